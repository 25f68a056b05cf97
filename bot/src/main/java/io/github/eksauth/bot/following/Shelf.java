package io.github.eksauth.bot.following;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The entries of the last revision that was sound, kept for a start without the network.
///
/// A folder `entries-COMMIT` holds them, and the file `current` names the commit and, by a hash,
/// the branch that it is of: what was kept of another branch is not ours. The file `refused` names
/// the commit that was refused last.
final class Shelf {
  private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
  private static final String CURRENT = "current";
  private static final String REFUSED = "refused";
  private static final String KEPT = "entries-";
  private static final String INCOMING = "incoming-";
  private static final Pattern NAMED = Pattern.compile("([0-9a-f]{40}) ([0-9a-f]{64})\\s*");
  private static final int LONGEST_NAMED = 200;

  private final Path folder;
  private final String source;

  /// @param folder is made when something is put into it
  Shelf(Path folder, String repository, String branch, String path) {
    this.folder = folder;
    source = hash(String.join("\n", repository, branch, path));
  }

  private static String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /// What was kept.
  ///
  /// @param commit id of the commit, in full
  /// @param entries the folder of entries
  record Kept(String commit, Path entries) {}

  /// What was kept last of this branch, if it is there and whole.
  Optional<Kept> kept() {
    Path current = folder.resolve(CURRENT);
    try {
      if (!Files.isRegularFile(current) || Files.size(current) > LONGEST_NAMED) {
        return Optional.empty();
      }
      Matcher named = NAMED.matcher(Files.readString(current, StandardCharsets.ISO_8859_1));
      return named.matches() && named.group(2).equals(source)
          ? Optional.of(new Kept(named.group(1), entries(named.group(1))))
              .filter(kept -> Files.isDirectory(kept.entries()))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Path entries(String commit) {
    return folder.resolve(KEPT + commit);
  }

  /// A new folder to put a revision together in; what an earlier end left behind goes.
  Path incoming() throws IOException {
    Files.createDirectories(folder);
    for (Path left : children(INCOMING)) {
      delete(left);
    }
    return Files.createTempDirectory(folder, INCOMING);
  }

  /// Keeps entries in place of those before.
  ///
  /// @param entries a folder in an incoming one; it is moved
  void keep(String commit, Path entries) throws IOException {
    Path kept = entries(commit);
    delete(kept);
    Files.move(entries, kept);
    Path next =
        Files.writeString(
            folder.resolve(CURRENT + ".next"),
            commit + " " + source + "\n",
            StandardCharsets.ISO_8859_1);
    Files.move(
        next,
        folder.resolve(CURRENT),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    for (Path other : children(KEPT)) {
      if (!other.equals(kept)) {
        delete(other);
      }
    }
  }

  /// The last commit that was refused and told, so that it is not told again.
  Optional<String> refused() {
    Path file = folder.resolve(REFUSED);
    try {
      return Files.isRegularFile(file) && Files.size(file) <= LONGEST_NAMED
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1).strip())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// Notes what was refused; when that fails, it may be told once more after a restart.
  void noteRefused(String commit) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(REFUSED), commit + "\n", StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      LOG.warn("cannot note a refused revision: {}", e.toString());
    }
  }

  private List<Path> children(String prefix) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(it -> it.getFileName().toString().startsWith(prefix)).toList();
    }
  }

  /// Removes a folder and what is in it; that it is not there is fine.
  static void delete(Path gone) throws IOException {
    if (!Files.exists(gone)) {
      return;
    }
    Files.walkFileTree(
        gone,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path emptied, IOException failed)
              throws IOException {
            Files.delete(emptied);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
