package io.github.eksauth.bot.slack.fake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/// Brings everything to the app, again when it was not acknowledged in time, and notes how long the
/// app took. Events are tried again; what a user waits for is not
/// (<https://docs.slack.dev/apis/events-api/>).
final class Courier implements AutoCloseable {
  private final Workspace workspace;
  private final Faults faults;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final AtomicInteger underway = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private volatile Route route;
  private volatile Duration patience = Duration.ofSeconds(3);
  private volatile List<Duration> retries =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));

  Courier(Workspace workspace, Faults faults, Route route) {
    this.workspace = workspace;
    this.faults = faults;
    this.route = route;
  }

  void route(Route route) {
    this.route = route;
  }

  void patience(Duration patience) {
    this.patience = patience;
  }

  void retries(List<Duration> retries) {
    this.retries = List.copyOf(retries);
  }

  /// How many deliveries are neither acknowledged nor given up.
  int underway() {
    return underway.get();
  }

  /// How many deliveries were given up.
  int lost() {
    return lost.get();
  }

  /// Delivers, and completes with the acknowledgement, or exceptionally when it is given up.
  CompletableFuture<Ack> take(Delivery delivery) {
    if (delivery.kind() == Delivery.Kind.EVENT && faults.duplicates()) {
      later(delivery, new CompletableFuture<>());
    }
    var acknowledged = new CompletableFuture<Ack>();
    later(delivery, acknowledged);
    return acknowledged;
  }

  private void later(Delivery delivery, CompletableFuture<Ack> acknowledged) {
    underway.incrementAndGet();
    Duration wait = faults.disorder();
    if (wait.isZero()) {
      attempt(delivery, 0, "", acknowledged);
    } else {
      schedule(wait, () -> attempt(delivery, 0, "", acknowledged));
    }
  }

  private void schedule(Duration wait, Runnable work) {
    if (!clock.isShutdown()) {
      var _ = clock.schedule(work, wait.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void attempt(
      Delivery delivery, int attempt, String reason, CompletableFuture<Ack> acknowledged) {
    long sent = System.nanoTime();
    var _ =
        route
            .deliver(delivery, attempt, reason)
            .orTimeout(patience.toNanos(), TimeUnit.NANOSECONDS)
            .whenComplete((answer, failure) -> {
              if (failure == null) {
                done(delivery, attempt, System.nanoTime() - sent, answer, acknowledged);
              } else {
                failed(delivery, attempt, failure, acknowledged);
              }
            });
  }

  private void done(
      Delivery delivery,
      int attempt,
      long nanos,
      JsonNode answer,
      CompletableFuture<Ack> acknowledged) {
    var ack =
        new Ack(delivery.kind().word(), delivery.id(), attempt, Duration.ofNanos(nanos), answer);
    underway.decrementAndGet();
    workspace.acknowledged(ack);
    acknowledged.complete(ack);
  }

  private void failed(
      Delivery delivery, int attempt, Throwable failure, CompletableFuture<Ack> acknowledged) {
    String reason =
        failure instanceof TimeoutException || failure.getCause() instanceof TimeoutException
            ? "http_timeout"
            : failure.getCause() instanceof Route.Undelivered undelivered
                ? String.valueOf(undelivered.getMessage())
                : String.valueOf(failure.getMessage());
    if (delivery.kind() == Delivery.Kind.EVENT && attempt < retries.size()) {
      schedule(retries.get(attempt), () -> attempt(delivery, attempt + 1, reason, acknowledged));
      return;
    }
    underway.decrementAndGet();
    lost.incrementAndGet();
    workspace.changed();
    acknowledged.completeExceptionally(new Route.Undelivered(reason));
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
