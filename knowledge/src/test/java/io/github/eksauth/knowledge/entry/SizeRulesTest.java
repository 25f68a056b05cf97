package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SizeRulesTest {
  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder).sound("a");
  }

  @Test
  void a_title_longer_than_a_header_of_slack_is_a_problem() {
    entries.change(
        "a/entry.yaml",
        "title: The trouble in one line, in the words of whoever has it",
        "title: " + "x".repeat(151));

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/entry.yaml:2: title has 151 characters in English, Slack takes 150");
  }

  @Test
  void the_title_of_an_option_fits_into_a_choice() {
    entries.change("a/zh.yaml", "title: 做什么", "title: " + "做".repeat(76));

    assertThat(entries.problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .endsWith("the title of option `the-option` has 76 characters in Chinese, Slack takes 75");
  }

  @Test
  void a_placeholder_counts_as_what_it_may_grow_to() {
    entries.change(
        "a/entry.yaml", "says: Why it happens.", "says: '" + "<cluster> ".repeat(40) + "'");

    assertThat(entries.problems(Vocabulary.ANY)).isEmpty();

    entries.change("a/entry.yaml", "symptom: What", "symptom: " + "y".repeat(3001) + " What");

    assertThat(entries.problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .contains("symptom has")
        .endsWith("Slack takes 3000");
  }

  @Test
  void all_of_an_option_fits_into_one_message() {
    entries.change(
        "a/entry.yaml",
        "- What to do.",
        "- "
            + "x".repeat(2900)
            + "\n      - "
            + "y".repeat(2900)
            + "\n      - "
            + "z".repeat(2900)
            + "\n      - "
            + "w".repeat(1900));
    entries.change("a/zh.yaml", "- 具体步骤。", "- 一\n      - 二\n      - 三\n      - 四");

    assertThat(entries.problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .contains("option `the-option` makes a message of");
  }
}
