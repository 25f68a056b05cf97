package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Lazy;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every entry, by id: read whole, or not at all.
///
/// The program's own entries have been checked by the build, so each is read when it is first asked
/// for.
public final class Knowledge {
  private final SortedSet<String> ids;
  private final Map<String, Entry> read;
  private final Function<String, Entry> reader;
  private final Supplier<WordGroups> groups;

  private Knowledge(Map<String, Entry> entries, WordGroups groups) {
    this(entries, new TreeSet<>(entries.keySet()), Knowledge::notThere, () -> groups);
  }

  private Knowledge(
      Map<String, Entry> read,
      SortedSet<String> ids,
      Function<String, Entry> reader,
      Supplier<WordGroups> groups) {
    this.read = new ConcurrentHashMap<>(read);
    this.ids = ids;
    this.reader = reader;
    this.groups = groups;
  }

  private static Entry notThere(String id) {
    throw new IllegalStateException("no entry is called " + id);
  }

  /// The knowledge shipped with the program.
  public static Knowledge bundled() {
    Supplier<WordGroups> groups = new Lazy<>(Knowledge::bundledGroups);
    return new Knowledge(
        Map.of(),
        new TreeSet<>(Bundle.ids()),
        id ->
            bundled(id, (written, _) -> Clause.later(written, () -> clause(written, groups.get()))),
        groups);
  }

  private static WordGroups bundledGroups() {
    List<Problem> problems = new ArrayList<>();
    WordGroups groups = WordGroups.read(WordGroups.FILE, Bundle.words(), problems);
    requireNone(problems);
    return groups;
  }

  private static Clause clause(String written, WordGroups groups) {
    return groups.clause(written, new ArrayList<>());
  }

  private static Entry bundled(String id, ClauseReader groups) {
    List<Problem> problems = new ArrayList<>();
    Optional<Entry> entry =
        EntryReader.read(Bundle.entry(id), Vocabulary.BUNDLED, groups, problems);
    requireNone(problems);
    return entry.orElseThrow();
  }

  private static void requireNone(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidKnowledge(problems);
    }
  }

  /// The knowledge in a folder of entries.
  ///
  /// @param source the folder that holds one folder per entry
  /// @param vocabulary the checks and facts that entries may name
  /// @throws InvalidKnowledge with every problem of every file
  public static Knowledge in(KnowledgeFolder source, Vocabulary vocabulary) {
    List<Problem> problems = new ArrayList<>();
    WordGroups groups = groups(source, problems);
    return of(source.files(problems), groups, vocabulary, problems);
  }

  private static WordGroups groups(KnowledgeFolder source, List<Problem> problems) {
    String file = source.path().resolve(WordGroups.FILE).toString();
    return source
        .words(problems)
        .map(doc -> WordGroups.read(file, doc, problems))
        .orElse(WordGroups.NONE);
  }

  /// The entries of a folder that have no problem of their own: enough to match with while others
  /// are being written. What is wrong with the rest is noted in `problems`.
  public static Knowledge soundPart(
      KnowledgeFolder source, Vocabulary vocabulary, List<Problem> problems) {
    WordGroups groups = groups(source, problems);
    Map<String, Entry> entries = new TreeMap<>();
    for (EntryFiles each : source.files(problems)) {
      List<Problem> own = new ArrayList<>();
      Optional<Entry> entry = EntryReader.read(each, vocabulary, groups, own);
      if (own.isEmpty()) {
        entry.ifPresent(it -> entries.put(it.id(), it));
      }
      problems.addAll(own);
    }
    return new Knowledge(entries, groups);
  }

  /// Every problem of a folder of entries; none when it can be used.
  public static List<Problem> problems(KnowledgeFolder source, Vocabulary vocabulary) {
    try {
      in(source, vocabulary);
      return List.of();
    } catch (InvalidKnowledge e) {
      return e.problems();
    }
  }

  private static Knowledge of(
      List<EntryFiles> files, WordGroups groups, Vocabulary vocabulary, List<Problem> problems) {
    Map<String, Entry> entries = new TreeMap<>();
    for (EntryFiles each : files) {
      EntryReader.read(each, vocabulary, groups, problems)
          .ifPresent(entry -> entries.put(entry.id(), entry));
    }
    checkReferences(files, entries, problems);
    requireNone(problems);
    return new Knowledge(entries, groups);
  }

  private static void checkReferences(
      List<EntryFiles> files, Map<String, Entry> entries, List<Problem> problems) {
    Set<String> known = new HashSet<>();
    files.forEach(each -> known.add(each.id()));
    for (EntryFiles each : files) {
      Entry entry = entries.get(each.id());
      if (entry == null) {
        continue;
      }
      String file = each.folder() + "/entry.yaml";
      for (String id : entry.follows()) {
        if (!known.contains(id)) {
          problems.add(new Problem(file, 0, "`follows` names `" + id + "`, which is not an entry"));
        }
      }
      for (Cause cause : entry.causes()) {
        if (cause instanceof Cause.LeadsTo(String id, List<Condition> _, String to)
            && !known.contains(to)) {
          problems.add(
              new Problem(
                  file, 0, "cause `" + id + "` leads to `" + to + "`, which is not an entry"));
        }
      }
    }
  }

  /// This knowledge and more entries; one with an id that is there already takes its place.
  public Knowledge with(Collection<Entry> more) {
    Map<String, Entry> all = new TreeMap<>();
    entries().forEach(entry -> all.put(entry.id(), entry));
    more.forEach(entry -> all.put(entry.id(), entry));
    return new Knowledge(all, groups.get());
  }

  /// The ids of all entries, in order.
  public SortedSet<String> ids() {
    return Collections.unmodifiableSortedSet(ids);
  }

  /// Every entry in the order of ids.
  public List<Entry> entries() {
    return ids.stream().map(this::read).toList();
  }

  /// The groups of words that mean the same, by name.
  public Map<String, Clause> wordGroups() {
    return groups.get().clauses();
  }

  /// The entry of that id, if there is one.
  public Optional<Entry> entry(String id) {
    return ids.contains(id) ? Optional.of(read(id)) : Optional.empty();
  }

  private Entry read(String id) {
    return read.computeIfAbsent(id, reader);
  }
}
