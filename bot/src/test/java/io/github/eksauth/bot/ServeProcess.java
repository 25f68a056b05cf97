package io.github.eksauth.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// `serve` in a process of its own, as somebody would start it.
public final class ServeProcess implements AutoCloseable {
  /// The Java that runs this process.
  public static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  /// For a process that nobody asks anything.
  public static final int NO_PORT = 0;

  /// The program from the class path of this process.
  public static final List<String> CLASS_PATH =
      List.of(
          "-cp",
          System.getProperty("java.class.path"),
          // the program's own log, not the quiet one of tests
          "-Dlogback.configurationFile=logback.xml",
          "io.github.eksauth.bot.cli.EksAuth");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final int port;
  private final Path log;

  private ServeProcess(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /// A port that nobody listens on.
  public static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /// Starts it from the class path of this process.
  ///
  /// @param config names this port
  /// @param environment variables beside those of this process
  /// @param log where all that it prints is added
  public static ServeProcess start(
      Path config, int port, Map<String, String> environment, Path log) {
    List<String> program = new ArrayList<>(List.of(JAVA, "-XX:TieredStopAtLevel=1"));
    program.addAll(CLASS_PATH);
    return start(program, config, port, environment, log);
  }

  /// The same of another program.
  ///
  /// @param program what stands before `serve`
  public static ServeProcess start(
      List<String> program, Path config, int port, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>(program);
    command.addAll(List.of("serve", "--config", config.toString()));
    ProcessBuilder serve = new ProcessBuilder(command);
    serve.environment().putAll(environment);
    serve.redirectErrorStream(true).redirectOutput(Redirect.appendTo(log.toFile()));
    try {
      return new ServeProcess(serve.start(), port, log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /// Waits for something that only a living process can do.
  public void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as(this::log).isTrue();
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// What it answers to a GET; empty when nobody answers.
  public Optional<HttpResponse<String>> get(String path) {
    try {
      return Optional.of(
          http.send(
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
              BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public boolean answers(String path, int status) {
    return get(path).filter(answer -> answer.statusCode() == status).isPresent();
  }

  /// Ends it where it stands, as when the machine takes its memory.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /// Sends SIGTERM.
  public void terminate() {
    process.destroy();
  }

  /// Waits for its end.
  ///
  /// @return the exit code
  public int end() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(this::log).isTrue();
    return process.exitValue();
  }

  public String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  public List<String> lines() {
    return log().lines().toList();
  }

  @Override
  public void close() {
    kill();
    http.close();
  }
}
