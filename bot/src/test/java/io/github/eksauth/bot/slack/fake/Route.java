package io.github.eksauth.bot.slack.fake;

import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;

/// A way on which things reach the app.
interface Route {
  /// Delivers once. Completes with what the app answered, a missing node when that was nothing; or
  /// with an `Undelivered`.
  ///
  /// @param attempt 0 for the first, then the number of the retry
  /// @param reason why it is tried again, empty at first
  CompletableFuture<JsonNode> deliver(Delivery delivery, int attempt, String reason);

  /// A delivery that was not acknowledged, and why in Slack's word.
  final class Undelivered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undelivered(String reason) {
      super(reason);
    }
  }
}
