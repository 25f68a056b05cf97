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
import java.util.stream.Stream;

/// `serve` as a process of its own between a fake Slack and one recorded cluster that a fake AWS
/// and a fake API server make live in this process.
final class Served implements AutoCloseable {
  /// What is in the image's `java.options`, and the heap that the manifests' 512 MiB come to.
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Djdk.reflect.useNativeAccessorOnly=true",
          "-Xms128m",
          "-Xmx360m",
          "-Xlog:disable",
          "-Xlog:all=error:stderr");

  private final List<String> program;
  private final Path folder;
  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final int port;
  private Optional<ServeProcess> process = Optional.empty();

  /// What is measured: the image that the environment variable `BENCH_IMAGE` names by the root
  /// folder where it is unpacked, else the classes of this process.
  ///
  /// @param overheard the channel to read along in
  /// @param call how long each call to AWS and to Kubernetes takes
  Served(FakeSlack slack, String overheard, Duration call) throws IOException {
    this(measured(), slack, overheard, call);
  }

  /// @param program what stands before `serve`
  Served(List<String> program, FakeSlack slack, String overheard, Duration call)
      throws IOException {
    this.program = program;
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
            program, folder.resolve("eks-auth.yaml"), port, environment, folder.resolve("log"));
    process = Optional.of(started);
    started.await(() -> started.answers("/readyz", 200));
    return since(began);
  }

  private static List<String> measured() {
    return unpacked()
        .map(image -> image(image, "-Xms128m", "-Xmx360m", "-XX:AOTCache=" + cache(image)))
        .orElseGet(() ->
            Stream.of(List.of(ServeProcess.JAVA), OPTIONS, ServeProcess.CLASS_PATH)
                .flatMap(List::stream)
                .toList());
  }

  /// The root folder of the image to work with.
  static Optional<Path> unpacked() {
    return Optional.ofNullable(System.getenv("BENCH_IMAGE")).map(Path::of);
  }

  /// Where an image has its ahead-of-time cache.
  static Path cache(Path image) {
    return image.resolve(Path.of("app", "eks-auth.aot"));
  }

  /// The program of an image.
  ///
  /// @param root the folder where it is unpacked
  /// @param options for Java, beside those of the image
  static List<String> image(Path root, String... options) {
    Path app = root.resolve("app");
    List<String> program = new ArrayList<>();
    program.add(root.resolve(Path.of("opt", "jre", "bin", "java")).toString());
    program.add("@" + app.resolve("java.options"));
    program.addAll(List.of(options));
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

  /// What it answers to a GET.
  String get(String path) {
    return process.orElseThrow().get(path).orElseThrow().body();
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
