package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Waiting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;

/// One AWS service as we use it: its client is made when first needed, no more calls run at once
/// than allowed, each has its time, and what goes wrong becomes a fact that says why.
final class Service<C extends SdkClient> implements AutoCloseable {
  /// A call; the request takes on the limits as its `overrideConfiguration`.
  interface Call<C, R> {
    R on(C client, Consumer<AwsRequestOverrideConfiguration.Builder> limits);
  }

  /// A call for the page behind a token; there is none for the first one.
  interface PageCall<C, R> {
    R on(
        C client, Consumer<AwsRequestOverrideConfiguration.Builder> limits, @Nullable String token);
  }

  /// What a refusal of a service tells.
  sealed interface Meaning {
    /// That the thing is not there.
    record NotThere() implements Meaning {}

    /// That it could not be looked for, for a reason of this kind of thing.
    record Because(String why) implements Meaning {}

    /// Nothing special: a failure as any other.
    record Failure() implements Meaning {}
  }

  private final String name;
  private final Lazily<C> client;
  private final Semaphore turns;
  private final int mostAtOnce;
  private final Duration timeout;

  Service(String name, Supplier<C> make, int mostAtOnce, Duration timeout) {
    this.name = name;
    this.client = new Lazily<>(make, SdkClient::close);
    this.mostAtOnce = mostAtOnce;
    this.turns = new Semaphore(mostAtOnce, true);
    this.timeout = timeout;
  }

  /// The codes of refusals that mean that the thing is not there.
  static Function<AwsServiceException, Meaning> absentOn(String... codes) {
    List<String> all = Arrays.asList(codes);
    return refusal -> all.contains(code(refusal)) ? new Meaning.NotThere() : new Meaning.Failure();
  }

  /// For a thing that cannot be missing.
  static Function<AwsServiceException, Meaning> alwaysThere() {
    return _ -> new Meaning.Failure();
  }

  static String code(AwsServiceException refusal) {
    return refusal.awsErrorDetails() == null
        ? ""
        : Objects.requireNonNullElse(refusal.awsErrorDetails().errorCode(), "");
  }

  /// Makes one call; `action` is the IAM action that it costs.
  <R> Fact<R> ask(String action, Function<AwsServiceException, Meaning> refusal, Call<C, R> call) {
    long end = System.nanoTime() + timeout.toNanos();
    var attempts = new Attempts();
    try {
      if (!turns.tryAcquire(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
        return Fact.unseen(
            Fact.Unseen.TIMED_OUT
                + AwsFailure.inWords(timeout)
                + " in the queue: "
                + mostAtOnce
                + " other calls to "
                + name
                + " were running");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Fact.unseen(Waiting.STOPPED);
    }
    try {
      Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
      R answer =
          ScopedValue.where(Attempts.OF_CALL, attempts)
              .call(() -> call.on(client.get(), limits -> limits.apiCallTimeout(left)));
      return Fact.known(answer);
    } catch (AwsServiceException refused) {
      return switch (refusal.apply(refused)) {
        case Meaning.NotThere() -> Fact.absent();
        case Meaning.Because(String why) -> Fact.unseen(why);
        case Meaning.Failure() -> AwsFailure.of(refused, asked(action, end, attempts));
      };
    } catch (RuntimeException failure) {
      return AwsFailure.of(failure, asked(action, end, attempts));
    } finally {
      turns.release();
    }
  }

  private AwsFailure.Asked asked(String action, long end, Attempts attempts) {
    return new AwsFailure.Asked(action, timeout, System.nanoTime() >= end, attempts);
  }

  /// Makes one call for each page, until there is no other. The items are unseen when any page is.
  <R, T> Fact<List<T>> pages(
      String action,
      Function<AwsServiceException, Meaning> refusal,
      PageCall<C, R> call,
      Function<R, List<T>> items,
      Function<R, @Nullable String> next) {
    var all = new ArrayList<T>();
    String token = null;
    while (true) {
      String page = token;
      Fact<R> answer = ask(action, refusal, (client, limits) -> call.on(client, limits, page));
      if (!(answer instanceof Fact.Known<R>(R value))) {
        return answer.map(_ -> List.of());
      }
      all.addAll(items.apply(value));
      token = next.apply(value);
      if (token == null || token.isEmpty()) {
        return Fact.known(List.copyOf(all));
      }
      if (token.equals(page)) {
        return Fact.unseen("the answer could not be understood: the list does not end");
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
