package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.knowledge.entry.Knowledge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The entries in the project, held against the checks that exist and the pastes of their authors.
class KnowledgeIsSoundTest {
  private static final Path ENTRIES = Path.of("..", "knowledge", "entries");

  @Test
  void lint_finds_no_problem() {
    Run run = Run.of("kb", "lint", ENTRIES.toString());

    assertThat(run.out()).isEqualToIgnoringNewLines("no problems");
    assertThat(run.exitCode()).isEqualTo(0);
  }

  @Test
  void every_fixture_finds_what_it_must() {
    Run run = Run.of("kb", "test", ENTRIES.toString());

    assertThat(run.out()).endsWith(", 0 wrong\n");
    assertThat(run.exitCode()).isEqualTo(0);
  }

  @Test
  void all_88_failure_modes_are_there_in_both_languages() {
    assertThat(Knowledge.bundled().entries())
        .hasSize(88)
        .allSatisfy(entry -> {
          assertThat(entry.title().zh()).as(entry.id()).matches(".*\\p{IsHan}.*");
          assertThat(entry.options())
              .as(entry.id())
              .allSatisfy(option -> assertThat(option.title().zh()).matches(".*\\p{IsHan}.*"));
        });
  }

  @Test
  void every_check_that_an_entry_asks_for_is_built() {
    Set<String> asked =
        Knowledge.bundled().entries().stream()
            .flatMap(entry -> entry.checks().stream())
            .collect(Collectors.toSet());

    assertThat(Catalogue.checks()).extracting(Check::id).doesNotHaveDuplicates().containsAll(asked);
  }

  @Test
  void a_new_entry_lints_and_tests_as_it_is(@TempDir Path folder) throws IOException {
    Run created = Run.of("kb", "new", "my-new-trouble", "--in", folder.toString());
    Run lint = Run.of("kb", "lint", folder.resolve("my-new-trouble").toString());
    Run test = Run.of("kb", "test", folder.toString());

    assertThat(created.out()).contains("entry.yaml", "zh.yaml");
    assertThat(Files.isRegularFile(folder.resolve("my-new-trouble").resolve("entry.yaml")))
        .isTrue();
    assertThat(lint.out()).isEqualToIgnoringNewLines("no problems");
    assertThat(test.exitCode()).as(test.out()).isEqualTo(0);
  }

  @Test
  void a_broken_entry_gets_all_its_problems_at_once(@TempDir Path folder) throws IOException {
    Run.of("kb", "new", "bad-entry", "--in", folder.toString());
    Path entry = folder.resolve("bad-entry").resolve("entry.yaml");
    Files.writeString(
        entry,
        Files.readString(entry)
            .replace("risk: R #", "risk: I #")
            .replace("checks: []", "checks: [aws-auth-pareses]")
            .replace(
                "says: the words of the error that decide, with <...> for what varies",
                "says: Unauthorized"));

    Run run = Run.of("kb", "lint", folder.toString());

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains("entry.yaml:7", "`Unauthorized` is too common to decide")
        .contains("there is no check `aws-auth-pareses`")
        .contains("it needs a `warning`")
        .contains("it needs `first`");
  }

  @Test
  void every_entry_can_be_shown_and_found() {
    Run show = Run.of("kb", "show", "access-entry-stale-role-id", "--lang", "zh");
    Run search = Run.of("kb", "search", "role", "recreated", "access", "entry");

    assertThat(show.exitCode()).isEqualTo(0);
    assertThat(show.out()).contains("access-entry-stale-role-id", "signals", "causes", "options");
    assertThat(search.out()).contains("access-entry-stale-role-id");
  }

  @Test
  void what_is_shown_tells_what_it_is_of() {
    Run show = Run.of("kb", "show", "access-entry-stale-role-id");

    assertThat(show.out().lines().skip(2).findFirst())
        .contains("  revision bundled with " + Run.of("--version").out().strip());
  }
}
