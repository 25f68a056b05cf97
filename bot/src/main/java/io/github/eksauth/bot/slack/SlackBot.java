package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.SlackConfig.Transport;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.transport.BoltApp;
import io.github.eksauth.bot.slack.transport.Identity;
import io.github.eksauth.bot.slack.transport.SlackHttp;
import io.github.eksauth.bot.slack.transport.SocketLink;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.bot.web.WebServer;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running bot: the ways to and from Slack around what answers, and the HTTP server that tells
/// whether it can.
public final class SlackBot implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SlackBot.class);

  /// Kubernetes gives a pod 30 s after SIGTERM.
  private static final Duration DRAIN = Duration.ofSeconds(25);

  private final Metrics metrics = new Metrics();
  private final SlackApi api;
  private final Answerer answerer;
  private final Identity identity;
  private final Optional<SocketLink> link;
  private final WebServer web;

  /// What has to work, as far as it is started.
  private final List<Supplier<Readiness.Part>> parts = new CopyOnWriteArrayList<>();

  private SlackBot(
      Config config,
      SlackSecrets secrets,
      Answerers answerers,
      SocketLink.Timing timing,
      Clock clock) {
    this.api = new SlackApi(secrets, metrics.slack());
    this.identity = Identity.start(api, clock);
    this.answerer = answerer(answerers);
    parts.add(identity::part);
    BoltApp app = new BoltApp(secrets, identity, answerer.handlers());
    app.rehearse();
    boolean socket = config.slack().transport() == Transport.SOCKET;
    List<Route> routes = new ArrayList<>(answerer.routes());
    if (!socket) {
      routes.add(
          new SlackHttp(app, secrets.signingSecret().orElseThrow(), metrics.slack(), clock)
              .route());
    }
    this.web = listening(config, routes, clock);
    this.link =
        Optional.of(timing)
            .filter(_ -> socket)
            .map(times ->
                SocketLink.start(
                    api,
                    "http".equals(secrets.api().getScheme()),
                    app,
                    metrics.slack(),
                    times,
                    clock));
    link.ifPresent(it -> parts.add(it::part));
  }

  /// Makes what answers, given the ways to Slack.
  interface Answerers {
    Answerer of(SlackApi api, Identity identity, Metrics metrics);
  }

  private Answerer answerer(Answerers answerers) {
    try {
      return answerers.of(api, identity, metrics);
    } catch (BadInput e) {
      identity.close();
      api.close();
      throw e;
    }
  }

  private WebServer listening(Config config, List<Route> routes, Clock clock) {
    try {
      return WebServer.start(config.web(), routes, this::readiness, metrics::page, clock);
    } catch (BadInput e) {
      identity.close();
      answerer.drain(Duration.ZERO);
      api.close();
      throw e;
    }
  }

  /// Starts the bot. It starts with Slack down too, and [#readiness] tells.
  ///
  /// @param answerers makes what answers, given the way to Slack
  /// @throws BadInput when the HTTP server cannot listen
  static SlackBot start(Config config, SlackSecrets secrets, Answerers answerers, Clock clock) {
    return start(config, secrets, answerers, SocketLink.Timing.USUAL, clock);
  }

  static SlackBot start(
      Config config,
      SlackSecrets secrets,
      Answerers answerers,
      SocketLink.Timing timing,
      Clock clock) {
    return new SlackBot(config, secrets, answerers, timing, clock);
  }

  /// Starts the bot with the answers that it has.
  ///
  /// @param environment the environment variables, for the ways to AWS and the clusters
  public static SlackBot start(
      Config config, SlackSecrets secrets, Map<String, String> environment, Clock clock) {
    // while the ways to Slack are made ready
    CompletableFuture<Brain> bundled = CompletableFuture.supplyAsync(SlackBot::rehearsed);
    var _ = bundled.thenAcceptAsync(Rehearsal::overhearing);
    return start(
        config,
        secrets,
        (api, identity, metrics) ->
            SlackAnswerer.start(
                config, secrets, environment, bundled::join, api, identity, metrics, clock),
        clock);
  }

  private static Brain rehearsed() {
    Brain bundled = Brain.bundled();
    Rehearsal.answering(bundled);
    return bundled;
  }

  /// The port of the HTTP server.
  public int port() {
    return web.port();
  }

  /// Whether we can answer.
  public Readiness readiness() {
    return new Readiness(
        Stream.concat(parts.stream().map(Supplier::get), answerer.parts().stream()).toList());
  }

  /// Takes nothing more, finishes what was taken within 25 seconds, and lets go of everything. That
  /// we stop is told under `/readyz` at once.
  @Override
  public void close() {
    long end = System.nanoTime() + DRAIN.toNanos();
    LOG.info("stopping: taking nothing more, finishing what was taken");
    web.drain();
    link.ifPresent(SocketLink::close);
    answerer.drain(Duration.ofNanos(Math.max(end - System.nanoTime(), 0)));
    web.close();
    identity.close();
    api.close();
    metrics.close();
    LOG.info("stopped");
  }
}
