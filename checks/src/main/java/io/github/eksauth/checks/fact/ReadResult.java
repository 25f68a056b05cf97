package io.github.eksauth.checks.fact;

/// What a read came to, in a word; for those who count reads.
public enum ReadResult {
  KNOWN,
  ABSENT,
  /// A permission is missing, or the API server does not know us.
  DENIED,
  /// Whoever was asked has had enough of us.
  THROTTLED,
  TIMED_OUT,
  /// It could not be read for another reason.
  FAILED;

  public static ReadResult of(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?> _ -> KNOWN;
      case Fact.Absent<?> _ -> ABSENT;
      case Fact.Unseen<?> unseen when !unseen.missing().isEmpty() || unseen.notRecognised() ->
          DENIED;
      case Fact.Unseen<?> unseen when unseen.timedOut() -> TIMED_OUT;
      case Fact.Unseen<?> unseen when unseen.throttled() -> THROTTLED;
      case Fact.Unseen<?> _ -> FAILED;
    };
  }
}
