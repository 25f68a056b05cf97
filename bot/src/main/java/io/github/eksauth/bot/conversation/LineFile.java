package io.github.eksauth.bot.conversation;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file that lines are added to, each with one call: whatever ends the process, the lines that
/// were added are there. Not for several threads at once.
///
/// There is no `fsync` per line. What was written is in the kernel's cache, which the end of a
/// process does not touch; only when the machine itself stops may the last moments be lost, and the
/// disk's speed is not worth paying for that on every question.
///
/// A stream rather than a channel: a channel closes for good when a thread that uses it is
/// interrupted.
final class LineFile implements Closeable {
  private final FileOutputStream out;
  private long size;

  /// Whether the file ends in the middle of a line, so that the next would be glued to it.
  private boolean torn;

  private LineFile(FileOutputStream out, long size, boolean torn) {
    this.out = out;
    this.size = size;
    this.torn = torn;
  }

  /// Adds to a file that is there.
  static LineFile addingTo(Path file) throws IOException {
    long size = Files.size(file);
    boolean torn = false;
    if (size > 0) {
      try (RandomAccessFile end = new RandomAccessFile(file.toFile(), "r")) {
        end.seek(size - 1);
        torn = end.read() != '\n';
      }
    }
    return new LineFile(new FileOutputStream(file.toFile(), true), size, torn);
  }

  /// Adds a line.
  ///
  /// @param line with its line break
  /// @throws IOException when it is not, or not wholly, in the file; the next line stands on its
  ///   own nevertheless
  void add(String line) throws IOException {
    byte[] bytes = (torn ? "\n" + line : line).getBytes(StandardCharsets.UTF_8);
    torn = true;
    out.write(bytes);
    torn = false;
    size += bytes.length;
  }

  /// Waits until the disk has it all.
  void sync() throws IOException {
    out.getFD().sync();
  }

  /// How long it is, in bytes.
  long size() {
    return size;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
