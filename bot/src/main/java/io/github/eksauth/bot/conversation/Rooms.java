package io.github.eksauth.bot.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What we remember about channels: the cluster that each is about, those asked about there lately,
/// where we were told to be quiet. It outlives the process; of very many channels, those in which
/// something changed last are remembered.
public final class Rooms {
  private static final int MOST_LATELY = 5;
  private static final int MOST_MUTED_THREADS = 200;

  private final Journal journal;

  public Rooms(Journal journal) {
    this.journal = journal;
  }

  /// The cluster that a channel is about, when somebody [said so][#use].
  public Optional<String> cluster(Place place) {
    return journal.room(place).cluster();
  }

  /// From now on the channel is about this cluster.
  public void use(Place place, String cluster) {
    change(place, room -> room.about(cluster));
  }

  /// The clusters that were asked about in the channel, the last one first; at most 5.
  public List<String> lately(Place place) {
    return journal.room(place).lately();
  }

  /// A cluster was asked about in the channel.
  public void used(Place place, String cluster) {
    change(place, room -> room.lately(newestFirst(cluster, room.lately(), MOST_LATELY)));
  }

  /// From now on we speak there only when addressed: in the thread, or outside of threads in the
  /// whole channel. The last 200 threads of a channel are remembered.
  public void mute(Place place) {
    change(
        place,
        room ->
            place
                .thread()
                .map(thread ->
                    room.mutedThreads(newestFirst(thread, room.mutedThreads(), MOST_MUTED_THREADS)))
                .orElseGet(() -> room.muted(true)));
  }

  /// Takes [#mute] back. A thread stays quiet in a channel that is muted as a whole.
  public void unmute(Place place) {
    change(
        place,
        room ->
            place
                .thread()
                .map(thread ->
                    room.mutedThreads(
                        room.mutedThreads().stream().filter(it -> !it.equals(thread)).toList()))
                .orElseGet(() -> room.muted(false)));
  }

  /// Whether we speak there only when addressed.
  public boolean isMuted(Place place) {
    Room room = journal.room(place);
    return room.muted() || place.thread().filter(room.mutedThreads()::contains).isPresent();
  }

  /// The channels of a workspace that are muted as a whole.
  public List<Place> muted(String team) {
    return journal.rooms().stream()
        .filter(room -> room.muted() && room.team().equals(team))
        .map(Room::place)
        .toList();
  }

  /// Whether it is still to be said in this channel how to mute us; true once.
  public boolean hint(Place place) {
    return change(place, Room::afterHint);
  }

  private static List<String> newestFirst(String newest, List<String> others, int most) {
    List<String> all = new ArrayList<>(List.of(newest));
    others.stream().filter(it -> !it.equals(newest)).limit(most - 1).forEach(all::add);
    return all;
  }

  /// Writes only what differs.
  ///
  /// @return whether it did
  private synchronized boolean change(Place place, UnaryOperator<Room> change) {
    Room before = journal.room(place);
    Room after = change.apply(before);
    if (after.equals(before)) {
      return false;
    }
    journal.remember(after);
    return true;
  }
}
