package io.github.eksauth.knowledge.hcl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads one of the files of `knowledge/terraform`. It streams, because data binding would take
/// longer to start than a table takes to read.
final class ModuleTableReader {
  private static final JsonFactory JSON = new JsonFactory();

  private final int major;
  private final JsonParser json;
  private final Map<String, EksModule> modules = new HashMap<>();
  private String tag = "";

  private ModuleTableReader(int major, JsonParser json) {
    this.major = major;
    this.json = json;
  }

  /// The modules of a version, by source.
  static Map<String, EksModule> read(int major) {
    String file = "module-" + major + ".json";
    try (InputStream in = ModuleTableReader.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(
            file + " is not on the class path; was the jar built without its resources?");
      }
      try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
        return new ModuleTableReader(major, json).tables();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  private Map<String, EksModule> tables() {
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      switch (json.currentName()) {
        case "tag" -> tag = text();
        case "modules" -> modules();
        default -> skip();
      }
    }
    return Map.copyOf(modules);
  }

  private String text() {
    json.nextToken();
    return json.getString();
  }

  private void skip() {
    json.nextToken();
    json.skipChildren();
  }

  private void modules() {
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      EksModule module = module(ModuleTables.source(json.currentName()));
      modules.put(module.source(), module);
    }
  }

  private EksModule module(String source) {
    Map<String, Argument> arguments = Map.of();
    Set<String> outputs = Set.of();
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      switch (json.currentName()) {
        case "arguments" -> arguments = arguments();
        case "outputs" -> outputs = outputs();
        default -> skip();
      }
    }
    return new EksModule(major, source, tag, arguments, outputs);
  }

  private Map<String, Argument> arguments() {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      arguments.put(name, argument(name));
    }
    return arguments;
  }

  private Argument argument(String name) {
    String type = "any";
    String standard = "";
    json.nextToken();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      switch (json.currentName()) {
        case "type" -> type = text();
        case "default" -> standard = text();
        default -> skip();
      }
    }
    return new Argument(name, type, standard);
  }

  private Set<String> outputs() {
    Set<String> outputs = new LinkedHashSet<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      outputs.add(json.getString());
    }
    return outputs;
  }
}
