package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.conversation.JournalLine.About;
import io.github.eksauth.bot.conversation.JournalLine.Accepted;
import io.github.eksauth.bot.conversation.JournalLine.Done;
import io.github.eksauth.bot.conversation.JournalLine.HasPosted;
import io.github.eksauth.bot.conversation.JournalLine.Heading;
import io.github.eksauth.bot.conversation.JournalLine.Posting;
import io.github.eksauth.bot.conversation.JournalLine.Remembered;
import io.github.eksauth.bot.conversation.JournalLine.Spoke;
import io.github.eksauth.bot.conversation.JournalLine.Starting;
import io.github.eksauth.bot.conversation.JournalLine.WasSeen;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What the lines of a journal amount to, as much of it as still matters. Not for several threads
/// at once.
///
/// Answers, which hold whole pastes, are kept as the JSON that they are written in: small, bounded
/// by their bytes, and ready for the next file.
final class JournalState {
  static final Duration KEYS_LAST = Duration.ofMinutes(15);
  static final Duration ANSWERS_LAST = Duration.ofHours(24);
  static final Duration SPOKEN_LASTS = Duration.ofHours(1);
  static final int MOST_ANSWERS = 1_000;
  private static final int MOST_OPEN = 10_000;
  private static final int MOST_SEEN = 100_000;
  private static final int MOST_ROOMS = 5_000;
  private static final int MOST_SPOKEN = 5_000;

  private record Open(Unfinished what, String line) {}

  private final long mostAnswerBytes;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Map<String, Seen> seen = new LinkedHashMap<>();
  private final Map<String, Remembered> answers = new LinkedHashMap<>();
  private final Map<Place, Room> rooms = new LinkedHashMap<>();
  private final Map<String, Instant> spoken = new LinkedHashMap<>();
  private long answerBytes;

  JournalState(long mostAnswerBytes) {
    this.mostAnswerBytes = mostAnswerBytes;
  }

  /// Takes in what a line says.
  ///
  /// @param written the line as it stands in the file
  void apply(JournalLine line, String written, Instant now) {
    switch (line) {
      case Accepted(Asked asked, Instant at) -> {
        Unfinished begun = new Unfinished(asked, 0, Optional.empty(), false);
        open.putIfAbsent(asked.id(), new Open(begun, written));
        seen.putIfAbsent(asked.id(), new Seen(asked.id(), asked.keys(), at));
        trim(open, MOST_OPEN, each -> false);
        forgetKeys(now);
      }
      case Starting(String id, int attempt) ->
          change(id, it -> new Unfinished(it.asked(), attempt, it.posted(), it.inDoubt()));
      case Posting(String id) ->
          change(id, it -> new Unfinished(it.asked(), it.attempts(), it.posted(), true));
      case HasPosted(String id, Posted posted) ->
          change(id, it -> new Unfinished(it.asked(), it.attempts(), Optional.of(posted), false));
      case Done(String id) -> open.remove(id);
      case WasSeen(Seen it) -> {
        seen.putIfAbsent(it.id(), it);
        forgetKeys(now);
      }
      case Remembered answer -> {
        String id = answer.heading().id();
        Optional.ofNullable(answers.remove(id))
            .ifPresent(before -> answerBytes -= before.json().length());
        answers.put(id, answer);
        answerBytes += answer.json().length();
        forgetAnswers(now);
      }
      case About(Room room) -> {
        rooms.remove(room.place());
        rooms.put(room.place(), room);
        trim(rooms, MOST_ROOMS, each -> false);
      }
      case Spoke(String key, Instant at) -> {
        spoken.remove(key);
        spoken.put(key, at);
        trim(spoken, MOST_SPOKEN, when -> isOld(when, SPOKEN_LASTS, now));
      }
    }
  }

  private void change(String id, UnaryOperator<Unfinished> change) {
    open.computeIfPresent(id, (same, it) -> new Open(change.apply(it.what()), it.line()));
  }

  private void forgetKeys(Instant now) {
    trim(seen, MOST_SEEN, each -> isOld(each.at(), KEYS_LAST, now));
  }

  private void forgetAnswers(Instant now) {
    Iterator<Remembered> eldest = answers.values().iterator();
    while (eldest.hasNext()) {
      Remembered kept = eldest.next();
      boolean tooMuch =
          answers.size() > MOST_ANSWERS || (answerBytes > mostAnswerBytes && answers.size() > 1);
      if (!tooMuch && !isOld(kept.heading().at(), ANSWERS_LAST, now)) {
        return;
      }
      answerBytes -= kept.json().length();
      eldest.remove();
    }
  }

  /// Removes the eldest while there are too many or it is too old.
  private static <V> void trim(Map<?, V> map, int most, Predicate<V> isOld) {
    Iterator<V> eldest = map.values().iterator();
    while (eldest.hasNext()) {
      V each = eldest.next();
      if (map.size() <= most && !isOld.test(each)) {
        return;
      }
      eldest.remove();
    }
  }

  private static boolean isOld(Instant at, Duration lasts, Instant now) {
    return at.isBefore(now.minus(lasts));
  }

  Optional<Unfinished> unfinished(String id) {
    return Optional.ofNullable(open.get(id)).map(Open::what);
  }

  /// How much is open.
  int open() {
    return open.size();
  }

  /// What is open, in the order in which it came.
  List<Unfinished> unfinished() {
    return open.values().stream().map(Open::what).toList();
  }

  /// Drops what is open for so long that even an apology would puzzle.
  ///
  /// @return how many
  int dropOlderThan(Duration age, Instant now) {
    int before = open.size();
    open.values().removeIf(each -> isOld(each.what().asked().at(), age, now));
    return before - open.size();
  }

  List<Seen> seen(Instant now) {
    forgetKeys(now);
    return List.copyOf(seen.values());
  }

  /// The answers of that kind, the newest first.
  List<Remembered> answers(Predicate<Heading> which, int most, Instant now) {
    return answers.values().stream()
        .filter(kept -> !isOld(kept.heading().at(), ANSWERS_LAST, now))
        .filter(kept -> which.test(kept.heading()))
        .sorted(Comparator.comparing((Remembered kept) -> kept.heading().at()).reversed())
        .limit(most)
        .toList();
  }

  Optional<Remembered> answer(String id, Instant now) {
    return Optional.ofNullable(answers.get(id))
        .filter(kept -> !isOld(kept.heading().at(), ANSWERS_LAST, now));
  }

  Room room(Place place) {
    Room nothing = Room.at(place);
    return rooms.getOrDefault(nothing.place(), nothing);
  }

  List<Room> rooms() {
    return List.copyOf(rooms.values());
  }

  boolean spokeLately(String key, Instant now) {
    return Optional.ofNullable(spoken.get(key))
        .filter(at -> !isOld(at, SPOKEN_LASTS, now))
        .isPresent();
  }

  /// The lines of a journal that amounts to the same.
  List<String> lines(Instant now) {
    forgetKeys(now);
    forgetAnswers(now);
    List<String> lines = new ArrayList<>();
    rooms.values().forEach(room -> lines.add(JournalJson.write(new About(room))));
    spoken.forEach((key, at) -> lines.add(JournalJson.write(new Spoke(key, at))));
    answers.values().forEach(kept -> lines.add(JournalJson.write(kept)));
    seen.values().forEach(each -> lines.add(JournalJson.write(new WasSeen(each))));
    for (Open each : open.values()) {
      String id = each.what().asked().id();
      lines.add(each.line());
      if (each.what().attempts() > 0) {
        lines.add(JournalJson.write(new Starting(id, each.what().attempts())));
      }
      each.what()
          .posted()
          .ifPresent(posted -> lines.add(JournalJson.write(new HasPosted(id, posted))));
      if (each.what().inDoubt()) {
        lines.add(JournalJson.write(new Posting(id)));
      }
    }
    return lines;
  }
}
