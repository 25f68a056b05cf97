package io.github.eksauth.checks.source.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.checks.FaultTable;
import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever goes wrong on the way, a read says so, says what to do, and gives no token away.
class FailuresAreNeverAbsenceTest {
  private static final Instant FRIDAY = Instant.parse("2026-11-20T09:12:00Z");
  private static final String TOKEN = FakeKubernetes.eksToken("eu-west-1", "payments");
  private static final FactKey.AwsAuth OBJECT = new FactKey.AwsAuth();
  private static final FactKey.Nodes LIST = new FactKey.Nodes();

  /// Long enough that a wire can be cut in the middle of it.
  private static final String LONG = "x".repeat(40_000);

  private static final List<Node> NODES =
      IntStream.range(0, 5)
          .mapToObj(i ->
              new Node("node-" + i, "", true, "", List.of(), Map.of("x", LONG), Optional.empty()))
          .toList();
  private static final AwsAuthConfigMap MAP =
      new AwsAuthConfigMap(Map.of("mapRoles", LONG), Optional.empty(), List.of());

  private static FakeKubernetes kubernetes;
  private KubernetesAccess access;

  @BeforeAll
  static void start() {
    kubernetes =
        FakeKubernetes.serving(
            new Snapshot(FRIDAY, "", Map.of(OBJECT, Fact.known(MAP), LIST, Fact.known(NODES))));
  }

  @AfterAll
  static void stop() {
    kubernetes.close();
  }

  @BeforeEach
  void open() {
    kubernetes.calm();
    access = access(Duration.ofSeconds(20));
  }

  @AfterEach
  void close() {
    access.close();
  }

  private KubernetesAccess access(Duration timeout) {
    return access(kubernetes.endpoint(), timeout);
  }

  private KubernetesAccess access(URI endpoint, Duration timeout) {
    return KubernetesAccess.of(endpoint, kubernetes.caBase64(), () -> Fact.known(TOKEN), timeout);
  }

  private static String why(Fact<?> fact) {
    assertThat((Object) fact).isInstanceOf(Fact.Unseen.class);
    return ((Fact.Unseen<?>) fact).why();
  }

  private static Arguments fault(String name, Consumer<FakeKubernetes> fault, String... says) {
    return Arguments.of(name, fault, List.of(says));
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "not recognised",
            kubernetes -> kubernetes.unauthorized(true),
            "401 Unauthorized",
            "does not recognise us",
            "access entry"),
        fault(
            "busy for longer than we wait",
            kubernetes -> kubernetes.throttling(1000, 600),
            "429 Too Many Requests",
            "asks to wait 600 s"),
        fault("not implemented", kubernetes -> kubernetes.failing(501, 1000), "501", "etcdserver"),
        fault(
            "half an answer",
            kubernetes -> kubernetes.malformed(true),
            "is not what Kubernetes answers",
            "it is not JSON"),
        fault(
            "reset at once", kubernetes -> kubernetes.cutAfter(0), "the connection to 127.0.0.1:"),
        fault(
            "reset after the handshake",
            kubernetes -> kubernetes.cutAfter(20_000),
            "the connection to 127.0.0.1:"),
        fault("moved elsewhere", kubernetes -> kubernetes.failing(302, 1000), "302", "Kubernetes"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void a_fault_is_unseen_with_its_reason(
      String name, Consumer<FakeKubernetes> fault, List<String> says) {
    fault.accept(kubernetes);

    for (FactKey<?> key : List.of(OBJECT, LIST)) {
      Fact<?> read = access.read(key);

      assertThat(why(read)).contains(says).doesNotContain(TOKEN, "k8s-aws-v1");
      assertThat(((Fact.Unseen<?>) read).missing()).isEmpty();
    }
    assertThat(why(access.reachable())).contains(says).doesNotContain(TOKEN);
  }

  @Test
  @SuppressWarnings("unchecked")
  void the_table_in_the_documentation_is_what_is_said() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Arguments fault : faults().toList()) {
      kubernetes.calm();
      ((Consumer<FakeKubernetes>) fault.get()[1]).accept(kubernetes);
      for (FactKey<?> key : List.of(OBJECT, LIST)) {
        rows.add(
            List.of((String) fault.get()[0], key.what().en(), FaultTable.told(access.read(key))));
      }
    }
    kubernetes.calm();
    kubernetes.recognisedAs("arn:aws:sts::111122223333:assumed-role/doctor/x").forbid("nodes");
    rows.add(List.of("forbidden", LIST.what().en(), FaultTable.told(access.read(LIST))));
    URI nowhere = URI.create("https://nowhere.invalid");
    try (KubernetesAccess lost = access(nowhere, Duration.ofSeconds(20))) {
      rows.add(List.of("no such host", OBJECT.what().en(), FaultTable.told(lost.read(OBJECT))));
    }

    FaultTable.check("Kubernetes", List.of("what goes wrong", "read", "what is said"), rows);
  }

  @Test
  void what_is_forbidden_names_verb_resource_and_who_we_are_and_other_facts_are_still_read() {
    kubernetes.recognisedAs("arn:aws:sts::1:assumed-role/doctor/x").forbid("nodes");

    assertThat((Object) access.read(LIST))
        .isEqualTo(
            Fact.unseen(
                "403 Forbidden: nodes is forbidden: User \"arn:aws:sts::1:assumed-role/doctor/x\""
                    + " cannot list resource \"nodes\" in API group \"\" at the cluster scope",
                LIST.permissions()));
    assertThat((Object) access.read(OBJECT)).isEqualTo(Fact.known(MAP));
  }

  @Test
  void who_is_let_in_is_ok_until_a_refusal_says_who_that_is() {
    kubernetes.recognisedAs("doctor").forbid("nodes");

    assertThat(access.reachable()).isEqualTo(Fact.known("ok"));
    access.read(LIST);
    assertThat(access.reachable()).isEqualTo(Fact.known("doctor"));
  }

  @Test
  void who_may_not_even_discover_the_api_is_recognised_all_the_same() {
    kubernetes.recognisedAs("a \"quoted\" one").forbid("/api");

    assertThat(access.reachable()).isEqualTo(Fact.known("a \"quoted\" one"));
  }

  @Test
  void who_is_taken_for_nobody_is_not_recognised() {
    kubernetes.recognisedAs("system:anonymous").forbid("/api", "nodes");

    assertThat(why(access.reachable())).contains("took us for nobody", "access entry");
    assertThat(why(access.read(LIST))).contains("took us for nobody", "access entry");
  }

  @Test
  void a_moment_of_trouble_is_waited_out() {
    kubernetes.throttling(1, 0);
    assertThat((Object) access.read(OBJECT)).isEqualTo(Fact.known(MAP));

    kubernetes.failing(503, 2);
    assertThat((Object) access.read(OBJECT)).isEqualTo(Fact.known(MAP));
    assertThat(kubernetes.requestCount()).isEqualTo(5);
  }

  @Test
  void trying_again_ends_before_the_deadline() {
    kubernetes.failing(503, 1_000_000);
    try (KubernetesAccess hasty = access(Duration.ofSeconds(3))) {
      long start = System.nanoTime();

      assertThat(why(hasty.read(OBJECT)))
          .isEqualTo("503 Service Unavailable: etcdserver: leader changed");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
    assertThat(kubernetes.requestCount()).isBetween(2, 10);
  }

  @Test
  void an_answer_that_is_late_timed_out() {
    kubernetes.latency(Duration.ofMinutes(5));
    try (KubernetesAccess hasty = access(Duration.ofMillis(1500))) {
      assertThat(why(hasty.read(OBJECT))).startsWith("timed out after 1.5 s waiting for 127.0.0.1");
    }
  }

  @Test
  void a_list_that_was_forgotten_halfway_is_read_from_its_start() {
    kubernetes.pageSize(2).expiring(1);
    assertThat((Object) access.read(LIST)).isEqualTo(Fact.known(NODES));

    kubernetes.expiring(1000);
    assertThat(why(access.read(LIST))).contains("changes faster than it can be read");
  }

  @Test
  void a_list_that_fails_on_its_second_page_is_no_list() {
    kubernetes.pageSize(2).cutAfter(100_000);

    assertThat((Object) access.read(LIST)).isInstanceOf(Fact.Unseen.class);
  }

  @Test
  void another_certificate_authority_is_not_trusted() {
    try (FakeKubernetes other = FakeKubernetes.serving(new Snapshot(FRIDAY, "", Map.of()));
        KubernetesAccess wrong =
            KubernetesAccess.of(
                kubernetes.endpoint(),
                other.caBase64(),
                () -> Fact.known(TOKEN),
                Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT)))
          .contains("not signed by the certificate authority of the cluster")
          .doesNotContain(TOKEN);
      assertThat(kubernetes.requestCount()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "bm90IGEgY2VydGlmaWNhdGU=", "§"})
  void a_certificate_authority_that_is_none_is_unseen(String ca) {
    try (KubernetesAccess wrong =
        KubernetesAccess.of(
            kubernetes.endpoint(), ca, () -> Fact.known(TOKEN), Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT))).startsWith("the certificate authority of the cluster");
    }
  }

  @Test
  void a_port_where_nothing_listens_refuses() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (KubernetesAccess wrong =
        access(URI.create("https://127.0.0.1:" + port), Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT)))
          .startsWith("connection refused by 127.0.0.1:" + port)
          .contains("inside the VPC");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://127.0.0.1", "127.0.0.1", "https:///"})
  void a_cluster_without_an_endpoint_is_unseen(String endpoint) {
    try (KubernetesAccess wrong = access(URI.create(endpoint), Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT))).startsWith("the cluster has no endpoint yet");
    }
  }

  @Test
  void a_name_that_does_not_resolve_says_so() {
    try (KubernetesAccess wrong =
        access(URI.create("https://nowhere.invalid"), Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT)))
          .isEqualTo(
              "the name nowhere.invalid does not resolve: the cluster is gone, or our DNS does not"
                  + " know its endpoint");
    }
  }

  /// A listener whose queue is full answers nothing, like a private endpoint from outside.
  @Test
  void an_endpoint_that_lets_nobody_connect_costs_one_timeout_and_names_the_vpc()
      throws IOException {
    var waiting = new ArrayList<Socket>();
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      for (int i = 0; i < 4; i++) {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
          socket.connect(full.getLocalSocketAddress(), 200);
        } catch (IOException queueIsFull) {
          break;
        }
      }
      try (KubernetesAccess outside =
          access(URI.create("https://127.0.0.1:" + full.getLocalPort()), Duration.ofSeconds(2))) {
        String first = why(outside.read(OBJECT));
        long start = System.nanoTime();
        String second = why(outside.read(LIST));

        assertThat(first)
            .startsWith("timed out after 2 s connecting to 127.0.0.1:")
            .contains("private", "inside the VPC");
        assertThat(second).isEqualTo(first);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      }
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }

  @Test
  void a_token_that_could_not_be_had_is_why_nothing_is_seen() {
    Permission assume = new Permission.Iam("sts:AssumeRole");
    try (KubernetesAccess without =
        KubernetesAccess.of(
            kubernetes.endpoint(),
            kubernetes.caBase64(),
            () -> Fact.unseen("no AWS credentials were found", Set.of(assume)),
            Duration.ofSeconds(20))) {
      Fact<?> expected = Fact.unseen("no AWS credentials were found", Set.of(assume));

      assertThat((Object) without.read(OBJECT)).isEqualTo(expected);
      assertThat((Object) without.read(LIST)).isEqualTo(expected);
      assertThat((Object) without.reachable()).isEqualTo(expected);
    }
    assertThat(kubernetes.requestCount()).isZero();
  }

  @Test
  void the_token_is_asked_for_before_each_request() {
    var asked = new AtomicInteger();
    kubernetes.pageSize(1);
    try (KubernetesAccess counting =
        KubernetesAccess.of(
            kubernetes.endpoint(),
            kubernetes.caBase64(),
            () -> {
              asked.incrementAndGet();
              return Fact.known(TOKEN);
            },
            Duration.ofSeconds(20))) {
      counting.read(LIST);
    }
    assertThat(asked).hasValue(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "secret\r\nX-Other: 1", "ge\u00e4ndert"})
  void a_token_that_is_none_is_not_sent_nor_told(String token) {
    try (KubernetesAccess wrong =
        KubernetesAccess.of(
            kubernetes.endpoint(),
            kubernetes.caBase64(),
            () -> Fact.known(token),
            Duration.ofSeconds(20))) {
      assertThat(why(wrong.read(OBJECT))).contains("token").doesNotContain("secret", "\u00e4");
    }
    assertThat(kubernetes.requestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "../../secrets", "a/b", "%2e%2e"})
  void a_name_that_nothing_can_have_is_absent_without_asking(String name) {
    assertThat((Object) access.read(new FactKey.PodOf("apps", name))).isEqualTo(Fact.absent());
    assertThat((Object) access.read(new FactKey.PodOf(name, "web"))).isEqualTo(Fact.absent());
    assertThat((Object) access.read(new FactKey.PodsOf("apps", name))).isEqualTo(Fact.absent());
    assertThat((Object) access.read(new FactKey.ClusterRoleOf(name))).isEqualTo(Fact.absent());
    assertThat(kubernetes.requestCount()).isZero();
  }

  @Test
  void odd_names_stay_inside_their_place_in_the_path() {
    access.read(new FactKey.ClusterRoleOf("system:node?x=1 #+é"));
    access.read(new FactKey.PodsOf("apps", "a,b=c\\d&limit=1"));

    assertThat(kubernetes.requests())
        .containsExactly(
            "GET /apis/rbac.authorization.k8s.io/v1/clusterroles/system%3Anode%3Fx%3D1%20%23%2B%C3%A9",
            "GET /api/v1/namespaces/apps/pods?limit=250&fieldSelector=spec.serviceAccountName"
                + "%3Da%5C%2Cb%5C%3Dc%5C%5Cd%26limit%5C%3D1");
  }

  @Test
  void a_run_that_is_stopped_reads_nothing_more() {
    Thread.currentThread().interrupt();

    assertThat(why(access.read(OBJECT))).isEqualTo("the run was stopped before this could be read");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void a_fact_of_aws_is_not_asked_of_kubernetes() {
    assertThatThrownBy(() -> access.read(new FactKey.Cluster()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_readers_at_once_all_get_their_answers() throws InterruptedException {
    kubernetes.latency(Duration.ofMillis(20));
    var good = new AtomicInteger();
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 60; i++) {
      threads.add(
          Thread.startVirtualThread(() -> {
            if (access.read(OBJECT).equals(Fact.known(MAP))) {
              good.incrementAndGet();
            }
          }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(good).hasValue(60);
  }
}
