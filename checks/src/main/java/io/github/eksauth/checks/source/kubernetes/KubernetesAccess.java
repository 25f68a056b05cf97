package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.DaemonSet;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.RbacRule;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Read-only access to the API server of one cluster. Thread-safe.
///
/// Nothing is sent before the first read, and nothing but GETs ever. A failure of the outside world
/// is a [Fact.Unseen] whose reason says what to do about it; no reason holds a token.
public final class KubernetesAccess implements AutoCloseable, FactSource {
  private static final String KUBE_SYSTEM = "kube-system";
  private static final String AGENT = "eks-pod-identity-agent";
  private final ApiServer server;

  private KubernetesAccess(ApiServer server) {
    this.server = server;
  }

  /// Access as `DescribeCluster` tells the way.
  ///
  /// @param caBase64 the certificate authority of the cluster; nobody else is trusted
  /// @param token asked for before each request, so its giver should keep it for as long as it is
  ///   valid; when it is not known, every read is unseen for the same reason
  /// @param callTimeout for one request and its retries; a list takes several requests
  public static KubernetesAccess of(
      URI endpoint, String caBase64, Supplier<Fact<String>> token, Duration callTimeout) {
    return new KubernetesAccess(
        new ApiServer(
            new Login(
                endpoint,
                Tls.trusting(Tls.decode(caBase64)),
                () -> token.get().then(KubernetesAccess::notEmpty),
                "our IAM role or user needs an access entry in this cluster (type STANDARD), or a"
                    + " line in aws-auth where the cluster reads it"),
            callTimeout));
  }

  /// Without a token Kubernetes would answer as to anybody.
  private static Fact<String> notEmpty(String token) {
    return token.isBlank() ? Fact.unseen("our token is empty") : Fact.known(token);
  }

  /// Access for people who have a kubeconfig with a token or a client certificate in it. Nothing
  /// that it names is run.
  ///
  /// @param context the context to use; the current one when empty
  /// @return unseen when there is no such file or context, or when it wants us to do what we cannot
  public static Fact<KubernetesAccess> fromKubeconfig(
      Path file, Optional<String> context, Duration callTimeout) {
    return Kubeconfig.login(file, context)
        .map(login -> new KubernetesAccess(new ApiServer(login, callTimeout)));
  }

  /// How the API server answers to us at all: who we are to it, as far as it has said so, else
  /// `ok`. Unseen when it does not recognise us or cannot be reached.
  public Fact<String> reachable() {
    return server.reachable();
  }

  /// @throws IllegalArgumentException for a fact that Kubernetes does not answer
  @Override
  @SuppressWarnings("unchecked") // each case reads what its key is declared to hold
  public <T> Fact<T> read(FactKey<T> key) {
    if (!(key instanceof FactKey.FromKubernetes<T> ours)) {
      throw new IllegalArgumentException(key + " is not a fact that Kubernetes answers");
    }
    return (Fact<T>) readOurs(ours);
  }

  private Fact<?> readOurs(FactKey.FromKubernetes<?> key) {
    FactKind kind = key.kind();
    return switch (key) {
      case FactKey.AwsAuth() -> one(kind, "ConfigMap", KUBE_SYSTEM, "aws-auth", Workloads::awsAuth);
      case FactKey.PodOf(String namespace, String name) ->
          one(kind, "Pod", namespace, name, Workloads::pod);
      case FactKey.PodsOf(String namespace, String account) -> podsOf(kind, namespace, account);
      case FactKey.FargateEvents() ->
          server
              .list(
                  Call.list(kind, "Event", "", Call.field("source", FargateComplaints.SCHEDULER)),
                  FargateComplaints::of)
              .map(FargateComplaints::inOrder);
      case FactKey.CoreDnsDeployment() ->
          one(kind, "Deployment", KUBE_SYSTEM, "coredns", Workloads::coreDns);
      case FactKey.ServiceAccountOf(String namespace, String name) ->
          one(kind, "ServiceAccount", namespace, name, Workloads::serviceAccount);
      case FactKey.PodIdentityAgent() -> podIdentityAgent(kind);
      case FactKey.Nodes() -> all(Call.list(kind, "Node", "", ""), Machines::node);
      case FactKey.CertificateRequests() ->
          all(Call.list(kind, "CertificateSigningRequest", "", ""), Machines::certificateRequest);
      case FactKey.ClusterRoleBindings() ->
          all(Call.list(kind, "ClusterRoleBinding", "", ""), AccessRules::binding);
      case FactKey.RoleBindings() ->
          all(Call.list(kind, "RoleBinding", "", ""), AccessRules::binding);
      case FactKey.ClusterRoleOf(String name) -> clusterRole(kind, name);
      case FactKey.RoleIn(String namespace, String name) ->
          one(kind, "Role", namespace, name, AccessRules::rules);
      case FactKey.KarpenterNodeClasses() ->
          nodeClasses(kind, "EC2NodeClass", List.of("v1", "v1beta1"));
      case FactKey.AutoModeNodeClasses() -> nodeClasses(kind, "NodeClass", List.of("v1"));
    };
  }

  /// One object of a namespace; what Kubernetes would let nobody create is absent without asking.
  private <T> Fact<T> one(
      FactKind fact, String kind, String namespace, String name, Function<Json, T> maker) {
    return Call.possible(namespace) && Call.possible(name)
        ? server.object(Call.get(fact, kind, namespace, name), maker)
        : Fact.absent();
  }

  private <T> Fact<List<T>> all(Call call, Function<Json, T> maker) {
    return server.list(call, item -> Optional.of(maker.apply(item)));
  }

  private Fact<List<RbacRule>> clusterRole(FactKind fact, String name) {
    return Call.possible(name)
        ? server.object(Call.get(fact, "ClusterRole", "", name), AccessRules::rules)
        : Fact.absent();
  }

  private Fact<List<Pod>> podsOf(FactKind fact, String namespace, String account) {
    if (!Call.possible(namespace) || !Call.possible(account)) {
      return Fact.absent();
    }
    Call call = Call.list(fact, "Pod", namespace, Call.field("spec.serviceAccountName", account));
    return server.list(
        call,
        item ->
            Optional.of(Workloads.pod(item)).filter(pod -> pod.serviceAccount().equals(account)));
  }

  /// The DaemonSet says how many of its pods are ready, the pods say where.
  private Fact<DaemonSet> podIdentityAgent(FactKind fact) {
    return one(fact, "DaemonSet", KUBE_SYSTEM, AGENT, Agent::of)
        .then(agent ->
            server
                .list(Call.list(fact, "Pod", KUBE_SYSTEM, agent.selector()), agent::readyNode)
                .map(agent::readyOn));
  }

  /// Asks for the newest version of the API first; the cluster does not know the kind when it knows
  /// none of them.
  private Fact<List<NodeClass>> nodeClasses(FactKind fact, String kind, List<String> versions) {
    Fact<List<NodeClass>> answer = Fact.absent();
    for (String version : versions) {
      answer = all(Call.listIfKnown(fact, kind, version), Machines::nodeClass);
      if (!(answer instanceof Fact.Absent)) {
        break;
      }
    }
    return answer;
  }

  @Override
  public void close() {
    server.close();
  }
}
