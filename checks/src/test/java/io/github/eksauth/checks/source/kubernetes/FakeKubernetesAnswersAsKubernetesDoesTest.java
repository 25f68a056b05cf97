package io.github.eksauth.checks.source.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.certificates.v1.CertificateSigningRequest;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.github.eksauth.checks.fact.*;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// The names and places of every field are those of the API: the client's model classes, made from
/// its specification, find nothing that they do not know.
class FakeKubernetesAnswersAsKubernetesDoesTest {
  private static final KubernetesSerialization MODEL = new KubernetesSerialization();
  private static final Instant FRIDAY = Instant.parse("2026-11-20T09:12:00Z");

  static Stream<Arguments> objects() {
    Pod pod =
        new Pod(
            "apps",
            "web",
            Map.of("a", "b"),
            Map.of("c", "d"),
            "fargate-scheduler",
            Optional.of(FRIDAY),
            "Pending",
            "ReplicaSet",
            "node",
            "web",
            true,
            true,
            Optional.of(65534L),
            List.of(
                new PodContainer("one", Map.of("AWS_REGION", "x"), Optional.of(1000L)),
                new PodContainer("two", Map.of(), Optional.empty())),
            List.of("sts.amazonaws.com"));
    var map =
        new AwsAuthConfigMap(
            Map.of("mapRoles", "[]"),
            Optional.of(FRIDAY),
            List.of(
                new FieldManager("Terraform", "Apply", Optional.of(FRIDAY), List.of("mapRoles"))));
    var account =
        new ServiceAccount("apps", "web", Map.of(), Optional.of(FRIDAY), Optional.of(FRIDAY), "me");
    var event = new FargateEvent("apps", "web", "", "blocked", Optional.of(FRIDAY));
    var agent = new DaemonSet("kube-system", ClusterJson.AGENT, 2, 1, List.of("node"));
    var node =
        new Node(
            "n", "i-1", false, "R: m", List.of("k=v:NoSchedule"), Map.of(), Optional.of(FRIDAY));
    var request = new CertificateRequest("csr", "signer", "me", true, true, Optional.of(FRIDAY));
    var binding =
        new RbacBinding("apps", "b", "Role", "r", List.of(new RbacSubject("User", "u", "")));
    var rule =
        new RbacRule(List.of("get"), List.of(""), List.of("pods"), List.of("one"), List.of("/x"));
    return Stream.of(
        Arguments.of(ConfigMap.class, ClusterJson.awsAuth(map)),
        Arguments.of(
            io.fabric8.kubernetes.api.model.ServiceAccount.class,
            ClusterJson.serviceAccount(account)),
        Arguments.of(io.fabric8.kubernetes.api.model.Pod.class, ClusterJson.pod(pod)),
        Arguments.of(
            io.fabric8.kubernetes.api.model.Pod.class, ClusterJson.agentPods(agent).getFirst()),
        Arguments.of(Event.class, ClusterJson.event(event, 0)),
        Arguments.of(Event.class, ClusterJson.event(event, 1)),
        Arguments.of(Deployment.class, ClusterJson.coreDns(new CoreDns(Map.of(), 2, 1))),
        Arguments.of(
            io.fabric8.kubernetes.api.model.apps.DaemonSet.class, ClusterJson.agent(agent)),
        Arguments.of(io.fabric8.kubernetes.api.model.Node.class, ClusterJson.node(node)),
        Arguments.of(CertificateSigningRequest.class, ClusterJson.certificateRequest(request)),
        Arguments.of(RoleBinding.class, ClusterJson.binding(binding)),
        Arguments.of(ClusterRole.class, ClusterJson.role("ClusterRole", "", "r", List.of(rule))));
  }

  @ParameterizedTest
  @MethodSource("objects")
  void every_field_is_one_of_the_api(Class<?> type, ObjectNode object) throws Exception {
    Object model = MODEL.unmarshal(object.toString(), type);

    var unknown = new ArrayList<String>();
    collectUnknown(type.getSimpleName(), model, unknown);
    assertThat(unknown).isEmpty();
  }

  /// Walks the getters: what a model does not know it keeps as additional properties.
  private static void collectUnknown(String place, Object model, List<String> unknown)
      throws Exception {
    if (model instanceof List<?> list) {
      for (Object item : list) {
        collectUnknown(place, item, unknown);
      }
    } else if (model != null
        && !(model instanceof FieldsV1)
        && model.getClass().getName().startsWith("io.fabric8.kubernetes.api.model.")) {
      for (Method getter : model.getClass().getMethods()) {
        boolean plain =
            getter.getName().startsWith("get")
                && getter.getParameterCount() == 0
                && !Modifier.isStatic(getter.getModifiers())
                && !getter.isAnnotationPresent(Deprecated.class);
        if (getter.getName().equals("getAdditionalProperties")) {
          ((Map<?, ?>) getter.invoke(model))
              .keySet()
              .forEach(name -> unknown.add(place + "." + name));
        } else if (plain) {
          collectUnknown(place + "." + getter.getName(), getter.invoke(model), unknown);
        }
      }
    }
  }

  @Test
  void a_token_of_eks_is_taken() {
    assertThat(FakeKubernetes.isEksToken(FakeKubernetes.eksToken("eu-west-1", "payments")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sts.eu-west-1.amazonaws.com/",
        "https://sts.amazonaws.com/",
        "https://sts.eu-west-1.example.com/",
        "https://sts.eu-west-1.amazonaws.com.example.com/"
      })
  void a_token_for_another_host_is_not(String base) {
    assertThat(FakeKubernetes.isEksToken(token(url().replace(url().split("\\?", 2)[0], base))))
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%3Bx-k8s-aws-id", "X-Amz-Expires", "GetCallerIdentity", "X-Amz-Date"})
  void a_token_without_this_is_not(String part) {
    assertThat(FakeKubernetes.isEksToken(token(url()))).isTrue();
    assertThat(FakeKubernetes.isEksToken(token(url().replace(part, "x")))).isFalse();
  }

  @Test
  void a_token_that_is_padded_or_has_no_prefix_is_not() {
    String token = token(url());

    assertThat(FakeKubernetes.isEksToken(token + "=")).isFalse();
    assertThat(FakeKubernetes.isEksToken(token.substring(1))).isFalse();
    assertThat(FakeKubernetes.isEksToken("k8s-aws-v1.!!")).isFalse();
  }

  private static String url() {
    String token = FakeKubernetes.eksToken("eu-west-1", "payments");
    return new String(
        Base64.getUrlDecoder().decode(token.substring("k8s-aws-v1.".length())), UTF_8);
  }

  private static String token(String url) {
    return "k8s-aws-v1."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8));
  }
}
