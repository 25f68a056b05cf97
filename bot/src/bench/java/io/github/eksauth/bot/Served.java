package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.Article;
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

/// `serve` as a process of its own between a fake Slack and one recorded cluster that a fake AWS
/// and a fake API server make live in this process.
final class Served implements AutoCloseable {
  /// A channel in which it reads along.
  static final String OVERHEARD = "C0000000OPS";

  /// What the manifests' 512 MiB come to.
  private static final List<String> HEAP = List.of("-Xms128m", "-Xmx360m");

  /// What the image runs with.
  private static final Path OPTIONS = Path.of("src", "main", "image", "java.options");

  private final List<String> program;
  private final Path folder;
  private final FakeSlack slack;
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final String cluster;
  private final int port;
  private Optional<ServeProcess> process = Optional.empty();

  /// What is measured: the image that the environment variable `BENCH_IMAGE` names by the root
  /// folder where it is unpacked, else the classes of this process.
  ///
  /// @param call how long each call to AWS and to Kubernetes takes
  Served(FakeSlack slack, Duration call) throws IOException {
    this(measured(), slack, call);
  }

  /// @param program what stands before `serve`
  Served(List<String> program, FakeSlack slack, Duration call) throws IOException {
    this.program = program;
    this.slack = slack;
    folder = Files.createTempDirectory("eks-auth-bench");
    Snapshot snapshot = Recordings.readable(Article.RECORDING);
    cluster = snapshot.read(new FactKey.Cluster()).ifKnown().orElseThrow().name();
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
            .formatted(OVERHEARD, cluster, port));
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
    return unpacked().map(Served::cached).orElseGet(Served::fromClassPath);
  }

  private static List<String> cached(Path image) {
    List<String> options = new ArrayList<>(HEAP);
    options.add("-XX:AOTCache=" + cache(image));
    return image(image, options);
  }

  private static List<String> fromClassPath() {
    List<String> program = new ArrayList<>(List.of(ServeProcess.JAVA));
    program.add("@" + OPTIONS);
    program.addAll(HEAP);
    program.addAll(ServeProcess.CLASS_PATH);
    return program;
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
  static List<String> image(Path root, List<String> options) {
    Path app = root.resolve("app");
    List<String> program = new ArrayList<>();
    program.add(root.resolve(Path.of("opt", "jre", "bin", "java")).toString());
    program.add("@" + app.resolve("java.options"));
    program.addAll(options);
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

  /// The name of the cluster.
  String cluster() {
    return cluster;
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
