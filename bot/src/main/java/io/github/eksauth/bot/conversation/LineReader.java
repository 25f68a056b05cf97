package io.github.eksauth.bot.conversation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Reads a file of lines in bounded memory.
final class LineReader {
  /// More than twice the longest paste that is taken, with everything escaped.
  private static final int LONGEST = 32 * 1024 * 1024;

  private LineReader() {}

  /// Hands over each line that is not empty, without its break; of a line that is too long only the
  /// start, which is no JSON and so reads as damaged.
  static void read(Path file, Consumer<String> each) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 64 * 1024)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b >= 0; b = in.read()) {
        if (b == '\n') {
          hand(line, each);
        } else if (line.size() < LONGEST) {
          line.write(b);
        }
      }
      hand(line, each);
    }
  }

  private static void hand(ByteArrayOutputStream line, Consumer<String> each) {
    if (line.size() > 0) {
      each.accept(line.toString(StandardCharsets.UTF_8));
      line.reset();
    }
  }
}
