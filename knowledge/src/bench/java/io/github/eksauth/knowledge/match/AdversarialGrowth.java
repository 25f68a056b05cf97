package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.text.AdversarialTexts;
import io.github.eksauth.knowledge.text.Paste;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// How the time of each step grows with texts made to keep it busy. A linear step takes four times
/// as long for four times the text; each step's five worst texts are shown.
final class AdversarialGrowth {
  private static final int SMALL = 250_000;
  private static final int LARGE = 1_000_000;
  private static final int SHOWN = 5;

  private record Step(String name, Function<Paste, Object> run) {}

  private record Row(String piece, double small, double large) {
    double growth() {
      return large / small;
    }
  }

  private AdversarialGrowth() {}

  public static void main(String[] args) {
    Matcher matcher = Matcher.bundled(Knowledge.bundled());
    List<Step> steps =
        List.of(
            new Step("redacting", paste -> new Paste(paste.text())),
            new Step("reading", Paste::reading),
            new Step("mentions", Paste::mentions),
            new Step("language", Paste::language),
            new Step("matching", matcher::match));
    for (Step step : steps) {
      AdversarialTexts.PIECES.forEach(
          piece -> step.run.apply(new Paste(AdversarialTexts.of(piece, 20_000))));
    }
    System.out.printf(
        "| step | piece | %,d | %,d | growth |%n|---|---|---|---|---|%n", SMALL, LARGE);
    for (Step step : steps) {
      List<Row> rows = new ArrayList<>();
      for (String piece : AdversarialTexts.PIECES) {
        rows.add(
            new Row(
                piece,
                time(step, AdversarialTexts.of(piece, SMALL)),
                time(step, AdversarialTexts.of(piece, LARGE))));
      }
      rows.stream()
          .sorted(Comparator.comparingDouble(Row::large).reversed())
          .limit(SHOWN)
          .forEach(row ->
              System.out.printf(
                  Locale.ROOT,
                  "| %s | `%s` | %.0f ms | %.0f ms | %.1f |%n",
                  step.name,
                  printable(row.piece),
                  row.small,
                  row.large,
                  row.growth()));
      rows.stream()
          .max(Comparator.comparingDouble(Row::growth))
          .ifPresent(row ->
              System.out.printf(
                  Locale.ROOT,
                  "| %s, steepest | `%s` | %.1f ms | %.1f ms | %.1f |%n",
                  step.name,
                  printable(row.piece),
                  row.small,
                  row.large,
                  row.growth()));
    }
  }

  /// Milliseconds of this thread: other processes do not count.
  private static double time(Step step, String text) {
    Paste paste = new Paste(text);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    step.run.apply(paste);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static String printable(String piece) {
    StringBuilder out = new StringBuilder();
    piece
        .chars()
        .forEach(c -> {
          if (c >= ' ' && c < 127 && c != '|') {
            out.append((char) c);
          } else {
            out.append(String.format(Locale.ROOT, "\\u%04X", c));
          }
        });
    return out.toString();
  }
}
