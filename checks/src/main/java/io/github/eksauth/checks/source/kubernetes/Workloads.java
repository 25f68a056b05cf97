package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.ServiceAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Makes facts of the objects that run things: pods, their service accounts, and what EKS runs.
final class Workloads {
  private static final String ROLE_ARN = "eks.amazonaws.com/role-arn";

  /// A copy of what somebody applied, with whatever secrets were in it.
  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  private static final String ACCESS_KEY_ID = "AWS_ACCESS_KEY_ID";

  private Workloads() {}

  static AwsAuthConfigMap awsAuth(Json configMap) {
    return new AwsAuthConfigMap(
        configMap.at("data").textFields(),
        configMap.at("metadata").at("creationTimestamp").time(),
        ManagedFields.of(configMap, "data"));
  }

  static ServiceAccount serviceAccount(Json account) {
    Json metadata = account.at("metadata");
    Optional<ManagedFields.Writer> writer = ManagedFields.ofAnnotation(account, ROLE_ARN);
    return new ServiceAccount(
        metadata.at("namespace").needed(),
        metadata.at("name").needed(),
        annotations(metadata),
        metadata.at("creationTimestamp").time(),
        writer.flatMap(ManagedFields.Writer::time),
        writer.map(ManagedFields.Writer::name).orElse(""));
  }

  static CoreDns coreDns(Json deployment) {
    Json spec = deployment.at("spec");
    return new CoreDns(
        annotations(spec.at("template").at("metadata")),
        spec.at("replicas").count(),
        deployment.at("status").at("readyReplicas").count());
  }

  static Pod pod(Json pod) {
    Json metadata = pod.at("metadata");
    Json spec = pod.at("spec");
    Json security = spec.at("securityContext");
    List<Json> containers = spec.at("containers").items();
    return new Pod(
        metadata.at("namespace").needed(),
        metadata.at("name").needed(),
        metadata.at("labels").textFields(),
        annotations(metadata),
        spec.at("schedulerName").text(),
        metadata.at("creationTimestamp").time(),
        pod.at("status").at("phase").text(),
        ownerKind(metadata),
        spec.at("nodeName").text(),
        spec.at("serviceAccountName").text(),
        spec.at("hostNetwork").flag(),
        Stream.of(containers, spec.at("initContainers").items())
            .flatMap(List::stream)
            .anyMatch(container -> container.at("securityContext").at("privileged").flag()),
        security.at("fsGroup").number(),
        containers.stream()
            .map(container -> container(container, security.at("runAsUser").number()))
            .toList(),
        tokenAudiences(spec));
  }

  private static Map<String, String> annotations(Json metadata) {
    var annotations = new HashMap<>(metadata.at("annotations").textFields());
    annotations.remove(LAST_APPLIED);
    return annotations;
  }

  /// The owner that looks after the object, of which there is one at most.
  private static String ownerKind(Json metadata) {
    return metadata.at("ownerReferences").items().stream()
        .filter(owner -> owner.at("controller").flag())
        .map(owner -> owner.at("kind").text())
        .findFirst()
        .orElse("");
  }

  private static PodContainer container(Json container, Optional<Long> podUser) {
    var env = new HashMap<String, String>();
    for (Json variable : container.at("env").items()) {
      String name = variable.at("name").needed();
      if (name.equals(ACCESS_KEY_ID)) {
        // that there is a key decides a lot, which key does not
        env.put(name, "***");
      } else if (name.startsWith("AWS_") && !secret(name)) {
        env.put(name, variable.at("value").text());
      }
    }
    return new PodContainer(
        container.at("name").needed(),
        env,
        container.at("securityContext").at("runAsUser").number().or(() -> podUser));
  }

  /// Errs on the side of silence: `AWS_SESSION_TOKEN`, `AWS_BEARER_TOKEN_BEDROCK`; but where a
  /// token lies is no secret.
  static boolean secret(String name) {
    return !name.endsWith("_FILE")
        && Stream.of("SECRET", "TOKEN", "PASSWORD", "PASSPHRASE", "KEY").anyMatch(name::contains);
  }

  /// A token without an audience is one for the API server.
  private static List<String> tokenAudiences(Json spec) {
    var audiences = new ArrayList<String>();
    for (Json volume : spec.at("volumes").items()) {
      for (Json source : volume.at("projected").at("sources").items()) {
        String audience = source.at("serviceAccountToken").at("audience").text();
        if (!audience.isEmpty()) {
          audiences.add(audience);
        }
      }
    }
    return audiences;
  }
}
