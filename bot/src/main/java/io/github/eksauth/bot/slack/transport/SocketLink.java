package io.github.eksauth.bot.slack.transport;

import io.github.eksauth.bot.metrics.SlackMeters;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.web.Readiness;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a socket to Slack open for as long as the bot runs: opens it, watches it, and opens the
/// next one when Slack asks for that, when it breaks, or when it falls silent.
///
/// Ours rather than the SDK's `SocketModeClient`, because that has a queue without bound,
/// reconnects from several threads at once, takes no notice of `Retry-After`, and does not show
/// when it last heard anything (https://github.com/slackapi/java-slack-sdk/issues/1256 and 1223).
/// One thread of ours decides here, so that there is one try at a time.
public final class SocketLink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SocketLink.class);

  /// How long envelopes may take that are being handled when we stop.
  private static final Duration LAST_ACKS = Duration.ofSeconds(3);

  /// How long a socket may take to close.
  private static final Duration GOODBYE = Duration.ofSeconds(1);

  /// The times that the link goes by.
  ///
  /// @param silence after which a line counts as dead
  /// @param firstWait before the second try to connect; doubled with each failure
  /// @param longestWait the most that comes of doubling
  /// @param patience for a try to connect
  /// @param steady how long a line must live so that its end is nothing unusual
  public record Timing(
      Duration silence,
      Duration firstWait,
      Duration longestWait,
      Duration patience,
      Duration steady) {
    public static final Timing USUAL =
        new Timing(
            Duration.ofSeconds(60),
            Duration.ofSeconds(1),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30));
  }

  private final SlackApi api;
  private final boolean plainAllowed;
  private final Envelopes envelopes;
  private final SlackMeters meters;
  private final Timing timing;
  private final Standing standing;
  private final Backoff backoff;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread keeper;
  private volatile Optional<SocketLine> current = Optional.empty();

  /// The line that Slack told us to leave; it still delivers while the next one opens.
  private volatile Optional<SocketLine> leaving = Optional.empty();

  private SocketLink(
      SlackApi api,
      boolean plainAllowed,
      BoltApp app,
      SlackMeters meters,
      Timing timing,
      Clock clock) {
    this.api = api;
    this.plainAllowed = plainAllowed;
    this.envelopes = new Envelopes(app, meters);
    this.meters = meters;
    this.timing = timing;
    this.standing = new Standing("slack socket", clock, "not connected yet");
    this.backoff = new Backoff(timing.firstWait(), timing.longestWait());
    this.keeper = Thread.ofVirtual().name("slack-socket").unstarted(this::keep);
  }

  /// Starts to connect; whether it is connected is told by [#part].
  ///
  /// @param plainAllowed whether the socket may be unencrypted, as that of a stand-in for Slack on
  ///   this machine is
  public static SocketLink start(
      SlackApi api,
      boolean plainAllowed,
      BoltApp app,
      SlackMeters meters,
      Timing timing,
      Clock clock) {
    SocketLink link = new SocketLink(api, plainAllowed, app, meters, timing, clock);
    meters.socket(() -> link.part().ready(), link::quiet);
    link.keeper.start();
    return link;
  }

  private void keep() {
    try {
      while (!isClosed()) {
        Duration wait = opened();
        closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      current.ifPresent(SocketLine::close);
      leaving.ifPresent(SocketLine::close);
    }
  }

  /// Opens a line and stays with it until its end.
  ///
  /// @return how long to wait before the next one
  private Duration opened() throws InterruptedException {
    return switch (api.openSocket(timing.patience())) {
      case SlackApi.Opened.Not(String words, Optional<Duration> asked) -> {
        lost(words);
        Duration wait = backoff.next();
        yield asked.filter(pause -> pause.compareTo(wait) > 0).orElse(wait);
      }
      case SlackApi.Opened.At(URI address) when !isSafe(address) -> {
        lost("Slack named an address that is not encrypted");
        yield backoff.next();
      }
      case SlackApi.Opened.At(URI address) -> connected(address);
    };
  }

  private boolean isSafe(URI address) {
    return "wss".equals(address.getScheme()) || (plainAllowed && "ws".equals(address.getScheme()));
  }

  private Duration connected(URI address) throws InterruptedException {
    SocketLine line = new SocketLine(address, timing.patience(), this::take);
    Optional<String> wrong = line.open(timing.patience());
    if (wrong.isPresent()) {
      lost(wrong.get());
      return backoff.next();
    }
    current = Optional.of(line);
    leave(Optional.empty());
    standing.is(true, "connected");
    meters.opened();
    LOG.info("connected to Slack");
    long since = System.nanoTime();

    SocketLine.Ended end = line.watch(timing.silence());

    boolean steady = System.nanoTime() - since > timing.steady().toNanos();
    if (steady) {
      backoff.reset();
    }
    if (isClosed()) {
      return Duration.ZERO;
    }
    if (end.announced()) {
      LOG.info("connecting to Slack anew: {}", end.words());
      leave(Optional.of(line));
      // a server that says so again and again is not to be run over
      return steady ? Duration.ZERO : backoff.next();
    }
    lost(end.words());
    line.close();
    return steady ? Duration.ZERO : backoff.next();
  }

  private void leave(Optional<SocketLine> line) {
    leaving.ifPresent(SocketLine::close);
    leaving = line;
  }

  private void lost(String words) {
    if (leaving.filter(SocketLine::isOpen).isEmpty()) {
      standing.is(false, "not connected: " + words);
    }
    LOG.warn("not connected to Slack: {}", words);
  }

  private void take(SocketLine line, String envelope) {
    envelopes.take(
        envelope,
        ack -> {
          if (!line.trySend(ack) && current.filter(it -> it.trySend(ack)).isEmpty()) {
            LOG.warn("an acknowledgement found no open socket; Slack will deliver again");
          }
        });
  }

  private boolean isClosed() {
    return closed.getCount() == 0;
  }

  /// Whether Slack reaches us, since when, and when we last heard of it.
  public Readiness.Part part() {
    Readiness.Part part = standing.part();
    return current
        .filter(_ -> part.ready())
        .map(line ->
            new Readiness.Part(
                part.name(),
                true,
                part.says() + ", last heard of " + line.quiet().toSeconds() + " s ago"))
        .orElse(part);
  }

  /// How long nothing was heard on the socket; empty without one.
  private Optional<Duration> quiet() {
    return current.filter(SocketLine::isOpen).map(SocketLine::quiet);
  }

  /// Takes nothing more, lets running acknowledgements out, and closes the socket.
  @Override
  public void close() {
    try {
      envelopes.close(LAST_ACKS);
      standing.is(false, "not connected: stopping");
      closed.countDown();
      current.ifPresent(SocketLine::close);
      leaving.ifPresent(SocketLine::close);
      if (!keeper.join(GOODBYE)) {
        keeper.interrupt();
        keeper.join(GOODBYE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
