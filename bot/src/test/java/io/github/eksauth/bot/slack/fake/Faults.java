package io.github.eksauth.bot.slack.fake;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// What goes wrong between Slack and the app, on order. A method is named as in the Web API, for
/// example `chat.update`.
public final class Faults {
  /// One thing that goes wrong with a call.
  sealed interface Fault {
    /// The answer is not ok; nothing was done.
    record Refused(String error) implements Fault {}

    /// HTTP 429; nothing was done.
    record RateLimited(Duration retryAfter) implements Fault {}

    /// An answer of HTTP that is no answer of Slack; nothing was done.
    record Status(int status) implements Fault {}

    /// The connection is closed without an answer; nothing was done.
    record Reset() implements Fault {}

    /// The connection is closed without an answer, and yet the call was carried out.
    record Lost() implements Fault {}
  }

  private record Limit(double ratio, Duration retryAfter, Random random) {}

  private final Map<String, Deque<Fault>> next = new HashMap<>();
  private final Map<String, Fault> always = new HashMap<>();
  private final Map<String, Duration> delays = new HashMap<>();
  private Optional<Limit> limit = Optional.empty();
  private boolean tables = true;
  private Optional<String> blocksRefused = Optional.empty();
  private double duplicates;
  private Duration disorder = Duration.ZERO;
  private Random random = new Random(0);

  Faults() {}

  /// The next calls of a method answer `ok: false` with an error.
  public synchronized Faults fail(String method, String error, int times) {
    return queue(method, new Fault.Refused(error), times);
  }

  /// All calls of a method answer `ok: false` with an error, until `clear`.
  public synchronized Faults failAlways(String method, String error) {
    always.put(method, new Fault.Refused(error));
    return this;
  }

  /// The next calls of a method answer 429.
  public synchronized Faults rateLimit(String method, Duration retryAfter, int times) {
    return queue(method, new Fault.RateLimited(retryAfter), times);
  }

  /// A share of all calls answers 429, chosen by the seed.
  ///
  /// @param ratio from 0 to 1
  public synchronized Faults rateLimitRatio(double ratio, Duration retryAfter, long seed) {
    limit = Optional.of(new Limit(ratio, retryAfter, new Random(seed)));
    return this;
  }

  /// The next calls of a method answer with a status of HTTP, such as 503.
  public synchronized Faults status(String method, int status, int times) {
    return queue(method, new Fault.Status(status), times);
  }

  /// The next calls of a method are cut off before anything is done.
  public synchronized Faults reset(String method, int times) {
    return queue(method, new Fault.Reset(), times);
  }

  /// The next calls of a method are carried out, and then cut off before the answer.
  public synchronized Faults loseAnswer(String method, int times) {
    return queue(method, new Fault.Lost(), times);
  }

  /// Each answer of a method takes this long, after the call was carried out.
  public synchronized Faults slow(String method, Duration delay) {
    delays.put(method, delay);
    return this;
  }

  /// Messages with a table are refused with `invalid_blocks`.
  public synchronized Faults noTables() {
    tables = false;
    return this;
  }

  /// Messages with blocks are refused with this error, those with a text alone are not.
  public synchronized Faults noBlocks(String error) {
    blocksRefused = Optional.of(error);
    return this;
  }

  /// A share of the events is delivered twice, with the same event id.
  ///
  /// @param ratio from 0 to 1
  public synchronized Faults duplicate(double ratio, long seed) {
    duplicates = ratio;
    random = new Random(seed);
    return this;
  }

  /// Each delivery waits for a random time up to this, so that they overtake each other.
  public synchronized Faults reorder(Duration most, long seed) {
    disorder = most;
    random = new Random(seed);
    return this;
  }

  /// Nothing goes wrong any more.
  public synchronized Faults clear() {
    next.clear();
    always.clear();
    delays.clear();
    limit = Optional.empty();
    tables = true;
    blocksRefused = Optional.empty();
    duplicates = 0;
    disorder = Duration.ZERO;
    return this;
  }

  private Faults queue(String method, Fault fault, int times) {
    next.computeIfAbsent(method, key -> new ArrayDeque<>())
        .addAll(Collections.nCopies(times, fault));
    return this;
  }

  synchronized Optional<Fault> of(String method) {
    Deque<Fault> queued = next.get(method);
    if (queued != null && !queued.isEmpty()) {
      return Optional.of(queued.removeFirst());
    }
    if (limit.isPresent() && limit.get().random().nextDouble() < limit.get().ratio()) {
      return Optional.of(new Fault.RateLimited(limit.get().retryAfter()));
    }
    return Optional.ofNullable(always.get(method));
  }

  synchronized Duration delay(String method) {
    return delays.getOrDefault(method, Duration.ZERO);
  }

  synchronized Optional<String> blocksRefused() {
    return blocksRefused;
  }

  synchronized boolean takesTables() {
    return tables;
  }

  synchronized boolean duplicates() {
    return duplicates > 0 && random.nextDouble() < duplicates;
  }

  synchronized Duration disorder() {
    return disorder.isZero() ? disorder : Duration.ofNanos(random.nextLong(disorder.toNanos()));
  }
}
