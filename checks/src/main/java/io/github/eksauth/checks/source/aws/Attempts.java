package io.github.eksauth.checks.source.aws;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkServiceException;

/// What went wrong with a call so far. A call that runs out of time while it is tried again throws
/// that reason away; here it is kept.
///
/// The SDK shows the failure of each attempt to nobody but the retry strategy, on the thread of the
/// call. So the call is bound to its thread, and the strategy's question "is this throttling?" is
/// where we listen.
final class Attempts {
  static final ScopedValue<Attempts> OF_CALL = ScopedValue.newInstance();

  private @Nullable Throwable last;

  /// Whether a service asks for fewer calls.
  static boolean throttled(Throwable failure) {
    if (OF_CALL.isBound()) {
      OF_CALL.get().last = failure;
    }
    return failure instanceof SdkServiceException refusal && refusal.isThrottlingException();
  }

  /// Why the last attempt failed; empty when none has.
  Optional<RuntimeException> last() {
    return last instanceof RuntimeException failure ? Optional.of(failure) : Optional.empty();
  }
}
