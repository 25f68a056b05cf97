package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.eksauth.knowledge.yaml.Problem;
import io.github.eksauth.knowledge.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schema that editors use agrees with the reader that decides.
class EntrySchemaTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Schema schema() throws IOException {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(Files.readString(Path.of("entry.schema.json")), InputFormat.JSON);
  }

  private static List<String> errors(String yaml) throws IOException {
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    String json = JSON.writeValueAsString(tree);
    return schema().validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  static List<Path> entries() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("entries"))) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.resolve("entry.yaml"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("entries")
  void every_entry_fits_the_schema(Path entry) throws IOException {
    assertThat(errors(Files.readString(entry))).isEmpty();
  }

  @Test
  void a_new_entry_fits_the_schema() throws IOException {
    assertThat(errors(EntryDraft.files().getFirst().text())).isEmpty();
  }

  @Test
  void the_schema_refuses_what_the_reader_refuses() throws IOException {
    String draft = EntryDraft.files().getFirst().text();

    for (String broken :
        List.of(
            draft.replace("risk: R ", "risk: I "),
            draft.replace("severity: blocked", "severity: terrible"),
            draft.replace("symptom:", "symptoms:"),
            draft.replace("when: []", "when: [{broke: admin-path-exists}]"),
            draft.replace("when: []", "when: [{unless-healthy: admin-path-exists}]"),
            draft.replace("descriptions:", "descriptions: [one]\nmore:"))) {
      assertThat(broken).isNotEqualTo(draft);
      assertThat(errors(broken)).isNotEmpty();
      assertThat(problems(broken)).isNotEmpty();
    }
  }

  private static List<Problem> problems(String entry) {
    List<Problem> problems = new ArrayList<>();
    EntryFiles files =
        new EntryFiles(
            "draft",
            "draft",
            YamlFile.read("entry.yaml", entry, "", problems),
            YamlFile.read("zh.yaml", EntryDraft.files().get(1).text(), "", problems),
            Map.of());
    EntryReader.read(files, Vocabulary.ANY, WordGroups.NONE, problems);
    return problems;
  }

  @Test
  void the_schema_knows_every_key_the_entries_use() throws IOException {
    JsonNode properties =
        JSON.readTree(Files.readString(Path.of("entry.schema.json"))).path("properties");

    assertThat(properties.propertyNames())
        .containsExactlyInAnyOrder(
            "title",
            "symptom",
            "group",
            "severity",
            "signals",
            "rules-out",
            "follows",
            "descriptions",
            "checks",
            "causes",
            "options",
            "sources");
    assertThat(properties.path("group").path("enum").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Group.values()).map(Group::key).toList());
    assertThat(properties.path("severity").path("enum").valueStream().map(JsonNode::stringValue))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Severity.values()).map(Severity::key).toList());
  }
}
