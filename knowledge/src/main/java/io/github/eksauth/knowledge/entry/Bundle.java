package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// All entries in one file inside the jar, made by the build from the folder of entries: one
/// sequential read of JSON starts several times faster than reading many YAML files.
///
/// The build calls [#main]; it refuses entries that have problems.
///
/// @param entries the files of every entry
/// @param words the groups of words that signals name
record Bundle(List<EntryFiles> entries, Optional<Doc> words) {
  private static final String RESOURCE = "knowledge.json";
  private static final JsonFactory JSON = new JsonFactory();

  /// Writes the bundle: arguments are the folder of entries and the file to write.
  static void main(String[] args) throws IOException {
    KnowledgeFolder folder = new KnowledgeFolder(Path.of(args[0]));
    try {
      Knowledge.in(folder, Vocabulary.ANY);
    } catch (InvalidKnowledge e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Path target = Path.of(args[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (JsonGenerator out =
        JSON.createGenerator(ObjectWriteContext.empty(), Files.newOutputStream(target))) {
      out.writeStartObject();
      Optional<Doc> words = folder.words(new ArrayList<>());
      if (words.isPresent()) {
        out.writeName(WordGroups.FILE);
        write(words.get(), out);
      }
      for (EntryFiles files : folder.files(new ArrayList<>())) {
        out.writeName(files.id());
        out.writeStartObject();
        write("entry", files.entry(), out);
        write("zh", files.zh(), out);
        out.writeName("snippets");
        out.writeStartObject();
        files.snippets().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(snippet -> out.writeStringProperty(snippet.getKey(), snippet.getValue()));
        out.writeEndObject();
        out.writeEndObject();
      }
      out.writeEndObject();
    }
  }

  private static void write(String name, Optional<Doc> doc, JsonGenerator out) {
    out.writeName(name);
    write(doc.orElseThrow(), out);
  }

  private static void write(Doc doc, JsonGenerator out) {
    switch (doc) {
      case Doc.Text(String value, int _) -> out.writeString(value);
      case Doc.Items(List<Doc> items, int _) -> {
        out.writeStartArray();
        items.forEach(item -> write(item, out));
        out.writeEndArray();
      }
      case Doc.Fields(Map<String, Doc.Field> fields, int _) -> {
        out.writeStartObject();
        fields.forEach((name, field) -> {
          out.writeName(name);
          write(field.value(), out);
        });
        out.writeEndObject();
      }
    }
  }

  /// The entries in the program's own jar.
  static Bundle read() {
    try (InputStream in = Bundle.class.getResourceAsStream("/" + RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(
            RESOURCE + " is not in the program; build it with `mvn verify`");
      }
      try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
        parser.nextToken();
        Map<String, Doc.Field> parts = new LinkedHashMap<>(fields(parser).fields());
        Optional<Doc> words =
            Optional.ofNullable(parts.remove(WordGroups.FILE)).map(Doc.Field::value);
        List<EntryFiles> entries = new ArrayList<>();
        parts.forEach((id, files) -> entries.add(entry(id, files.value())));
        return new Bundle(List.copyOf(entries), words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EntryFiles entry(String id, Doc files) {
    Map<String, Doc.Field> fields = ((Doc.Fields) files).fields();
    Map<String, String> snippets = new LinkedHashMap<>();
    ((Doc.Fields) part(fields, "snippets"))
        .fields()
        .forEach((name, field) -> snippets.put(name, ((Doc.Text) field.value()).value()));
    return new EntryFiles(
        id, id, Optional.of(part(fields, "entry")), Optional.of(part(fields, "zh")), snippets);
  }

  private static Doc part(Map<String, Doc.Field> fields, String name) {
    Doc.Field field = fields.get(name);
    if (field == null) {
      throw new IllegalStateException(RESOURCE + " has no " + name);
    }
    return field.value();
  }

  private static Doc doc(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_OBJECT -> fields(parser);
      case START_ARRAY -> {
        List<Doc> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          items.add(doc(parser));
        }
        yield new Doc.Items(items, 0);
      }
      default -> new Doc.Text(parser.getString(), 0);
    };
  }

  private static Doc.Fields fields(JsonParser parser) {
    Map<String, Doc.Field> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, new Doc.Field(doc(parser), 0));
    }
    return new Doc.Fields(fields, 0);
  }
}
