package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.text.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Proposes entries for texts that no signature knows: BM25 over what entries say of themselves, in
/// both languages.
///
/// Built on first use, because most questions are decided by a signature and never come here.
final class Ranking {
  /// Lucene warns at start that it computes without the JDK's vector preview; for a hundred short
  /// documents that is as fast, and the warning would stand above every answer. The field keeps the
  /// logger, and with it the level, from being collected.
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  static {
    VECTORS.setLevel(Level.SEVERE);
  }

  private static final String TEXT = "text";

  /// The groups of words.yaml that tell of trouble and of EKS.
  private static final String TROUBLE = "{fails}";

  private static final String EKS = "{eks}";

  /// Less than Lucene's usual 1.2 and 0.75: entries differ in length by how much was written about
  /// them, not by how much they are about a word.
  private static final BM25Similarity SIMILARITY = new BM25Similarity(0.9f, 0.4f);

  /// Longer texts add only repetition; the cap also keeps the query below Lucene's clause limit.
  private static final int MOST_TERMS = 300;

  private static final int MOST_HITS = 8;

  /// Ways of one part of a signal that count as words of its entry; the rest says the same again.
  private static final int MOST_WAYS = 3;

  /// An entry that Lucene proposes.
  ///
  /// @param entry its id
  /// @param score BM25 score; comparable within one query only
  /// @param coverage share of the query's weight that the entry's words account for, from 0 to 1
  /// @param terms the terms that agreed, the weightiest first
  record Proposal(String entry, double score, double coverage, List<String> terms) {}

  private final Terms terms;
  private final List<String> entries;
  private final List<List<String>> words;
  private final List<Set<String>> termsOf = new ArrayList<>();
  private final Map<String, Integer> frequency = new HashMap<>();
  private final IndexSearcher searcher;

  /// A ranking of these entries.
  static Ranking of(Knowledge knowledge) {
    Terms terms = new Terms(knowledge);
    List<String> ids = new ArrayList<>();
    List<List<String>> words = new ArrayList<>();
    for (Entry entry : knowledge.entries()) {
      ids.add(entry.id());
      words.add(terms.of(Reading.of(text(entry))));
    }
    return new Ranking(terms, ids, words);
  }

  void write(Tables.Output out) {
    terms.write(out);
    out.texts(entries);
    words.forEach(out::texts);
  }

  /// What [#write] wrote.
  static Ranking read(Tables.Input in) {
    Terms terms = new Terms(in);
    List<String> ids = in.texts();
    return new Ranking(terms, ids, ids.stream().map(id -> in.texts()).toList());
  }

  /// @param words the terms of each entry
  private Ranking(Terms terms, List<String> entries, List<List<String>> words) {
    this.terms = terms;
    this.entries = entries;
    this.words = words;
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      IndexWriterConfig config =
          new IndexWriterConfig(new KeywordAnalyzer()).setSimilarity(SIMILARITY);
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (List<String> each : words) {
          termsOf.add(new HashSet<>(each));
          Document document = new Document();
          document.add(new TextField(TEXT, new Listed(each)));
          writer.addDocument(document);
        }
        writer.forceMerge(1);
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(SIMILARITY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    termsOf.forEach(set -> set.forEach(term -> frequency.merge(term, 1, Integer::sum)));
  }

  private static String text(Entry entry) {
    List<String> texts = new ArrayList<>();
    texts.add(entry.id().replace('-', ' '));
    texts.add(entry.title().en());
    texts.add(entry.title().zh());
    texts.add(entry.symptom().en());
    texts.add(entry.symptom().zh());
    texts.addAll(entry.descriptions());
    for (Signal signal : entry.signals()) {
      signal.says().forEach(clause -> clause.ways().forEach(way -> texts.add(text(way))));
    }
    return String.join("\n", texts);
  }

  private static String text(Phrase phrase) {
    return phrase.parts().stream()
        .flatMap(part -> part.ways().stream().limit(MOST_WAYS))
        .map(tokens -> String.join(" ", tokens))
        .collect(Collectors.joining(" "));
  }

  /// The best entries for a text, best first.
  List<Proposal> propose(Reading reading) {
    Set<String> asked =
        terms.of(reading).stream()
            .limit(MOST_TERMS)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (asked.isEmpty()) {
      return List.of();
    }
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    double whole = 0;
    for (String term : asked) {
      query.add(new TermQuery(new Term(TEXT, term)), BooleanClause.Occur.SHOULD);
      whole += weight(term);
    }
    try {
      List<Proposal> proposals = new ArrayList<>();
      for (ScoreDoc scored : searcher.search(query.build(), MOST_HITS).scoreDocs) {
        proposals.add(proposal(scored, asked, whole));
      }
      return proposals;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether the text says that something is wrong, as documentation does not, and with EKS, as
  /// look-alikes of other systems do not.
  boolean tellsOfTrouble(Reading reading) {
    return terms.of(reading).containsAll(List.of(TROUBLE, EKS));
  }

  /// Whether the text is about EKS at all.
  boolean isAboutEks(Reading reading) {
    return terms.of(reading).contains(EKS);
  }

  private Proposal proposal(ScoreDoc scored, Set<String> asked, double whole) {
    Set<String> known = termsOf.get(scored.doc);
    List<String> agreed =
        asked.stream()
            .filter(known::contains)
            .sorted(Comparator.comparingDouble(term -> -weight(term)))
            .toList();
    double covered = agreed.stream().mapToDouble(this::weight).sum();
    return new Proposal(entries.get(scored.doc), scored.score, covered / whole, agreed);
  }

  /// Inverse document frequency, as BM25 has it; a word no entry knows weighs the most.
  private double weight(String term) {
    int in = frequency.getOrDefault(term, 0);
    return Math.log(1 + (entries.size() - in + 0.5) / (in + 0.5));
  }

  /// Terms that are cut already, as Lucene wants to read them.
  private static final class Listed extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final Iterator<String> terms;

    Listed(List<String> terms) {
      this.terms = terms.iterator();
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!terms.hasNext()) {
        return false;
      }
      term.append(terms.next());
      return true;
    }
  }
}
