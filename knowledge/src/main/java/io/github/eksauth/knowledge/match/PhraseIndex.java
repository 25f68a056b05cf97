package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Reading.Token;
import io.github.eksauth.knowledge.text.Stems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds every phrase of the catalogue in a text, in one pass over its tokens.
///
/// Every run of words is filed under its rarest word (the anchor), every phrase under the runs it
/// can begin with. A token of the text that is no anchor costs one hash look-up; an anchor costs a
/// comparison with the few runs filed under it. So the time depends on the text and hardly on the
/// number of entries.
final class PhraseIndex {
  /// Wide enough for an ARN, which is about ten tokens.
  static final int WIDEST_GAP = 12;

  /// A run of words, by the numbers of its words.
  private static final class Run {
    private final int id;
    private final int[] words;
    private int anchor;

    Run(int id, int[] words) {
      this.id = id;
      this.words = words;
    }
  }

  /// A phrase, by its number and the runs that each of its parts may be.
  private static final class Compiled {
    private final int number;
    private final int[][] parts;

    Compiled(int number, int[][] parts) {
      this.number = number;
      this.parts = parts;
    }
  }

  /// Where a phrase stands.
  ///
  /// @param start index of its first token in the text
  /// @param end index behind its last token
  record Span(int start, int end) {
    static final Comparator<Span> ORDER =
        Comparator.comparingInt(Span::start).thenComparingInt(Span::end);
  }

  private static final int UNKNOWN = -1;
  private static final int NOWHERE = -1;
  private static final int MOST_SPANS = 64;

  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<List<Integer>, Run> runs = new LinkedHashMap<>();
  private final Map<Integer, List<Run>> byAnchor = new HashMap<>();
  private final Map<Integer, List<Compiled>> byFirstRun = new HashMap<>();

  /// An index over these phrases, which are known by their places in the list from here on.
  PhraseIndex(List<Phrase> phrases) {
    Stems stems = new Stems();
    List<int[][]> compiled = phrases.stream().map(phrase -> compile(phrase, stems)).toList();
    Map<Integer, Integer> frequency = new HashMap<>();
    runs.keySet().forEach(words -> words.forEach(word -> frequency.merge(word, 1, Integer::sum)));
    Map<Integer, Integer> lengths = new HashMap<>();
    ids.forEach((token, id) -> lengths.merge(id, token.length(), Math::min));
    for (Run run : runs.values()) {
      run.anchor = anchor(run.words, frequency, lengths);
      byAnchor.computeIfAbsent(run.words[run.anchor], key -> new ArrayList<>()).add(run);
    }
    for (int number = 0; number < compiled.size(); number++) {
      Compiled phrase = new Compiled(number, compiled.get(number));
      for (int run : phrase.parts[0]) {
        byFirstRun.computeIfAbsent(run, key -> new ArrayList<>()).add(phrase);
      }
    }
  }

  private int[][] compile(Phrase phrase, Stems stems) {
    return phrase.parts().stream()
        .map(part -> part.ways().stream().mapToInt(way -> run(way, stems)).distinct().toArray())
        .toArray(int[][]::new);
  }

  private int run(List<String> tokens, Stems stems) {
    List<Integer> words = tokens.stream().map(token -> word(token, stems)).toList();
    return runs.computeIfAbsent(
            words,
            key -> new Run(runs.size(), words.stream().mapToInt(Integer::intValue).toArray()))
        .id;
  }

  /// The number of a word; all forms of a word have one number.
  private int word(String token, Stems stems) {
    Integer known = ids.get(token);
    if (known == null) {
      known = ids.computeIfAbsent(stems.of(token), key -> ids.size());
      ids.put(token, known);
    }
    return known;
  }

  /// Rare in the catalogue first, long words before short ones.
  private static int anchor(
      int[] words, Map<Integer, Integer> frequency, Map<Integer, Integer> lengths) {
    int anchor = 0;
    int best = Integer.MIN_VALUE;
    for (int i = 0; i < words.length; i++) {
      int rarity = lengths.getOrDefault(words[i], 0) - 4 * frequency.getOrDefault(words[i], 1);
      if (rarity > best) {
        best = rarity;
        anchor = i;
      }
    }
    return anchor;
  }

  /// The number of the word that a token of a text is, in whichever form.
  private int idOf(String token, Stems stems) {
    Integer known = ids.get(token);
    if (known == null) {
      known = ids.get(stems.of(token));
    }
    return known == null ? UNKNOWN : known;
  }

  /// Whether the text holds the first part of any phrase.
  boolean holdsBeginning(Reading reading) {
    return runs(text(reading.tokens())).keySet().stream().anyMatch(byFirstRun::containsKey);
  }

  /// Where each run of words stands.
  private Map<Integer, List<Span>> runs(Text text) {
    Map<Integer, List<Span>> spans = new HashMap<>();
    for (int i = 0; i < text.length(); i++) {
      addRuns(text, text.ids[i], i, spans);
      addRuns(text, text.joined[i], i, spans);
    }
    return spans;
  }

  /// The phrases that the text holds, and where.
  Found find(Reading reading) {
    Text text = text(reading.tokens());
    Map<Integer, List<Span>> runSpans = runs(text);
    Map<Integer, List<Span>> spans = new TreeMap<>();
    for (int run : runSpans.keySet()) {
      for (Compiled compiled : byFirstRun.getOrDefault(run, List.of())) {
        if (!spans.containsKey(compiled.number)) {
          List<Span> chained = chain(compiled.parts, runSpans, text);
          if (!chained.isEmpty()) {
            spans.put(compiled.number, chained);
          }
        }
      }
    }
    return new Found(spans, text.tokens);
  }

  /// Notes every run whose anchor is this word at this place.
  private void addRuns(Text text, int word, int at, Map<Integer, List<Span>> spans) {
    if (word == UNKNOWN) {
      return;
    }
    for (Run run : byAnchor.getOrDefault(word, List.of())) {
      int start = text.startOf(run, at);
      int end = start < 0 ? start : text.endOf(run, at);
      if (end >= 0) {
        spans.computeIfAbsent(run.id, key -> new ArrayList<>()).add(new Span(start, end));
      }
    }
  }

  private Text text(List<Token> tokens) {
    Stems stems = new Stems();
    int length = tokens.size();
    int[] words = new int[length];
    int[] joined = new int[length];
    int[] breaks = new int[length];
    for (int i = 0; i < length; i++) {
      Token token = tokens.get(i);
      words[i] = idOf(token.text(), stems);
      joined[i] = UNKNOWN;
      if (i > 0) {
        Token before = tokens.get(i - 1);
        boolean wrapped =
            before.endsLine() && token.startsLine() && token.line() == before.line() + 1;
        breaks[i] = breaks[i - 1] + (wrapped ? 1 : 0);
        if (wrapped) {
          joined[i - 1] = idOf(before.text() + token.text(), stems);
        }
      }
    }
    return new Text(tokens, words, joined, breaks);
  }

  /// A text in the catalogue's words. Where a line breaks nobody can say whether it broke inside a
  /// word, so both readings count: two tokens, or one word that spans them.
  private static final class Text {
    private final List<Token> tokens;

    /// The word that each token is.
    private final int[] ids;

    /// The word that each token is together with the next one, across a line break.
    private final int[] joined;

    /// Number of such line breaks before each token.
    private final int[] breaks;

    Text(List<Token> tokens, int[] ids, int[] joined, int[] breaks) {
      this.tokens = tokens;
      this.ids = ids;
      this.joined = joined;
      this.breaks = breaks;
    }

    int length() {
      return ids.length;
    }

    /// Where the run starts when its anchor stands there; negative when it does not.
    int startOf(Run run, int anchor) {
      return before(run.words, run.anchor - 1, anchor);
    }

    /// Where words 0 to `word` start when they end before this place. A word that spans the break
    /// is tried first: the piece before the break may look like the whole word to the stemmer.
    private int before(int[] words, int word, int at) {
      if (word < 0) {
        return at;
      }
      int start = NOWHERE;
      if (at >= 2 && joined[at - 2] == words[word]) {
        start = before(words, word - 1, at - 2);
      }
      if (start == NOWHERE && at >= 1 && ids[at - 1] == words[word]) {
        start = before(words, word - 1, at - 1);
      }
      return start;
    }

    /// Where the run ends when its anchor stands there; negative when it does not.
    int endOf(Run run, int anchor) {
      return behind(run.words, run.anchor, anchor);
    }

    private int behind(int[] words, int word, int at) {
      if (word == words.length) {
        return at;
      }
      int end = NOWHERE;
      if (at < ids.length && joined[at] == words[word]) {
        end = behind(words, word + 1, at + 2);
      }
      if (end == NOWHERE && at < ids.length && ids[at] == words[word]) {
        end = behind(words, word + 1, at + 1);
      }
      return end;
    }

    /// Number of words between two places; a break inside a gap may have made one word two.
    int gap(int from, int to) {
      return to - from - (to > from ? breaks[to] - breaks[from - 1] : 0);
    }
  }

  /// Every place where the parts follow each other within the gaps, inside one error.
  private static List<Span> chain(int[][] parts, Map<Integer, List<Span>> found, Text text) {
    List<Span> chains = anyOf(parts[0], found);
    for (int i = 1; i < parts.length && !chains.isEmpty(); i++) {
      List<Span> next = anyOf(parts[i], found);
      List<Span> longer = new ArrayList<>();
      int from = 0;
      for (Span chain : chains) {
        while (from < next.size() && next.get(from).start < chain.end) {
          from++;
        }
        if (from < next.size()
            && text.gap(chain.end, next.get(from).start) <= WIDEST_GAP
            && text.tokens.get(chain.start).error()
                == text.tokens.get(next.get(from).start).error()) {
          longer.add(new Span(chain.start, next.get(from).end));
        }
      }
      chains = longer;
    }
    return chains.size() > MOST_SPANS ? chains.subList(0, MOST_SPANS) : chains;
  }

  /// The places of any of these runs, in reading order.
  private static List<Span> anyOf(int[] runs, Map<Integer, List<Span>> found) {
    if (runs.length == 1) {
      return found.getOrDefault(runs[0], List.of());
    }
    return Arrays.stream(runs)
        .mapToObj(run -> found.getOrDefault(run, List.of()))
        .flatMap(List::stream)
        .sorted(Span.ORDER)
        .toList();
  }

  /// What a text holds.
  ///
  /// @param spans where each phrase that was found stands, by its number
  /// @param tokens the tokens that the spans count
  record Found(Map<Integer, List<Span>> spans, List<Token> tokens) {
    List<Span> of(int phrase) {
      return spans.getOrDefault(phrase, List.of());
    }
  }
}
