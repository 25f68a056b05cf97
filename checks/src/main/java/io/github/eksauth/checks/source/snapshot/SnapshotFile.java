package io.github.eksauth.checks.source.snapshot;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Permission;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Snapshots as files: one JSON document each, with a version that says what its reader must know.
public final class SnapshotFile {
  private static final String FORMAT = "eks-auth-snapshot";
  private static final int VERSION = 1;
  private static final int MAX_BYTES = 64 * 1024 * 1024;
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxStringLength(MAX_BYTES)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .build();

  private SnapshotFile() {}

  /// Reads a whole file.
  ///
  /// @throws SnapshotException when the file cannot be read or is not a snapshot that we understand
  public static Snapshot read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw new SnapshotException(file + ": there is no such file");
    } catch (IOException e) {
      throw new SnapshotException(file + ": cannot be read: " + e.getMessage());
    }
  }

  /// Reads a whole stream; `name` is what messages call it.
  ///
  /// @throws SnapshotException when it is not a snapshot that we understand
  /// @throws IOException when the stream fails
  public static Snapshot read(String name, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new SnapshotException(
          name + ": is larger than " + MAX_BYTES / 1024 / 1024 + " MB, which no snapshot is");
    }
    return snapshot(name, tree(name, bytes));
  }

  private static JsonNode tree(String name, byte[] bytes) {
    try {
      return MAPPER.readTree(bytes);
    } catch (StreamConstraintsException e) {
      throw new SnapshotException(name + ": is not a snapshot: " + oneLine(e.getOriginalMessage()));
    } catch (JacksonException e) {
      // some, but not all of these are UnexpectedEndOfInputException
      if (e.getOriginalMessage().contains("end-of-input")) {
        throw new SnapshotException(
            name + ": ends in the middle of the JSON; is the file truncated? Collect it again");
      }
      TokenStreamLocation at = e.getLocation();
      String where =
          at == null || at.getLineNr() < 1
              ? ""
              : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
      throw new SnapshotException(
          name + ": is not JSON" + where + ": " + oneLine(e.getOriginalMessage()));
    }
  }

  private static String oneLine(String message) {
    return message.lines().findFirst().orElse("unreadable");
  }

  static Snapshot snapshot(String name, JsonNode root) {
    if (!root.path("format").asString("").equals(FORMAT)) {
      throw new SnapshotException(
          name
              + ": is not a snapshot of eks-auth: it has no \"format\": \""
              + FORMAT
              + "\"; make one with eks-auth collect");
    }
    var fields = new Fields(name + ": snapshot", root);
    int version = fields.number("version");
    if (version > VERSION) {
      throw new SnapshotException(
          name
              + ": written by a newer eks-auth: version "
              + version
              + ", this one reads up to "
              + VERSION
              + "; update eks-auth");
    }
    if (version < 1) {
      throw Fields.wrong(name + ": version", root.path("version"), "a whole number from 1");
    }
    var facts = new HashMap<FactKey<?>, Fact<?>>();
    Fields all = Fields.of(name + ": facts", root.path("facts"));
    for (Map.Entry<String, JsonNode> entry : all.node().properties()) {
      String id = entry.getKey();
      String place = name + ": facts.\"" + id + "\"";
      FactKey<?> key =
          FactKey.parse(id)
              .orElseThrow(
                  () -> new SnapshotException(place + " is not a kind of fact; is it misspelt?"));
      facts.put(key, fact(key, Fields.of(place, entry.getValue())));
    }
    return new Snapshot(
        Fields.instant(name + ": collectedAt", root.path("collectedAt")),
        fields.textOr("title", ""),
        facts);
  }

  private static Fact<?> fact(FactKey<?> key, Fields in) {
    long states = Set.of("known", "absent", "unseen").stream().filter(in::has).count();
    if (states != 1) {
      throw new SnapshotException(
          in.place() + " must hold exactly one of \"known\", \"absent\" and \"unseen\"");
    }
    if (in.has("known")) {
      return Fact.known(FactJson.read(key, in.place() + ".known", in.raw("known")));
    }
    if (in.has("absent")) {
      if (!in.flag("absent")) {
        throw new SnapshotException(
            in.place() + ".absent must be true; use \"unseen\" for what was not looked at");
      }
      return Fact.absent();
    }
    var denied = new LinkedHashSet<Permission>();
    in.texts("denied").forEach(id -> denied.add(Permission.parse(id)));
    return Fact.unseen(in.text("unseen"), denied);
  }

  /// Writes [#toJson] to a file.
  ///
  /// @throws IOException when the file cannot be written
  public static void write(Snapshot snapshot, Path file) throws IOException {
    Files.writeString(file, toJson(snapshot));
  }

  /// The document, indented, facts in the order of their ids: two snapshots can be compared with
  /// `diff`.
  public static String toJson(Snapshot snapshot) {
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree(snapshot)) + "\n";
  }

  static ObjectNode tree(Snapshot snapshot) {
    ObjectNode root =
        MAPPER
            .createObjectNode()
            .put("format", FORMAT)
            .put("version", VERSION)
            .put("collectedAt", snapshot.collectedAt().toString());
    if (!snapshot.title().isEmpty()) {
      root.put("title", snapshot.title());
    }
    ObjectNode facts = root.putObject("facts");
    snapshot.facts().forEach((key, fact) -> facts.set(key.id(), fact(fact)));
    return root;
  }

  private static ObjectNode fact(Fact<?> fact) {
    ObjectNode out = MAPPER.createObjectNode();
    switch (fact) {
      case Fact.Known<?>(Object value) -> out.set("known", FactJson.write(value));
      case Fact.Absent<?>() -> out.put("absent", true);
      case Fact.Unseen<?>(String why, Set<Permission> missing) -> {
        out.put("unseen", why);
        if (!missing.isEmpty()) {
          ArrayNode denied = out.putArray("denied");
          missing.stream().map(Permission::id).sorted().forEach(denied::add);
        }
      }
    }
    return out;
  }
}
