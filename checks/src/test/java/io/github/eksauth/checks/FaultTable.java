package io.github.eksauth.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Permission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The tables of docs/faults.md. With EKS_AUTH_WRITE_FAULTS in the environment they are written
/// instead of compared.
public final class FaultTable {
  private static final String WRITE = "EKS_AUTH_WRITE_FAULTS";
  private static final Path FILE = Path.of("../docs/faults.md");

  private FaultTable() {}

  /// A fact as the table shows it: the reason, and the permissions that would help.
  public static String told(Fact<?> fact) {
    return switch (fact) {
      case Fact.Known<?> _ -> "known";
      case Fact.Absent<?> _ -> "absent";
      case Fact.Unseen<?> unseen ->
          cell(unseen.why())
              + (unseen.missing().isEmpty()
                  ? ""
                  : " (missing: "
                      + unseen.missing().stream()
                          .map(Permission::id)
                          .sorted()
                          .collect(Collectors.joining(", "))
                      + ")");
    };
  }

  private static String cell(String text) {
    return text.replaceAll("(127\\.0\\.0\\.1|localhost):\\d+", "HOST")
        .replaceAll("\\d+ \\?ms", "N ms")
        .replace("|", "\\|")
        .replace("<", "&lt;")
        .replace('\n', ' ');
  }

  /// Compares the section under this heading with these rows.
  public static void check(String heading, List<String> head, List<List<String>> rows)
      throws IOException {
    String table =
        row(head)
            + row(head.stream().map(_ -> "---").toList())
            + rows.stream().map(FaultTable::row).collect(Collectors.joining());
    String text = Files.readString(FILE);
    String start = "## " + heading + "\n\n";
    int from = text.indexOf(start) + start.length();
    int next = text.indexOf("\n## ", from);
    int to = next < 0 ? text.length() : next;
    if (System.getenv().containsKey(WRITE)) {
      Files.writeString(FILE, text.substring(0, from) + table + text.substring(to));
    } else {
      assertThat(text.substring(from, to))
          .as("docs/faults.md; write it with " + WRITE + "=1")
          .isEqualTo(table);
    }
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }
}
