package io.github.eksauth.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.LogId;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.slack.inbound.Secrets;
import io.github.eksauth.knowledge.text.Language;
import java.time.Duration;
import java.util.List;

/// Warns whoever showed a secret to others, alone and once for each question, wherever in it the
/// secret stood.
final class SecretWarnings {
  private static final Duration AS_LONG_AS_AN_ANSWER_TAKES = Duration.ofMinutes(10);
  private static final int MOST = 10_000;

  private final Office office;
  private final Errands errands;
  private final Cache<String, Boolean> warned =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(AS_LONG_AS_AN_ANSWER_TAKES).build();

  SecretWarnings(Office office, Errands errands) {
    this.office = office;
    this.errands = errands;
  }

  /// Looks whether there is a secret in what was asked; once Slack has heard that we have it,
  /// because it takes time.
  ///
  /// @param raw before it became a paste
  void lookFor(Asked asked, String raw) {
    if (seenByOthers(asked)) {
      errands.run(
          asked.id(),
          LogId.with(
              asked.id(),
              () -> {
                if (Secrets.wereIn(raw)) {
                  warn(asked);
                }
              }));
    }
  }

  private static boolean seenByOthers(Asked asked) {
    return asked.surface() != Surface.DIRECT_MESSAGE;
  }

  /// There was a secret in what was asked.
  void warn(Asked asked) {
    if (seenByOthers(asked) && warned.asMap().putIfAbsent(asked.id(), true) == null) {
      office.tell(
          asked.by(),
          asked.place(),
          asked.replyUrl(),
          CardWriter.secret(List.of(), office.language(Language.ENGLISH)));
    }
  }
}
