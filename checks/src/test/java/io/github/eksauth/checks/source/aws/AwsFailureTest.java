package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKey.FromAws;
import io.github.eksauth.checks.fact.Permission;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;

class AwsFailureTest {
  /// One fact of each service, with the action that it costs first.
  private static final Map<String, FromAws<?>> SERVICES =
      Map.of(
          "eks:DescribeCluster", new FactKey.Cluster(),
          "iam:GetRole", new FactKey.Role("payments-fargate"),
          "sts:GetCallerIdentity", new FactKey.Ourselves(),
          "ec2:DescribeInstances", new FactKey.InstanceOf("i-0123456789abcdef0"),
          "kms:DescribeKey", new FactKey.KmsKeyOf(RichCluster.KEY),
          "cloudtrail:LookupEvents", new FactKey.TrailEventsOf("DeleteAccessEntry"),
          "logs:StartQuery", new FactKey.AuthenticatorLog());

  static Stream<Arguments> faults() {
    return Stream.of(
        arguments(FakeAws.Fault.DENIED, "is not authorized to perform: "),
        arguments(
            FakeAws.Fault.DENIED_BY_ORGANIZATION,
            "with an explicit deny in a service control policy; a service control policy of the"
                + " organization forbids it, so granting the permission is not enough"),
        arguments(
            FakeAws.Fault.DENIED_BY_BOUNDARY, "the permissions boundary of that identity forbids"),
        arguments(FakeAws.Fault.THROTTLED, "AWS throttled "),
        arguments(
            FakeAws.Fault.EXPIRED_CREDENTIALS,
            "the AWS credentials have expired (ExpiredTokenException); get new ones"),
        arguments(FakeAws.Fault.UNKNOWN_KEY, "AWS does not know the access key"),
        arguments(FakeAws.Fault.WRONG_SIGNATURE, "AWS refused the signature"),
        arguments(
            FakeAws.Fault.SERVER_ERROR,
            "AWS answered with an error of its own (HTTP 503, ServiceUnavailable: please stand"
                + " by); try again in a minute"),
        arguments(FakeAws.Fault.MALFORMED, "the answer could not be understood"),
        arguments(
            FakeAws.Fault.FOREIGN_PAGE,
            "something that does not look like AWS answered HTTP 403; is a proxy in between"),
        arguments(FakeAws.Fault.CLOSED, "the connection was closed without an answer"),
        arguments(FakeAws.Fault.CUT_OFF, "the connection was closed in mid-answer"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_failure_of_any_service_is_unseen_with_a_reason(FakeAws.Fault fault, String reason)
      throws Exception {
    for (Map.Entry<String, Fact<?>> entry : readAll(fault).entrySet()) {
      Fact<?> fact = entry.getValue();
      assertThat(fact).as(entry.getKey()).isInstanceOf(Fact.Unseen.class);
      var unseen = (Fact.Unseen<?>) fact;
      assertThat(unseen.why()).as(entry.getKey()).contains(reason);
      assertThat(unseen.why())
          .doesNotContain("very-secret", FakeAccount.KEY_ID, FakeAccount.SECRET, "abcabc");
      boolean denied = fault.name().startsWith("DENIED");
      assertThat(unseen.missing())
          .as(entry.getKey())
          .isEqualTo(
              denied && !entry.getKey().equals("sts:GetCallerIdentity")
                  ? Set.of(new Permission.Iam(entry.getKey()))
                  : Set.of());
    }
  }

  /// What a read of each service comes to under this fault, by action; all are asked side by side,
  /// since some wait before they give up.
  static Map<String, Fact<?>> readAll(FakeAws.Fault fault) throws Exception {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // the log is only asked for when the cluster says that it is written
      assertThat(open.read(new FactKey.Cluster())).isInstanceOf(Fact.Known.class);
      SERVICES.keySet().forEach(action -> open.aws().fault(action, fault));

      var asked = new TreeMap<String, Future<Fact<?>>>();
      SERVICES.forEach((action, key) -> {
        Callable<Fact<?>> question =
            action.equals("eks:DescribeCluster")
                ? () -> open.access().cluster("another").read(key)
                : () -> open.read(key);
        asked.put(action, threads.submit(question));
      });
      var read = new TreeMap<String, Fact<?>>();
      for (Map.Entry<String, Future<Fact<?>>> each : asked.entrySet()) {
        read.put(each.getKey(), each.getValue().get());
      }
      return read;
    }
  }

  @Test
  void what_is_throttled_and_then_answered_is_known() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("iam:GetRole", FakeAws.Fault.THROTTLED, 1))) {
      var key = new FactKey.Role("payments-fargate");

      assertThat(open.read(key)).isEqualTo(RichCluster.snapshot().read(key));
      assertThat(open.aws().calls("iam:GetRole")).isEqualTo(2);
    }
  }

  @Test
  void what_fails_once_and_is_then_answered_is_known() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("eks:ListNodegroups", FakeAws.Fault.SERVER_ERROR, 1)
                .fault("eks:ListNodegroups", FakeAws.Fault.CLOSED, 1))) {
      assertThat(open.read(new FactKey.NodeGroups()))
          .isEqualTo(RichCluster.snapshot().read(new FactKey.NodeGroups()));
    }
  }

  @Test
  void an_entry_that_has_not_arrived_everywhere_is_absent_and_then_known() {
    var key = new FactKey.AccessEntryOf(RichCluster.ADMIN);
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("eks:DescribeAccessEntry", FakeAws.Fault.NOT_FOUND, 2))) {
      assertThat(open.read(key)).isEqualTo(Fact.absent());
      assertThat(open.read(key)).isEqualTo(Fact.absent());
      assertThat(open.read(key)).isInstanceOf(Fact.Known.class);
    }
  }

  @Test
  void an_answer_that_does_not_come_is_late() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("eks:ListNodegroups", FakeAws.Fault.SILENT),
            Opened.timeout(Duration.ofMillis(1500)))) {
      assertThat(open.read(new FactKey.NodeGroups()))
          .isEqualTo(Fact.unseen("timed out after 1500 ms"));
    }
  }

  @Test
  void what_runs_out_of_time_while_it_is_throttled_says_both() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("eks:ListNodegroups", FakeAws.Fault.THROTTLED),
            Opened.timeout(Duration.ofSeconds(2)))) {
      assertThat(open.read(new FactKey.NodeGroups()))
          .isEqualTo(
              Fact.unseen(
                  "timed out after 2 s; before that: AWS throttled eks:ListNodegroups"
                      + " (ThrottlingException); try again in a minute"));
    }
  }

  @Test
  void a_page_that_fails_hides_the_whole_list() {
    try (var open =
        Opened.on(FakeAws.serving(RichCluster.snapshot()).pageSize(1).deny("eks:ListNodegroups"))) {
      assertThat(open.read(new FactKey.NodeGroups())).isInstanceOf(Fact.Unseen.class);
    }
  }

  @Test
  void a_query_that_takes_too_long_is_stopped() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot()).queryLooks(1000),
            Opened.timeout(Duration.ofSeconds(1)))) {
      Fact<?> fact = open.read(new FactKey.AuthenticatorLog());

      assertThat(((Fact.Unseen<?>) fact).why())
          .isEqualTo(
              "the query of log group /aws/eks/payments/cluster was not done after 3 s and was"
                  + " stopped");
      assertThat(open.aws().calls("logs:StopQuery")).isEqualTo(1);
    }
  }

  @Test
  void a_host_that_dns_does_not_know_is_named() {
    assertThat(at("http://eks.there-is-no-such-place.invalid"))
        .startsWith("DNS does not know the host eks.there-is-no-such-place.invalid;");
  }

  @Test
  void a_port_where_nobody_listens_refuses() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }

    assertThat(at("http://127.0.0.1:" + port)).startsWith("the connection was refused: ");
  }

  @Test
  void a_server_that_does_not_speak_tls_is_told() throws Exception {
    try (var plain = answering("HTTP/1.1 400 Bad Request\r\n\r\n", false)) {
      assertThat(at("https://127.0.0.1:" + plain.getLocalPort())).startsWith("TLS failed: ");
    }
  }

  @Test
  void a_connection_that_is_reset_is_told() throws Exception {
    try (var rude = answering("", true)) {
      assertThat(at("http://127.0.0.1:" + rude.getLocalPort()))
          .startsWith("the connection broke: ");
    }
  }

  /// A server that says the same to everybody, and then resets the connection or ends it.
  private static ServerSocket answering(String answer, boolean reset) throws IOException {
    var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      try {
        while (true) {
          Socket socket = server.accept();
          int _ = socket.getInputStream().read();
          socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
          socket.setSoLinger(reset, 0);
          socket.close();
        }
      } catch (IOException closed) {
        // the test is over
      }
    });
    return server;
  }

  /// Why the cluster cannot be seen when AWS is said to be at this address.
  private static String at(String url) {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      var environment = new HashMap<>(aws.environment());
      environment.put("AWS_ENDPOINT_URL_EKS", url);
      try (var access = AwsAccess.open(Opened.PATIENT, environment)) {
        Fact<?> fact = access.cluster("payments").read(new FactKey.Cluster());
        assertThat(fact).isInstanceOf(Fact.Unseen.class);
        return ((Fact.Unseen<?>) fact).why();
      }
    }
  }

  @Test
  void a_run_that_is_stopped_says_so_and_stays_stopped() throws Exception {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot())
                .fault("eks:ListNodegroups", FakeAws.Fault.SILENT))) {
      var fact = new java.util.concurrent.CompletableFuture<Fact<?>>();
      var stayed = new java.util.concurrent.CompletableFuture<Boolean>();
      Thread run =
          Thread.startVirtualThread(() -> {
            fact.complete(open.read(new FactKey.NodeGroups()));
            stayed.complete(Thread.currentThread().isInterrupted());
          });
      while (open.aws().calls("eks:ListNodegroups") == 0) {
        Thread.sleep(10);
      }
      run.interrupt();

      assertThat(fact.get())
          .isEqualTo(Fact.unseen("the run was stopped before this could be read"));
      assertThat(stayed.get()).isTrue();
    }
  }

  @Test
  void a_bug_of_ours_stays_loud() {
    var bug = new IllegalStateException("no such thing can happen");

    assertThatThrownBy(() -> AwsFailure.of(bug, AwsFailure.Asked.plainly("eks:X"))).isSameAs(bug);
  }

  @Test
  void what_others_say_loses_its_secrets() {
    for (String secret :
        List.of(
            "GET https://sts/?X-Amz-Signature=SECRET&X-Amz-Security-Token=SECRET",
            "Authorization: AWS4-HMAC-SHA256 Credential=SECRET/x, Signature=SECRET",
            "the key AKIASECRETSECRETSECR is wrong",
            "bearer k8s-aws-v1.SECRET")) {
      Fact.Unseen<?> unseen =
          AwsFailure.of(SdkClientException.create(secret), AwsFailure.Asked.plainly("eks:X"));
      assertThat(unseen.why()).doesNotContain("SECRET").contains("***");
    }
  }
}
