package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that starts the program from a checkout.
class LauncherTest {
  @TempDir private Path folder;

  @Test
  void a_build_leaves_what_is_piped_in_to_the_program() throws IOException, InterruptedException {
    Path script = folder.resolve("eks-auth");
    Files.copy(Path.of("..", "eks-auth"), script);
    Files.createDirectories(folder.resolve("knowledge"));
    Path tools = Files.createDirectories(folder.resolve("tools"));
    Path maven = tools.resolve("mvn");
    Files.writeString(maven, "#!/bin/sh\ncat >\"$0.read\"\nexit 1\n");
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));

    ProcessBuilder builder =
        new ProcessBuilder("sh", script.toString(), "match", "-").redirectErrorStream(true);
    builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
    builder.environment().put("EKS_AUTH_JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write("an error".getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(2);
    assertThat(said).contains("The build failed");
    assertThat(maven.resolveSibling("mvn.read")).isEmptyFile();
  }
}
