package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Reading.Token;
import io.github.eksauth.knowledge.text.Stems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds every phrase of the catalogue in a text, in one pass over its tokens.
///
/// Every run of words is filed under its rarest word (the anchor), every phrase under the runs it
/// can begin with. A token of the text that is no anchor costs one hash look-up; an anchor costs a
/// comparison with the few runs filed under it. So the time depends on the text and hardly on the
/// number of entries.
final class PhraseIndex {
  /// Wide enough for an ARN, which is about ten tokens.
  static final int WIDEST_GAP = 12;

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

  /// The number of each word, in every form that the catalogue writes and by its stem.
  private final Map<String, Integer> ids;

  /// The words of each run.
  private final Rows runs;

  /// The place of each run's rarest word within it.
  private final int[] anchors;

  /// The runs filed under each word.
  private final Rows byAnchor;

  /// The parts of each phrase.
  private final Rows phrases;

  /// The runs that each part may be.
  private final Rows parts;

  /// The phrases that can begin with each run.
  private final Rows byFirstRun;

  private PhraseIndex(
      Map<String, Integer> ids,
      Rows runs,
      int[] anchors,
      Rows byAnchor,
      Rows phrases,
      Rows parts,
      Rows byFirstRun) {
    this.ids = ids;
    this.runs = runs;
    this.anchors = anchors;
    this.byAnchor = byAnchor;
    this.phrases = phrases;
    this.parts = parts;
    this.byFirstRun = byFirstRun;
  }

  /// An index over these phrases, which are known by their places in the list from here on.
  static PhraseIndex of(List<Phrase> phrases) {
    return new Builder().build(phrases);
  }

  void write(Tables.Output out) {
    List<String> words = List.copyOf(ids.keySet());
    out.texts(words);
    out.numbers(words.stream().mapToInt(word -> ids.getOrDefault(word, UNKNOWN)).toArray());
    runs.write(out);
    out.numbers(anchors);
    byAnchor.write(out);
    phrases.write(out);
    parts.write(out);
    byFirstRun.write(out);
  }

  static PhraseIndex read(Tables.Input in) {
    List<String> words = in.texts();
    int[] numbers = in.numbers();
    Map<String, Integer> ids = HashMap.newHashMap(numbers.length);
    for (int i = 0; i < numbers.length; i++) {
      ids.put(words.get(i), numbers[i]);
    }
    return new PhraseIndex(
        ids,
        Rows.read(in),
        in.numbers(),
        Rows.read(in),
        Rows.read(in),
        Rows.read(in),
        Rows.read(in));
  }

  /// Whether the text holds the first part of any phrase.
  boolean holdsBeginning(Reading reading) {
    for (int run : runs(text(reading.tokens())).keySet()) {
      if (byFirstRun.length(run) > 0) {
        return true;
      }
    }
    return false;
  }

  /// The phrases that the text holds, and where.
  Found find(Reading reading) {
    Text text = text(reading.tokens());
    Map<Integer, List<Span>> runSpans = runs(text);
    Map<Integer, List<Span>> spans = new HashMap<>();
    for (int run : runSpans.keySet()) {
      for (int i = byFirstRun.from(run); i < byFirstRun.to(run); i++) {
        int phrase = byFirstRun.at(i);
        if (!spans.containsKey(phrase)) {
          List<Span> chained = chain(phrase, runSpans, text);
          if (!chained.isEmpty()) {
            spans.put(phrase, chained);
          }
        }
      }
    }
    return new Found(spans, text.tokens);
  }

  /// Where each run of words stands.
  private Map<Integer, List<Span>> runs(Text text) {
    Map<Integer, List<Span>> spans = new HashMap<>();
    for (int i = 0; i < text.ids.length; i++) {
      addRuns(text, text.ids[i], i, spans);
      addRuns(text, text.joined[i], i, spans);
    }
    return spans;
  }

  /// Notes every run whose anchor is this word at this place.
  private void addRuns(Text text, int word, int at, Map<Integer, List<Span>> spans) {
    if (word == UNKNOWN) {
      return;
    }
    for (int i = byAnchor.from(word); i < byAnchor.to(word); i++) {
      int run = byAnchor.at(i);
      int anchor = runs.from(run) + anchors[run];
      int start = text.before(runs.from(run), anchor - 1, at);
      int end = start == NOWHERE ? NOWHERE : text.behind(anchor, runs.to(run), at);
      if (end != NOWHERE) {
        spans.computeIfAbsent(run, key -> new ArrayList<>()).add(new Span(start, end));
      }
    }
  }

  /// Every place where the parts follow each other within the gaps, inside one error.
  private List<Span> chain(int phrase, Map<Integer, List<Span>> found, Text text) {
    int first = phrases.from(phrase);
    List<Span> chains = anyOf(phrases.at(first), found);
    for (int i = first + 1; i < phrases.to(phrase) && !chains.isEmpty(); i++) {
      List<Span> next = anyOf(phrases.at(i), found);
      List<Span> longer = new ArrayList<>();
      int from = 0;
      for (Span chain : chains) {
        while (from < next.size() && next.get(from).start < chain.end) {
          from++;
        }
        if (from < next.size()
            && text.gap(chain.end, next.get(from).start) <= WIDEST_GAP
            && text.error(chain.start) == text.error(next.get(from).start)) {
          longer.add(new Span(chain.start, next.get(from).end));
        }
      }
      chains = longer;
    }
    return chains.size() > MOST_SPANS ? chains.subList(0, MOST_SPANS) : chains;
  }

  /// The places of any of the runs that a part may be, in reading order.
  private List<Span> anyOf(int part, Map<Integer, List<Span>> found) {
    List<Span> only = List.of();
    List<Span> several = List.of();
    for (int i = parts.from(part); i < parts.to(part); i++) {
      List<Span> spans = found.get(parts.at(i));
      if (spans != null) {
        if (only.isEmpty()) {
          only = spans;
        } else {
          several = several.isEmpty() ? new ArrayList<>(only) : several;
          several.addAll(spans);
        }
      }
    }
    if (several.isEmpty()) {
      return only;
    }
    several.sort(Span.ORDER);
    return several;
  }

  /// The number of the word that a token of a text is, in whichever form.
  private int idOf(String token, Stems stems) {
    Integer known = ids.get(token);
    if (known == null) {
      known = ids.get(stems.of(token));
    }
    return known == null ? UNKNOWN : known;
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
  private final class Text {
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

    int error(int token) {
      return tokens.get(token).error();
    }

    /// Where the words of a run from `first` to `last` start when they end before this place. A
    /// word that spans the break is tried first: the piece before the break may look like the whole
    /// word to the stemmer.
    int before(int first, int last, int at) {
      if (last < first) {
        return at;
      }
      int start = NOWHERE;
      if (at >= 2 && joined[at - 2] == runs.at(last)) {
        start = before(first, last - 1, at - 2);
      }
      if (start == NOWHERE && at >= 1 && ids[at - 1] == runs.at(last)) {
        start = before(first, last - 1, at - 1);
      }
      return start;
    }

    /// Where the words of a run from `word` up to `end` end when they start at this place.
    int behind(int word, int end, int at) {
      if (word == end) {
        return at;
      }
      int behind = NOWHERE;
      if (at < ids.length && joined[at] == runs.at(word)) {
        behind = behind(word + 1, end, at + 2);
      }
      if (behind == NOWHERE && at < ids.length && ids[at] == runs.at(word)) {
        behind = behind(word + 1, end, at + 1);
      }
      return behind;
    }

    /// Number of words between two places; a break inside a gap may have made one word two.
    int gap(int from, int to) {
      return to - from - (to > from ? breaks[to] - breaks[from - 1] : 0);
    }
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

  /// Numbers words, runs and parts, each distinct one once.
  private static final class Builder {
    private final Map<String, Integer> ids = new HashMap<>();
    private int words;
    private final Map<List<Integer>, Integer> runs = new LinkedHashMap<>();
    private final Map<List<Integer>, Integer> parts = new LinkedHashMap<>();
    private final Map<Phrase.Part, Integer> known = new HashMap<>();
    private final Stems stems = new Stems();

    PhraseIndex build(List<Phrase> phrases) {
      List<List<Integer>> compiled =
          phrases.stream().map(phrase -> phrase.parts().stream().map(this::part).toList()).toList();
      List<List<Integer>> runWords = List.copyOf(runs.keySet());
      List<List<Integer>> partRuns = List.copyOf(parts.keySet());
      int[] anchors = anchors(runWords);
      List<List<Integer>> byAnchor = empty(words);
      for (int run = 0; run < runWords.size(); run++) {
        byAnchor.get(runWords.get(run).get(anchors[run])).add(run);
      }
      List<List<Integer>> byFirstRun = empty(runWords.size());
      for (int phrase = 0; phrase < compiled.size(); phrase++) {
        for (int run : partRuns.get(compiled.get(phrase).getFirst())) {
          byFirstRun.get(run).add(phrase);
        }
      }
      return new PhraseIndex(
          ids,
          Rows.of(runWords),
          anchors,
          Rows.of(byAnchor),
          Rows.of(compiled),
          Rows.of(partRuns),
          Rows.of(byFirstRun));
    }

    private static List<List<Integer>> empty(int rows) {
      List<List<Integer>> lists = new ArrayList<>(rows);
      for (int i = 0; i < rows; i++) {
        lists.add(new ArrayList<>());
      }
      return lists;
    }

    private int part(Phrase.Part part) {
      Integer number = known.get(part);
      if (number == null) {
        List<Integer> ways = part.ways().stream().map(this::run).distinct().toList();
        number = parts.computeIfAbsent(ways, key -> parts.size());
        known.put(part, number);
      }
      return number;
    }

    private int run(List<String> tokens) {
      return runs.computeIfAbsent(tokens.stream().map(this::word).toList(), key -> runs.size());
    }

    /// The number of a word; all forms of a word have one number.
    private int word(String token) {
      Integer number = ids.get(token);
      if (number == null) {
        number = ids.computeIfAbsent(stems.of(token), key -> words++);
        ids.put(token, number);
      }
      return number;
    }

    /// Rare in the catalogue first, long words before short ones.
    private int[] anchors(List<List<Integer>> runs) {
      int[] frequency = new int[words];
      runs.forEach(run -> run.forEach(word -> frequency[word]++));
      int[] lengths = new int[words];
      ids.forEach((token, id) ->
          lengths[id] = lengths[id] == 0 ? token.length() : Math.min(lengths[id], token.length()));
      return runs.stream().mapToInt(run -> anchor(run, frequency, lengths)).toArray();
    }

    private static int anchor(List<Integer> words, int[] frequency, int[] lengths) {
      int anchor = 0;
      int best = Integer.MIN_VALUE;
      for (int i = 0; i < words.size(); i++) {
        int rarity = lengths[words.get(i)] - 4 * frequency[words.get(i)];
        if (rarity > best) {
          best = rarity;
          anchor = i;
        }
      }
      return anchor;
    }
  }
}
