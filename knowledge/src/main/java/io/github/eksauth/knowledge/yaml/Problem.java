package io.github.eksauth.knowledge.yaml;

import java.util.Comparator;

/// Something wrong in a file that somebody wrote.
///
/// @param file path of the file as the author knows it
/// @param line line in the file, from 1; 0 when the whole file is meant
/// @param message what is wrong and what to write instead
public record Problem(String file, int line, String message) implements Comparable<Problem> {
  private static final Comparator<Problem> ORDER =
      Comparator.comparing(Problem::file)
          .thenComparingInt(Problem::line)
          .thenComparing(Problem::message);

  @Override
  public int compareTo(Problem other) {
    return ORDER.compare(this, other);
  }

  /// `file:line: message`, as editors and CI systems can jump to it.
  @Override
  public String toString() {
    return line == 0 ? file + ": " + message : file + ":" + line + ": " + message;
  }
}
