package io.github.eksauth.checks.fact;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What we know about one thing in the cluster: its value, that it is not there, or why we could
/// not look.
public sealed interface Fact<T> {
  /// It is there, and this is it.
  record Known<T>(T value) implements Fact<T> {}

  /// We looked and it is not there.
  record Absent<T>() implements Fact<T> {}

  /// We could not look; never to be read as absence. `missing` is empty when the reason was not a
  /// denial.
  record Unseen<T>(String why, Set<Permission> missing) implements Fact<T> {
    /// How it is told that the API server does not know who we are: its 401.
    public static final String NOT_RECOGNISED = "Kubernetes does not recognise us";

    /// How it is told that there was no answer in time.
    public static final String TIMED_OUT = "timed out after ";

    /// How it is told that AWS has had enough of us.
    public static final String THROTTLED = "AWS throttled ";

    /// How it is told that the API server has: its 429.
    public static final String BUSY = "the API server is busy";

    public Unseen {
      missing = Set.copyOf(missing);
    }

    /// Whether nobody ever looked, because it comes from a recording.
    public boolean notRecorded() {
      return this.equals(Fact.notRecorded());
    }

    /// Whether the API server refused us as such, not just this read.
    public boolean notRecognised() {
      return why.contains(NOT_RECOGNISED);
    }

    /// Whether there was no answer in time; why the tries until then failed does not count.
    public boolean timedOut() {
      return why.contains(TIMED_OUT);
    }

    /// Whether whoever was asked has had enough of us.
    public boolean throttled() {
      return !timedOut() && (why.contains(THROTTLED) || why.contains(BUSY));
    }
  }

  static <T> Fact<T> known(T value) {
    return new Known<>(value);
  }

  static <T> Fact<T> absent() {
    return new Absent<>();
  }

  static <T> Fact<T> unseen(String why) {
    return new Unseen<>(why, Set.of());
  }

  static <T> Fact<T> unseen(String why, Set<Permission> missing) {
    return new Unseen<>(why, missing);
  }

  /// Nobody looked: a recording says nothing about it.
  static <T> Fact<T> notRecorded() {
    return unseen("this recording does not hold it");
  }

  /// The value, when there is one; for callers to whom absent and unseen are the same.
  default Optional<T> ifKnown() {
    return this instanceof Known<T>(T value) ? Optional.of(value) : Optional.empty();
  }

  /// The same state of knowledge about something made from the value.
  default <R> Fact<R> map(Function<? super T, ? extends R> function) {
    return then(value -> new Known<>(function.apply(value)));
  }

  /// Goes on to the next fact when this one is known.
  default <R> Fact<R> then(Function<? super T, ? extends Fact<R>> function) {
    return switch (this) {
      case Known<T>(T value) -> function.apply(value);
      case Absent<T>() -> new Absent<>();
      case Unseen<T>(String why, Set<Permission> missing) -> new Unseen<>(why, missing);
    };
  }
}
