package io.github.eksauth.bot.slack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// `eks-auth serve` as a process of its own, so that it can be killed.
final class ServeProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  /// @param config the file `eks-auth.yaml`
  ServeProcess(Path config, Map<String, String> environment) {
    log = config.resolveSibling("serve.log");
    ProcessBuilder serve =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "-Dlogback.configurationFile=logback.xml",
            "io.github.eksauth.bot.cli.EksAuth",
            "serve",
            "--config",
            config.toString());
    serve.environment().putAll(environment);
    try {
      process =
          serve
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /// Ends it where it stands, as when the machine takes its memory.
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the process does not die");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// What it and those before it in the same folder wrote.
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
