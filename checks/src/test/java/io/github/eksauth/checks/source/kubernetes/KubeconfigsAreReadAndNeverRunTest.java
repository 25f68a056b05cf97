package io.github.eksauth.checks.source.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KubeconfigsAreReadAndNeverRunTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final FactKey.AwsAuth KEY = new FactKey.AwsAuth();
  private static final Fact<AwsAuthConfigMap> MAP =
      Fact.known(new AwsAuthConfigMap(Map.of("mapRoles", "[]"), Optional.empty(), List.of()));

  private static FakeKubernetes kubernetes;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    kubernetes =
        FakeKubernetes.serving(new Snapshot(Instant.EPOCH, "", Map.of(KEY, MAP)))
            .withToken("t0p-secret");
  }

  @AfterAll
  static void stop() {
    kubernetes.close();
  }

  private static String cluster() {
    return "server: %s, certificate-authority-data: %s"
        .formatted(kubernetes.endpoint(), kubernetes.caBase64());
  }

  private Path kubeconfig(String cluster, String user) throws IOException {
    return write(
        "config",
        """
        apiVersion: v1
        kind: Config
        current-context: payments
        contexts:
        - name: payments
          context: {cluster: c1, user: u1, namespace: apps}
        - name: broken
          context: {cluster: elsewhere, user: u1}
        clusters:
        - name: c1
          cluster: {%s}
        users:
        - name: u1
          user: {%s}
        """
            .formatted(cluster, user));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static Fact<KubernetesAccess> open(Path file) {
    return KubernetesAccess.fromKubeconfig(file, Optional.empty(), TIMEOUT);
  }

  private static String why(Fact<?> fact) {
    assertThat((Object) fact).isInstanceOf(Fact.Unseen.class);
    return ((Fact.Unseen<?>) fact).why();
  }

  private static void reads(Fact<KubernetesAccess> opened) {
    assertThat((Object) opened).isInstanceOf(Fact.Known.class);
    try (KubernetesAccess access = opened.ifKnown().orElseThrow()) {
      assertThat(access.read(KEY)).isEqualTo(MAP);
    }
  }

  @Test
  void a_token_in_the_file_logs_in() throws IOException {
    reads(open(kubeconfig(cluster(), "token: t0p-secret")));
  }

  @Test
  void the_context_can_be_named() throws IOException {
    Path file = kubeconfig(cluster(), "token: t0p-secret");

    reads(KubernetesAccess.fromKubeconfig(file, Optional.of("payments"), TIMEOUT));
  }

  @Test
  void files_that_it_names_are_looked_for_beside_it() throws IOException {
    write("ca.pem", new String(Base64.getDecoder().decode(kubernetes.caBase64()), UTF_8));
    write("token", "t0p-secret\n");

    reads(
        open(
            kubeconfig(
                "server: '" + kubernetes.endpoint() + "/', certificate-authority: ca.pem",
                "tokenFile: token")));
  }

  @Test
  void a_token_file_is_read_anew_for_each_request() throws IOException {
    Path token = write("token", "old");
    Fact<KubernetesAccess> opened = open(kubeconfig(cluster(), "tokenFile: token"));
    try (KubernetesAccess access = opened.ifKnown().orElseThrow()) {
      assertThat(why(access.read(KEY)))
          .contains("401", "context payments of the kubeconfig")
          .doesNotContain("old");
      Files.writeString(token, "t0p-secret");
      assertThat(access.read(KEY)).isEqualTo(MAP);
      Files.delete(token);
      assertThat(why(access.read(KEY))).contains("tokenFile names a file that cannot be read");
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_client_certificate_is_shown_instead_of_a_token(String key) throws IOException {
    String user =
        "client-certificate-data: %s, client-key-data: %s"
            .formatted(base64(ClientCertificates.CERTIFICATE), base64(key));
    Fact<KubernetesAccess> opened = open(kubeconfig(cluster(), user));

    try (KubernetesAccess access = opened.ifKnown().orElseThrow()) {
      // the fake knows tokens only, so it sees somebody who shows none
      assertThat(why(access.read(KEY))).startsWith("401 Unauthorized");
    }
  }

  static Stream<String> keys() {
    return Stream.of(ClientCertificates.PKCS8, ClientCertificates.SEC1);
  }

  @Test
  void a_client_certificate_that_cannot_be_read_is_unseen() throws IOException {
    String user =
        "client-certificate-data: %s, client-key-data: %s"
            .formatted(base64(ClientCertificates.CERTIFICATE), base64("no key"));
    Fact<KubernetesAccess> opened = open(kubeconfig(cluster(), user));

    try (KubernetesAccess access = opened.ifKnown().orElseThrow()) {
      assertThat(why(access.read(KEY)))
          .isEqualTo("the client certificate or its key cannot be read");
    }
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void a_program_that_gives_tokens_is_not_run() throws IOException {
    Path trace = folder.resolve("trace");
    Path file =
        kubeconfig(
            cluster(),
            "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: /usr/bin/touch,"
                + " args: ['%s', '--secret=t0p-secret']}".formatted(trace));

    assertThat(why(open(file)))
        .contains(
            "context payments gets its token by running a program (/usr/bin/touch)",
            "eks-auth runs nothing",
            "AWS credentials instead")
        .doesNotContain("t0p-secret");
    assertThat(trace).doesNotExist();
  }

  private static Arguments cannot(String cluster, String user, String says) {
    return Arguments.of(cluster, user, says);
  }

  static Stream<Arguments> whatWeCannotDo() {
    String token = "token: t0p-secret";
    return Stream.of(
        cannot("", "auth-provider: {name: oidc}", "gets its token from an auth provider"),
        cannot("", "username: admin, password: t0p-secret", "logs in with a password"),
        cannot("", "", "names neither a token nor a client certificate"),
        cannot("", token + ", as: system:admin", "cannot act as somebody else"),
        cannot("insecure-skip-tls-verify: true", token, "insecure-skip-tls-verify is set"),
        cannot("tls-server-name: x", token, "tls-server-name is set"),
        cannot("proxy-url: http://x", token, "proxy-url is set"),
        cannot("certificate-authority: gone.pem", token, "names a file that cannot be read"),
        cannot("", "client-certificate-data: eA==", "one is missing"),
        cannot("", "token: [t0p-secret]", "token is not a text"));
  }

  @ParameterizedTest
  @MethodSource("whatWeCannotDo")
  void what_we_cannot_do_is_said(String cluster, String user, String says) throws IOException {
    Path file =
        kubeconfig(
            "server: " + kubernetes.endpoint() + (cluster.isEmpty() ? "" : ", " + cluster), user);

    assertThat(why(open(file))).startsWith(file + ": ").contains(says).doesNotContain("t0p-secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:8001", "127.0.0.1", "https://", "ht tps://x", "https://x/?a=b"})
  void an_endpoint_without_https_is_refused(String server) throws IOException {
    assertThat(why(open(kubeconfig("server: '" + server + "'", "token: t0p-secret"))))
        .contains("server is not a URL that begins with https://");
  }

  @Test
  void no_file_no_context_no_yaml() throws IOException {
    Path file = kubeconfig(cluster(), "token: t0p-secret");

    assertThat(why(open(folder.resolve("gone")))).endsWith("gone: there is no such file");
    assertThat(why(open(folder))).contains("cannot be read");
    assertThat(why(KubernetesAccess.fromKubeconfig(file, Optional.of("other"), TIMEOUT)))
        .endsWith("there is no context \"other\" in it");
    assertThat(why(KubernetesAccess.fromKubeconfig(file, Optional.of("broken"), TIMEOUT)))
        .endsWith("there is no cluster \"elsewhere\" in it");
    assertThat(why(open(write("a", "kind: Config")))).contains("no current context");
    assertThat(why(open(write("b", "")))).endsWith("it is empty");
    assertThat(why(open(write("c", "- one\n- t0p-secret")))).endsWith("it is not an object");
    assertThat(why(open(write("d", "users:\n- {token: t0p-secret\nx: ]"))))
        .contains("it is not YAML: look at line")
        .doesNotContain("t0p-secret");
    Files.write(folder.resolve("e"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThat(why(open(folder.resolve("e")))).endsWith("it is not a text in UTF-8");
  }
}
