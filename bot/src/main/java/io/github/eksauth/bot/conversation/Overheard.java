package io.github.eksauth.bot.conversation;

import io.github.eksauth.knowledge.match.Match;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Decides whether to speak without being addressed: only in a channel that asked for it and is not
/// muted, only when sure, only where we have not answered already, and about the same error once an
/// hour in each channel.
public final class Overheard {
  private final Set<String> channels;
  private final Rooms rooms;
  private final Answers answers;
  private final Journal journal;

  /// @param channels ids of the channels that asked for it
  public Overheard(Collection<String> channels, Rooms rooms, Answers answers, Journal journal) {
    this.channels = Set.copyOf(channels);
    this.rooms = rooms;
    this.answers = answers;
    this.journal = journal;
  }

  /// Whether to read what is said there at all. Costs next to nothing, unlike a match.
  public boolean listens(Place place) {
    return channels.contains(place.channel()) && !rooms.isMuted(place);
  }

  /// Whether to answer. After a yes the place and the error are spent: the caller answers.
  ///
  /// @param place where the answer would go: in the thread of what was said
  /// @param match what was said could be
  public boolean speaks(Place place, Match match) {
    if (!listens(place) || answers.inThread(place).isPresent()) {
      return false;
    }
    return match instanceof Match.Sure sure && journal.speak(keys(place, sure));
  }

  private static List<String> keys(Place place, Match.Sure sure) {
    String channel = place.team() + "/" + place.channel();
    List<String> keys = new ArrayList<>();
    keys.add(channel + "/error/" + Fingerprint.of(sure).value());
    place.thread().ifPresent(thread -> keys.add(channel + "/thread/" + thread));
    return keys;
  }
}
