package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
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
  void the_picture_in_the_readme_shows_what_the_program_says() throws Exception {
    Path pictures = ROOT.resolve("docs").resolve("pictures");
    byte[] drawn = Files.readAllBytes(pictures.resolve("reply.json"));
    String fresh =
        Run.of(
                "diagnose",
                "--snapshot",
                ROOT.resolve("checks/recordings/article.json").toString(),
                "--format",
                "slack",
                "--lang",
                "en",
                ROOT.resolve("bot/src/main/resources/demo/event-after-upgrade.txt").toString())
            .out();

    assertThat(new String(drawn, StandardCharsets.UTF_8))
        .as("docs/pictures/draw.sh draws it anew")
        .isEqualTo(fresh);
    assertThat(Files.readString(pictures.resolve("reply.png"), StandardCharsets.ISO_8859_1))
        .as("docs/pictures/draw.sh notes in the picture what it was drawn from")
        .contains(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(drawn)));
    assertThat(Files.readString(ROOT.resolve("README.md"))).contains("docs/pictures/reply.png");
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
