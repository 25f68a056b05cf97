package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  /// A question about everything, so that no check can say that it does not concern it.
  private static final Focus EVERYTHING =
      Focus.none()
          .withProfile("apps")
          .withPod("apps", "web-1")
          .withCaller("arn:aws:sts::111122223333:assumed-role/platform-admin/jane")
          .with(Focus.Subject.NODE_GROUP, "workers")
          .with(Focus.Subject.INSTANCE, "i-0123456789abcdef0")
          .with(Focus.Subject.PRINCIPAL, TestCluster.ADMIN_ROLE)
          .with(Focus.Subject.TARGET_ROLE, "arn:aws:iam::111122223333:role/deploy")
          .with(Focus.Subject.ACTION, "sts:AssumeRole")
          .with(Focus.Subject.VERB, "list")
          .with(Focus.Subject.RESOURCE, "pods")
          .with(
              Focus.Subject.ACCESS_POLICY,
              "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy");

  static Stream<Check> checks() {
    return Catalogue.checks().stream();
  }

  @Test
  void it_holds_every_check_once_and_in_the_order_of_a_report() {
    assertThat(Catalogue.checks())
        .extracting(Check::id)
        .containsExactly(
            "cluster-active",
            "fargate-profile-active",
            "fargate-profile-healthy",
            "fargate-profiles-not-busy",
            "pod-execution-role-exists",
            "pod-execution-role-trusted",
            "pod-execution-role-source-arn",
            "pod-execution-role-policy",
            "pod-execution-role-dedicated",
            "pod-execution-role-entry",
            "pod-execution-role-entry-type",
            "pod-execution-role-entry-current",
            "pod-execution-role-in-aws-auth",
            "pod-execution-role-aws-auth-username",
            "pod-execution-role-aws-auth-groups",
            "pod-execution-role-aws-auth-path",
            "fargate-pods-admitted",
            "fargate-subnets-private",
            "fargate-selectors-match-pod",
            "fargate-pod-supported",
            "aws-auth-exists",
            "aws-auth-parses",
            "aws-auth-arns-have-no-path",
            "aws-auth-no-duplicates",
            "aws-auth-groups-are-lists",
            "aws-auth-arns-are-roles",
            "aws-auth-keeps-roles-in-use",
            "node-roles-recognised",
            "access-entries-current",
            "admin-path-exists",
            "coredns-compute-type",
            "coredns-profile-match",
            "own-access-recognised",
            "auth-mode-allows-entries",
            "aws-auth-still-used",
            "caller-exists",
            "caller-mapped",
            "caller-entry-current",
            "caller-aws-auth-path",
            "caller-has-groups",
            "platform-supports-entries",
            "cluster-endpoint-public",
            "cluster-healthy",
            "cluster-role-exists",
            "cluster-role-may-describe-instances",
            "caller-entry-has-rights",
            "caller-rights-cover-request",
            "caller-groups-bound",
            "caller-not-shadowed",
            "caller-may-act",
            "caller-has-console-rights",
            "named-principal-exists",
            "named-principal-arn-true",
            "named-principal-entry",
            "named-principal-entry-current",
            "named-principal-entry-type",
            "named-principal-not-a-node-role",
            "entry-made-by-hand",
            "access-policy-exists",
            "aws-auth-single-writer",
            "target-role-exists",
            "target-role-trusts-caller",
            "kms-key-admits-caller",
            "kms-key-usable",
            "node-groups-healthy",
            "node-user-data-fits-ami",
            "node-role-exists",
            "node-role-trusted",
            "node-role-policies",
            "node-role-entry-type",
            "node-role-entry-current",
            "node-subnets-have-a-way-out",
            "subnets-reach-sts",
            "imds-reachable-from-pods",
            "nodes-ready",
            "node-username-matches",
            "node-csrs-approved",
            "node-manager-bound",
            "instance-role-mapped",
            "karpenter-node-role-recognised",
            "karpenter-node-entry-type",
            "karpenter-node-entry-current",
            "karpenter-controller-may-pass-role",
            "spot-service-linked-role-exists",
            "automode-node-entry-type",
            "automode-node-entry-policy",
            "node-role-may-assume-for-pod-identity",
            "service-account-annotated",
            "service-account-role-arn-valid",
            "service-account-audience",
            "irsa-or-pod-identity",
            "oidc-provider-exists",
            "oidc-provider-audience",
            "oidc-provider-host",
            "oidc-provider-thumbprint",
            "workload-role-exists",
            "workload-role-allows-action",
            "workload-role-trusts-issuer",
            "workload-role-subject-matches",
            "workload-role-audience-matches",
            "pod-has-web-identity",
            "pod-newer-than-annotation",
            "pod-newer-than-association",
            "pod-may-read-token",
            "pod-identity-association-exists",
            "pod-identity-association-unmanaged",
            "pod-identity-compute-supported",
            "pod-identity-role-exists",
            "pod-identity-role-trusted",
            "pod-identity-role-conditions",
            "pod-identity-agent-ready");
  }

  @Test
  void checks_about_one_question_run_only_when_asked_for() {
    assertThat(Catalogue.checks().stream().filter(check -> !check.sweep()))
        .extracting(Check::id)
        .containsExactly(
            "auth-mode-allows-entries",
            "aws-auth-still-used",
            "caller-exists",
            "caller-mapped",
            "caller-entry-current",
            "caller-aws-auth-path",
            "caller-has-groups",
            "platform-supports-entries",
            "cluster-endpoint-public",
            "cluster-role-exists",
            "cluster-role-may-describe-instances",
            "caller-entry-has-rights",
            "caller-rights-cover-request",
            "caller-groups-bound",
            "caller-not-shadowed",
            "caller-may-act",
            "caller-has-console-rights",
            "named-principal-exists",
            "named-principal-arn-true",
            "named-principal-entry",
            "named-principal-entry-current",
            "named-principal-entry-type",
            "named-principal-not-a-node-role",
            "entry-made-by-hand",
            "access-policy-exists",
            "aws-auth-single-writer",
            "target-role-exists",
            "target-role-trusts-caller",
            "kms-key-admits-caller",
            "kms-key-usable",
            "node-user-data-fits-ami",
            "subnets-reach-sts",
            "imds-reachable-from-pods",
            "nodes-ready",
            "node-username-matches",
            "node-csrs-approved",
            "node-manager-bound",
            "instance-role-mapped",
            "karpenter-controller-may-pass-role",
            "spot-service-linked-role-exists",
            "node-role-may-assume-for-pod-identity",
            "service-account-annotated",
            "service-account-role-arn-valid",
            "service-account-audience",
            "irsa-or-pod-identity",
            "oidc-provider-exists",
            "oidc-provider-audience",
            "oidc-provider-host",
            "oidc-provider-thumbprint",
            "workload-role-exists",
            "workload-role-allows-action",
            "workload-role-trusts-issuer",
            "workload-role-subject-matches",
            "workload-role-audience-matches",
            "pod-has-web-identity",
            "pod-newer-than-annotation",
            "pod-newer-than-association",
            "pod-may-read-token",
            "pod-identity-association-exists",
            "pod-identity-association-unmanaged",
            "pod-identity-compute-supported");
  }

  @ParameterizedTest
  @EnumSource
  void a_healthy_cluster_has_nothing_broken_and_nothing_unclear(AuthenticationMode mode) {
    Facts facts = TestCluster.healthy(mode).facts();

    for (Check check : Catalogue.sweep()) {
      assertThat(check.judge(facts, Focus.none()))
          .as(check.id())
          .isNotInstanceOf(Verdict.Broken.class)
          .isNotInstanceOf(Verdict.Unsure.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatever_one_read_of_a_healthy_cluster_is_denied_nothing_is_called_broken(
      AuthenticationMode mode) {
    for (FactKey<?> key : TestCluster.healthy(mode).snapshot().facts().keySet()) {
      Facts facts = TestCluster.healthy(mode).denied(key).facts();
      for (Check check : Catalogue.checks()) {
        assertThat(check.judge(facts, Focus.none().withCaller(TestCluster.ADMIN_ROLE)))
            .as("%s without %s", check.id(), key.id())
            .satisfiesAnyOf(
                verdict -> assertThat(verdict).isNotInstanceOf(Verdict.Broken.class),
                verdict ->
                    assertThat(check.id()).isIn("auth-mode-allows-entries", "aws-auth-still-used"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("checks")
  void a_check_that_may_see_nothing_is_unsure_and_names_the_missing_permission(Check check) {
    var blind =
        new FactSource() {
          @Override
          public <T> Fact<T> read(FactKey<T> key) {
            return Fact.unseen("AccessDenied", key.permissions());
          }
        };

    Verdict verdict = check.judge(new Facts(blind), EVERYTHING);

    assertThat(verdict).isInstanceOf(Verdict.Unsure.class);
    assertThat(((Verdict.Unsure) verdict).missing()).isNotEmpty();
    assertThat(verdict.because().en()).contains("missing permission");
    assertThat(verdict.because().zh()).contains("缺少权限");
  }

  @ParameterizedTest
  @MethodSource("checks")
  void a_check_that_cannot_see_kubernetes_still_judges_what_aws_tells(Check check) {
    TestCluster cluster = TestCluster.healthy(AuthenticationMode.API_AND_CONFIG_MAP);
    List.of(
            new FactKey.AwsAuth(),
            new FactKey.FargateEvents(),
            new FactKey.CoreDnsDeployment(),
            new FactKey.PodOf("apps", "web-1"))
        .forEach(cluster::denied);

    assertThat(cluster.judge(check.id(), EVERYTHING)).isNotInstanceOf(Verdict.Broken.class);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void a_check_states_something_in_both_languages(Check check) {
    assertThat(check.title().en()).isNotBlank();
    assertThat(check.title().zh()).matches(".*\\p{IsHan}.*");
  }

  @ParameterizedTest
  @EnumSource
  void an_observation_answers_with_one_of_its_words(AuthenticationMode mode) {
    TestCluster cluster = TestCluster.healthy(mode);

    for (Observation observation : Catalogue.observations()) {
      assertThat(cluster.observe(observation.id(), EVERYTHING))
          .as(observation.id())
          .isInstanceOfSatisfying(
              Fact.Known.class,
              known -> assertThat(observation.values()).contains((String) known.value()));
    }
  }
}
