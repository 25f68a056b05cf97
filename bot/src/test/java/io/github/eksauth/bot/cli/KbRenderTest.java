package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.hcl.HclFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KbRenderTest {
  @TempDir private Path folder;

  @Test
  void the_hcl_of_an_option_carries_the_values_of_the_recorded_cluster() throws IOException {
    Run run = Run.of("kb", "render", "fargate-role-not-in-auth-config", "--out", folder.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(files()).allMatch(name -> name.startsWith("fargate-role-not-in-auth-config."));
    assertThat(
            Files.readString(
                folder.resolve("fargate-role-not-in-auth-config.write-mapping.module-20.tf")))
        .contains("arn:aws:iam::111122223333:role/shopfloor-fargate-pod-execution")
        .contains("system:node:{{SessionName}}")
        .doesNotContain("<kept-role");
  }

  @Test
  void every_snippet_is_formatted_once_it_is_rendered() throws IOException {
    Run run = Run.of("kb", "render", "--out", folder.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(files()).hasSizeGreaterThan(Knowledge.bundled().entries().size());
    for (String name : files()) {
      String text = Files.readString(folder.resolve(name));
      assertThat(HclFormat.isCanonical(text)).as(name).isTrue();
    }
  }

  @Test
  void a_list_that_could_not_be_read_is_withheld_and_said_so() {
    Run run =
        Run.of(
            "kb",
            "render",
            "fargate-role-not-in-auth-config",
            "--snapshot",
            "../checks/recordings/half-denied.json",
            "--out",
            folder.toString());

    assertThat(run.out())
        .contains("withheld fargate-role-not-in-auth-config.write-mapping.module-20.tf");
    assertThat(files()).noneMatch(name -> name.contains("write-mapping.module"));
  }

  @Test
  void wrong_use_is_told_in_a_line() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");

    assertThat(Run.of("kb", "render", "--out", file.toString()).err())
        .contains("is a file; name a folder");
    assertThat(Run.of("kb", "render", "fargate-role", "--out", folder.toString()).err())
        .contains("There is no entry `fargate-role`; did you mean");
    assertThat(Run.of("kb", "render").exitCode()).isEqualTo(2);
  }

  private List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
