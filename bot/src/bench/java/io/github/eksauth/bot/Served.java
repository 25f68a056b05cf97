package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `serve` as a process of its own, with the options that it has in the image, between a fake Slack
/// and one recorded cluster that a fake AWS and a fake API server make live in this process.
///
/// The system property `bench.program` may name what is started instead of this class path: the
/// folder with `eks-auth.jar` and, if it is there, the ahead-of-time cache `eks-auth.aot`.
final class Served implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-Xmx360m",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final Path folder;
  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();
  private Optional<Process> process = Optional.empty();

  /// @param overheard the channel to read along in
  /// @param call how long each call to AWS and to Kubernetes takes
  Served(FakeSlack slack, String overheard, Duration call) throws IOException {
    this.slack = slack;
    folder = Files.createTempDirectory("eks-auth-bench");
    Snapshot snapshot = Recordings.readable("article");
    String cluster = snapshot.read(new FactKey.Cluster()).ifKnown().orElseThrow().name();
    kubernetes = FakeKubernetes.serving(snapshot).latency(call);
    aws =
        FakeAws.serving(snapshot)
            .latency(call)
            .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(
        folder.resolve("eks-auth.yaml"),
        """
        slack:
          state: state
          overhear: [%s]
          allow:
            - clusters: ["%s"]
        web: {listen: "127.0.0.1:%d"}
        """
            .formatted(overheard, cluster, port));
  }

  /// Starts it.
  ///
  /// @return how long it took until it was ready, from the start of its process
  Duration start() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(program());
    command.addAll(List.of("serve", "--config", folder.resolve("eks-auth.yaml").toString()));
    var builder = new ProcessBuilder(command);
    builder.environment().putAll(aws.environment());
    builder.environment().putAll(slack.environment());
    Path log = folder.resolve("log");
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    long began = System.nanoTime();
    Process started = builder.start();
    process = Optional.of(started);
    while (!ready()) {
      if (!started.isAlive() || since(began).compareTo(LONGEST) > 0) {
        throw new IllegalStateException("it does not get ready: " + Files.readString(log));
      }
      Thread.sleep(5);
    }
    return since(began);
  }

  private static List<String> program() {
    String folder = System.getProperty("bench.program", "");
    if (folder.isEmpty()) {
      return List.of(
          "-Dlogback.configurationFile=logback.xml",
          "-cp",
          System.getProperty("java.class.path"),
          "io.github.eksauth.bot.cli.EksAuth");
    }
    Path app = Path.of(folder);
    Path cache = app.resolve("eks-auth.aot");
    List<String> program = new ArrayList<>();
    if (Files.exists(cache)) {
      program.add("-XX:AOTCache=" + cache);
    }
    program.addAll(List.of("-jar", app.resolve("eks-auth.jar").toString()));
    return program;
  }

  private boolean ready() throws InterruptedException {
    var ask =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/readyz"))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return http.send(ask, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /// SIGKILL.
  void kill() throws InterruptedException {
    process.orElseThrow().destroyForcibly().waitFor();
  }

  /// SIGTERM.
  void stop() throws InterruptedException {
    if (!process.orElseThrow().isAlive()) {
      return;
    }
    process.orElseThrow().destroy();
    if (!process.orElseThrow().waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("it does not stop");
    }
  }

  /// Its memory in MiB, as Linux tells it.
  ///
  /// @param field `VmRSS` for now, `VmHWM` for the most it ever was
  long memory(String field) throws IOException {
    Path status = Path.of("/proc", String.valueOf(process.orElseThrow().pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /// Where its configuration, its state and its log are.
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    process.ifPresent(Process::destroyForcibly);
    http.close();
    aws.close();
    kubernetes.close();
  }
}
