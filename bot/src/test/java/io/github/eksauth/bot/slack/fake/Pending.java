package io.github.eksauth.bot.slack.fake;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Something that a user did and waits for the app to acknowledge.
public final class Pending {
  private final String what;
  private final CompletableFuture<Ack> acknowledged;

  Pending(String what, CompletableFuture<Ack> acknowledged) {
    this.what = what;
    this.acknowledged = acknowledged;
  }

  /// The acknowledgement; an exception when the app gave none in time, where a user sees an error.
  public Ack ack() {
    return within(FakeSlack.GENEROUS)
        .orElseThrow(
            () -> new IllegalStateException("not acknowledged, the user sees an error: " + what));
  }

  /// The acknowledgement, or nothing when there is none in time or none will come.
  public Optional<Ack> within(Duration most) {
    try {
      return Optional.of(acknowledged.get(most.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException | ExecutionException none) {
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
