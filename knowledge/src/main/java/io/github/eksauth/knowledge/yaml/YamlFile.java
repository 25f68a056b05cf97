package io.github.eksauth.knowledge.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads YAML into a [Doc], with the line of every part; what is not YAML becomes a problem.
public final class YamlFile {
  private final String file;
  private final List<Problem> problems;

  private YamlFile(String file, List<Problem> problems) {
    this.file = file;
    this.problems = problems;
  }

  /// The tree, or nothing after having said why in `problems`.
  ///
  /// @param ifEmpty what to do when the file has nothing in it
  public static Optional<Doc> read(
      String file, String yaml, String ifEmpty, List<Problem> problems) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(file).build()).composeString(yaml);
      if (root.isEmpty()) {
        problems.add(new Problem(file, 0, "the file is empty; " + ifEmpty));
        return Optional.empty();
      }
      return Optional.of(new YamlFile(file, problems).doc(root.get()));
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(new Problem(file, line, "not YAML: " + e.getProblem()));
    } catch (YamlEngineException e) {
      problems.add(new Problem(file, 0, "not YAML: " + e.getMessage()));
    }
    return Optional.empty();
  }

  private Doc doc(Node node) {
    int line = line(node);
    // the composer puts the anchored part in an alias's place, be it inside itself
    if (node.getAnchor().isPresent()) {
      problems.add(
          new Problem(file, line, "aliases and anchors are not used here; write the text out"));
      return new Doc.Text("", line);
    }
    return switch (node) {
      case ScalarNode scalar -> new Doc.Text(scalar.getValue().strip(), line);
      case SequenceNode sequence ->
          new Doc.Items(sequence.getValue().stream().map(this::doc).toList(), line);
      case MappingNode mapping -> fields(mapping, line);
      default -> throw new IllegalStateException("not a part of a YAML file: " + node.getTag());
    };
  }

  private Doc fields(MappingNode mapping, int line) {
    Map<String, Doc.Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      int keyLine = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(new Problem(file, keyLine, "a key must be a plain word"));
        continue;
      }
      if (fields.put(key.getValue(), new Doc.Field(doc(tuple.getValueNode()), keyLine)) != null) {
        problems.add(
            new Problem(file, keyLine, "`" + key.getValue() + "` is written twice; keep one"));
      }
    }
    return new Doc.Fields(fields, line);
  }

  private static int line(Node node) {
    return node.getStartMark().map(Mark::getLine).orElse(-1) + 1;
  }
}
