package io.github.eksauth.bot.clusters;

import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.source.CachedSource;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

/// Every door that was opened: one for each identity and region, and one source for each cluster
/// behind it, shared by all who ask.
final class Doors implements AutoCloseable {
  /// One cluster, and how we come to it.
  record Way(Place place, String name, Optional<Path> kubeconfig, Optional<String> context) {
    static Way of(Place place, String name) {
      return new Way(place, name, Optional.empty(), Optional.empty());
    }
  }

  private record Opened(FactSource live, CachedSource cached) {}

  private final Function<Place, AwsDoor> open;
  private final Reads reads;
  private final ConcurrentMap<Place, AwsDoor> doors = new ConcurrentHashMap<>();
  private final ConcurrentMap<Way, Opened> sources = new ConcurrentHashMap<>();

  /// @param reads is told of every read that no cache answers
  Doors(Function<Place, AwsDoor> open, Reads reads) {
    this.open = place -> new WatchedDoor(open.apply(place), reads);
    this.reads = reads;
  }

  AwsDoor door(Place place) {
    return doors.computeIfAbsent(place, open);
  }

  /// The cluster's facts, kept for a while.
  FactSource source(Way way) {
    return sources
        .computeIfAbsent(
            way,
            it -> {
              FactSource live = door(it.place()).cluster(it.name(), it.kubeconfig(), it.context());
              return new Opened(
                  live,
                  new CachedSource(
                      new WatchedSource(live, reads), CachedSource.USUAL, reads.cache()));
            })
        .cached();
  }

  /// Forgets what was read of a cluster, so that the next look reads it anew.
  void refresh(Way way) {
    Opened opened = sources.get(way);
    if (opened != null) {
      opened.cached().forget();
    }
  }

  /// Forgets a cluster that turned out not to be there.
  void forget(Way way) {
    Opened gone = sources.remove(way);
    if (gone != null) {
      close(gone);
    }
  }

  private static void close(Opened opened) {
    if (opened.live() instanceof AutoCloseable live) {
      try {
        live.close();
      } catch (Exception e) {
        throw new IllegalStateException("a connection does not close", e);
      }
    }
  }

  @Override
  public void close() {
    sources.values().forEach(Doors::close);
    doors.values().forEach(AwsDoor::close);
  }
}
