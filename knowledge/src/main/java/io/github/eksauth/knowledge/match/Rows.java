package io.github.eksauth.knowledge.match;

import java.util.List;

/// Rows of whole numbers, packed into two arrays: a catalogue is made of hundreds of thousands of
/// them, and boxed lists would cost most of the start and half of each look-up.
///
/// The numbers of a row stand at the places from [#from] up to [#to].
final class Rows {
  private final int[] starts;
  private final int[] values;

  /// @param starts where each row starts, and behind the last where it ends
  /// @param values the numbers of all rows, one row behind the other
  Rows(int[] starts, int[] values) {
    this.starts = starts;
    this.values = values;
  }

  static Rows of(List<? extends List<Integer>> rows) {
    int[] starts = new int[rows.size() + 1];
    for (int row = 0; row < rows.size(); row++) {
      starts[row + 1] = starts[row] + rows.get(row).size();
    }
    int[] values = new int[starts[rows.size()]];
    int at = 0;
    for (List<Integer> row : rows) {
      for (int value : row) {
        values[at++] = value;
      }
    }
    return new Rows(starts, values);
  }

  /// Number of rows.
  int count() {
    return starts.length - 1;
  }

  int from(int row) {
    return starts[row];
  }

  int to(int row) {
    return starts[row + 1];
  }

  int length(int row) {
    return starts[row + 1] - starts[row];
  }

  int at(int place) {
    return values[place];
  }

  void write(Tables.Output out) {
    out.numbers(starts);
    out.numbers(values);
  }

  static Rows read(Tables.Input in) {
    return new Rows(in.numbers(), in.numbers());
  }
}
