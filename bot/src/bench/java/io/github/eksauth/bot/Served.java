package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

  private final Path folder;
  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final int port;
  private Optional<ServeProcess> process = Optional.empty();

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
    port = ServeProcess.freePort();
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
  Duration start() {
    Map<String, String> environment = new HashMap<>(aws.environment());
    environment.putAll(slack.environment());
    long began = System.nanoTime();
    ServeProcess started =
        ServeProcess.start(
            program(), folder.resolve("eks-auth.yaml"), port, environment, folder.resolve("log"));
    process = Optional.of(started);
    started.await(() -> started.answers("/readyz", 200));
    return since(began);
  }

  private static List<String> program() {
    List<String> program = new ArrayList<>(OPTIONS);
    String folder = System.getProperty("bench.program", "");
    if (folder.isEmpty()) {
      program.addAll(ServeProcess.CLASS_PATH);
      return program;
    }
    Path app = Path.of(folder);
    Path cache = app.resolve("eks-auth.aot");
    if (Files.exists(cache)) {
      program.add("-XX:AOTCache=" + cache);
    }
    program.addAll(List.of("-jar", app.resolve("eks-auth.jar").toString()));
    return program;
  }

  static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  /// SIGKILL.
  void kill() {
    process.orElseThrow().kill();
  }

  /// SIGTERM.
  void stop() throws InterruptedException {
    process.orElseThrow().terminate();
    process.orElseThrow().end();
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
    process.ifPresent(ServeProcess::close);
    aws.close();
    kubernetes.close();
  }
}
