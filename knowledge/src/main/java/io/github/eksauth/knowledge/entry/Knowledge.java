package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Every entry, by id: read whole, or not at all.
public final class Knowledge {
  private final Map<String, Entry> entries;
  private final WordGroups groups;

  private Knowledge(Map<String, Entry> entries, WordGroups groups) {
    this.entries = entries;
    this.groups = groups;
  }

  /// The knowledge shipped with the program.
  public static Knowledge bundled() {
    Bundle bundle = Bundle.read();
    List<Problem> problems = new ArrayList<>();
    return of(
        bundle.entries(),
        groups(WordGroups.FILE, bundle.words(), problems),
        Vocabulary.BUNDLED,
        problems);
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
    return groups(file, source.words(problems), problems);
  }

  private static WordGroups groups(String file, Optional<Doc> words, List<Problem> problems) {
    return words.map(doc -> WordGroups.read(file, doc, problems)).orElse(WordGroups.NONE);
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
    if (!problems.isEmpty()) {
      throw new InvalidKnowledge(problems);
    }
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
    Map<String, Entry> all = new TreeMap<>(entries);
    more.forEach(entry -> all.put(entry.id(), entry));
    return new Knowledge(all, groups);
  }

  /// Every entry in the order of ids.
  public Collection<Entry> entries() {
    return entries.values();
  }

  /// The groups of words that mean the same, by name.
  public Map<String, Clause> wordGroups() {
    return groups.clauses();
  }

  /// The entry of that id, if there is one.
  public Optional<Entry> entry(String id) {
    return Optional.ofNullable(entries.get(id));
  }
}
