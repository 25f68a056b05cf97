package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Things asked and answered, for tests.
final class Asking {
  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  static final Person ANA = new Person("T1", "U-ana", "Ana");
  static final Place CHANNEL = new Place("T1", "C1", Optional.empty());

  private Asking() {}

  static Asked asked(String id) {
    return asked(id, CHANNEL.in(id), NOON);
  }

  static Asked asked(String id, Place place, Instant at) {
    return new Asked(
        id,
        List.of("event/" + id, "message/" + id),
        Surface.MENTION,
        ANA,
        place,
        Order.Diagnose.of("no access entry for " + id),
        Optional.empty(),
        at);
  }

  static Answered answered(String id) {
    return answered(id, CHANNEL.in(id), ANA, NOON);
  }

  static Answered answered(String id, Place place, Person by, Instant at) {
    return new Answered(
        id,
        place,
        "message-of-" + id,
        by,
        new Topic.Trouble(Question.of(new Paste("error of " + id))),
        Optional.of("prod"),
        CardView.FIRST,
        at,
        "look-of-" + id,
        1);
  }
}
