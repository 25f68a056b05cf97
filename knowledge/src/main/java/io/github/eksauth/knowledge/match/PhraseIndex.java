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

  private boolean knows(String token) {
    return ids.containsKey(token);
  }

  /// Whether some run of a phrase is filed under this token.
  boolean isAnchor(String token) {
    return byAnchor.containsKey(ids.getOrDefault(token, UNKNOWN));
  }

  /// The phrases that the text holds, and where.
  Found find(Reading reading) {
    List<Token> tokens = joined(reading.tokens());
    int[] text = new int[tokens.size()];
    for (int i = 0; i < text.length; i++) {
      text[i] = ids.getOrDefault(tokens.get(i).text(), UNKNOWN);
    }
    Map<Integer, List<Span>> runSpans = new HashMap<>();
    for (int i = 0; i < text.length; i++) {
      if (text[i] == UNKNOWN) {
        continue;
      }
      for (Run run : byAnchor.getOrDefault(text[i], List.of())) {
        int start = i - run.anchor;
        if (standsAt(run.tokens, text, start)) {
          runSpans
              .computeIfAbsent(run.id, key -> new ArrayList<>())
              .add(new Span(start, start + run.tokens.length));
        }
      }
    }
    Map<Phrase, List<Span>> spans = new HashMap<>();
    if (!runSpans.isEmpty()) {
      runsOf.forEach((phrase, runs) -> {
        List<Span> chained = chain(runs, runSpans, tokens);
        if (!chained.isEmpty()) {
          spans.put(phrase, chained);
        }
      });
    }
    return new Found(spans, tokens);
  }

  /// A word that a hard wrap cut in two is one word again when the catalogue knows it so.
  private List<Token> joined(List<Token> tokens) {
    List<Token> result = new ArrayList<>(tokens.size());
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.endsLine() && i + 1 < tokens.size()) {
        Token next = tokens.get(i + 1);
        String whole = token.text() + next.text();
        if (next.startsLine()
            && next.line() == token.line() + 1
            && knows(whole)
            && !(knows(token.text()) && knows(next.text()))) {
          result.add(
              new Token(whole, token.line(), token.error(), next.endsLine(), token.startsLine()));
          i++;
          continue;
        }
      }
      result.add(token);
    }
    return result;
  }

  private static boolean standsAt(int[] run, int[] text, int start) {
    if (start < 0 || start + run.length > text.length) {
      return false;
    }
    for (int i = 0; i < run.length; i++) {
      if (text[start + i] != run[i]) {
        return false;
      }
    }
    return true;
  }

  /// Every place where the runs follow each other within the gaps, inside one error.
  private static List<Span> chain(
      List<Run> runs, Map<Integer, List<Span>> found, List<Token> tokens) {
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
            && next.get(from).start <= chain.end + Phrase.WIDEST_GAP
            && tokens.get(chain.start).error() == tokens.get(next.get(from).start).error()) {
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
