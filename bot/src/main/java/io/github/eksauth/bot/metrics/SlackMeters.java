package io.github.eksauth.bot.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What goes to Slack, and what comes from it.
public final class SlackMeters {
  private static final List<Duration> CALL =
      Stream.of(50, 100, 250, 500, 1000, 2500, 5000, 10_000).map(Duration::ofMillis).toList();

  /// 50 ms is what we promise, 3 s what Slack waits for
  /// (https://docs.slack.dev/apis/events-api/#responding).
  private static final List<Duration> ACK =
      Stream.of(5, 10, 25, 50, 100, 250, 500, 1000, 3000).map(Duration::ofMillis).toList();

  private final Registry registry;

  SlackMeters(Registry registry) {
    this.registry = registry;
  }

  /// What became of something that Slack delivered.
  public enum Delivery {
    /// Slack was told that we have it.
    ACKNOWLEDGED,
    /// We could not take it then: Slack brings it again.
    LEFT,
    /// It is none that Slack sends, or not signed by it.
    REFUSED
  }

  /// Slack's Web API was tried once.
  ///
  /// @param method of the Web API, or `response_url` or `file_upload`
  /// @param result `ok`, or what went wrong, in a word
  public void called(String method, String result, Duration took) {
    registry.count(
        "eksauth.slack.calls",
        "Tries of calls to Slack, by what came of them",
        Tags.of("method", method, "result", result),
        1);
    registry.time(
        "eksauth.slack.call.duration",
        "One try of a call to Slack",
        Tags.of("method", method),
        CALL,
        took);
  }

  /// Slack delivered something.
  ///
  /// @param kind what it was, in a word of ours
  /// @param took until Slack was told what we make of it
  public void delivered(String kind, Delivery delivery, Duration took) {
    registry.count(
        "eksauth.slack.deliveries",
        "What Slack delivered, by what became of it",
        Tags.of("kind", kind, "result", delivery.name().toLowerCase(Locale.ROOT)),
        1);
    if (delivery == Delivery.ACKNOWLEDGED) {
      registry.time(
          "eksauth.slack.ack.duration",
          "From hearing a delivery until it is acknowledged",
          Tags.of("kind", kind),
          ACK,
          took);
    }
  }

  /// A socket to Slack was opened.
  public void opened() {
    registry.count(
        "eksauth.slack.sockets.opened",
        "Sockets to Slack that were opened; more than one is a reconnect",
        Tags.empty(),
        1);
  }

  /// Shows how the socket to Slack stands.
  ///
  /// @param connected whether there is one
  /// @param quiet how long nothing was heard on it; empty without one
  public void socket(BooleanSupplier connected, Supplier<Optional<Duration>> quiet) {
    registry.gauge(
        "eksauth.slack.socket.connected",
        "1 while a socket to Slack is open, else 0",
        () -> connected.getAsBoolean() ? 1 : 0);
    registry.with(meters ->
        Gauge.builder(
                "eksauth.slack.socket.quiet",
                () -> quiet.get().map(time -> time.toMillis() / 1000.0).orElse(Double.NaN))
            .description("Since when nothing was heard on the socket, not even a ping")
            .baseUnit("seconds")
            .register(meters));
  }
}
