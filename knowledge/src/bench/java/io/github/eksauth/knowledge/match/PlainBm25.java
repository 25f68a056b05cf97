package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Signal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/// What one gets without any of ours: StandardAnalyzer and BM25 over the error texts of the
/// entries.
final class PlainBm25 {
  /// An entry and its score.
  record Scored(String entry, double score) {}

  private final StandardAnalyzer analyzer = new StandardAnalyzer();
  private final IndexSearcher searcher;

  PlainBm25(Knowledge knowledge) throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Entry entry : knowledge.entries()) {
        Document document = new Document();
        document.add(new StringField("id", entry.id(), Field.Store.YES));
        document.add(new TextField("text", errorTexts(entry), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
  }

  private static String errorTexts(Entry entry) {
    List<String> texts = new ArrayList<>(List.of(entry.title().en(), entry.symptom().en()));
    for (Signal signal : entry.signals()) {
      signal.says().forEach(clause -> texts.add(clause.ways().getFirst().written()));
    }
    return String.join("\n", texts);
  }

  List<Scored> best(String text) throws IOException {
    var query = new QueryBuilder(analyzer).createBooleanQuery("text", text);
    if (query == null) {
      return List.of();
    }
    List<Scored> best = new ArrayList<>();
    for (ScoreDoc doc : searcher.search(query, 3).scoreDocs) {
      best.add(new Scored(searcher.storedFields().document(doc.doc).get("id"), doc.score));
    }
    return best;
  }
}
