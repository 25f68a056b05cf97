package io.github.eksauth.bot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.slack.api.ScriptedSlack;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Reply;
import io.github.eksauth.bot.slack.api.SlackApi;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class IdentityTest {
  @Test
  void a_token_that_slack_refuses_is_told_and_tried_again() throws IOException {
    try (ScriptedSlack slack = new ScriptedSlack();
        SlackApi api = new SlackApi(slack.secrets(), new Metrics().slack())) {
      slack.on(
          "auth.test",
          Reply.error("invalid_auth"),
          Reply.json("{\"ok\":true,\"team_id\":\"T1\",\"user_id\":\"U1\",\"bot_id\":\"B1\"}"));
      try (Identity identity = Identity.start(api, Clock.systemUTC())) {
        while (!identity.part().says().contains("invalid_auth")) {
          LockSupport.parkNanos(1_000_000);
        }
        assertThat(identity.part().ready()).isFalse();
        while (identity.known().isEmpty() || !identity.part().ready()) {
          LockSupport.parkNanos(1_000_000);
        }
        assertThat(identity.part().says()).startsWith("we are U1 in T1, since ");
      }
    }
  }
}
