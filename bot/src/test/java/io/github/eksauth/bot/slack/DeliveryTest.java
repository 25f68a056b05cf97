package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What goes wrong on the way between Slack and the bot: every question is answered once all the
/// same.
class DeliveryTest {
  private static final String CHANNEL = RunningBot.CHANNEL;
  private static final int UNTIL_CLEARED = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path folder;
  private RunningBot running;
  private FakeSlack slack;
  private FakeUser ada;

  @BeforeEach
  void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              allow: [{clusters: ["*"]}]
              overhear: [C0123456789]
              workers: 1
              waiting: 1
            """);
    slack = running.slack().grant("channels:history").subscribe("message.channels");
    ada = slack.user("U0000000ADA", "Ada");
  }

  @AfterEach
  void stop() {
    assertThat(running.faultsIn(CHANNEL)).isEmpty();
    running.close();
  }

  private List<SlackMessage> mentions(int number) {
    return IntStream.range(0, number)
        .mapToObj(i -> ada.mentions(CHANNEL, Article.ERROR + " (" + i + ")"))
        .toList();
  }

  private void isAnsweredOnce(SlackMessage asked) {
    Article.answer(slack, asked);
    slack.awaitDelivered();
    assertThat(slack.replies(asked)).hasSize(1);
  }

  @Test
  void what_is_delivered_twice_is_answered_once() {
    slack.faults().duplicate(1, 7);

    isAnsweredOnce(mentions(1).getFirst());
    assertThat(slack.acks()).hasSizeGreaterThan(2);
  }

  @Test
  void what_slack_delivers_again_because_we_were_late_is_answered_once() {
    slack.ackWithin(Duration.ofNanos(1)).retryAfter(Duration.ZERO, Duration.ofMillis(300));

    isAnsweredOnce(mentions(1).getFirst());
    assertThat(slack.lost()).isPositive();
  }

  @Test
  void a_mention_is_answered_once_whichever_of_its_two_events_comes_first() {
    slack.faults().reorder(Duration.ofMillis(200), 11).duplicate(0.5, 11);

    for (int i = 0; i < 4; i++) {
      isAnsweredOnce(mentions(1).getFirst());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"refresh_requested", "warning", "dropped"})
  void a_socket_that_ends_while_we_answer_costs_no_answer(String end) {
    slack.retryAfter(Duration.ofMillis(200), SECOND, Duration.ofSeconds(5));
    // what was on its way over the socket that ends is brought again after that
    slack.ackWithin(Duration.ofSeconds(3));
    slack.faults().slow("chat.postMessage", SECOND);
    SlackMessage before = mentions(1).getFirst();
    if (end.equals("dropped")) {
      slack.dropSockets();
    } else {
      slack.disconnectSockets(end);
    }
    SlackMessage after = ada.mentions(CHANNEL, Article.ERROR);

    isAnsweredOnce(before);
    isAnsweredOnce(after);
  }

  @Test
  void slack_that_has_enough_of_us_is_waited_for() {
    slack.faults().rateLimit("chat.postMessage", SECOND, 2);
    SlackMessage asked = mentions(1).getFirst();
    SlackMessage answer = Article.answer(slack, asked);
    slack.faults().rateLimit("chat.update", SECOND, 2);

    ada.presses(answer, "eks-auth:option").ack();

    slack.awaitMessage(answer, message -> message.shown().contains("option 2 of"));
    assertThat(slack.calls("chat.postMessage"))
        .extracting(call -> call.answer())
        .startsWith("429", "429");
    assertThat(slack.calls("chat.update"))
        .extracting(call -> call.answer())
        .startsWith("429", "429");
    isAnsweredOnce(asked);
  }

  @Test
  void an_answer_of_which_we_did_not_hear_that_it_arrived_is_not_posted_again() {
    slack.faults().loseAnswer("chat.postMessage", 1);

    isAnsweredOnce(mentions(1).getFirst());
  }

  private SlackMessage report() {
    ada.command(CHANNEL, "check shopfloor").ack();
    return slack.await(
        "a report",
        () ->
            slack.messages(CHANNEL).stream()
                .filter(message -> message.byBot() && message.thread().isEmpty())
                .filter(message -> message.actions().contains("eks-auth:fix"))
                .findFirst());
  }

  private static List<String> types(SlackMessage message) {
    return message.blocks().valueStream().map(block -> block.path("type").stringValue()).toList();
  }

  @Test
  void a_slack_without_tables_gets_the_same_without_tables() {
    SlackMessage with = report();
    assertThat(types(with)).contains("table");
    slack.faults().noTables();

    ada.presses(with, "eks-auth:check").ack();
    SlackMessage without = slack.awaitMessage(with, message -> !types(message).contains("table"));

    assertThat(without.shown()).contains("shopfloor", "checks found something wrong", Article.ROLE);
  }

  @Test
  void the_fix_for_a_check_is_posted_below_the_report_where_there_are_no_tables_too() {
    SlackMessage report = report();
    slack.faults().fail("chat.postMessage", "invalid_blocks", 1);

    ada.presses(report, "eks-auth:fix", Article.id(report) + " pod-execution-role-in-aws-auth")
        .ack();

    SlackMessage fix = slack.awaitReply(report, message -> !message.ts().equals(report.ts()));
    assertThat(fix.shown()).contains("Fix: ");
    // it is an answer like any other, with buttons that work
    ada.presses(fix, "eks-auth:feedback", "right " + Article.id(fix)).ack();
    slack.awaitEphemeral(ada.id(), it -> it.shown().contains("the answer was right"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"invalid_blocks", "msg_too_long", "msg_blocks_too_long"})
  void a_slack_that_takes_no_block_of_it_gets_the_words(String error) {
    slack.faults().noBlocks(error);
    SlackMessage asked = ada.mentions(CHANNEL, Article.ERROR + " <!channel> ```");

    SlackMessage answer = slack.awaitReply(asked, message -> message.text().contains(Article.FIX));

    assertThat(answer.blocks()).isEmpty();
    assertThat(answer.text()).contains(Article.FIX).contains(Article.ROLE);
    assertThat(answer.text()).hasSizeLessThanOrEqualTo(4000);
  }

  @Test
  void an_answer_takes_the_place_of_progress_that_somebody_deleted() {
    running.aws().latency(Duration.ofMillis(700));
    SlackMessage asked = mentions(1).getFirst();
    slack.awaitReply(asked, message -> message.shown().contains("Checking shopfloor"));
    slack.faults().failAlways("chat.update", "message_not_found");

    Article.answer(slack, asked);
  }

  @Test
  void where_we_are_not_in_the_channel_a_command_is_answered_to_who_gave_it() {
    slack.withoutBot("C00000OUTSIDE", "outside", false);

    ada.command("C00000OUTSIDE", "diagnose cluster=shopfloor " + Article.ERROR).ack();

    var answer = slack.awaitEphemeral(ada.id(), it -> it.shown().contains(Article.FIX));
    ada.presses(answer, "eks-auth:option").ack();
    slack.awaitEphemeral(ada.id(), it -> it.shown().contains("option 2 of"));
    assertThat(slack.messages("C00000OUTSIDE")).noneMatch(SlackMessage::byBot);
  }

  @Test
  void who_comes_when_the_queue_is_full_is_told_and_the_others_are_answered() {
    slack.faults().rateLimit("chat.postMessage", SECOND, UNTIL_CLEARED);
    SlackMessage first = mentions(1).getFirst();
    slack.awaitThat("the worker to be busy", () -> !slack.calls("chat.postMessage").isEmpty());
    SlackMessage second = mentions(1).getFirst();
    slack.awaitDelivered();

    SlackMessage third = mentions(1).getFirst();

    assertThat(slack.awaitEphemeral(ada.id(), it -> it.shown().contains("I am busy")).thread())
        .isEqualTo(third.ts());
    slack.faults().clear();
    isAnsweredOnce(first);
    isAnsweredOnce(second);
    assertThat(slack.replies(third)).isEmpty();
  }

  @Test
  void stopping_finishes_what_is_being_answered_and_the_next_start_answers_the_rest() {
    slack.retryAfter(SECOND, SECOND, Duration.ofSeconds(5), Duration.ofSeconds(5));
    slack.faults().rateLimit("chat.postMessage", SECOND, 2);
    SlackMessage first = mentions(1).getFirst();
    slack.awaitThat("the worker to be busy", () -> !slack.calls("chat.postMessage").isEmpty());
    SlackMessage second = mentions(1).getFirst();
    slack.awaitDelivered();

    running.stop();
    assertThat(slack.replies(first)).hasSize(1);
    assertThat(slack.replies(second)).isEmpty();

    running.restart();
    isAnsweredOnce(second);
    isAnsweredOnce(first);
  }
}
