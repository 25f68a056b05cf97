package io.github.eksauth.checks.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// The facts of one run. Each is read once; whoever asks while it is being read waits for that
/// read.
///
/// A read happens on the thread that asks first, so that code stays sequential to read; [#ahead]
/// starts reads that will be needed, each on its own virtual thread.
public final class Facts {
  private final FactSource source;
  private final ConcurrentMap<FactKey<?>, CompletableFuture<Fact<?>>> read =
      new ConcurrentHashMap<>();

  private final ConcurrentMap<Class<?>, Object> computed = new ConcurrentHashMap<>();

  public Facts(FactSource source) {
    this.source = source;
  }

  public <T> Fact<T> get(FactKey<T> key) {
    var mine = new CompletableFuture<Fact<?>>();
    var earlier = read.putIfAbsent(key, mine);
    if (earlier == null) {
      fetch(key, mine);
      earlier = mine;
    }
    return await(earlier);
  }

  /// Starts reading, without waiting: the next [#get] of each key waits for less or nothing.
  public void ahead(Collection<? extends FactKey<?>> keys) {
    for (FactKey<?> key : keys) {
      var mine = new CompletableFuture<Fact<?>>();
      if (read.putIfAbsent(key, mine) == null) {
        Thread.startVirtualThread(() -> fetchQuietly(key, mine));
      }
    }
  }

  /// The value, if it was read already and is known; reads nothing.
  public <T> Optional<T> seen(FactKey<T> key) {
    CompletableFuture<Fact<?>> earlier = read.get(key);
    return earlier != null && earlier.isDone()
        ? Facts.<T>await(earlier).ifKnown()
        : Optional.empty();
  }

  /// Everything that a list names, read side by side. No list is an empty list; what vanished
  /// between the two reads is left out; one item that could not be read makes the whole unseen.
  public <T> Fact<List<T>> each(
      FactKey<List<String>> list, Function<String, ? extends FactKey<T>> key) {
    Fact<List<String>> names = get(list);
    if (names instanceof Fact.Absent) {
      return Fact.known(List.of());
    }
    return names.then(known -> all(known.stream().map(key).toList()));
  }

  /// As [#each], for keys that are known already.
  public <T> Fact<List<T>> all(List<? extends FactKey<T>> keys) {
    ahead(keys);
    var all = new ArrayList<T>();
    for (FactKey<T> one : keys) {
      switch (get(one)) {
        case Fact.Known<T>(T value) -> all.add(value);
        case Fact.Absent<T>() -> {}
        case Fact.Unseen<T>(String why, Set<Permission> missing) -> {
          return Fact.unseen(why, missing);
        }
      }
    }
    return Fact.known(List.copyOf(all));
  }

  /// Something computed from facts and nothing else, kept as long as they are.
  public <T> T once(Class<T> type, Supplier<T> compute) {
    return type.cast(computed.computeIfAbsent(type, _ -> compute.get()));
  }

  /// One read that could not be made.
  public record Blind(FactKey<?> key, String why, Set<Permission> missing) {}

  /// Every finished read that could not be made, by id.
  public List<Blind> unseen() {
    var blind = new ArrayList<Blind>();
    read.forEach((key, future) -> {
      if (future.isDone()
          && !future.isCompletedExceptionally()
          && future.join() instanceof Fact.Unseen<?>(String why, Set<Permission> missing)) {
        blind.add(new Blind(key, why, missing));
      }
    });
    blind.sort(Comparator.comparing(one -> one.key().id()));
    return blind;
  }

  /// Every permission that would have let us see more.
  public Set<Permission> missing() {
    var all = new TreeSet<Permission>(Comparator.comparing(Permission::id));
    unseen().forEach(one -> all.addAll(one.missing()));
    return all;
  }

  private void fetch(FactKey<?> key, CompletableFuture<Fact<?>> into) {
    try {
      into.complete(source.read(key));
    } catch (RuntimeException | Error bug) {
      into.completeExceptionally(bug);
      throw bug;
    }
  }

  /// As [#fetch], on a thread nobody watches: a bug is thrown at whoever asks for the fact.
  private void fetchQuietly(FactKey<?> key, CompletableFuture<Fact<?>> into) {
    try {
      into.complete(source.read(key));
    } catch (RuntimeException | Error bug) {
      into.completeExceptionally(bug);
    }
  }

  /// The future was made for a key of this type and is completed by reading that key, so the cast
  /// holds.
  @SuppressWarnings("unchecked")
  private static <T> Fact<T> await(CompletableFuture<Fact<?>> future) {
    return Waiting.on((CompletableFuture<Fact<T>>) (CompletableFuture<?>) future);
  }
}
