package io.github.eksauth.knowledge.match;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a log of any length and keeps the little that can matter: lines that begin a phrase of
/// some signal, with a few lines around them, and each kind of line a few times only. Memory stays
/// bounded whatever the log holds.
public final class LogScan {
  /// A line longer than this is cut; no message is that long.
  private static final int LONGEST_LINE = 64 * 1024;

  private static final int LINES_AROUND = 4;
  private static final int LONGEST_EXCERPT = 1024 * 1024;

  /// Lines that differ in numbers only are of one kind.
  private static final int MOST_OF_A_KIND = 5;

  private static final int MOST_KINDS = 10_000;

  private final Matcher matcher;

  public LogScan(Matcher matcher) {
    this.matcher = matcher;
  }

  /// The lines that can matter, each once, in their order; empty when there are none.
  ///
  /// @throws IOException when the log cannot be read
  public String excerpt(Reader log) throws IOException {
    Excerpt excerpt = new Excerpt();
    LogLines lines = matcher.logLines();
    char[] buffer = new char[4 * LONGEST_LINE];
    int end = 0;
    boolean tail = false;
    int read = log.read(buffer, 0, buffer.length);
    while (read >= 0 && !excerpt.isFull()) {
      end += read;
      int start = 0;
      for (int i = end - read; i < end; i++) {
        if (buffer[i] == '\n') {
          if (!tail) {
            excerpt.line(buffer, start, i, lines);
          }
          tail = false;
          start = i + 1;
        }
      }
      if (end - start >= LONGEST_LINE) {
        // the rest of an endless line is read and dropped
        if (!tail) {
          excerpt.line(buffer, start, start + LONGEST_LINE, lines);
        }
        tail = true;
        start = end;
      }
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      read = log.read(buffer, end, buffer.length - end);
    }
    if (end > 0 && !tail) {
      excerpt.line(buffer, 0, end, lines);
    }
    return excerpt.text.toString();
  }

  /// What has been kept so far.
  private static final class Excerpt {
    private final StringBuilder text = new StringBuilder();
    private final Deque<StringBuilder> before = new ArrayDeque<>();
    private final Deque<StringBuilder> spare = new ArrayDeque<>();
    private final Map<Long, Integer> kinds =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, Integer> eldest) {
            return size() > MOST_KINDS;
          }
        };
    private int after;

    boolean isFull() {
      return text.length() >= LONGEST_EXCERPT;
    }

    void line(char[] buffer, int from, int to, LogLines lines) {
      if (isFull()) {
        return;
      }
      if (lines.mayMatter(buffer, from, to) && matters(buffer, from, to, lines)) {
        if (kinds.merge(kind(buffer, from, to), 1, Integer::sum) > MOST_OF_A_KIND) {
          return;
        }
        while (!before.isEmpty()) {
          StringBuilder earlier = before.removeFirst();
          text.append(earlier).append('\n');
          spare.add(earlier);
        }
        text.append(buffer, from, to - from).append('\n');
        after = LINES_AROUND;
      } else if (after > 0) {
        text.append(buffer, from, to - from).append('\n');
        after--;
      } else {
        remember(buffer, from, to);
      }
    }

    /// Together with the line before, because terminals break messages.
    private boolean matters(char[] buffer, int from, int to, LogLines lines) {
      String line = new String(buffer, from, to - from);
      return lines.matters(before.isEmpty() ? line : before.getLast() + "\n" + line);
    }

    /// Keeps the line for the case that the next one matters; most never do, so nothing is made
    /// anew.
    private void remember(char[] buffer, int from, int to) {
      StringBuilder line;
      if (before.size() == LINES_AROUND) {
        line = before.removeFirst();
      } else {
        line = spare.isEmpty() ? new StringBuilder() : spare.removeFirst();
      }
      line.setLength(0);
      before.addLast(line.append(buffer, from, to - from));
    }

    /// A number for the line without its digits.
    private static long kind(char[] buffer, int from, int to) {
      long kind = 1;
      for (int i = from; i < to; i++) {
        char c = buffer[i];
        if (c < '0' || c > '9') {
          kind = kind * 1_000_003 + c;
        }
      }
      return kind;
    }
  }
}
