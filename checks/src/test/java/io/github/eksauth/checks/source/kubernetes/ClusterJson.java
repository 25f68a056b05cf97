package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.CertificateRequest;
import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.DaemonSet;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.FieldManager;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.RbacSubject;
import io.github.eksauth.checks.fact.ServiceAccount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Facts as the objects that an API server would answer them with. Around what a fact holds stands
/// what it must not hold: secrets, other writers, other volumes.
final class ClusterJson {
  static final String AGENT = "eks-pod-identity-agent";
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ClusterJson() {}

  static ObjectNode awsAuth(AwsAuthConfigMap map) {
    ObjectNode object = object("ConfigMap", "v1", "kube-system", "aws-auth", map.createdAt());
    texts(object, "data", map.data());
    ArrayNode fields = metadata(object).putArray("managedFields");
    for (FieldManager manager : map.managers()) {
      ObjectNode owned = managed(fields, manager.manager(), manager.operation(), manager.time());
      if (manager.keys().isEmpty()) {
        owned.putObject("f:metadata").putObject("f:labels");
      } else {
        ObjectNode data = owned.putObject("f:data");
        data.putObject(".");
        manager.keys().forEach(key -> data.putObject("f:" + key));
      }
    }
    return object;
  }

  static ObjectNode serviceAccount(ServiceAccount account) {
    ObjectNode object =
        object("ServiceAccount", "v1", account.namespace(), account.name(), account.createdAt());
    ObjectNode metadata = metadata(object);
    annotate(metadata, account.annotations());
    ArrayNode fields = metadata.putArray("managedFields");
    managed(
            fields,
            "kube-controller-manager",
            "Update",
            Optional.of(Instant.parse("2035-01-01T00:00:00Z")))
        .putObject("f:metadata")
        .putObject("f:annotations")
        .putObject("f:example.com/other");
    if (account.annotatedAt().isPresent() || !account.annotatedBy().isEmpty()) {
      annotated(managed(fields, "long-ago", "Update", Optional.of(Instant.EPOCH)));
      annotated(managed(fields, account.annotatedBy(), "Update", account.annotatedAt()));
    }
    return object;
  }

  private static void annotated(ObjectNode owned) {
    ObjectNode annotations = owned.putObject("f:metadata").putObject("f:annotations");
    annotations.putObject(".");
    annotations.putObject("f:eks.amazonaws.com/role-arn");
  }

  static ObjectNode coreDns(CoreDns coreDns) {
    ObjectNode object = object("Deployment", "apps/v1", "kube-system", "coredns", Optional.empty());
    ObjectNode spec = object.putObject("spec").put("replicas", coreDns.replicas());
    labels(spec.putObject("selector").putObject("matchLabels"), Map.of("k8s-app", "kube-dns"));
    ObjectNode template = spec.putObject("template").putObject("metadata");
    annotate(template, coreDns.templateAnnotations());
    object.putObject("status").put("readyReplicas", coreDns.readyReplicas());
    return object;
  }

  static ObjectNode pod(Pod pod) {
    ObjectNode object = object("Pod", "v1", pod.namespace(), pod.name(), pod.createdAt());
    ObjectNode metadata = metadata(object);
    texts(metadata, "labels", pod.labels());
    annotate(metadata, pod.annotations());
    if (!pod.ownerKind().isEmpty()) {
      ArrayNode owners = metadata.putArray("ownerReferences");
      owner(owners, "Backup", "nightly", false);
      owner(owners, pod.ownerKind(), "owner", true);
    }
    ObjectNode spec = object.putObject("spec");
    put(spec, "schedulerName", pod.schedulerName());
    put(spec, "nodeName", pod.nodeName());
    put(spec, "serviceAccountName", pod.serviceAccount());
    if (pod.hostNetwork()) {
      spec.put("hostNetwork", true);
    }
    ObjectNode security = spec.putObject("securityContext");
    pod.fsGroup().ifPresent(group -> security.put("fsGroup", group));
    Optional<Long> everyone = commonUser(pod.containers());
    everyone.ifPresent(user -> security.put("runAsUser", user));
    ArrayNode containers = spec.putArray("containers");
    for (PodContainer container : pod.containers()) {
      container(containers.addObject(), container, everyone.isPresent());
    }
    if (pod.privileged()) {
      ObjectNode init = spec.putArray("initContainers").addObject().put("name", "sysctl");
      init.putObject("securityContext").put("privileged", true);
    }
    volumes(spec.putArray("volumes"), pod.tokenAudiences());
    put(object.putObject("status"), "phase", pod.phase());
    return object;
  }

  /// The user that all containers run as, when it is one: it stands at the pod then.
  private static Optional<Long> commonUser(List<PodContainer> containers) {
    List<Optional<Long>> users =
        containers.stream().map(PodContainer::runAsUser).distinct().toList();
    return users.size() == 1 ? users.getFirst() : Optional.empty();
  }

  private static void container(ObjectNode out, PodContainer container, boolean userAtPod) {
    out.put("name", container.name()).put("image", "registry.example.com/" + "app:1");
    if (!container.env().isEmpty()) {
      ArrayNode env = out.putArray("env");
      container
          .env()
          .forEach((name, value) ->
              env.addObject()
                  .put("name", name)
                  .put("value", name.equals("AWS_ACCESS_KEY_ID") ? "AKIASECRETSECRETSEC" : value));
      env.addObject().put("name", "AWS_SECRET_ACCESS_KEY").put("value", "secret-1");
      env.addObject().put("name", "AWS_SESSION_TOKEN").put("value", "secret-2");
      env.addObject().put("name", "DATABASE_PASSWORD").put("value", "secret-3");
    }
    if (!userAtPod) {
      container
          .runAsUser()
          .ifPresent(user -> out.putObject("securityContext").put("runAsUser", user));
    }
  }

  private static void volumes(ArrayNode volumes, List<String> audiences) {
    volumes
        .addObject()
        .put("name", "kube-api-access-x7k2p")
        .putObject("projected")
        .putArray("sources")
        .addObject()
        .putObject("serviceAccountToken")
        .put("expirationSeconds", 3607)
        .put("path", "token");
    volumes.addObject().put("name", "scratch").putObject("emptyDir");
    for (String audience : audiences) {
      volumes
          .addObject()
          .put("name", "aws-iam-token-" + volumes.size())
          .putObject("projected")
          .putArray("sources")
          .addObject()
          .putObject("serviceAccountToken")
          .put("audience", audience)
          .put("expirationSeconds", 86400)
          .put("path", "token");
    }
  }

  static ObjectNode agent(DaemonSet daemonSet) {
    ObjectNode object =
        object("DaemonSet", "apps/v1", daemonSet.namespace(), daemonSet.name(), Optional.empty());
    labels(
        object.putObject("spec").putObject("selector").putObject("matchLabels"),
        Map.of("app.kubernetes.io/name", AGENT));
    object
        .putObject("status")
        .put("desiredNumberScheduled", daemonSet.desired())
        .put("numberReady", daemonSet.ready());
    return object;
  }

  /// The pods of the agent, and two more that do not count: one that is not ready, one of somebody
  /// else with the same label.
  static List<ObjectNode> agentPods(DaemonSet daemonSet) {
    var pods = new ArrayList<ObjectNode>();
    for (String node : daemonSet.readyOn()) {
      pods.add(agentPod(AGENT + "-" + pods.size(), daemonSet.name(), node, "True"));
    }
    pods.add(agentPod(AGENT + "-starting", daemonSet.name(), "node-starting", "False"));
    pods.add(agentPod("copycat", "copycat", "node-copycat", "True"));
    return pods;
  }

  private static ObjectNode agentPod(String name, String owner, String node, String ready) {
    ObjectNode object = object("Pod", "v1", "kube-system", name, Optional.empty());
    ObjectNode metadata = metadata(object);
    texts(metadata, "labels", Map.of("app.kubernetes.io/name", AGENT));
    owner(metadata.putArray("ownerReferences"), "DaemonSet", owner, true);
    object.putObject("spec").put("nodeName", node).put("serviceAccountName", "default");
    ArrayNode conditions = object.putObject("status").putArray("conditions");
    conditions.addObject().put("type", "PodScheduled").put("status", "True");
    conditions.addObject().put("type", "Ready").put("status", ready);
    return object;
  }

  static ObjectNode event(FargateEvent event, int number) {
    ObjectNode object =
        object(
            "Event",
            "v1",
            event.namespace(),
            event.pod() + "." + Integer.toHexString(0x17a0 + number),
            Optional.empty());
    object
        .put("type", "Warning")
        .put("reason", "FailedScheduling")
        .put("message", event.message())
        .put("reportingComponent", number % 2 == 0 ? "" : FargateComplaints.SCHEDULER);
    object.putObject("source").put("component", number % 2 == 0 ? FargateComplaints.SCHEDULER : "");
    involved(object, "Pod", event.namespace(), event.pod());
    // by turns as the older and the newer API count
    event
        .lastSeen()
        .ifPresent(seen -> {
          if (number % 2 == 0) {
            object.put("lastTimestamp", seen.toString());
          } else {
            object.put("eventTime", seen.minusSeconds(90).toString());
            object.putObject("series").put("count", 4).put("lastObservedTime", seen.toString());
          }
        });
    return object;
  }

  /// Events that are no complaints of the Fargate scheduler about a pod.
  static List<ObjectNode> otherEvents() {
    ObjectNode assigned =
        event(
            new FargateEvent(
                "apps", "web-1", "", "Successfully assigned apps/web-1", Optional.empty()),
            0);
    assigned.put("type", "Normal").put("reason", "Scheduled");
    ObjectNode kubelet =
        event(new FargateEvent("apps", "web-2", "", "Readiness probe failed", Optional.empty()), 2);
    kubelet.putObject("source").put("component", "kubelet");
    ObjectNode profile =
        event(new FargateEvent("apps", "web-3", "", "not about a pod", Optional.empty()), 4);
    involved(profile, "Namespace", "", "apps");
    return List.of(assigned, kubelet, profile);
  }

  private static void involved(ObjectNode event, String kind, String namespace, String name) {
    ObjectNode involved = event.putObject("involvedObject").put("kind", kind).put("name", name);
    put(involved, "namespace", namespace);
  }

  static ObjectNode node(Node node) {
    ObjectNode object = object("Node", "v1", "", node.name(), node.createdAt());
    texts(metadata(object), "labels", node.labels());
    ObjectNode spec = object.putObject("spec");
    put(spec, "providerID", node.providerId());
    ArrayNode taints = spec.putArray("taints");
    node.taints().forEach(taint -> taint(taints.addObject(), taint));
    ArrayNode conditions = object.putObject("status").putArray("conditions");
    conditions.addObject().put("type", "MemoryPressure").put("status", "False");
    ObjectNode ready =
        conditions.addObject().put("type", "Ready").put("status", node.ready() ? "True" : "False");
    if (node.ready()) {
      ready.put("reason", "KubeletReady").put("message", "kubelet is posting ready status");
    } else {
      int colon = node.notReadyBecause().indexOf(": ");
      put(ready, "reason", colon < 0 ? "" : node.notReadyBecause().substring(0, colon));
      put(ready, "message", node.notReadyBecause().substring(colon < 0 ? 0 : colon + 2));
    }
    return object;
  }

  private static void taint(ObjectNode out, String taint) {
    int colon = taint.lastIndexOf(':');
    int equals = taint.indexOf('=');
    out.put("key", taint.substring(0, equals < 0 ? colon : equals));
    if (equals >= 0) {
      out.put("value", taint.substring(equals + 1, colon));
    }
    out.put("effect", taint.substring(colon + 1));
  }

  static ObjectNode certificateRequest(CertificateRequest request) {
    ObjectNode object =
        object(
            "CertificateSigningRequest",
            "certificates.k8s.io/v1",
            "",
            request.name(),
            request.createdAt());
    ObjectNode spec = object.putObject("spec").put("request", "LS0t");
    spec.putArray("usages").add("server auth");
    put(spec, "signerName", request.signer());
    put(spec, "username", request.requestor());
    ObjectNode status = object.putObject("status");
    if (request.approved()) {
      condition(status, "Approved");
    }
    if (request.denied()) {
      condition(status, "Denied");
    }
    return object;
  }

  private static void condition(ObjectNode status, String type) {
    status.withArray("conditions").addObject().put("type", type).put("status", "True");
  }

  static ObjectNode binding(RbacBinding binding) {
    boolean wide = binding.namespace().isEmpty();
    ObjectNode object =
        object(
            wide ? "ClusterRoleBinding" : "RoleBinding",
            "rbac.authorization.k8s.io/v1",
            binding.namespace(),
            binding.name(),
            Optional.empty());
    object
        .putObject("roleRef")
        .put("apiGroup", "rbac.authorization.k8s.io")
        .put("kind", binding.roleKind())
        .put("name", binding.roleName());
    if (!binding.subjects().isEmpty()) {
      ArrayNode subjects = object.putArray("subjects");
      for (RbacSubject subject : binding.subjects()) {
        ObjectNode out =
            subjects.addObject().put("kind", subject.kind()).put("name", subject.name());
        put(out, "namespace", subject.namespace());
      }
    }
    return object;
  }

  static ObjectNode role(String kind, String namespace, String name, List<RbacRule> rules) {
    ObjectNode object =
        object(kind, "rbac.authorization.k8s.io/v1", namespace, name, Optional.empty());
    if (rules.isEmpty()) {
      // as Go writes a list that nobody made
      object.putNull("rules");
      return object;
    }
    ArrayNode out = object.putArray("rules");
    for (RbacRule rule : rules) {
      ObjectNode one = out.addObject();
      texts(one, "verbs", rule.verbs());
      texts(one, "apiGroups", rule.apiGroups());
      texts(one, "resources", rule.resources());
      texts(one, "resourceNames", rule.resourceNames());
      texts(one, "nonResourceURLs", rule.nonResourceUrls());
    }
    return object;
  }

  static ObjectNode nodeClass(String kind, String apiVersion, NodeClass nodeClass) {
    ObjectNode object = object(kind, apiVersion, "", nodeClass.name(), Optional.empty());
    ObjectNode spec = object.putObject("spec").put("amiFamily", "AL2023");
    put(spec, "role", nodeClass.role());
    put(spec, "instanceProfile", nodeClass.instanceProfile());
    return object;
  }

  static ObjectNode object(
      String kind, String apiVersion, String namespace, String name, Optional<Instant> createdAt) {
    ObjectNode object = JSON.objectNode().put("kind", kind).put("apiVersion", apiVersion);
    ObjectNode metadata = object.putObject("metadata").put("name", name);
    put(metadata, "namespace", namespace);
    metadata.put("uid", "6f1c3a52-0d7e-4e0b-9a55-3f6d7a1b2c3d").put("resourceVersion", "184467");
    createdAt.ifPresent(time -> metadata.put("creationTimestamp", time.toString()));
    return object;
  }

  private static ObjectNode metadata(ObjectNode object) {
    return (ObjectNode) object.get("metadata");
  }

  private static ObjectNode managed(
      ArrayNode fields, String manager, String operation, Optional<Instant> time) {
    ObjectNode entry =
        fields
            .addObject()
            .put("manager", manager)
            .put("operation", operation)
            .put("apiVersion", "v1");
    time.ifPresent(it -> entry.put("time", it.toString()));
    return entry.put("fieldsType", "FieldsV1").putObject("fieldsV1");
  }

  private static void owner(ArrayNode owners, String kind, String name, boolean controller) {
    ObjectNode owner =
        owners
            .addObject()
            .put("apiVersion", "apps/v1")
            .put("kind", kind)
            .put("name", name)
            .put("uid", "0d7e6f1c-3a52-4e0b-9a55-3f6d7a1b2c3d");
    if (controller) {
      owner.put("controller", true);
    }
  }

  /// The annotations of a fact, and the copy that `kubectl apply` leaves, which can hold anything.
  private static void annotate(ObjectNode metadata, Map<String, String> annotations) {
    ObjectNode out = metadata.putObject("annotations");
    annotations.forEach(out::put);
    out.put(
        "kubectl.kubernetes.io/last-applied-configuration",
        "{\"env\":[{\"name\":\"AWS_SECRET_ACCESS_KEY\",\"value\":\"secret-4\"}]}");
  }

  private static void labels(ObjectNode out, Map<String, String> labels) {
    labels.forEach(out::put);
  }

  /// What is empty is left out, as Kubernetes does.
  private static void put(ObjectNode object, String name, String text) {
    if (!text.isEmpty()) {
      object.put(name, text);
    }
  }

  private static void texts(ObjectNode object, String name, Map<String, String> texts) {
    if (!texts.isEmpty()) {
      labels(object.putObject(name), texts);
    }
  }

  private static void texts(ObjectNode object, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      texts.forEach(object.putArray(name)::add);
    }
  }
}
