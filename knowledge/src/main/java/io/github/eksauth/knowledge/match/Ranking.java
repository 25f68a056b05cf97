package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.entry.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.core.LowerCaseFilter;
import org.apache.lucene.analysis.core.StopFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;

/// Proposes entries for texts that no signature knows: BM25 over what entries say of themselves, in
/// English (stemmed) and Chinese (pairs of characters).
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
  private static final String ID = "id";

  /// Longer texts add only repetition; the cap also keeps the query below Lucene's clause limit.
  private static final int MOST_TERMS = 200;

  private static final int MOST_HITS = 5;

  /// An entry that Lucene proposes.
  ///
  /// @param entry id of the entry
  /// @param score BM25 score; comparable within one query only
  /// @param coverage share of the query's weight that the entry's words account for, from 0 to 1
  /// @param terms the words that agreed
  record Proposal(String entry, double score, double coverage, List<String> terms) {}

  private final Analyzer analyzer = new KnowledgeAnalyzer();
  private final IndexSearcher searcher;

  Ranking(Knowledge knowledge) {
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      IndexWriterConfig config =
          new IndexWriterConfig(analyzer).setSimilarity(new BM25Similarity());
      try (IndexWriter writer = new IndexWriter(directory, config)) {
        for (Entry entry : knowledge.entries()) {
          writer.addDocument(document(entry));
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setSimilarity(new BM25Similarity());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(Entry entry) {
    Document document = new Document();
    document.add(new StringField(ID, entry.id(), Field.Store.YES));
    List<String> texts = new ArrayList<>();
    texts.add(entry.title().en());
    texts.add(entry.title().zh());
    texts.add(entry.symptom().en());
    texts.add(entry.symptom().zh());
    texts.addAll(entry.descriptions());
    for (Signal signal : entry.signals()) {
      signal.says().forEach(clause -> clause.ways().forEach(way -> texts.add(text(way))));
    }
    document.add(new TextField(TEXT, String.join("\n", texts), Field.Store.NO));
    return document;
  }

  private static String text(Phrase phrase) {
    return phrase.parts().stream()
        .flatMap(part -> part.ways().stream())
        .map(tokens -> String.join(" ", tokens))
        .collect(Collectors.joining(" "));
  }

  /// The best entries for a text, best first.
  List<Proposal> propose(String text) {
    try {
      Set<String> terms = terms(text);
      if (terms.isEmpty()) {
        return List.of();
      }
      BooleanQuery.Builder query = new BooleanQuery.Builder();
      double whole = 0;
      for (String term : terms) {
        query.add(
            new BoostQuery(new TermQuery(new Term(TEXT, term)), 1), BooleanClause.Occur.SHOULD);
        whole += weight(term);
      }
      List<Proposal> proposals = new ArrayList<>();
      for (ScoreDoc scored : searcher.search(query.build(), MOST_HITS).scoreDocs) {
        proposals.add(proposal(scored, terms, whole));
      }
      return proposals;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Proposal proposal(ScoreDoc scored, Set<String> terms, double whole) throws IOException {
    List<String> agreed = new ArrayList<>();
    double covered = 0;
    for (String term : terms) {
      if (searcher.explain(new TermQuery(new Term(TEXT, term)), scored.doc).isMatch()) {
        agreed.add(term);
        covered += weight(term);
      }
    }
    String id = searcher.storedFields().document(scored.doc).get(ID);
    return new Proposal(id, scored.score, covered / whole, agreed);
  }

  /// Inverse document frequency, as BM25 has it; a word no entry knows weighs the most.
  private double weight(String term) throws IOException {
    int documents = searcher.getIndexReader().numDocs();
    int frequency = searcher.getIndexReader().docFreq(new Term(TEXT, term));
    return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
  }

  private Set<String> terms(String text) throws IOException {
    Set<String> terms = new LinkedHashSet<>();
    try (TokenStream stream = analyzer.tokenStream(TEXT, text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (terms.size() < MOST_TERMS && stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    }
    return terms;
  }

  /// English words by their stems, Chinese by pairs of characters.
  private static final class KnowledgeAnalyzer extends Analyzer {
    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer source = new StandardTokenizer();
      TokenStream stream = new CJKWidthFilter(source);
      stream = new LowerCaseFilter(stream);
      stream = new CJKBigramFilter(stream);
      stream = new StopFilter(stream, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET);
      stream = new PorterStemFilter(stream);
      return new TokenStreamComponents(source, stream);
    }
  }
}
