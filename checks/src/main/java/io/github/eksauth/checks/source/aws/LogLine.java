package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.AuthenticatorLine;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Lines of control plane logs. The authenticator writes logrus' format, `key=value key="va lue"`,
/// or JSON; any text can be read, and what is not there stays empty.
final class LogLine {
  private LogLine() {}

  /// One decision of the authenticator; empty when the line tells of none. `logged` is when
  /// CloudWatch got it, for lines that carry no time.
  static Optional<AuthenticatorLine> authenticator(Optional<Instant> logged, String line) {
    Map<String, String> fields = fields(line);
    String message = fields.getOrDefault("msg", "");
    boolean granted = message.equals("access granted");
    if (!granted && !message.equals("access denied")) {
      return Optional.empty();
    }
    return Optional.of(
        new AuthenticatorLine(
            time(fields.getOrDefault("time", "")).or(() -> logged),
            granted,
            fields.getOrDefault("arn", ""),
            fields.getOrDefault("username", ""),
            groups(fields.getOrDefault("groups", "")),
            granted ? "" : fields.getOrDefault("error", message)));
  }

  /// An instant as logs write it: `2026-11-20T09:12:00Z`, or `2026-11-20 09:12:00.000` of Logs
  /// Insights, which is UTC.
  static Optional<Instant> time(String text) {
    String iso = text.strip().replace(' ', 'T');
    try {
      return iso.isEmpty()
          ? Optional.empty()
          : Optional.of(
              java.time.OffsetDateTime.parse(
                      iso.matches(".*(Z|[+-]\\d\\d:?\\d\\d)") ? iso : iso + "Z")
                  .toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /// A whole number that is not negative; zero when it is none.
  static int number(String text) {
    return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  /// The fields of a line.
  static Map<String, String> fields(String line) {
    return line.stripLeading().startsWith("{") ? ofJson(line) : ofPairs(line);
  }

  private static Map<String, String> ofJson(String line) {
    var fields = new LinkedHashMap<String, String>();
    try {
      for (Map.Entry<String, JsonNode> field : Json.read(line).properties()) {
        JsonNode value = field.getValue();
        fields.put(field.getKey(), value.isString() ? value.stringValue() : joined(value));
      }
    } catch (JacksonException notJson) {
      return Map.of();
    }
    return fields;
  }

  /// A list as logrus would write it.
  private static String joined(JsonNode value) {
    if (!value.isArray()) {
      return value.isValueNode() ? value.asString("") : value.toString();
    }
    var items = new ArrayList<String>();
    value.forEach(item -> items.add(item.asString("")));
    return "[" + String.join(" ", items) + "]";
  }

  private static Map<String, String> ofPairs(String line) {
    var fields = new LinkedHashMap<String, String>();
    int at = 0;
    while (at < line.length()) {
      int equals = line.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String key = line.substring(line.lastIndexOf(' ', equals) + 1, equals);
      int start = equals + 1;
      if (start < line.length() && line.charAt(start) == '"') {
        var value = new StringBuilder();
        at = quoted(line, start + 1, value);
        fields.putIfAbsent(key, value.toString());
      } else {
        int end = line.indexOf(' ', start);
        at = end < 0 ? line.length() : end;
        fields.putIfAbsent(key, line.substring(start, at));
      }
    }
    return fields;
  }

  /// Reads a text in Go's quotes, and returns where it ends.
  private static int quoted(String line, int from, StringBuilder into) {
    int at = from;
    while (at < line.length() && line.charAt(at) != '"') {
      char c = line.charAt(at++);
      if (c != '\\' || at == line.length()) {
        into.append(c);
        continue;
      }
      char escaped = line.charAt(at++);
      switch (escaped) {
        case 'n' -> into.append('\n');
        case 't' -> into.append('\t');
        case 'r' -> into.append('\r');
        case 'x' -> at = code(line, at, 2, into);
        case 'u' -> at = code(line, at, 4, into);
        case 'U' -> at = code(line, at, 8, into);
        default -> into.append(escaped);
      }
    }
    return at + 1;
  }

  private static int code(String line, int at, int digits, StringBuilder into) {
    int end = at + digits;
    if (end <= line.length() && line.substring(at, end).matches("[0-9a-fA-F]+")) {
      long code = Long.parseLong(line.substring(at, end), 16);
      if (code <= Character.MAX_CODE_POINT) {
        into.appendCodePoint((int) code);
        return end;
      }
    }
    return at;
  }

  /// Go prints a list as `[a b]`; a group with a space in it cannot be told from two.
  private static List<String> groups(String text) {
    String inner = text.strip();
    if (inner.startsWith("[") && inner.endsWith("]")) {
      inner = inner.substring(1, inner.length() - 1);
    }
    return inner.isBlank() ? List.of() : List.of(inner.strip().split("[\\s,]+", -1));
  }
}
