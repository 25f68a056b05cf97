package io.github.eksauth.knowledge.match;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;

/// Reads a log of any length and keeps the little that can matter: lines that hold a rare word of
/// some signal, with a few lines around them. Memory stays bounded whatever the log holds.
public final class LogScan {
  /// A line longer than this is cut; no message is that long.
  private static final int LONGEST_LINE = 64 * 1024;

  private static final int LINES_AROUND = 4;
  private static final int LONGEST_EXCERPT = 1024 * 1024;

  private final Matcher matcher;

  public LogScan(Matcher matcher) {
    this.matcher = matcher;
  }

  /// The lines that can matter, each once, in their order; empty when there are none.
  ///
  /// @throws IOException when the log cannot be read
  public String excerpt(Reader log) throws IOException {
    StringBuilder excerpt = new StringBuilder();
    Deque<String> before = new ArrayDeque<>();
    int after = 0;
    BufferedReader reader = new BufferedReader(log, 64 * 1024);
    StringBuilder line = new StringBuilder();
    while (excerpt.length() < LONGEST_EXCERPT && readLine(reader, line)) {
      String text = line.toString();
      if (matcher.mayMatter(text)) {
        before.forEach(earlier -> excerpt.append(earlier).append('\n'));
        before.clear();
        excerpt.append(text).append('\n');
        after = LINES_AROUND;
      } else if (after > 0) {
        excerpt.append(text).append('\n');
        after--;
      } else {
        before.addLast(text);
        if (before.size() > LINES_AROUND) {
          before.removeFirst();
        }
      }
    }
    return excerpt.toString();
  }

  /// Reads up to the next line break; what is beyond the longest line is dropped.
  private static boolean readLine(BufferedReader reader, StringBuilder line) throws IOException {
    line.setLength(0);
    int c = reader.read();
    if (c < 0) {
      return false;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() < LONGEST_LINE) {
        line.append((char) c);
      }
      c = reader.read();
    }
    return true;
  }
}
