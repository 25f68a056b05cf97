package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Option;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Picks the cause: the first in an entry's ranking whose conditions all hold.
public final class Judge {
  private final Knowledge knowledge;

  public Judge(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /// The checks that tell the causes of an entry apart, those of entries it may lead to included.
  public List<String> checks(Entry entry) {
    Set<String> checks = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    List<Entry> open = new ArrayList<>(List.of(entry));
    while (!open.isEmpty()) {
      Entry next = open.removeFirst();
      if (seen.add(next.id())) {
        checks.addAll(next.checks());
        for (Cause cause : next.causes()) {
          if (cause instanceof Cause.LeadsTo leadsTo) {
            open.add(target(leadsTo));
          }
        }
      }
    }
    return List.copyOf(checks);
  }

  private Entry target(Cause.LeadsTo cause) {
    return knowledge.entry(cause.entry()).orElseThrow();
  }

  /// What the things seen say about the entry.
  public Conclusion conclude(Entry entry, Observed observed) {
    List<Conclusion.Possible> unknown = new ArrayList<>();
    Optional<Conclusion.Named> named = named(entry, entry, observed, unknown, new HashSet<>());
    if (named.isPresent()) {
      return named.get();
    }
    return unknown.isEmpty()
        ? new Conclusion.NoneOfThem(entry)
        : new Conclusion.Undecided(entry, unknown);
  }

  private Optional<Conclusion.Named> named(
      Entry asked,
      Entry entry,
      Observed observed,
      List<Conclusion.Possible> unknown,
      Set<String> seen) {
    if (!seen.add(entry.id())) {
      return Optional.empty();
    }
    for (Cause cause : entry.causes()) {
      Truth truth = observed.truthOfAll(cause.when());
      switch (cause) {
        case Cause.LeadsTo leadsTo -> {
          if (truth == Truth.HOLDS) {
            Optional<Conclusion.Named> further =
                named(asked, target(leadsTo), observed, unknown, seen);
            if (further.isPresent()) {
              return further;
            }
          }
          if (truth == Truth.UNKNOWN) {
            unknown.add(new Conclusion.Possible(leadsTo, target(leadsTo).title()));
          }
        }
        case Cause.Explained explained -> {
          // the last resort stands only when nothing above it is in the dark
          if (truth == Truth.HOLDS && (!cause.when().isEmpty() || unknown.isEmpty())) {
            return Optional.of(
                new Conclusion.Named(
                    asked, entry, explained, options(entry, explained, observed), unknown));
          }
          if (truth != Truth.FAILS) {
            unknown.add(new Conclusion.Possible(explained, explained.says()));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static List<Option> options(Entry entry, Cause.Explained cause, Observed observed) {
    return cause.options().stream()
        .flatMap(id -> entry.option(id).stream())
        .filter(option -> observed.truthOfAll(option.when()) == Truth.HOLDS)
        .toList();
  }
}
