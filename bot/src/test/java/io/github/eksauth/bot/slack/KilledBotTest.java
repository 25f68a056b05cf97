package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

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

/// The bot is killed in the middle and started again: every question is answered once, and no
/// message stays at its progress.
class KilledBotTest {
  private static final String CHANNEL = RunningBot.CHANNEL;

  private static final String PASTE = "cluster=shopfloor " + Article.ERROR;

  @TempDir private Path folder;
  private RunningBot running;
  private FakeUser ada;

  @BeforeEach
  void start() {
    running =
        RunningBot.asProcess(
            folder,
            """
            slack:
              state: state
              allow: [{clusters: ["*"]}]
              workers: 2
            """);
    running.slack().grant("channels:history").retryAfter(Duration.ofSeconds(1));
    ada = running.slack().user("U0000000ADA", "Ada");
  }

  @AfterEach
  void stop() {
    assertThat(running.faultsIn(CHANNEL)).isEmpty();
    running.close();
  }

  private void isAnsweredOnce(SlackMessage asked) {
    SlackMessage answer = Article.answer(running.slack(), asked);
    assertThat(answer.shown()).contains(Article.FIX);
    assertThat(running.slack().replies(asked)).hasSize(1);
  }

  @Test
  void what_was_in_progress_and_what_waited_is_answered_by_the_next() {
    running.aws().latency(Duration.ofSeconds(1));
    List<SlackMessage> asked =
        IntStream.range(0, 5).mapToObj(i -> ada.mentions(CHANNEL, PASTE + " (" + i + ")")).toList();
    SlackMessage progress =
        running
            .slack()
            .await(
                "progress of any",
                () ->
                    asked.stream()
                        .flatMap(it -> running.slack().replies(it).stream())
                        .filter(message -> message.shown().contains("Checking"))
                        .findFirst());
    running.slack().awaitDelivered();

    running.kill();
    running.aws().latency(Duration.ZERO);
    running.restart();

    asked.forEach(this::isAnsweredOnce);
    assertThat(running.slack().message(CHANNEL, progress.ts()).orElseThrow().shown())
        .contains(Article.FIX);
  }

  @Test
  void an_answer_that_was_posted_just_before_is_found_and_not_posted_again() {
    running.slack().faults().slow("chat.postMessage", Duration.ofSeconds(30));
    SlackMessage asked = ada.mentions(CHANNEL, PASTE);
    SlackMessage posted = running.slack().awaitReply(asked);

    running.kill();
    running.slack().faults().clear();
    running.restart();

    running.slack().awaitMessage(posted, message -> message.edits() > 0);
    isAnsweredOnce(asked);
  }

  @Test
  void what_was_given_up_says_so_with_a_button_that_asks_again() {
    running.aws().latency(Duration.ofSeconds(1));
    SlackMessage asked = ada.mentions(CHANNEL, PASTE);
    running.slack().awaitReply(asked, message -> message.shown().contains("Checking"));
    for (int attempt = 1; attempt <= 3; attempt++) {
      int begun = attempt;
      running
          .slack()
          .awaitThat("attempt " + attempt, () -> running.kept().contains("\"attempt\":" + begun));
      running.kill();
      running.restart();
    }
    running.aws().latency(Duration.ZERO);

    SlackMessage interrupted =
        running.slack().awaitReply(asked, message -> message.shown().contains("Interrupted"));
    ada.presses(interrupted, "eks-auth:again").ack();

    isAnsweredOnce(asked);
  }
}
