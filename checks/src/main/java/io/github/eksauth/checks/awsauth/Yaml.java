package io.github.eksauth.checks.awsauth;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML the way the authenticator does, which is Go's YAML 1.1 turned into JSON: `yes` is a
/// boolean, the last of two equal keys wins, only the first document counts, `<<` merges, and a
/// mapping cannot be a key.
///
/// The text comes from a cluster and may be anything, so depth and copying have limits, and values
/// that an alias names are shared, not copied.
final class Yaml {
  /// A value and the line it starts on, counted from 1.
  sealed interface Value {
    int line();
  }

  enum Kind {
    TEXT,
    NULL,
    /// A boolean or a number: not a text to a program that wants one.
    OTHER
  }

  record Scalar(String text, Kind kind, int line) implements Value {}

  record Sequence(List<Value> items, int line) implements Value {}

  record Mapping(Map<String, Value> entries, int line) implements Value {}

  /// The text is not YAML, or more than we are ready to read.
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;

    Unreadable(int line, String problem) {
      super(problem, null, false, false);
      this.line = line;
    }

    int line() {
      return line;
    }
  }

  private static final int MAX_DEPTH = 100;
  private static final int MAX_MERGED = 100_000;

  /// Kubernetes stores 1 MiB at most in a ConfigMap.
  private static final int MAX_CODE_POINTS = 2 * 1024 * 1024;

  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern BOOLEAN =
      Pattern.compile(
          "[yYnN]|yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF");
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|[0-9][0-9_]*)"
              + "|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
              + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private final Iterator<Event> events;
  private final Map<Anchor, Optional<Value>> anchors = new HashMap<>();
  private int merged;

  private Yaml(String text) {
    events =
        new Parse(LoadSettings.builder().setCodePointLimit(MAX_CODE_POINTS).build())
            .parseString(text)
            .iterator();
  }

  /// The first document; a null scalar when there is none.
  static Value read(String text) throws Unreadable {
    try {
      var yaml = new Yaml(text);
      yaml.events.next(); // start of the stream
      if (yaml.events.next().getEventId() == Event.ID.StreamEnd) {
        return new Scalar("", Kind.NULL, 1);
      }
      Value root = yaml.value(yaml.events.next(), 0);
      yaml.events.next(); // where something other than the end of the document is found out
      return root;
    } catch (MarkedYamlEngineException broken) {
      throw new Unreadable(
          line(broken.getProblemMark().or(broken::getContextMark)), broken.getProblem());
    } catch (YamlEngineException broken) {
      String message = broken.getMessage();
      throw new Unreadable(1, message == null ? "unreadable" : message);
    }
  }

  private Value value(Event event, int depth) throws Unreadable {
    int line = line(event.getStartMark());
    if (depth > MAX_DEPTH) {
      throw new Unreadable(line, "nested deeper than " + MAX_DEPTH + " levels");
    }
    return switch (event) {
      case ScalarEvent scalar ->
          anchored(scalar.getAnchor(), new Scalar(scalar.getValue(), kind(scalar), line));
      case AliasEvent alias -> aliased(alias, line);
      case SequenceStartEvent start -> {
        open(start.getAnchor());
        yield anchored(start.getAnchor(), sequence(line, depth));
      }
      case MappingStartEvent start -> {
        open(start.getAnchor());
        yield anchored(start.getAnchor(), mapping(line, depth));
      }
      default -> throw new Unreadable(line, "unexpected " + event.getEventId());
    };
  }

  private Value sequence(int line, int depth) throws Unreadable {
    var items = new ArrayList<Value>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.SequenceEnd;
        next = events.next()) {
      items.add(value(next, depth + 1));
    }
    return new Sequence(items, line);
  }

  private Value mapping(int line, int depth) throws Unreadable {
    var entries = new LinkedHashMap<String, Value>();
    for (Event next = events.next();
        next.getEventId() != Event.ID.MappingEnd;
        next = events.next()) {
      boolean merge = next instanceof ScalarEvent s && s.isPlain() && s.getValue().equals("<<");
      Value key = value(next, depth + 1);
      Value value = value(events.next(), depth + 1);
      if (!(key instanceof Scalar(String name, Kind _, int _))) {
        throw new Unreadable(
            key.line(), "a mapping or list stands where a key belongs; are quotes missing?");
      }
      if (merge) {
        merge(value, entries);
      } else {
        entries.put(name, value);
      }
    }
    return new Mapping(entries, line);
  }

  /// Of several merged mappings the first wins; whatever was there before the `<<` loses.
  private void merge(Value value, Map<String, Value> into) throws Unreadable {
    switch (value) {
      case Mapping(Map<String, Value> entries, int line) -> {
        merged += entries.size();
        if (merged > MAX_MERGED) {
          throw new Unreadable(line, "too many merged aliases");
        }
        into.putAll(entries);
      }
      case Sequence(List<Value> items, int _) -> {
        for (Value item : items.reversed()) {
          if (!(item instanceof Mapping)) {
            throw new Unreadable(item.line(), "<< needs a mapping or a list of mappings");
          }
          merge(item, into);
        }
      }
      case Scalar scalar ->
          throw new Unreadable(scalar.line(), "<< needs a mapping or a list of mappings");
    }
  }

  private void open(Optional<Anchor> anchor) {
    anchor.ifPresent(name -> anchors.put(name, Optional.empty()));
  }

  private Value anchored(Optional<Anchor> anchor, Value value) {
    anchor.ifPresent(name -> anchors.put(name, Optional.of(value)));
    return value;
  }

  private Value aliased(AliasEvent alias, int line) throws Unreadable {
    Optional<Value> value = anchors.get(alias.getAlias());
    if (value == null) {
      throw new Unreadable(line, "unknown anchor " + alias.getAlias());
    }
    return value.orElseThrow(
        () -> new Unreadable(line, "anchor " + alias.getAlias() + " contains itself"));
  }

  private static Kind kind(ScalarEvent scalar) {
    boolean text =
        scalar
            .getTag()
            .map(tag -> !tag.startsWith("tag:yaml.org,2002:") || tag.endsWith(":str"))
            .orElse(!scalar.isPlain());
    if (text) {
      return Kind.TEXT;
    }
    String value = scalar.getValue();
    if (NULLS.contains(value)) {
      return Kind.NULL;
    }
    // Long texts are no numbers; not asking keeps the patterns away from hostile input.
    return value.length() <= 100
            && (BOOLEAN.matcher(value).matches() || NUMBER.matcher(value).matches())
        ? Kind.OTHER
        : Kind.TEXT;
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
