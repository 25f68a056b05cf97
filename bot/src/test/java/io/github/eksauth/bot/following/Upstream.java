package io.github.eksauth.bot.following;

import io.github.eksauth.knowledge.entry.EntryDraft;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.RepositoryBuilder;
import org.eclipse.jgit.lib.StoredConfig;

/// A bare Git repository on disk that somebody pushes to: what is written here is in the next
/// commit, as Git itself could have it.
public final class Upstream implements AutoCloseable {
  public static final String ENTRIES = "knowledge/entries";

  /// What the draft of an entry is found by.
  private static final String WORDS =
      "the words of the error that decide, with <...> for what varies";

  private static final PersonIdent SOMEBODY =
      new PersonIdent("somebody", "somebody@example.com", Instant.EPOCH, ZoneOffset.UTC);

  private final Path folder;
  private final Repository repository;
  private final Map<String, Entry> files = new TreeMap<>();

  private record Entry(FileMode mode, ObjectId id) {}

  public Upstream(Path folder) {
    this.folder = folder;
    try {
      repository =
          new RepositoryBuilder()
              .setFS(Seclusion.files())
              .setBare()
              .setGitDir(folder.toFile())
              .build();
      repository.create(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String path() {
    return folder.toString();
  }

  Repository repository() {
    return repository;
  }

  public Upstream file(String path, String text) {
    return put(path, FileMode.REGULAR_FILE, text.getBytes(StandardCharsets.UTF_8));
  }

  Upstream symlink(String path, String target) {
    return put(path, FileMode.SYMLINK, target.getBytes(StandardCharsets.UTF_8));
  }

  /// Lets whoever fetches leave out large files, as GitHub and GitLab do.
  Upstream allowingFilters() {
    try {
      StoredConfig config = repository.getConfig();
      config.setBoolean("uploadpack", null, "allowFilter", true);
      config.save();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Upstream submodule(String path) {
    files.put(
        path,
        new Entry(
            FileMode.GITLINK, ObjectId.fromString("1111111111111111111111111111111111111111")));
    return this;
  }

  private Upstream put(String path, FileMode mode, byte[] content) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      files.put(path, new Entry(mode, inserter.insert(Constants.OBJ_BLOB, content)));
      inserter.flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A sound entry, found by the words of the draft.
  public Upstream entry(String id) {
    return entry(id, WORDS);
  }

  /// A sound entry, found by words of its own.
  public Upstream entry(String id, String words) {
    EntryDraft.files()
        .forEach(file ->
            file(ENTRIES + "/" + id + "/" + file.name(), file.text().replace(WORDS, words)));
    return this;
  }

  /// Breaks an entry: its signal is one that no entry may have.
  public Upstream broken(String id) {
    entry(id);
    return file(
        ENTRIES + "/" + id + "/entry.yaml", draft("entry.yaml").replace(WORDS, "Unauthorized"));
  }

  /// The text of a file of a new entry.
  public static String draft(String name) {
    return EntryDraft.files().stream()
        .filter(file -> file.name().equals(name))
        .findFirst()
        .orElseThrow()
        .text();
  }

  Upstream remove(String prefix) {
    files.keySet().removeIf(path -> path.startsWith(prefix));
    return this;
  }

  /// Commits on top of the branch.
  ///
  /// @return the short id of the commit
  public String push() {
    String commit = commit();
    backTo(commit);
    return commit;
  }

  /// Commits on top of the branch, which does not move yet.
  String commit() {
    try {
      return commit(Optional.ofNullable(repository.resolve("refs/heads/main")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Commits as if nothing had been there before.
  String forcePush() {
    String commit = commit(Optional.empty());
    backTo(commit);
    return commit;
  }

  private String commit(Optional<ObjectId> parent) {
    try (ObjectInserter inserter = repository.newObjectInserter()) {
      DirCache index = DirCache.newInCore();
      DirCacheBuilder builder = index.builder();
      files.forEach((path, file) -> {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(file.mode());
        entry.setObjectId(file.id());
        builder.add(entry);
      });
      builder.finish();
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      commit.setAuthor(SOMEBODY);
      commit.setCommitter(SOMEBODY);
      commit.setMessage("a change");
      parent.ifPresent(commit::setParentId);
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      return id.name().substring(0, 7);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Puts the branch to a commit.
  void backTo(String shortId) {
    try {
      RefUpdate update = repository.updateRef("refs/heads/main");
      update.setNewObjectId(Objects.requireNonNull(repository.resolve(shortId)));
      update.forceUpdate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void deleteBranch() {
    try {
      RefUpdate update = repository.updateRef("refs/heads/main");
      update.setForceUpdate(true);
      update.delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    repository.close();
  }
}
