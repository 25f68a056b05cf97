package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.NOON;
import static io.github.eksauth.bot.conversation.Asking.answered;
import static io.github.eksauth.bot.conversation.Asking.asked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.github.eksauth.bot.conversation.GivenUp.Reason;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.reply.CardView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
  @TempDir private Path temporary;

  private final Hands clock = new Hands();
  private Path folder;
  private Journal journal;

  @BeforeEach
  void open() {
    folder = temporary.resolve("state");
    journal = Journal.open(folder, clock);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void reopen() {
    journal.close();
    journal = Journal.open(folder, clock);
  }

  private Path file() {
    return folder.resolve("journal.jsonl");
  }

  @Test
  void what_was_taken_and_not_answered_is_there_after_a_restart() {
    journal.accept(asked("a"));
    journal.accept(asked("b"));
    journal.accept(asked("c"));
    journal.done("b");
    reopen();

    assertThat(journal.unfinished())
        .containsExactly(
            new Unfinished(asked("a"), 0, Optional.empty(), false),
            new Unfinished(asked("c"), 0, Optional.empty(), false));
  }

  @Test
  void a_second_restart_finds_the_same() {
    journal.accept(asked("a"));
    journal.starting("a");
    journal.posting("a");
    journal.posted("a", Asking.CHANNEL, "m1");
    journal.posting("a");
    reopen();
    List<Unfinished> once = journal.unfinished();
    reopen();

    assertThat(journal.unfinished()).isEqualTo(once).hasSize(1);
    assertThat(once.getFirst().inDoubt()).isTrue();
    assertThat(once.getFirst().posted()).contains(new Posted(Asking.CHANNEL, "m1"));
  }

  @Test
  void what_was_left_out_of_a_question_is_still_known() {
    Order.Diagnose order = Order.Diagnose.of("no access entry").without(new LeftOut(3, true));
    Asked plain = asked("q");
    Asked asked =
        new Asked(
            plain.id(),
            plain.keys(),
            plain.surface(),
            plain.by(),
            plain.place(),
            order,
            plain.replyUrl(),
            plain.at());
    journal.accept(asked);
    reopen();

    assertThat(journal.unfinished()).extracting(Unfinished::asked).containsExactly(asked);
  }

  @Test
  void a_message_that_was_posted_is_known_and_one_of_which_that_is_unsure_is_in_doubt() {
    journal.accept(asked("posted"));
    journal.posting("posted");
    journal.posted("posted", Asking.CHANNEL.in("1"), "m1");
    journal.accept(asked("unsure"));
    journal.posting("unsure");
    reopen();

    assertThat(journal.unfinished("posted"))
        .contains(
            new Unfinished(
                asked("posted"), 0, Optional.of(new Posted(Asking.CHANNEL.in("1"), "m1")), false));
    assertThat(journal.unfinished("unsure").orElseThrow().inDoubt()).isTrue();
  }

  @Test
  void what_was_begun_three_times_is_given_up() {
    journal.accept(asked("twice"));
    journal.accept(asked("thrice"));
    for (int i = 0; i < 2; i++) {
      journal.starting("twice");
      journal.starting("thrice");
      reopen();
    }
    journal.starting("thrice");
    reopen();

    assertThat(journal.unfinished()).extracting(Unfinished::attempts).containsExactly(2);
    assertThat(journal.givenUp())
        .extracting(GivenUp::reason, it -> it.what().asked().id())
        .containsExactly(tuple(Reason.TRIED_TOO_OFTEN, "thrice"));
  }

  @Test
  void what_nobody_waits_for_any_more_is_given_up_until_that_is_done() {
    journal.accept(asked("old"));
    clock.pass(Duration.ofMinutes(11));
    reopen();

    assertThat(journal.unfinished()).isEmpty();
    assertThat(journal.givenUp()).extracting(GivenUp::reason).containsExactly(Reason.TOO_OLD);

    reopen();
    assertThat(journal.givenUp()).hasSize(1);
    journal.done("old");
    reopen();
    assertThat(journal.givenUp()).isEmpty();
  }

  @Test
  void what_is_older_than_a_day_is_dropped() {
    journal.accept(asked("old"));
    clock.pass(Duration.ofHours(25));
    reopen();

    assertThat(journal.unfinished()).isEmpty();
    assertThat(journal.givenUp()).isEmpty();
  }

  @Test
  void the_keys_of_the_last_15_minutes_are_known_of_what_is_done_too() {
    journal.accept(asked("a"));
    journal.done("a");
    clock.pass(Duration.ofMinutes(10));
    journal.accept(asked("b"));
    reopen();

    assertThat(journal.seen())
        .containsExactly(
            new Seen("a", asked("a").keys(), NOON),
            new Seen("b", asked("b").keys(), NOON.plus(Duration.ofMinutes(10))));

    clock.pass(Duration.ofMinutes(6));
    reopen();
    assertThat(journal.seen()).extracting(Seen::id).containsExactly("b");
  }

  @Test
  void an_answer_can_be_recalled_after_a_restart_as_its_reader_turned_it() {
    journal.remember(answered("a"));
    Answered turned =
        new Answered(
            "a",
            answered("a").place(),
            "m",
            Asking.ANA,
            answered("a").topic(),
            Optional.empty(),
            new CardView(2, true, false, true),
            NOON,
            "look",
            3);
    journal.remember(turned);
    reopen();

    assertThat(journal.recall("a")).contains(turned);
    assertThat(journal.recall("b")).isEmpty();
  }

  @Test
  void an_answer_is_forgotten_after_a_day() {
    journal.remember(answered("a"));
    clock.pass(Duration.ofHours(25));

    assertThat(journal.recall("a")).isEmpty();
  }

  @Test
  void an_answer_of_more_than_a_day_ago_leaves_the_file_although_nobody_asks_anything()
      throws IOException {
    journal.remember(answered("a"));
    clock.pass(Duration.ofHours(1));
    journal.remember(answered("b", Asking.CHANNEL, Asking.ANA, clock.instant()));
    clock.pass(Duration.ofMinutes(23 * 60 + 30));
    journal.tidy();
    journal.close();

    assertThat(Files.readString(file())).contains("error of b").doesNotContain("error of a");
  }

  @Test
  void a_question_that_is_answered_leaves_the_file_at_the_next_tidying() throws IOException {
    journal.accept(asked("a"));
    journal.accept(asked("b"));
    journal.done("a");
    journal.tidy();
    journal.close();

    assertThat(Files.readString(file()))
        .contains("no access entry for b")
        .doesNotContain("no access entry for a");
  }

  @Test
  void a_file_with_nothing_to_leave_out_is_not_written_anew() throws IOException {
    journal.remember(answered("a"));
    Object before = Files.readAttributes(file(), BasicFileAttributes.class).fileKey();
    journal.tidy();
    journal.close();

    assertThat(Files.readAttributes(file(), BasicFileAttributes.class).fileKey()).isEqualTo(before);
  }

  @Test
  void of_very_many_answers_the_newest_1000_are_kept() {
    IntStream.range(0, 1_005).forEach(i -> journal.remember(answered("a" + i)));
    reopen();

    assertThat(journal.recall("a4")).isEmpty();
    assertThat(journal.recall("a5")).isPresent();
    assertThat(journal.recall("a1004")).isPresent();
  }

  @Test
  void of_very_long_answers_fewer_are_kept_and_the_last_always() {
    JournalState state = new JournalState(1_000);
    for (String id : List.of("a", "b", "c", "d")) {
      JournalLine line = JournalJson.remembered(answered(id));
      state.apply(line, JournalJson.write(line), NOON);
    }

    assertThat(state.answers(it -> true, 10, NOON))
        .extracting(it -> it.heading().id())
        .containsExactlyInAnyOrder("b", "c", "d");

    JournalState small = new JournalState(10);
    for (String id : List.of("a", "b")) {
      JournalLine line = JournalJson.remembered(answered(id));
      small.apply(line, JournalJson.write(line), NOON);
    }
    assertThat(small.answers(it -> true, 10, NOON))
        .extracting(it -> it.heading().id())
        .containsExactly("b");
  }

  @Test
  void a_torn_last_line_does_no_harm() throws IOException {
    journal.accept(asked("a"));
    journal.close();
    Files.writeString(file(), "{\"v\":1,\"is\":\"accep", StandardOpenOption.APPEND);
    journal = Journal.open(folder, clock);

    assertThat(journal.unfinished()).hasSize(1);
    assertThat(journal.unreadable()).isEqualTo(1);
    assertThat(folder.resolve("journal.unread.jsonl")).doesNotExist();
    journal.accept(asked("b"));
    reopen();
    assertThat(journal.unfinished()).hasSize(2);
    assertThat(journal.unreadable()).isZero();
  }

  @Test
  void damaged_lines_are_counted_and_the_file_is_kept_aside() throws IOException {
    journal.accept(asked("a"));
    journal.close();
    String good = Files.readString(file());
    String damaged =
        "{}\nnot json\n"
            + good
            + "\0\0\0\0\n{\"v\":2,\"is\":\"done\",\"id\":\"a\"}\n{\"v\":1,\"is\":\"soon\"}\n";
    Files.writeString(file(), damaged);
    journal = Journal.open(folder, clock);

    assertThat(journal.unreadable()).isEqualTo(5);
    assertThat(journal.unfinished()).hasSize(1);
    assertThat(folder.resolve("journal.unread.jsonl")).hasContent(damaged);
  }

  @Test
  void a_second_process_is_refused_and_told_what_to_do() {
    assertThatThrownBy(() -> Journal.open(folder, clock))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            "The folder %s is in use by another eks-auth (process %d); stop that one, or name another folder as `state` under `slack:`"
                .formatted(folder, ProcessHandle.current().pid()));
  }

  @Test
  void a_file_in_place_of_the_folder_is_told() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));

    assertThatThrownBy(() -> Journal.open(file, clock))
        .isInstanceOf(BadInput.class)
        .hasMessage(
            file + " is a file; name a folder for the bot's state as `state` under `slack:`");
  }

  @Test
  void nobody_else_may_read_it() throws IOException {
    journal.accept(asked("a"));
    reopen();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
        .isEqualTo("rwx------");
    try (var files = Files.list(folder)) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(file ->
              assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                  .isEqualTo("rw-------"));
    }
  }

  @Test
  void a_secret_that_was_pasted_is_not_in_it() throws IOException {
    Asked plain = asked("a");
    journal.accept(
        new Asked(
            "a",
            plain.keys(),
            plain.surface(),
            plain.by(),
            plain.place(),
            Order.Diagnose.of("AKIAIOSFODNN7EXAMPLE is not authorized"),
            plain.replyUrl(),
            plain.at()));

    assertThat(Files.readString(file()))
        .contains("[redacted access key id] is not authorized")
        .doesNotContain("AKIAIOSFODNN7EXAMPLE");
  }

  @Test
  void a_line_is_in_the_file_when_the_call_returns() throws IOException {
    journal.accept(asked("a"));

    assertThat(Files.readString(file())).contains("\"id\":\"a\"").endsWith("\n");
  }

  @Test
  void what_it_does_not_know_is_not_written() throws IOException {
    journal.starting("a");
    journal.posting("a");
    journal.posted("a", Asking.CHANNEL, "m");
    journal.done("a");

    assertThat(file()).isEmptyFile();
  }

  @Test
  void nothing_is_taken_after_it_is_closed() {
    journal.close();

    assertThatThrownBy(() -> journal.accept(asked("a"))).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void a_thread_that_is_interrupted_can_still_write() {
    Thread.currentThread().interrupt();
    try {
      journal.accept(asked("a"));
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    journal.accept(asked("b"));
    reopen();

    assertThat(journal.unfinished()).hasSize(2);
  }

  @Test
  void it_stays_short_while_many_write_and_loses_nothing() throws IOException {
    journal.close();
    journal = Journal.open(folder, clock, 20_000);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int t = 0; t < 8; t++) {
        int thread = t;
        threads.execute(() -> {
          for (int i = 0; i < 500; i++) {
            String id = thread + "-" + i;
            journal.accept(asked(id));
            journal.starting(id);
            if (i % 10 != 0) {
              journal.done(id);
            }
          }
        });
      }
    }
    reopen();

    assertThat(journal.unfinished()).hasSize(8 * 50).allMatch(it -> it.attempts() == 1);
    assertThat(journal.seen()).hasSize(8 * 500);
    assertThat(journal.unreadable()).isZero();
    try (var files = Files.list(folder)) {
      assertThat(files.map(it -> it.getFileName().toString()))
          .containsExactlyInAnyOrder("journal.jsonl", "journal.lock");
    }
  }

  @Test
  void a_file_that_grows_is_replaced_by_a_shorter_one_while_it_is_used() throws IOException {
    journal.close();
    journal = Journal.open(folder, clock, 20_000);
    boolean shorter = false;
    long size = 0;
    // the shorter file is written beside the work, so nobody knows after how many lines it is there
    for (int i = 0; i < 200_000 && !shorter; i++) {
      journal.remember(answered("same"));
      long now = Files.size(file());
      shorter = now < size;
      size = now;
    }

    assertThat(shorter).isTrue();
    journal.close();
    journal = Journal.open(folder, clock);
    assertThat(journal.recall("same")).contains(answered("same"));
  }
}
