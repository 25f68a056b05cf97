package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.yaml.Doc;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

/// The program's own entries inside the jar: one JSON file each, made by the build from the folder
/// of entries. JSON is read several times faster than YAML, and of 88 entries an answer needs two
/// or three.
///
/// The build calls [#main]; it refuses entries that have problems.
final class Bundle {
  private static final String FOLDER = "/knowledge/";
  private static final String IDS = "ids.txt";
  private static final String WORDS = "words.json";
  private static final JsonFactory JSON = new JsonFactory();

  private Bundle() {}

  /// Writes the bundle: arguments are the folder of entries and the folder to write to.
  static void main(String[] args) throws IOException {
    KnowledgeFolder source = new KnowledgeFolder(Path.of(args[0]));
    try {
      Knowledge.in(source, Vocabulary.ANY);
    } catch (InvalidKnowledge e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
    Path folder = Path.of(args[1]);
    Files.createDirectories(folder);
    Optional<Doc> words = source.words(new ArrayList<>());
    if (words.isPresent()) {
      try (JsonGenerator out = generator(folder.resolve(WORDS))) {
        write(words.get(), out);
      }
    }
    List<EntryFiles> entries = source.files(new ArrayList<>());
    for (EntryFiles files : entries) {
      try (JsonGenerator out = generator(folder.resolve(files.id() + ".json"))) {
        write(files, out);
      }
    }
    Files.write(folder.resolve(IDS), entries.stream().map(EntryFiles::id).toList());
  }

  private static JsonGenerator generator(Path file) throws IOException {
    return JSON.createGenerator(ObjectWriteContext.empty(), Files.newOutputStream(file));
  }

  private static void write(EntryFiles files, JsonGenerator out) {
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

  /// The ids of the entries in the program's own jar.
  static List<String> ids() {
    return new String(bytes(IDS), StandardCharsets.UTF_8).lines().toList();
  }

  /// The groups of words that signals name.
  static Doc words() {
    return read(WORDS);
  }

  /// The files of one entry.
  static EntryFiles entry(String id) {
    Map<String, Doc.Field> fields = ((Doc.Fields) read(id + ".json")).fields();
    Map<String, String> snippets = new LinkedHashMap<>();
    ((Doc.Fields) part(fields, "snippets"))
        .fields()
        .forEach((name, field) -> snippets.put(name, ((Doc.Text) field.value()).value()));
    return new EntryFiles(
        id, id, Optional.of(part(fields, "entry")), Optional.of(part(fields, "zh")), snippets);
  }

  private static Doc read(String name) {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes(name))) {
      parser.nextToken();
      return fields(parser);
    }
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Bundle.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not in the program; build it with `mvn verify`");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Doc part(Map<String, Doc.Field> fields, String name) {
    Doc.Field field = fields.get(name);
    if (field == null) {
      throw new IllegalStateException("an entry of the program has no " + name);
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
