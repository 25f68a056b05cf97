package io.github.eksauth.bot.slack.transport;

import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.Self;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.web.Readiness;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who we are in Slack: asked when the bot starts, and again until Slack answers. Slack may be down
/// then, or the token wrong, and both are told in readiness rather than by not starting.
public final class Identity implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Identity.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final SlackApi api;
  private final Standing standing;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Optional<Self> known = Optional.empty();

  private Identity(SlackApi api, Clock clock) {
    this.api = api;
    this.standing = new Standing("slack token", clock, "not checked yet");
  }

  /// Starts to ask.
  public static Identity start(SlackApi api, Clock clock) {
    Identity identity = new Identity(api, clock);
    Thread.ofVirtual().name("slack-identity").start(identity::ask);
    return identity;
  }

  private void ask() {
    Backoff backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT);
    try {
      do {
        switch (api.self()) {
          case Call.Ok<Self>(Self self) -> {
            LOG.info("we are {} in workspace {}", self.user(), self.team());
            known = Optional.of(self);
            standing.is(true, "we are " + self.user() + " in " + self.team());
            return;
          }
          case Call.Failed<Self> failed -> {
            LOG.warn("Slack does not tell who we are: {}", failed.words());
            standing.is(false, failed.words());
          }
        }
      } while (!closed.await(backoff.next().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Who we are, once Slack has said so.
  public Optional<Self> known() {
    return known;
  }

  public Readiness.Part part() {
    return standing.part();
  }

  @Override
  public void close() {
    closed.countDown();
  }
}
