package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KbCompareTest {
  private static final String SAYS =
      "the words of the error that decide, with <...> for what varies";

  @TempDir private Path folder;
  private Path base;
  private Path now;

  @BeforeEach
  void two_folders_of_the_same_entry() throws IOException {
    base = Files.createDirectory(folder.resolve("base"));
    now = Files.createDirectory(folder.resolve("now"));
    for (Path each : new Path[] {base, now}) {
      Run.of("kb", "new", "some-trouble", "--in", each.toString());
    }
  }

  @Test
  void where_nothing_changed_nothing_is_answered_otherwise() {
    Run run = Run.of("kb", "compare", base.toString(), now.toString());

    assertThat(run.out()).isEqualToIgnoringNewLines("0 of 5 fixtures are answered otherwise");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void a_changed_signal_shows_which_pastes_change_their_answer() throws IOException {
    change("some-trouble/entry.yaml", SAYS, "wholly other words than before");
    change(
        "some-trouble/near-1.txt", "A look-alike", "wholly other words than before, a look-alike");

    Run run = Run.of("kb", "compare", base.toString(), now.toString());

    assertThat(run.out())
        .contains("some-trouble/hit-1.txt: sure some-trouble → ")
        .contains("some-trouble/near-1.txt: nothing → sure some-trouble")
        .contains("4 of 5 fixtures are answered otherwise");
  }

  @Test
  void entries_that_came_and_went_are_named() {
    Run.of("kb", "new", "new-trouble", "--in", now.toString());

    assertThat(Run.of("kb", "compare", base.toString(), now.toString()).out())
        .contains("new entry new-trouble");
    assertThat(Run.of("kb", "compare", now.toString(), base.toString()).out())
        .contains("entry gone new-trouble");
  }

  @Test
  void a_corpus_is_compared_line_by_line() throws IOException {
    change("some-trouble/entry.yaml", SAYS, "wholly other words than before");
    Path corpus =
        Files.writeString(
            folder.resolve("corpus.jsonl"),
            """
            {"id":"a","text":"wholly other words than before","entry":null}

            {"id":"b","text":"lunch"}
            """);

    Run run =
        Run.of("kb", "compare", base.toString(), now.toString(), "--jsonl", corpus.toString());

    assertThat(run.out())
        .contains("a: nothing → sure some-trouble")
        .contains("1 of 2 lines are answered otherwise");
  }

  @Test
  void an_entry_that_cannot_be_read_is_left_out_and_said_so() throws IOException {
    change("some-trouble/entry.yaml", "title:", "titel:");

    Run run = Run.of("kb", "compare", base.toString(), now.toString());

    assertThat(run.out())
        .contains("problems; what has problems was left out")
        .contains("some-trouble/hit-1.txt: sure some-trouble → nothing");
  }

  @Test
  void wrong_use_is_told_in_a_line() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.jsonl"), "{\"id\": 1}\n");

    assertThat(Run.of("kb", "compare", folder.resolve("nowhere").toString()).err())
        .contains("is not a folder of entries");
    assertThat(
            Run.of("kb", "compare", base.toString(), now.toString(), "--jsonl", bad.toString())
                .err())
        .contains("line 1 lacks a text `id` or `text`");
    assertThat(Run.of("kb", "compare").exitCode()).isEqualTo(2);
  }

  private void change(String file, String before, String after) throws IOException {
    Path path = now.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(before);
    Files.writeString(path, text.replace(before, after));
  }
}
