package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

class FeedbackLogTest {
  private Path folder = Path.of("");

  @BeforeProperty
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("feedback");
  }

  @AfterProperty
  void removeFolder() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static Feedback feedback(String answer, String person, boolean right) {
    return new Feedback(
        Asking.NOON,
        answer,
        "T1",
        person,
        right,
        Optional.of("fargate-role"),
        right ? Optional.empty() : Optional.of(new Paste("it was the subnet")),
        new Paste("an error"));
  }

  private Path file() {
    return folder.resolve("feedback.jsonl");
  }

  @Example
  void what_was_said_is_read_back() {
    FeedbackLog log = new FeedbackLog(folder);

    assertThat(log.add(feedback("a", "ana", true))).isTrue();
    assertThat(log.add(feedback("b", "ana", false))).isTrue();
    assertThat(new FeedbackLog(folder).read())
        .containsExactly(feedback("a", "ana", true), feedback("b", "ana", false));
  }

  @Example
  void who_changes_their_mind_counts_once() {
    FeedbackLog log = new FeedbackLog(folder);
    log.add(feedback("a", "ana", true));
    log.add(feedback("a", "ben", true));
    log.add(feedback("a", "ana", false));

    assertThat(log.read()).containsExactly(feedback("a", "ben", true), feedback("a", "ana", false));
  }

  @Example
  void secrets_are_not_in_the_file_and_nobody_else_may_read_it() throws IOException {
    new FeedbackLog(folder)
        .add(
            new Feedback(
                Asking.NOON,
                "a",
                "T1",
                "ana",
                false,
                Optional.empty(),
                Optional.of(new Paste("the key AKIAIOSFODNN7EXAMPLE was old")),
                new Paste("AKIAIOSFODNN7EXAMPLE is denied")));

    assertThat(Files.readString(file())).doesNotContain("AKIAIOSFODNN7EXAMPLE");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Example
  void long_texts_are_cut_and_no_character_is_cut_in_two() {
    String smile = "\ud83d\ude00";
    Feedback feedback =
        new Feedback(
            Asking.NOON,
            "a",
            "T1",
            "ana",
            false,
            Optional.empty(),
            Optional.of(new Paste("x" + smile.repeat(2_000))),
            new Paste("y".repeat(5_000)));

    assertThat(feedback.was().orElseThrow().text()).hasSize(1_999).endsWith(smile);
    assertThat(feedback.paste().text()).hasSize(4_000);
  }

  @Example
  void a_full_file_becomes_the_file_before_and_what_that_was_is_gone() throws IOException {
    FeedbackLog log = new FeedbackLog(folder, 300);
    for (String answer : List.of("a", "b", "c", "d", "e", "f")) {
      log.add(feedback(answer, "ana", true));
    }

    assertThat(Files.size(file())).isLessThanOrEqualTo(300);
    assertThat(Files.size(folder.resolve("feedback.1.jsonl"))).isLessThanOrEqualTo(300);
    assertThat(log.read()).extracting(Feedback::answer).endsWith("e", "f").doesNotContain("a");
  }

  @Example
  void damaged_lines_are_left_out_and_the_next_stands_on_its_own() throws IOException {
    FeedbackLog log = new FeedbackLog(folder);
    log.add(feedback("a", "ana", true));
    Files.writeString(file(), "{}\nnot json\n{\"v\":1,\"at\":\"2026", StandardOpenOption.APPEND);
    log.add(feedback("b", "ana", true));

    assertThat(log.read()).extracting(Feedback::answer).containsExactly("a", "b");
  }

  @Property(tries = 100)
  void any_words_come_back(@ForAll String words, @ForAll String id) {
    Feedback feedback =
        new Feedback(
            Instant.EPOCH,
            id + "\ud800",
            id,
            id,
            false,
            Optional.of(words),
            Optional.of(new Paste(words)),
            new Paste(words + "\n\udc00"));
    FeedbackLog log = new FeedbackLog(folder);

    assertThat(log.add(feedback)).isTrue();
    assertThat(log.read()).contains(feedback);
  }
}
