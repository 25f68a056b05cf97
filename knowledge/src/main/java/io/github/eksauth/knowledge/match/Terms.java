package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Clause;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Reading;
import io.github.eksauth.knowledge.text.Reading.Token;
import io.github.eksauth.knowledge.text.Stems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Cuts texts into the terms that Lucene ranks by: English words by their stems, identifiers whole
/// and in pieces, Chinese by pairs of characters, and a term `{name}` for every group of words that
/// the text says. The last is what lets a Korean sentence or a paraphrase meet an English entry.
final class Terms {
  private static final int CJK = 0x2E80;

  private static final Set<String> STOP =
      Set.of(
          "after", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been",
          "before", "but", "by", "can", "did", "do", "does", "for", "from", "had", "has", "have",
          "if", "in", "into", "is", "it", "its", "just", "me", "my", "no", "not", "of", "on",
          "only", "or", "our", "so", "such", "than", "that", "the", "their", "then", "there",
          "these", "they", "this", "to", "was", "we", "were", "what", "when", "which", "will",
          "with", "you", "your");

  private final PhraseIndex groups;
  private final List<String> nameOfPhrase;

  Terms(Knowledge knowledge) {
    List<Phrase> phrases = new ArrayList<>();
    nameOfPhrase = new ArrayList<>();
    for (Map.Entry<String, Clause> group : knowledge.wordGroups().entrySet()) {
      for (Phrase phrase : group.getValue().ways()) {
        phrases.add(phrase);
        nameOfPhrase.add("{" + group.getKey() + "}");
      }
    }
    groups = PhraseIndex.of(phrases);
  }

  void write(Tables.Output out) {
    groups.write(out);
    out.texts(nameOfPhrase);
  }

  /// What [#write] wrote.
  Terms(Tables.Input in) {
    groups = PhraseIndex.read(in);
    nameOfPhrase = in.texts();
  }

  /// The terms of a text, groups first; words as often as they stand there.
  List<String> of(Reading reading) {
    Stems stems = new Stems();
    Set<String> said = new TreeSet<>();
    groups.find(reading).spans().keySet().forEach(phrase -> said.add(nameOfPhrase.get(phrase)));
    List<String> terms = new ArrayList<>(said);
    String before = "";
    for (Token token : reading.tokens()) {
      String word = token.text();
      if (word.codePointAt(0) >= CJK) {
        if (!before.isEmpty()) {
          terms.add(before + word);
        }
        before = word;
      } else {
        before = "";
        addWord(word, stems, terms);
      }
    }
    return terms;
  }

  private static void addWord(String word, Stems stems, List<String> terms) {
    if (word.length() == 1 || STOP.contains(word)) {
      return;
    }
    terms.add(stems.of(word));
    if (word.indexOf('_') > 0) {
      for (String piece : word.split("_", -1)) {
        if (piece.length() > 1) {
          terms.add(stems.of(piece));
        }
      }
    }
  }
}
