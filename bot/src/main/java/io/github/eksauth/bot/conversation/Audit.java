package io.github.eksauth.bot.conversation;

import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/// Writes down who had us look at which cluster, who was refused, and who judged an answer: one
/// line each, at INFO, on the logger `eks-auth.audit`. Never what was pasted, nor anybody's name.
///
/// A line is `key=value` pairs. Values that people or clusters choose are in double quotes, with a
/// backslash before quotes and backslashes, and the escapes of JSON for what could break the line
/// or hide in it; they end after 300 characters.
public final class Audit {
  private static final int LONGEST = 300;

  private final Clock clock;
  private final Consumer<String> out;

  public Audit(Clock clock) {
    this(clock, line -> LoggerFactory.getLogger("eks-auth.audit").info("{}", line));
  }

  Audit(Clock clock, Consumer<String> out) {
    this.clock = clock;
    this.out = out;
  }

  /// Who did something, where, and how it came to us.
  ///
  /// @param id of what was asked
  public record Scene(String id, Person by, Place place, Surface surface) {
    public static Scene of(Asked asked) {
      return new Scene(asked.id(), asked.by(), asked.place(), asked.surface());
    }
  }

  /// How many checks came to which verdict.
  public record Verdicts(int broken, int unsure, int healthy, int notApplicable) {
    public static Verdicts of(List<Finding> findings) {
      int broken = 0;
      int unsure = 0;
      int healthy = 0;
      int notApplicable = 0;
      for (Finding finding : findings) {
        switch (finding.verdict()) {
          case Verdict.Broken b -> broken++;
          case Verdict.Unsure u -> unsure++;
          case Verdict.Healthy h -> healthy++;
          case Verdict.NotApplicable n -> notApplicable++;
        }
      }
      return new Verdicts(broken, unsure, healthy, notApplicable);
    }
  }

  /// We looked at a cluster.
  ///
  /// @param cluster its ARN, or its name when the ARN is not known
  /// @param entry the entry that it was about; empty for a look at the whole cluster
  public void checked(
      Scene scene, String cluster, Optional<String> entry, Verdicts verdicts, Duration took) {
    StringBuilder line = line("check", scene);
    quoted(line, "cluster", cluster);
    quoted(line, "entry", entry.orElse("-"));
    line.append(" broken=").append(verdicts.broken());
    line.append(" unsure=").append(verdicts.unsure());
    line.append(" healthy=").append(verdicts.healthy());
    line.append(" not-applicable=").append(verdicts.notApplicable());
    line.append(" ms=").append(took.toMillis());
    out.accept(line.toString());
  }

  /// Somebody was refused a look at a cluster.
  ///
  /// @param cluster its ARN, or whatever they called it
  public void refused(Scene scene, String cluster, Decision.Refused refusal) {
    StringBuilder line = line("refusal", scene);
    quoted(line, "cluster", cluster);
    quoted(line, "why", refusal.why());
    out.accept(line.toString());
  }

  /// Somebody judged an answer.
  ///
  /// @param entry what the answer said that it is
  public void judged(Scene scene, boolean right, Optional<String> entry) {
    StringBuilder line = line("feedback", scene);
    quoted(line, "entry", entry.orElse("-"));
    line.append(" right=").append(right);
    out.accept(line.toString());
  }

  private StringBuilder line(String event, Scene scene) {
    StringBuilder line = new StringBuilder(320);
    line.append("event=").append(event).append(" time=").append(clock.instant());
    quoted(line, "id", scene.id());
    quoted(line, "team", scene.by().team());
    quoted(line, "user", scene.by().id());
    quoted(line, "channel", scene.place().channel());
    quoted(line, "thread", scene.place().thread().orElse("-"));
    line.append(" surface=").append(scene.surface());
    return line;
  }

  private static void quoted(StringBuilder line, String key, String value) {
    line.append(' ').append(key).append("=\"");
    value
        .codePoints()
        .limit(LONGEST)
        .forEach(c -> {
          if (c == '"' || c == '\\') {
            line.append('\\').appendCodePoint(c);
          } else if (isPlain(c)) {
            line.appendCodePoint(c);
          } else {
            for (char unit : Character.toChars(c)) {
              line.append("\\u%04x".formatted((int) unit));
            }
          }
        });
    line.append('"');
  }

  /// Whether it neither breaks a line, nor hides, nor turns the direction of what follows.
  private static boolean isPlain(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
