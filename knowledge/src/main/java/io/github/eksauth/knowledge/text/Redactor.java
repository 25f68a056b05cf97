package io.github.eksauth.knowledge.text;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Replaces what must not travel further: AWS keys, tokens, private keys, certificates, passwords.
///
/// Every pattern is anchored on a literal, which is looked for before all else, and uses possessive
/// or bounded repetition, so the time is linear in the text. Redacting twice changes nothing.
final class Redactor {
  /// @param secret whether what was found lets others in; the rest merely need not travel
  private record Rule(Pattern pattern, String replacement, Predicate<MatchResult> secret) {}

  /// Where a secret may begin: at a word, or right behind what JSON and terminals glue to words (a
  /// line break, an escaped `&`, a colour).
  private static final String START =
      "(?:\\b|(?<=\\\\[nrt])|(?<=\\\\u[0-9a-fA-F]{4})|(?<=\\[[0-9;]{0,8}m))";

  /// What stands between the lines of a key: line breaks, however escaped, and gutters.
  private static final String BREAK = "(?:\\s|\\\\++[nr]|[│|>\"])*+";

  /// A key or certificate. It ends with its END line or, when it was cut off, with the last thing
  /// that looks like a line of it, so that the rest of the paste can still be read.
  private static final String PEM =
      "-----BEGIN ([A-Z0-9 ]{1,40}+)-----"
          + ("(?:" + BREAK + "[A-Za-z-]{1,20}+:[^\\r\\n\\\\]{0,200}+)*+")
          + ("(?:" + BREAK + "[A-Za-z0-9+/=_-]{12,}+)*+")
          + ("(?:" + BREAK + "[A-Za-z0-9+/=_-]{1,11}+(?=" + BREAK + "-----END))?+")
          + ("(?:" + BREAK + "-----END [A-Z0-9 ]{1,40}+-----)?+");

  private static final List<Rule> RULES =
      List.of(
          rule(PEM, "[redacted $1]", found -> found.group(1).contains("PRIVATE KEY")),
          // a presigned STS URL in base64: the EKS bearer token
          rule("k8s-aws-v1\\.[A-Za-z0-9_-]{8,}+=*+", "[redacted EKS token]"),
          rule(
              "(?=eyJ)"
                  + START
                  + "eyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]{6,}+(?:\\.[A-Za-z0-9_-]++)?+",
              "[redacted JWT]"),
          rule(
              "(?=A[KS]IA)" + START + "(?:AKIA|ASIA)[A-Z0-9]{16}\\b",
              "[redacted access key id]",
              _ -> false),
          rule("(?=xox)" + START + "xox[a-z]-[A-Za-z0-9-]{8,}+", "[redacted Slack token]"),
          rule("(?=xapp)" + START + "xapp-[A-Za-z0-9-]{8,}+", "[redacted Slack token]"),
          rule("(?=gh[pousr]_)" + START + "gh[pousr]_[A-Za-z0-9]{20,}+", "[redacted GitHub token]"),
          rule(
              "(?i)(X-Amz-(?:Signature|Security-Token|Credential)(?:=|:\\s{0,4}+))(?!\\[)[^&\\s\"']++",
              "$1[redacted]",
              found -> !startsWith(found.group(1), "X-Amz-Credential")),
          rule(
              "(?i)(authorization:\\s{0,4}+(?:bearer|basic|aws4-hmac-sha256)\\s{1,4}+)(?!\\[)[^\\r\\n]++",
              "$1[redacted]",
              found -> !isHidden(behind(found))),
          rule(
              "(?i)(?=[spc])((?:secret_?access_?key|session_?token|client[-_]?secret|password|passwd|certificate-authority-data|client-key-data|client-certificate-data)\\\\?[\"']?\\s{0,4}+[:=]\\s{0,4}+\\\\?[\"']?)(?!\\[redacted|(?:null|none|true|false|var|local|data|module)\\b)[^\\s\"',}\\\\]{6,}+",
              "$1[redacted]",
              found ->
                  !startsWith(found.group(1), "cert")
                      && !startsWith(found.group(1), "client-cert")
                      && !isHidden(behind(found))));

  private Redactor() {}

  private static Rule rule(String regex, String replacement) {
    return rule(regex, replacement, _ -> true);
  }

  private static Rule rule(String regex, String replacement, Predicate<MatchResult> secret) {
    return new Rule(Pattern.compile(regex), replacement, secret);
  }

  private static String behind(MatchResult found) {
    return found.group().substring(found.group(1).length());
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  /// Whether somebody or something hid the value already: `********`, `(sensitive value)`,
  /// `<password>`, `${PASSWORD}`.
  private static boolean isHidden(String value) {
    return "(<$%{".indexOf(value.charAt(0)) >= 0
        || value.chars().allMatch(c -> "*xX.•#-_".indexOf(c) >= 0);
  }

  /// Whether the text shows something that lets whoever reads it act as somebody else. Certificates
  /// and ids are replaced as well, but open nothing.
  static boolean showsSecrets(String text) {
    String rest = text;
    for (Rule rule : RULES) {
      if (rule.pattern.matcher(rest).results().anyMatch(rule.secret)) {
        return true;
      }
      rest = rule.pattern.matcher(rest).replaceAll(rule.replacement);
    }
    return false;
  }

  /// The text with every secret we know the look of replaced by a note of what stood there.
  static String redact(String text) {
    String result = text;
    for (Rule rule : RULES) {
      result = rule.pattern.matcher(result).replaceAll(rule.replacement);
    }
    return result;
  }
}
