package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// `serve` in a process of its own, as somebody would start it.
final class ServeProcess implements AutoCloseable {
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
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }

  /// @param config names this port
  /// @param environment variables beside those of this process
  /// @param log where all that it prints goes
  static ServeProcess start(Path config, int port, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder serve =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            // the program's own log, not the quiet one of tests
            "-Dlogback.configurationFile=logback.xml",
            "io.github.eksauth.bot.cli.EksAuth",
            "serve",
            "--config",
            config.toString());
    serve.environment().putAll(environment);
    return new ServeProcess(
        serve.redirectErrorStream(true).redirectOutput(log.toFile()).start(), port, log);
  }

  /// Waits for something that only a living process can do.
  void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      assertThat(process.isAlive()).as(this::log).isTrue();
      LockSupport.parkNanos(10_000_000);
    }
  }

  /// What it answers to a GET; empty when nobody answers.
  Optional<HttpResponse<String>> get(String path) {
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

  boolean answers(String path, int status) {
    return get(path).filter(answer -> answer.statusCode() == status).isPresent();
  }

  /// Sends SIGTERM.
  void terminate() {
    process.destroy();
  }

  /// Waits for its end.
  ///
  /// @return the exit code
  int end() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(this::log).isTrue();
    return process.exitValue();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  List<String> lines() {
    return log().lines().toList();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    http.close();
  }
}
