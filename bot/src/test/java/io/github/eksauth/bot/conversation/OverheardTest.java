package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverheardTest {
  private static final Place OTHER = new Place("T1", "C2", Optional.empty());

  @TempDir private Path folder;
  private final Hands clock = new Hands();
  private Journal journal;
  private Rooms rooms;
  private Answers answers;
  private Overheard overheard;

  @BeforeEach
  void open() {
    journal = Journal.open(folder, clock);
    rooms = new Rooms(journal);
    answers = new Answers(journal);
    overheard = new Overheard(List.of("C1", "C2"), rooms, answers, journal);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private static Hit hit(String entry, String... lines) {
    return new Hit(
        entry,
        0.9,
        IntStream.range(0, lines.length).mapToObj(i -> new Hit.Line(i + 1, lines[i])).toList(),
        List.of());
  }

  private static Match.Sure sure(String entry, String... lines) {
    return new Match.Sure(List.of(hit(entry, lines)));
  }

  private static Fingerprint fingerprint(String... lines) {
    return Fingerprint.of(sure("an-entry", lines));
  }

  @Test
  void a_sure_match_in_a_channel_that_asked_for_it_is_answered() {
    assertThat(overheard.speaks(CHANNEL.in("1"), sure("e", "an error"))).isTrue();
  }

  @Test
  void other_channels_are_left_alone() {
    Place elsewhere = new Place("T1", "C9", Optional.of("1"));

    assertThat(overheard.listens(elsewhere)).isFalse();
    assertThat(overheard.speaks(elsewhere, sure("e", "an error"))).isFalse();
  }

  @Test
  void what_is_not_sure_is_not_said() {
    assertThat(overheard.speaks(CHANNEL.in("1"), new Match.Several(List.of(hit("e", "x")))))
        .isFalse();
    assertThat(overheard.speaks(CHANNEL.in("1"), new Match.Nothing(List.of(hit("e", "x")))))
        .isFalse();
  }

  @Test
  void who_muted_us_is_left_alone() {
    rooms.mute(CHANNEL);
    rooms.mute(OTHER.in("1"));

    assertThat(overheard.listens(CHANNEL.in("1"))).isFalse();
    assertThat(overheard.speaks(CHANNEL.in("1"), sure("e", "an error"))).isFalse();
    assertThat(overheard.speaks(OTHER.in("1"), sure("e", "an error"))).isFalse();
    assertThat(overheard.speaks(OTHER.in("2"), sure("e", "an error"))).isTrue();
  }

  @Test
  void in_a_thread_we_speak_once_also_about_another_error() {
    overheard.speaks(CHANNEL.in("1"), sure("e", "an error"));

    assertThat(overheard.speaks(CHANNEL.in("1"), sure("f", "another"))).isFalse();
    assertThat(overheard.speaks(CHANNEL.in("2"), sure("f", "another"))).isTrue();
  }

  @Test
  void a_thread_in_which_we_answered_needs_no_second_voice_for_the_whole_day() {
    answers.remember(Asking.answered("a", CHANNEL.in("1"), Asking.ANA, Asking.NOON));
    clock.pass(Duration.ofHours(3));

    assertThat(overheard.speaks(CHANNEL.in("1"), sure("e", "an error"))).isFalse();
  }

  @Test
  void the_same_error_is_answered_once_an_hour_in_each_channel() {
    assertThat(overheard.speaks(CHANNEL.in("1"), sure("e", "pod coredns-1 failed"))).isTrue();
    assertThat(overheard.speaks(CHANNEL.in("2"), sure("e", "pod coredns-2 failed"))).isFalse();
    assertThat(overheard.speaks(OTHER.in("3"), sure("e", "pod coredns-3 failed"))).isTrue();
    clock.pass(Duration.ofMinutes(61));
    assertThat(overheard.speaks(CHANNEL.in("4"), sure("e", "pod coredns-4 failed"))).isTrue();
  }

  @Test
  void a_restart_is_no_reason_to_say_it_again() {
    overheard.speaks(CHANNEL.in("1"), sure("e", "an error"));
    close();
    open();

    assertThat(overheard.speaks(CHANNEL.in("2"), sure("e", "an error"))).isFalse();
  }

  @Test
  void a_refusal_to_speak_spends_nothing() {
    overheard.speaks(CHANNEL.in("1"), sure("e", "an error"));
    overheard.speaks(CHANNEL.in("1"), sure("f", "another"));

    assertThat(overheard.speaks(CHANNEL.in("2"), sure("f", "another"))).isTrue();
  }

  @Test
  void other_pods_ids_and_times_are_the_same_error() {
    assertThat(
            fingerprint(
                "2026-03-04T12:00:00Z Pod kube-system/coredns-7d9f8c9b5-abcde failed",
                "User: arn:aws:sts::111122223333:assumed-role/dev/ana is not authorized",
                "RequestID: 0f0b2f3e-1111-2222-3333-444455556666, instance i-0123456789abcdef0"))
        .isEqualTo(
            fingerprint(
                "2026-03-05T01:02:03Z Pod kube-system/coredns-5b8d7c6f4-xyzuv failed",
                "User: arn:aws:sts::444455556666:assumed-role/ops/ben is not authorized",
                "RequestID: 9a9b2f3e-1111-2222-3333-444455556666, instance i-fedcba9876543210f"));
  }

  @Test
  void names_in_quotes_are_names_however_they_are_escaped() {
    for (String quoted : List.of("\"%s\"", "`%s`", "'%s'", "\\\"%s\\\"")) {
      assertThat(fingerprint("secrets " + quoted.formatted("payments") + " is forbidden"))
          .isEqualTo(fingerprint("secrets " + quoted.formatted("web") + " is forbidden"));
    }
  }

  @Test
  void names_that_the_text_introduces_are_names_without_any_mark() {
    assertThat(fingerprint("Name: coredns", "Namespace: payments", "it failed"))
        .isEqualTo(fingerprint("Name: web", "Namespace: shop", "it failed"));
  }

  @Test
  void the_same_line_many_times_is_the_same_error() {
    assertThat(fingerprint("it failed at 1", "it failed at 2", "it failed at 3"))
        .isEqualTo(fingerprint("it failed at 4"));
  }

  @Test
  void other_words_or_another_entry_are_another_error() {
    assertThat(fingerprint("it failed")).isNotEqualTo(fingerprint("it was denied"));
    assertThat(Fingerprint.of(sure("e", "it failed")))
        .isNotEqualTo(Fingerprint.of(sure("f", "it failed")));
  }

  @Test
  void a_fingerprint_says_nothing_of_the_text() {
    assertThat(fingerprint("payments").value()).matches("[0-9a-f]{24}");
  }
}
