package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the documents show is what the program does.
class ReadmeTest {
  private static final Path ROOT = Path.of("..");
  private static final Pattern ANSWER =
      Pattern.compile("<!-- answer: (.+?) -->\n```\n(.+?)\n```", Pattern.DOTALL);

  @Test
  void the_answer_in_the_readme_is_the_programs() throws IOException {
    Matcher shown = ANSWER.matcher(Files.readString(ROOT.resolve("README.md")));
    assertThat(shown.find()).isTrue();
    String[] arguments =
        Stream.of(shown.group(1).split(" "))
            .map(word -> Files.exists(ROOT.resolve(word)) ? ROOT.resolve(word).toString() : word)
            .toArray(String[]::new);

    List<String> printed = Run.of(arguments).out().lines().toList();

    assertThat(printed)
        .containsAll(shown.group(2).lines().filter(line -> !line.equals("…")).toList());
  }

  @Test
  void the_readme_names_every_command() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    String help = Run.of("--help").out();

    assertThat(
            List.of(
                "diagnose",
                "check",
                "collect",
                "diff",
                "clusters",
                "permissions",
                "match",
                "kb",
                "demo"))
        .allSatisfy(command -> assertThat(readme).contains("| `" + command))
        .allSatisfy(command -> assertThat(help).contains("\n  " + command));
  }

  @Test
  void the_readme_counts_the_entries_there_are() throws IOException {
    try (Stream<Path> entries = Files.list(ROOT.resolve("knowledge").resolve("entries"))) {
      assertThat(Files.readString(ROOT.resolve("README.md")))
          .contains(entries.filter(Files::isDirectory).count() + " failure modes");
    }
  }
}
