package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Expectation;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The labelled pastes that benchmarks run over: a file of JSON lines named by `-Dpastes`, or the
/// fixtures of the entries.
final class Pastes {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Pastes() {}

  /// A paste and the entries that answer it; none where nothing in the knowledge does.
  record Labelled(String text, Set<String> right) {}

  static List<Labelled> load() throws IOException {
    String file = System.getProperty("pastes", "");
    return file.isEmpty() ? fixtures() : lines(Path.of(file));
  }

  /// A near of one entry may be another's error, so it carries no label and counts for time only.
  private static List<Labelled> fixtures() {
    List<Labelled> pastes = new ArrayList<>();
    for (Fixture fixture : new KnowledgeFolder(Path.of("entries")).fixtures()) {
      if (fixture.expectation() != Expectation.NEAR) {
        pastes.add(new Labelled(fixture.text(), Set.of(fixture.entry())));
      }
    }
    return pastes;
  }

  private static List<Labelled> lines(Path file) throws IOException {
    List<Labelled> pastes = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        JsonNode row = JSON.readTree(line);
        Set<String> right = new TreeSet<>();
        row.path("accept").forEach(id -> right.add(id.stringValue()));
        pastes.add(new Labelled(row.path("text").stringValue(), right));
      }
    }
    return pastes;
  }
}
