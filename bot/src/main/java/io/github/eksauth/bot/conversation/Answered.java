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
/// @param look names the look at the cluster that it tells of; empty before the first
/// @param edition how often it was changed; of two that are known the higher one is what the reader
///   sees
public record Answered(
    String id,
    Place place,
    String message,
    Person by,
    Topic topic,
    Optional<String> cluster,
    CardView view,
    Instant at,
    String look,
    int edition) {
  /// An answer that is still to be given.
  ///
  /// @param id that of what was asked
  public static Answered to(
      String id, Place place, Person by, Topic topic, Optional<String> cluster, Instant at) {
    return new Answered(id, place, "", by, topic, cluster, CardView.FIRST, at, "", 0);
  }

  /// The same answer, once it is said which message holds it.
  public Answered in(String otherMessage) {
    return new Answered(id, place, otherMessage, by, topic, cluster, view, at, look, edition);
  }

  /// The same answer, turned over.
  public Answered seen(CardView other) {
    return new Answered(id, place, message, by, topic, cluster, other, at, look, edition + 1);
  }

  /// The same answer, told otherwise.
  public Answered about(Topic other) {
    return new Answered(id, place, message, by, other, cluster, view, at, look, edition + 1);
  }

  /// An answer in the same message about something else.
  public Answered about(Topic other, Optional<String> otherCluster) {
    return new Answered(
        id, place, message, by, other, otherCluster, CardView.FIRST, at, look, edition + 1);
  }

  /// The same answer, from another look.
  public Answered from(String otherLook) {
    return new Answered(id, place, message, by, topic, cluster, view, at, otherLook, edition + 1);
  }
}
