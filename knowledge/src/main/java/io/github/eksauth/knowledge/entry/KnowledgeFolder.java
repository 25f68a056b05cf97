package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.Problem;
import io.github.eksauth.knowledge.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// A folder with one folder per entry, as authors edit it.
///
/// @param path the folder, usually `knowledge/entries`
public record KnowledgeFolder(Path path) {
  /// What a fixture asks for.
  public enum Expectation {
    /// `hit-*.txt`: finds the entry for sure, and first.
    HIT,
    /// `hint-*.txt`: offers the entry among several; the text alone does not decide.
    HINT,
    /// `near-*.txt`: a look-alike that must not find the entry for sure.
    NEAR;

    /// How the names of its files begin.
    public String prefix() {
      return name().toLowerCase(Locale.ROOT) + "-";
    }

    static Optional<Expectation> of(String fileName) {
      return Arrays.stream(values())
          .filter(each -> fileName.startsWith(each.prefix()))
          .filter(each -> fileName.endsWith(".txt"))
          .findFirst();
    }
  }

  /// A pasted text and what it must find.
  ///
  /// @param entry id of that entry
  /// @param file the file
  /// @param text what was pasted
  /// @param expectation whether it must find the entry
  public record Fixture(String entry, Path file, String text, Expectation expectation) {}

  /// The ids of the entries: the names of the folders.
  public List<String> ids() {
    return children(path, new ArrayList<>()).stream()
        .filter(Files::isDirectory)
        .map(folder -> folder.getFileName().toString())
        .toList();
  }

  /// Every fixture of every entry, in the order of file names.
  ///
  /// @throws InvalidKnowledge when a file cannot be read
  public List<Fixture> fixtures() {
    List<Problem> problems = new ArrayList<>();
    List<Fixture> fixtures = new ArrayList<>();
    for (Path folder : children(path, problems)) {
      if (!Files.isDirectory(folder)) {
        continue;
      }
      for (Path file : children(folder, problems)) {
        Expectation.of(file.getFileName().toString())
            .ifPresent(expectation ->
                read(file, problems)
                    .ifPresent(text ->
                        fixtures.add(
                            new Fixture(
                                folder.getFileName().toString(), file, text, expectation))));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidKnowledge(problems);
    }
    return fixtures;
  }

  /// The groups of words that signals may name; none where the file is not there.
  Optional<Doc> words(List<Problem> problems) {
    Path file = path.resolve(WordGroups.FILE);
    return Files.exists(file) ? yaml(file, problems) : Optional.empty();
  }

  /// The files of every entry; whatever cannot be read is noted in `problems`.
  List<EntryFiles> files(List<Problem> problems) {
    List<EntryFiles> entries = new ArrayList<>();
    for (Path folder : children(path, problems)) {
      if (Files.isDirectory(folder)) {
        entries.add(entry(folder, problems));
      }
    }
    if (entries.isEmpty() && problems.isEmpty()) {
      problems.add(
          new Problem(
              path.toString(),
              0,
              "no entries here; name the folder that holds one folder per entry"));
    }
    return entries;
  }

  private static EntryFiles entry(Path folder, List<Problem> problems) {
    Map<String, String> snippets = new TreeMap<>();
    for (Path file : children(folder, problems)) {
      String name = file.getFileName().toString();
      if (name.endsWith(".tf")) {
        read(file, problems).ifPresent(text -> snippets.put(name, text));
      }
    }
    return new EntryFiles(
        folder.getFileName().toString(),
        folder.toString(),
        yaml(folder.resolve("entry.yaml"), problems),
        yaml(folder.resolve("zh.yaml"), problems),
        snippets);
  }

  private static Optional<Doc> yaml(Path file, List<Problem> problems) {
    return read(file, problems)
        .flatMap(
            text -> YamlFile.read(file.toString(), text, "start from `eks-auth kb new`", problems));
  }

  private static Optional<String> read(Path file, List<Problem> problems) {
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      problems.add(new Problem(file.toString(), 0, "not UTF-8; save it as UTF-8"));
    } catch (IOException e) {
      problems.add(
          new Problem(
              file.toString(),
              0,
              Files.exists(file)
                  ? "cannot be read: " + e.getMessage()
                  : "is missing; every entry has one"));
    }
    return Optional.empty();
  }

  private static List<Path> children(Path folder, List<Problem> problems) {
    try (Stream<Path> children = Files.list(folder)) {
      return children.sorted().toList();
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), 0, "is not a folder that can be read"));
      return List.of();
    }
  }
}
