package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.CLUSTER;
import static io.github.eksauth.checks.TestCluster.FRIDAY;
import static io.github.eksauth.checks.TestCluster.MONDAY;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.ServiceAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodChecksTest {
  private static final String WEB = "pod-has-web-identity";
  private static final String ANNOTATION = "pod-newer-than-annotation";
  private static final String ASSOCIATED = "pod-newer-than-association";
  private static final String TOKEN = "pod-may-read-token";

  private static PodContainer container(String name, Map<String, String> env, Long... user) {
    return new PodContainer(name, env, List.of(user).stream().findFirst());
  }

  private static TestCluster containers(PodContainer... containers) {
    return pod(irsa(), podOf(FRIDAY, Optional.empty(), containers));
  }

  @Test
  void the_variables_are_in_the_pod_or_they_are_not() {
    healthy(irsa().judge(WEB, CART_POD), "shop/cart-1", CART_ROLE);
    healthy(irsa().judge(WEB, CART), "shop/cart-1");
    broken(podIdentity().judge(WEB, CART_POD), "no container of pod shop/cart-1");
    broken(
        containers(container("app", Map.of("AWS_ROLE_ARN", CART_ROLE))).judge(WEB, CART_POD),
        "no container");
  }

  @Test
  void variables_in_some_containers_leave_doubt() {
    unsure(
        containers(container("app", WEB_IDENTITY), container("proxy", Map.of()))
            .judge(WEB, CART_POD),
        "containers proxy lack");
    unsure(containers().judge(WEB, CART_POD), "containers of pod");
  }

  @Test
  void a_pod_that_is_not_seen_leaves_doubt() {
    for (String check : List.of(WEB, ANNOTATION, ASSOCIATED, TOKEN)) {
      lacks(irsa().denied(POD).judge(check, CART_POD), "get pods");
      lacks(irsa().denied(PODS).judge(check, CART), "list pods");
      notApplicable(irsa().known(PODS, List.of()).judge(check, CART), "no pod runs");
    }
  }

  @Test
  void pods_that_have_ended_are_left_aside() {
    Pod running = podOf(FRIDAY, Optional.empty(), container("app", WEB_IDENTITY));
    Pod ended =
        new Pod(
            "shop",
            "cart-0",
            Map.of(),
            Map.of(),
            "default-scheduler",
            Optional.of(MONDAY),
            "Succeeded",
            "Job",
            NODE,
            "cart",
            false,
            false,
            Optional.empty(),
            List.of(container("app", Map.of())),
            List.of());
    healthy(irsa().known(PODS, List.of(ended, running)).judge(WEB, CART), "cart-1");
  }

  @Test
  void a_pod_without_the_role_is_measured_against_the_annotation() {
    healthy(pod(irsa(), FRIDAY, Map.of()).judge(ANNOTATION, CART_POD), "newer");
    broken(
        pod(irsa(), MONDAY.minusSeconds(60), Map.of()).judge(ANNOTATION, CART_POD),
        "older",
        "annotation of service account shop/cart");
    unsure(pod(irsa(), MONDAY, Map.of()).judge(ANNOTATION, CART_POD), "same second");
  }

  @Test
  void a_pod_that_carries_the_role_is_no_older_than_the_annotation() {
    healthy(
        pod(irsa(), MONDAY.minusSeconds(60), WEB_IDENTITY).judge(ANNOTATION, CART_POD),
        "carries the role");
    broken(
        pod(
                irsa(),
                MONDAY.minusSeconds(60),
                Map.of(
                    "AWS_ROLE_ARN",
                    "arn:aws:iam::111122223333:role/before",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                    "/token"))
            .judge(ANNOTATION, CART_POD),
        "older");
  }

  @Test
  void an_annotation_of_unknown_age_or_none_is_not_measured_against() {
    unsure(
        pod(irsa(), MONDAY, Map.of())
            .known(
                ACCOUNT,
                new ServiceAccount(
                    "shop",
                    "cart",
                    Map.of(Workload.ROLE_ARN, CART_ROLE),
                    Optional.of(MONDAY),
                    Optional.empty(),
                    ""))
            .judge(ANNOTATION, CART_POD),
        "not known");
    notApplicable(podIdentity().judge(ANNOTATION, CART_POD), "no annotation");
    lacks(irsa().denied(ACCOUNT).judge(ANNOTATION, CART_POD), "get serviceaccounts");
  }

  @Test
  void a_pod_is_measured_against_its_association() {
    healthy(podIdentity().judge(ASSOCIATED, CART_POD), "newer", "a-1");
    broken(
        pod(podIdentity(), MONDAY.minusSeconds(60), Map.of()).judge(ASSOCIATED, CART_POD),
        "older",
        "a-1");
    notApplicable(irsa().judge(ASSOCIATED, CART_POD), "no Pod Identity association");
  }

  @Test
  void a_pod_with_the_variables_of_an_earlier_association_goes_on() {
    notApplicable(
        pod(podIdentity(), MONDAY.minusSeconds(60), POD_IDENTITY).judge(ASSOCIATED, CART_POD),
        "an earlier one");
    broken(
        pod(
                podIdentity(),
                MONDAY.minusSeconds(60),
                Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/role"))
            .judge(ASSOCIATED, CART_POD));
  }

  @Test
  void an_association_that_is_not_seen_or_of_unknown_age_leaves_doubt() {
    lacks(
        podIdentity().denied(ASSOCIATIONS).judge(ASSOCIATED, CART_POD),
        "eks:ListPodIdentityAssociations");
    lacks(
        podIdentity().denied(ASSOCIATION).judge(ASSOCIATED, CART_POD),
        "eks:DescribePodIdentityAssociation");
    unsure(
        podIdentity()
            .known(
                ASSOCIATION,
                new PodIdentityAssociation(
                    "a-1", "shop", "cart", CART_ROLE, "", "", Optional.empty(), Optional.empty()))
            .judge(ASSOCIATED, CART_POD),
        "not known");
  }

  private static TestCluster version(TestCluster cluster, String version) {
    return cluster.known(
        new FactKey.Cluster(),
        new ClusterInfo(
            "payments",
            CLUSTER,
            version,
            "",
            "ACTIVE",
            AuthenticationMode.CONFIG_MAP,
            "",
            "https://" + ISSUER,
            Optional.of(MONDAY),
            "",
            true,
            false,
            List.of(),
            List.of(),
            false,
            "",
            "",
            List.of(),
            "",
            List.of()));
  }

  @Test
  void since_kubernetes_1_19_the_containers_may_read_their_token() {
    healthy(irsa().judge(TOKEN, CART_POD), "1.33");
    healthy(
        version(containers(container("app", WEB_IDENTITY, 1000L)), "1.19").judge(TOKEN, CART_POD));
  }

  @Test
  void before_only_root_may_unless_there_is_a_group() {
    broken(
        version(
                containers(container("app", WEB_IDENTITY, 1000L), container("side", Map.of(), 0L)),
                "1.18")
            .judge(TOKEN, CART_POD),
        "app run as another user");
    healthy(
        version(containers(container("app", WEB_IDENTITY, 0L)), "1.18").judge(TOKEN, CART_POD),
        "root");
    healthy(
        version(
                pod(
                    irsa(),
                    podOf(FRIDAY, Optional.of(65534L), container("app", WEB_IDENTITY, 1000L))),
                "1.18")
            .judge(TOKEN, CART_POD),
        "fsGroup 65534");
  }

  @Test
  void an_unknown_user_or_version_leaves_doubt() {
    unsure(
        version(containers(container("app", WEB_IDENTITY)), "1.18").judge(TOKEN, CART_POD),
        "which user");
    unsure(version(irsa(), "").judge(TOKEN, CART_POD), "not understood");
    lacks(irsa().denied(new FactKey.Cluster()).judge(TOKEN, CART_POD), "eks:DescribeCluster");
  }

  @Test
  void a_pod_without_a_token_has_none_to_read() {
    notApplicable(podIdentity().judge(TOKEN, CART_POD), "AWS_WEB_IDENTITY_TOKEN_FILE");
  }
}
