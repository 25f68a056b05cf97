package io.github.eksauth.knowledge.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A folder of entries for one test, written file by file. A sound entry is the draft that
/// `eks-auth kb new` starts an author with; tests break it.
public record FolderOfEntries(Path path) {
  /// Writes a sound entry.
  public FolderOfEntries sound(String id) {
    EntryDraft.files().forEach(file -> file(id + "/" + file.name(), file.text()));
    return this;
  }

  /// Writes a file.
  public FolderOfEntries file(String name, String text) {
    try {
      Path file = path.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Removes a file, which must be there.
  public FolderOfEntries delete(String name) {
    try {
      Files.delete(path.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Replaces text in a file, which must hold it.
  public FolderOfEntries change(String name, String before, String after) {
    try {
      String text = Files.readString(path.resolve(name));
      if (!text.contains(before)) {
        throw new AssertionError(name + " does not hold: " + before);
      }
      return file(name, text.replace(before, after));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every problem as authors see it, paths counted from the folder.
  List<String> problems(Vocabulary vocabulary) {
    return Knowledge.problems(new KnowledgeFolder(path), vocabulary).stream()
        .map(problem -> problem.toString().replace(path + "/", ""))
        .toList();
  }

  /// The entries; there must be no problem.
  public Knowledge knowledge() {
    return Knowledge.in(new KnowledgeFolder(path), Vocabulary.ANY);
  }
}
