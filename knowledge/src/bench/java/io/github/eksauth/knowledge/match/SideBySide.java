package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.Pastes.Labelled;
import io.github.eksauth.knowledge.match.PlainBm25.Scored;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.search.IndexSearcher;

/// The matcher and plain BM25 on the same pastes in the same run: how often they are right, and how
/// long they take.
public final class SideBySide {
  private static final int ROUNDS = 20;

  private SideBySide() {}

  /// One answer of either.
  private record Answer(List<String> entries, boolean sure, double score) {}

  private interface Answering {
    Answer answer(String text) throws IOException;
  }

  /// Prints the table.
  public static void main(String[] args) throws IOException {
    IndexSearcher.setMaxClauseCount(100_000);
    Knowledge knowledge = Knowledge.bundled();
    List<Labelled> pastes = Pastes.load();
    Matcher matcher = Matcher.bundled(knowledge);
    PlainBm25 plain = new PlainBm25(knowledge);
    Answering ours = text -> ours(matcher.match(new Paste(text)));
    double floor = floor(pastes, plain);
    Answering theirs = text -> theirs(plain.best(text), floor);
    System.out.printf(
        "%d pastes, %d of them answered by one of %d entries%n%n",
        pastes.size(),
        pastes.stream().filter(paste -> !paste.right().isEmpty()).count(),
        knowledge.entries().size());
    System.out.println(
        "| | top1 | top3 | sure and right | sure and wrong | false alarms | median | p99 |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    report("eks-auth", pastes, ours);
    report("plain BM25", pastes, theirs);
  }

  private static Answer ours(Match match) {
    List<Hit> hits = match instanceof Match.Nothing(List<Hit> closest) ? closest : match.hits();
    return new Answer(hits.stream().map(Hit::entry).toList(), match instanceof Match.Sure, 0);
  }

  private static Answer theirs(List<Scored> best, double floor) {
    double score = best.isEmpty() ? 0 : best.getFirst().score();
    return new Answer(best.stream().map(Scored::entry).toList(), score > floor, score);
  }

  /// The score above which plain BM25 would speak: one false alarm in a hundred.
  private static double floor(List<Labelled> pastes, PlainBm25 plain) throws IOException {
    List<Double> scores = new ArrayList<>();
    for (Labelled paste : pastes) {
      if (paste.right().isEmpty()) {
        scores.add(theirs(plain.best(paste.text()), 0).score());
      }
    }
    scores.sort(Comparator.reverseOrder());
    return scores.isEmpty() ? 0 : scores.get(Math.min(scores.size() - 1, scores.size() / 100));
  }

  private static void report(String name, List<Labelled> pastes, Answering answering)
      throws IOException {
    int positives = 0;
    int top1 = 0;
    int top3 = 0;
    int right = 0;
    int wrong = 0;
    int alarms = 0;
    List<Long> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      boolean last = round == ROUNDS - 1;
      for (Labelled paste : pastes) {
        long start = System.nanoTime();
        Answer answer = answering.answer(paste.text());
        long time = System.nanoTime() - start;
        if (round >= ROUNDS / 2) {
          times.add(time);
        }
        if (!last) {
          continue;
        }
        if (paste.right().isEmpty()) {
          alarms += answer.sure() ? 1 : 0;
          continue;
        }
        positives++;
        List<String> entries = answer.entries();
        boolean first = !entries.isEmpty() && paste.right().contains(entries.getFirst());
        top1 += first ? 1 : 0;
        top3 += entries.stream().limit(3).anyMatch(paste.right()::contains) ? 1 : 0;
        right += first && answer.sure() ? 1 : 0;
        wrong += !first && answer.sure() ? 1 : 0;
      }
    }
    times.sort(Comparator.naturalOrder());
    int negatives = Math.max(1, pastes.size() - positives);
    double all = Math.max(1, positives);
    System.out.printf(
        "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f ms | %.3f ms |%n",
        name,
        top1 / all,
        top3 / all,
        right / all,
        wrong / all,
        alarms / (double) negatives,
        times.get(times.size() / 2) / 1e6,
        times.get(times.size() * 99 / 100) / 1e6);
  }
}
