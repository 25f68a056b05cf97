package io.github.eksauth.checks.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Facts, served as Kubernetes would serve them and read again, are equal.
class EveryFactOfKubernetesIsReadAsItIsTest {
  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant FRIDAY = Instant.parse("2026-11-20T09:12:00Z");
  private static final Snapshot CLUSTER = new Snapshot(FRIDAY, "", facts());

  private static FakeKubernetes kubernetes;
  private static KubernetesAccess access;

  @BeforeAll
  static void start() {
    kubernetes = FakeKubernetes.serving(CLUSTER);
    access =
        KubernetesAccess.of(
            kubernetes.endpoint(),
            kubernetes.caBase64(),
            () -> Fact.known(FakeKubernetes.eksToken("eu-west-1", "payments")),
            Duration.ofSeconds(30));
  }

  @AfterAll
  static void stop() {
    access.close();
    kubernetes.close();
  }

  @BeforeEach
  void calm() {
    kubernetes.calm();
  }

  private static Map<FactKey<?>, Fact<?>> facts() {
    var facts = new LinkedHashMap<FactKey<?>, Fact<?>>();
    put(facts, new FactKey.AwsAuth(), awsAuth());
    put(facts, new FactKey.PodOf("apps", "web-1"), pod("web-1"));
    put(facts, new FactKey.PodOf("apps", "bare"), barePod());
    put(
        facts,
        new FactKey.PodsOf("apps", "web"),
        List.of(pod("web-1"), pod("web-2"), pod("web-3")));
    put(facts, new FactKey.FargateEvents(), fargateEvents());
    put(
        facts,
        new FactKey.CoreDnsDeployment(),
        new CoreDns(Map.of("eks.amazonaws.com/compute-type", "ec2"), 3, 1));
    put(
        facts,
        new FactKey.ServiceAccountOf("apps", "web"),
        new ServiceAccount(
            "apps",
            "web",
            Map.of("eks.amazonaws.com/role-arn", "arn:aws:iam::111122223333:role/web"),
            Optional.of(MONDAY),
            Optional.of(FRIDAY),
            "kubectl-annotate"));
    put(
        facts,
        new FactKey.ServiceAccountOf("apps", "plain"),
        new ServiceAccount("apps", "plain", Map.of(), Optional.empty(), Optional.empty(), ""));
    put(
        facts,
        new FactKey.PodIdentityAgent(),
        new DaemonSet(
            "kube-system",
            "eks-pod-identity-agent",
            4,
            3,
            List.of("ip-10-0-1-7.internal", "ip-10-0-2-8.internal", "ip-10-0-3-9.internal")));
    put(facts, new FactKey.Nodes(), nodes());
    put(facts, new FactKey.CertificateRequests(), certificateRequests());
    put(
        facts,
        new FactKey.ClusterRoleBindings(),
        List.of(
            binding("", "admins", "ClusterRole", new RbacSubject("Group", "platform:admins", "")),
            binding("", "nobody", "ClusterRole")));
    put(
        facts,
        new FactKey.RoleBindings(),
        List.of(
            binding(
                "apps",
                "deployers",
                "Role",
                new RbacSubject("User", "ci-deployer", ""),
                new RbacSubject("ServiceAccount", "builder", "ci")),
            binding("web", "readers", "ClusterRole", new RbacSubject("Group", "devs", ""))));
    put(
        facts,
        new FactKey.ClusterRoleOf("eks:node-manager"),
        List.of(
            new RbacRule(
                List.of("get", "list"),
                List.of("", "apps"),
                List.of("pods", "pods/log"),
                List.of(),
                List.of()),
            new RbacRule(List.of("get"), List.of(), List.of(), List.of(), List.of("/healthz"))));
    put(
        facts,
        new FactKey.RoleIn("apps", "reader"),
        List.of(
            new RbacRule(
                List.of("*"), List.of(""), List.of("configmaps"), List.of("one"), List.of())));
    put(facts, new FactKey.RoleIn("apps", "empty"), List.of());
    put(
        facts,
        new FactKey.KarpenterNodeClasses(),
        List.of(
            new NodeClass("default", "KarpenterNodeRole-payments", ""),
            new NodeClass("legacy", "", "payments-nodes"),
            new NodeClass("third", "third", "")));
    put(
        facts,
        new FactKey.AutoModeNodeClasses(),
        List.of(new NodeClass("default", "arn:aws:iam::111122223333:role/AutoNodes", "")));
    return facts;
  }

  private static <T> void put(Map<FactKey<?>, Fact<?>> facts, FactKey<T> key, T value) {
    facts.put(key, Fact.known(value));
  }

  private static AwsAuthConfigMap awsAuth() {
    return new AwsAuthConfigMap(
        Map.of(
            "mapRoles",
            """
            - rolearn: arn:aws:iam::111122223333:role/payments-nodes
              username: "system:node:{{EC2PrivateDNSName}}" # 节点
              groups: [system:bootstrappers, system:nodes]
            """,
            "mapUsers",
            "[]\n"),
        Optional.of(MONDAY),
        List.of(
            new FieldManager(
                "Terraform", "Apply", Optional.of(FRIDAY), List.of("mapRoles", "mapUsers")),
            new FieldManager("vpcLambda", "Update", Optional.empty(), List.of())));
  }

  private static Pod pod(String name) {
    return new Pod(
        "apps",
        name,
        Map.of("app.kubernetes.io/name", "web", "eks.amazonaws.com/fargate-profile", "apps"),
        Map.of("Logging", "LoggingDisabled: LOGGING_CONFIGMAP_NOT_FOUND"),
        "fargate-scheduler",
        Optional.of(MONDAY),
        "Pending",
        "ReplicaSet",
        "fargate-ip-10-0-1-7.internal",
        "web",
        true,
        true,
        Optional.of(65534L),
        List.of(
            new PodContainer(
                "app",
                Map.of(
                    "AWS_ROLE_ARN", "arn:aws:iam::111122223333:role/web",
                    "AWS_WEB_IDENTITY_TOKEN_FILE",
                        "/var/run/secrets/eks.amazonaws.com/serviceaccount/token",
                    "AWS_ACCESS_KEY_ID", "***"),
                Optional.of(1000L)),
            new PodContainer("proxy", Map.of(), Optional.empty())),
        List.of("sts.amazonaws.com", "pods.eks.amazonaws.com"));
  }

  private static Pod barePod() {
    return new Pod(
        "apps",
        "bare",
        Map.of(),
        Map.of(),
        "",
        Optional.empty(),
        "",
        "",
        "",
        "default",
        false,
        false,
        Optional.empty(),
        List.of(
            new PodContainer("one", Map.of("AWS_REGION", ""), Optional.of(0L)),
            new PodContainer("two", Map.of(), Optional.of(0L))),
        List.of());
  }

  private static List<FargateEvent> fargateEvents() {
    String blocked = "Misconfigured Fargate Profile: fargate profile %s blocked for new launches";
    return List.of(
        new FargateEvent("apps", "web-7", "", "Pod not supported on Fargate", Optional.empty()),
        new FargateEvent("apps", "web-1", "apps", blocked.formatted("apps"), Optional.of(MONDAY)),
        new FargateEvent("a", "web-2", "a_b-C9", blocked.formatted("a_b-C9"), Optional.of(FRIDAY)),
        new FargateEvent(
            "z", "web-3", "z", blocked.formatted("z"), Optional.of(FRIDAY.plusMillis(1))));
  }

  private static List<Node> nodes() {
    return List.of(
        new Node(
            "ip-10-0-1-7.internal",
            "aws:///eu-west-1a/i-0abc",
            true,
            "",
            List.of("dedicated=gpu:NoSchedule", "node.kubernetes.io/unreachable:NoExecute"),
            Map.of("eks.amazonaws.com/nodegroup", "workers"),
            Optional.of(MONDAY)),
        new Node(
            "ip-10-0-2-8.internal",
            "",
            false,
            "KubeletNotReady: container runtime network not ready: cni plugin not initialized",
            List.of(),
            Map.of(),
            Optional.empty()),
        new Node("third", "", false, "NodeStatusUnknown", List.of(), Map.of(), Optional.empty()));
  }

  private static List<CertificateRequest> certificateRequests() {
    String signer = "kubernetes.io/kubelet-serving";
    String node = "system:node:ip-10-0-1-7.internal";
    return List.of(
        new CertificateRequest("csr-1", signer, node, true, false, Optional.of(MONDAY)),
        new CertificateRequest("csr-2", signer, node, false, true, Optional.of(FRIDAY)),
        new CertificateRequest("csr-3", signer, node, false, false, Optional.empty()));
  }

  private static RbacBinding binding(
      String namespace, String name, String kind, RbacSubject... subjects) {
    return new RbacBinding(namespace, name, kind, name + "-role", List.of(subjects));
  }

  static Stream<FactKey<?>> keys() {
    return CLUSTER.facts().keySet().stream();
  }

  @Test
  void the_cluster_of_this_test_has_every_kind_of_fact() {
    Set<FactKind> kinds = keys().map(FactKey::kind).collect(Collectors.toSet());

    assertThat(kinds)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FactKind.values())
                .filter(kind ->
                    kind.permissions().stream().anyMatch(Permission.Kubernetes.class::isInstance))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("keys")
  void what_is_known_comes_back_equal(FactKey<?> key) {
    kubernetes.serve(CLUSTER);

    assertThat((Object) access.read(key)).isEqualTo(CLUSTER.read(key));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void lists_come_back_equal_in_small_pages(FactKey<?> key) {
    kubernetes.serve(CLUSTER);
    kubernetes.pageSize(1);

    assertThat((Object) access.read(key)).isEqualTo(CLUSTER.read(key));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void what_is_not_there_is_absent_where_kubernetes_can_say_so(FactKey<?> key) {
    kubernetes.serve(new Snapshot(FRIDAY, "", Map.of(key, Fact.absent())));

    Fact<?> read = access.read(key);

    boolean alwaysThere =
        Set.of(
                FactKind.SERVICE_ACCOUNT_PODS,
                FactKind.FARGATE_EVENTS,
                FactKind.NODES,
                FactKind.CERTIFICATE_REQUESTS,
                FactKind.CLUSTER_ROLE_BINDINGS,
                FactKind.ROLE_BINDINGS)
            .contains(key.kind());
    if (alwaysThere) {
      assertThat(((Fact.Unseen<?>) read).why()).contains("is it the endpoint of a cluster?");
    } else {
      assertThat((Object) read).isEqualTo(Fact.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void what_is_denied_is_unseen_and_names_who_was_denied_what(FactKey<?> key) {
    kubernetes
        .recognisedAs("doctor")
        .serve(new Snapshot(FRIDAY, "", Map.of(key, Fact.unseen("no", key.permissions()))));

    Fact.Unseen<?> read = (Fact.Unseen<?>) access.read(key);

    Permission.Kubernetes needs = (Permission.Kubernetes) read.missing().iterator().next();
    assertThat(key.permissions()).containsAll(read.missing());
    assertThat(read.why())
        .startsWith("403 Forbidden: ")
        .contains(
            "User \"doctor\" cannot "
                + needs.verb()
                + " resource \""
                + needs.resource()
                + "\" in API group \""
                + needs.group()
                + "\"");
  }

  @Test
  void the_agent_whose_pods_may_not_be_listed_is_unseen_for_that_one_permission() {
    var key = new FactKey.PodIdentityAgent();
    Permission pods = new Permission.Kubernetes("list", "", "pods", "", "");
    kubernetes.serve(new Snapshot(FRIDAY, "", Map.of(key, Fact.unseen("no", Set.of(pods)))));

    assertThat(((Fact.Unseen<?>) access.read(key)).missing()).containsExactly(pods);
  }

  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("recordings"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_recorded_cluster_reads_live_as_it_was_recorded(Path recording) {
    Snapshot recorded = SnapshotFile.read(recording);
    kubernetes.serve(recorded);
    kubernetes.pageSize(2);

    recorded
        .facts()
        .forEach((key, fact) -> {
          if (key instanceof FactKey.FromKubernetes) {
            assertThat((Object) access.read(key)).as(key.id()).isEqualTo(fact);
          }
        });
  }

  @Test
  void a_cluster_with_an_older_karpenter_has_node_classes_too() {
    kubernetes.serve(CLUSTER);
    kubernetes.karpenterVersion("v1beta1");

    assertThat((Object) access.read(new FactKey.KarpenterNodeClasses()))
        .isEqualTo(CLUSTER.read(new FactKey.KarpenterNodeClasses()));
  }

  @Test
  void two_thousand_nodes_are_read_page_by_page() {
    List<Node> many =
        IntStream.range(0, 2000)
            .mapToObj(i ->
                new Node("node-" + i, "i-" + i, true, "", List.of(), Map.of(), Optional.of(MONDAY)))
            .toList();
    kubernetes.serve(new Snapshot(FRIDAY, "", Map.of(new FactKey.Nodes(), Fact.known(many))));

    assertThat((Object) access.read(new FactKey.Nodes())).isEqualTo(Fact.known(many));
    assertThat(kubernetes.requestCount()).isEqualTo(8);
  }

  @Test
  void no_more_than_ten_thousand_objects_are_read() {
    Node node = new Node("node", "", true, "", List.of(), Map.of(), Optional.empty());
    List<Node> many = IntStream.range(0, 10_001).mapToObj(_ -> node).toList();
    kubernetes.serve(new Snapshot(FRIDAY, "", Map.of(new FactKey.Nodes(), Fact.known(many))));

    assertThat((Object) access.read(new FactKey.Nodes()))
        .isEqualTo(Fact.unseen("there are too many nodes: more than 10000"));
    // the first page says how many remain
    assertThat(kubernetes.requestCount()).isEqualTo(1);
  }

  @Test
  void only_gets_were_sent() {
    kubernetes.serve(CLUSTER);
    keys().forEach(access::read);

    assertThat(kubernetes.requests()).allMatch(request -> request.startsWith("GET "));
  }
}
