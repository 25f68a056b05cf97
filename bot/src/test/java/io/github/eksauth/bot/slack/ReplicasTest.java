package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.conversation.FeedbackLog;
import io.github.eksauth.bot.slack.fake.Ephemeral;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.bot.slack.fake.SlackView;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two replicas that know nothing of each other, and Slack, which sends each click to either. Over
/// HTTP, since there a test can say to which.
class ReplicasTest {
  @TempDir private static Path folder;
  @TempDir private static Path otherFolder;
  private static RunningBot running;
  private static SlackBot other;
  private static FakeUser ada;
  private static FakeUser eve;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              transport: http
              state: state
              allow:
                - clusters: ["shop*"]
                  users: [U0000000ADA]
            """);
    other = running.replica(otherFolder);
    ada = running.slack().user("U0000000ADA", "Ada");
    eve = running.slack().user("U0000000EVE", "Eve");
  }

  @AfterAll
  static void stop() {
    other.close();
    running.close();
  }

  @BeforeEach
  void toTheFirst() {
    running.slack().deliverTo(running.requestUrl());
  }

  private static void toTheOther() {
    running.slack().deliverTo(RunningBot.requestUrl(other));
  }

  private static SlackMessage answered() {
    return Article.answer(running.slack(), ada.says(ada.dm(), Article.ERROR));
  }

  @Test
  void a_button_works_at_the_replica_that_did_not_answer() {
    SlackMessage answer = answered();

    toTheOther();
    ada.presses(answer, "eks-auth:option").ack();

    SlackMessage turned =
        running.slack().awaitMessage(answer, message -> message.shown().contains("option 2 of"));
    assertThat(turned.shown()).contains(Article.ROLE);
  }

  @Test
  void what_one_replica_changed_the_other_does_not_change_back() {
    SlackMessage answer = answered();
    toTheOther();
    ada.presses(answer, "eks-auth:option").ack();
    SlackMessage turned =
        running.slack().awaitMessage(answer, message -> message.shown().contains("option 2 of"));

    toTheFirst();
    ada.chooses(turned, "eks-auth:more", "why " + Article.id(answer)).ack();

    SlackMessage explained =
        running
            .slack()
            .awaitMessage(answer, message -> message.blocks().toString().contains("Hide why"));
    assertThat(explained.shown()).contains("option 2 of");
  }

  @Test
  void terraform_comes_from_the_replica_that_did_not_answer() {
    SlackMessage answer = answered();
    int before = running.slack().uploads().size();

    toTheOther();
    ada.presses(answer, "eks-auth:file").ack();

    running.slack().awaitThat("a file", () -> running.slack().uploads().size() > before);
  }

  @Test
  void what_was_wrong_is_kept_by_the_replica_that_is_told() {
    SlackMessage answer = answered();

    toTheOther();
    ada.presses(answer, "eks-auth:feedback", "wrong " + Article.id(answer)).ack();
    SlackView form = running.slack().awaitModal(ada.id());
    toTheFirst();
    running.restart();
    toTheOther();
    ada.submits(form, Map.of("text", "it was the subnet")).ack();

    running
        .slack()
        .awaitThat(
            "the feedback",
            () ->
                new FeedbackLog(otherFolder.resolve("state"))
                    .read().stream()
                        .anyMatch(it ->
                            it.was().toString().contains("it was the subnet")
                                && it.paste().text().contains("Misconfigured Fargate Profile")));
  }

  @Test
  void who_asks_on_in_a_thread_that_may_be_read_is_answered_by_the_replica_that_did_not_answer() {
    SlackMessage asked = ada.says(ada.dm(), Article.ERROR);
    Article.answer(running.slack(), asked);

    toTheOther();
    ada.says(ada.dm(), "module 21", asked.ts());

    Article.awaitAnswers(running.slack(), asked, 2);
    assertThat(running.slack().replies(asked).getLast().shown())
        .contains("module 21")
        .contains(Article.ROLE);
  }

  @Test
  void who_asks_on_in_a_thread_that_may_not_be_read_is_told_to_paste_again() {
    SlackMessage asked =
        ada.mentions(RunningBot.CHANNEL, "<@" + running.slack().botUser() + "> " + Article.ERROR);
    Article.answer(running.slack(), asked);

    toTheOther();
    ada.mentions(RunningBot.CHANNEL, "check again", asked.ts());

    Article.awaitAnswers(running.slack(), asked, 2);
    assertThat(running.slack().replies(asked).getLast().shown())
        .contains("I see no answer of mine in this thread");
  }

  @Test
  void who_may_not_look_is_refused_by_the_replica_that_did_not_answer() {
    SlackMessage answer =
        Article.answer(
            running.slack(),
            ada.mentions(
                RunningBot.CHANNEL, "<@" + running.slack().botUser() + "> " + Article.ERROR));

    toTheOther();
    eve.presses(answer, "eks-auth:again").ack();

    Ephemeral told =
        running.slack().awaitEphemeral(eve.id(), it -> it.shown().contains("may not ask"));
    assertThat(told.shown()).contains("shopfloor");
  }
}
