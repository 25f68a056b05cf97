package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Reading.Token;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds every phrase of the catalogue in a text, in one pass over its tokens.
///
/// Each run of a phrase is filed under its rarest token (the anchor). A token of the text that is
/// no anchor costs one hash look-up; an anchor costs a comparison with the few runs filed under it.
/// So the time depends on the text and hardly on the number of entries.
final class PhraseIndex {
  /// One run of one phrase.
  private static final class Run {
    private final int id;
    private final int[] tokens;
    private final int anchor;

    Run(int id, int[] tokens, int anchor) {
      this.id = id;
      this.tokens = tokens;
      this.anchor = anchor;
    }
  }

  /// Where a phrase stands.
  ///
  /// @param start index of its first token in the text
  /// @param end index behind its last token
  record Span(int start, int end) {
    boolean contains(Span other) {
      return start <= other.start && other.end <= end;
    }
  }

  private static final int UNKNOWN = -1;
  private static final int MOST_SPANS = 64;

  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Phrase, List<Run>> runsOf = new LinkedHashMap<>();
  private final Map<Integer, List<Run>> byAnchor = new HashMap<>();

  PhraseIndex(Collection<Phrase> phrases) {
    Map<String, Integer> frequency = new HashMap<>();
    for (Phrase phrase : phrases) {
      phrase.runs().forEach(run -> run.forEach(token -> frequency.merge(token, 1, Integer::sum)));
    }
    int runs = 0;
    for (Phrase phrase : phrases) {
      if (runsOf.containsKey(phrase)) {
        continue;
      }
      List<Run> compiled = new ArrayList<>();
      for (List<String> tokens : phrase.runs()) {
        Run run = compile(runs++, tokens, frequency);
        compiled.add(run);
        byAnchor.computeIfAbsent(run.tokens[run.anchor], key -> new ArrayList<>()).add(run);
      }
      runsOf.put(phrase, List.copyOf(compiled));
    }
  }

  private Run compile(int id, List<String> tokens, Map<String, Integer> frequency) {
    int[] compiled = new int[tokens.size()];
    int anchor = 0;
    for (int i = 0; i < compiled.length; i++) {
      compiled[i] = ids.computeIfAbsent(tokens.get(i), key -> ids.size());
      if (rarity(tokens.get(i), frequency) > rarity(tokens.get(anchor), frequency)) {
        anchor = i;
      }
    }
    return new Run(id, compiled, anchor);
  }

  /// Rare in the catalogue first, long words before short ones.
  private static int rarity(String token, Map<String, Integer> frequency) {
    return token.length() - 4 * frequency.getOrDefault(token, 1);
  }

  /// Whether some run of a phrase is filed under this token.
  boolean isAnchor(String token) {
    return byAnchor.containsKey(ids.getOrDefault(token, UNKNOWN));
  }

  /// The phrases that the text holds, and where.
  Found find(Reading reading) {
    Text text = text(reading.tokens());
    Map<Integer, List<Span>> runSpans = new HashMap<>();
    for (int i = 0; i < text.length(); i++) {
      addRuns(text, text.ids[i], i, runSpans);
      addRuns(text, text.joined[i], i, runSpans);
    }
    Map<Phrase, List<Span>> spans = new HashMap<>();
    if (!runSpans.isEmpty()) {
      runsOf.forEach((phrase, runs) -> {
        List<Span> chained = chain(runs, runSpans, text);
        if (!chained.isEmpty()) {
          spans.put(phrase, chained);
        }
      });
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
    int length = tokens.size();
    int[] words = new int[length];
    int[] joined = new int[length];
    int[] breaks = new int[length];
    for (int i = 0; i < length; i++) {
      Token token = tokens.get(i);
      words[i] = ids.getOrDefault(token.text(), UNKNOWN);
      joined[i] = UNKNOWN;
      if (i > 0) {
        Token before = tokens.get(i - 1);
        boolean wrapped =
            before.endsLine() && token.startsLine() && token.line() == before.line() + 1;
        breaks[i] = breaks[i - 1] + (wrapped ? 1 : 0);
        if (wrapped) {
          joined[i - 1] = ids.getOrDefault(before.text() + token.text(), UNKNOWN);
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
      int at = anchor;
      for (int i = run.anchor - 1; i >= 0; i--) {
        if (at >= 1 && ids[at - 1] == run.tokens[i]) {
          at--;
        } else if (at >= 2 && joined[at - 2] == run.tokens[i]) {
          at -= 2;
        } else {
          return -1;
        }
      }
      return at;
    }

    /// Where the run ends when its anchor stands there; negative when it does not.
    int endOf(Run run, int anchor) {
      int at = anchor;
      for (int i = run.anchor; i < run.tokens.length; i++) {
        if (at < ids.length && ids[at] == run.tokens[i]) {
          at++;
        } else if (at < ids.length && joined[at] == run.tokens[i]) {
          at += 2;
        } else {
          return -1;
        }
      }
      return at;
    }

    /// Number of words between two places; a break inside a gap may have made one word two.
    int gap(int from, int to) {
      return to - from - (to > from ? breaks[to] - breaks[from - 1] : 0);
    }
  }

  /// Every place where the runs follow each other within the gaps, inside one error.
  private static List<Span> chain(List<Run> runs, Map<Integer, List<Span>> found, Text text) {
    List<Span> chains = found.getOrDefault(runs.getFirst().id, List.of());
    for (int i = 1; i < runs.size() && !chains.isEmpty(); i++) {
      List<Span> next = found.getOrDefault(runs.get(i).id, List.of());
      List<Span> longer = new ArrayList<>();
      int from = 0;
      for (Span chain : chains) {
        while (from < next.size() && next.get(from).start < chain.end) {
          from++;
        }
        if (from < next.size()
            && text.gap(chain.end, next.get(from).start) <= Phrase.WIDEST_GAP
            && text.tokens.get(chain.start).error()
                == text.tokens.get(next.get(from).start).error()) {
          longer.add(new Span(chain.start, next.get(from).end));
        }
      }
      chains = longer;
    }
    return chains.size() > MOST_SPANS ? chains.subList(0, MOST_SPANS) : chains;
  }

  /// What a text holds.
  ///
  /// @param spans where each phrase that was found stands
  /// @param tokens the tokens that the spans count
  record Found(Map<Phrase, List<Span>> spans, List<Token> tokens) {
    List<Span> of(Phrase phrase) {
      return spans.getOrDefault(phrase, List.of());
    }
  }
}
