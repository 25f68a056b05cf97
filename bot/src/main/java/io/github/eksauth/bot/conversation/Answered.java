package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.reply.CardView;
import java.time.Instant;
import java.util.Optional;

/// An answer that was given, with all that it takes to give it again: after a press of a button, or
/// after a restart.
///
/// @param id that of what was asked
/// @param message the chat's id of the message that holds the answer
/// @param cluster what the cluster was called when it was asked for; empty without one
/// @param view how the reader has turned it
public record Answered(
    String id,
    Place place,
    String message,
    Person by,
    Topic topic,
    Optional<String> cluster,
    CardView view,
    Instant at) {
  /// The same answer, once it is said which message holds it.
  public Answered in(String otherMessage) {
    return new Answered(id, place, otherMessage, by, topic, cluster, view, at);
  }

  /// The same answer, turned over.
  public Answered seen(CardView other) {
    return new Answered(id, place, message, by, topic, cluster, other, at);
  }

  /// The same answer, told otherwise.
  public Answered about(Topic other) {
    return new Answered(id, place, message, by, other, cluster, view, at);
  }

  /// An answer in the same message about something else.
  public Answered about(Topic other, Optional<String> otherCluster) {
    return new Answered(id, place, message, by, other, otherCluster, CardView.FIRST, at);
  }
}
