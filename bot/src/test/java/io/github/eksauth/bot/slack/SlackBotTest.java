package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.AccessRule;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.KnowledgeConfig;
import io.github.eksauth.bot.config.SlackConfig;
import io.github.eksauth.bot.config.SlackConfig.Transport;
import io.github.eksauth.bot.config.Timeouts;
import io.github.eksauth.bot.config.WebConfig;
import io.github.eksauth.bot.slack.api.ScriptedSlack;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Reply;
import io.github.eksauth.bot.slack.transport.Handlers;
import io.github.eksauth.bot.slack.transport.RecordingHandlers;
import io.github.eksauth.bot.web.Readiness;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackBotTest {
  private static final class Idle extends RecordingHandlers implements Answerer {
    private final AtomicReference<Optional<Duration>> drained =
        new AtomicReference<>(Optional.empty());

    @Override
    public Handlers handlers() {
      return this;
    }

    @Override
    public List<Readiness.Part> parts() {
      return List.of(new Readiness.Part("answers", true, "idle"));
    }

    @Override
    public void drain(Duration longest) {
      drained.set(Optional.of(longest));
    }
  }

  private final Idle answerer = new Idle();
  private final ScriptedSlack slack;

  SlackBotTest() throws IOException {
    slack = new ScriptedSlack();
  }

  @AfterEach
  void close() {
    slack.close();
  }

  private SlackBot start(Transport transport) {
    SlackConfig usual = SlackConfig.USUAL;
    Config config =
        new Config(
            List.of(),
            List.of(),
            Timeouts.USUAL,
            new SlackConfig(
                transport,
                Path.of("state"),
                List.<AccessRule>of(),
                List.of(),
                false,
                Optional.empty(),
                usual.workers(),
                usual.waiting()),
            new WebConfig("127.0.0.1", 0),
            KnowledgeConfig.USUAL);
    return SlackBot.start(config, slack.secrets(), (_, _, _) -> answerer, Clock.systemUTC());
  }

  private static List<String> names(SlackBot bot) {
    return bot.readiness().parts().stream().map(Readiness.Part::name).toList();
  }

  @Test
  void over_http_it_is_ready_once_it_knows_who_it_is() {
    try (SlackBot bot = start(Transport.HTTP)) {
      while (!bot.readiness().ready()) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(names(bot)).containsExactly("slack token", "answers");
      assertThat(bot.port()).isPositive();
    }
  }

  @Test
  void it_starts_with_slack_down_and_says_what_it_waits_for() {
    slack.on("auth.test", Reply.status(503));
    slack.on("apps.connections.open", Reply.error("invalid_auth"));
    try (SlackBot bot = start(Transport.SOCKET)) {
      while (bot.readiness().parts().stream().noneMatch(it -> it.says().contains("invalid_auth"))) {
        LockSupport.parkNanos(1_000_000);
      }
      assertThat(bot.readiness().ready()).isFalse();
      assertThat(names(bot)).containsExactly("slack token", "slack socket", "answers");
    }
  }

  @Test
  void stopping_gives_the_answers_the_time_that_is_left() {
    start(Transport.HTTP).close();

    assertThat(answerer.drained.get()).hasValueSatisfying(time -> assertThat(time).isPositive());
  }
}
