package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.ANA;
import static io.github.eksauth.bot.conversation.Asking.CHANNEL;
import static io.github.eksauth.bot.conversation.Asking.NOON;
import static io.github.eksauth.bot.conversation.Asking.answered;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersTest {
  @TempDir private Path folder;
  private Journal journal;
  private Answers answers;

  @BeforeEach
  void open() {
    journal = Journal.open(folder, new Hands());
    answers = new Answers(journal);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  @Test
  void an_answer_is_found_by_its_id_after_a_restart() {
    answers.remember(answered("a"));
    close();
    open();

    assertThat(answers.byId("a")).contains(answered("a"));
    assertThat(answers.byId("b")).isEmpty();
  }

  @Test
  void the_latest_answer_in_a_thread_is_the_one_that_is_asked_on_about() {
    answers.remember(answered("old", CHANNEL.in("1"), ANA, NOON.minusSeconds(60)));
    answers.remember(answered("new", CHANNEL.in("1"), ANA, NOON.minusSeconds(30)));
    answers.remember(answered("elsewhere", CHANNEL.in("2"), ANA, NOON));
    answers.remember(answered("other channel", new Place("T1", "C2", Optional.of("1")), ANA, NOON));

    assertThat(answers.inThread(CHANNEL.in("1"))).map(Answered::id).contains("new");
    assertThat(answers.inThread(CHANNEL.in("3"))).isEmpty();
    assertThat(answers.inThread(CHANNEL)).isEmpty();
  }

  @Test
  void an_answer_outside_of_threads_is_the_one_of_the_thread_below_it() {
    answers.remember(answered("a", CHANNEL, ANA, NOON));

    assertThat(answers.inThread(CHANNEL.in("message-of-a"))).map(Answered::id).contains("a");
  }

  @Test
  void the_last_5_answers_to_somebody_are_known_the_newest_first() {
    IntStream.rangeClosed(1, 6)
        .forEach(i ->
            answers.remember(answered("a" + i, CHANNEL.in("1"), ANA, NOON.minusSeconds(60 - i))));
    answers.remember(
        answered("of somebody else", CHANNEL.in("1"), new Person("T1", "U-ben", "Ben"), NOON));

    assertThat(answers.ofPerson(ANA))
        .extracting(Answered::id)
        .containsExactly("a6", "a5", "a4", "a3", "a2");
    assertThat(answers.ofPerson(new Person("T2", "U-ana", "Ana"))).isEmpty();
  }

  @Test
  void somebody_is_the_same_after_a_change_of_name() {
    answers.remember(answered("a"));

    assertThat(answers.ofPerson(new Person(ANA.team(), ANA.id(), "Anna"))).hasSize(1);
  }
}
