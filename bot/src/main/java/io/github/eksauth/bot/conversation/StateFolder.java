package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.intake.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The folder that keeps what must survive a restart. Only our own user may read the files in it.
///
/// A folder that we make is ours alone, too; one that was there stays as it is: whoever mounted it
/// decides, and we may not be its owner.
final class StateFolder {
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");
  private static final FileAttribute<Set<PosixFilePermission>> OUR_FILE =
      PosixFilePermissions.asFileAttribute(OURS);
  private static final FileAttribute<Set<PosixFilePermission>> OUR_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private final Path path;

  private StateFolder(Path path) {
    this.path = path;
  }

  /// The folder at this path, made when it is not there.
  ///
  /// @throws BadInput when there can be none
  static StateFolder at(Path path) {
    if (Files.exists(path) && !Files.isDirectory(path)) {
      throw new BadInput(
          path + " is a file; name a folder for the bot's state as `state` under `slack:`");
    }
    try {
      if (posix(path)) {
        Files.createDirectories(path, OUR_FOLDER);
      } else {
        Files.createDirectories(path);
      }
    } catch (IOException e) {
      throw new BadInput(
          "The folder %s for the bot's state cannot be made (%s); name another as `state` under `slack:`"
              .formatted(path, e));
    }
    if (!Files.isWritable(path)) {
      throw new BadInput(
          "The folder %s for the bot's state cannot be written to; let our user own it, or name another as `state` under `slack:`"
              .formatted(path));
    }
    return new StateFolder(path);
  }

  /// The path of a file in it.
  Path file(String name) {
    return path.resolve(name);
  }

  /// The path of a file in it, made empty and ours alone when it is not there.
  Path own(String name) throws IOException {
    Path file = file(name);
    if (posix(path)) {
      if (Files.notExists(file)) {
        Files.createFile(file, OUR_FILE);
      }
      Files.setPosixFilePermissions(file, OURS);
    } else if (Files.notExists(file)) {
      Files.createFile(file);
    }
    return file;
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
