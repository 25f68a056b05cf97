package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people say to the bot in Slack and what they read, over the wire on all sides.
class ConversationsTest {
  private static final String ARTICLE =
      "Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod"
          + " execution role is not found in auth config or does not have all required permissions"
          + " for launching fargate pods.";

  private static final String ALLOW =
      """
      slack:
        state: state
        allow:
          - clusters: ["*"]
      """;

  @TempDir private Path folder;

  @Test
  void the_articles_error_in_a_mention_is_answered_in_its_thread_with_the_fix_for_this_cluster() {
    try (RunningBot running = new RunningBot("article", folder, ALLOW)) {
      FakeUser ada = running.slack().user("U0000000ADA", "Ada");

      SlackMessage asked =
          ada.mentions(RunningBot.CHANNEL, "<@" + running.slack().botUser() + "> ```" + ARTICLE + "```");
      SlackMessage reply =
          running
              .slack()
              .awaitReply(asked, message -> message.shown().contains("Fix:"));

      System.out.println(reply.shown());
      System.out.println(reply.actions());
      System.out.println(running.slack().complaints());
      assertThat(running.slack().replies(asked)).hasSize(1);
    }
  }
}
