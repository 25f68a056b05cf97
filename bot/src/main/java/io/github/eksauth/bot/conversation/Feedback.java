package io.github.eksauth.bot.conversation;

import io.github.eksauth.knowledge.text.Paste;
import java.time.Instant;
import java.util.Optional;

/// What somebody thinks of an answer.
///
/// @param answer id of the answer
/// @param team the workspace of who judged
/// @param person the chat's id of who judged
/// @param right whether the answer was right
/// @param entry what the answer said that it is; empty when it said nothing
/// @param was what it really was, in their words; cut to 2,000 characters
/// @param paste what the answer was about; cut to 4,000 characters
public record Feedback(
    Instant at,
    String answer,
    String team,
    String person,
    boolean right,
    Optional<String> entry,
    Optional<Paste> was,
    Paste paste) {
  private static final int LONGEST_WORDS = 2_000;
  private static final int LONGEST_PASTE = 4_000;

  public Feedback {
    was = was.map(it -> cut(it, LONGEST_WORDS));
    paste = cut(paste, LONGEST_PASTE);
  }

  private static Paste cut(Paste paste, int longest) {
    String text = paste.text();
    if (text.length() <= longest) {
      return paste;
    }
    boolean inCharacter = Character.isSurrogatePair(text.charAt(longest - 1), text.charAt(longest));
    return new Paste(text.substring(0, inCharacter ? longest - 1 : longest));
  }
}
