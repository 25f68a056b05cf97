package io.github.eksauth.knowledge.text;

import java.util.List;
import java.util.regex.Pattern;

/// Replaces what must not travel further: AWS keys, tokens, private keys, certificates, passwords.
///
/// Every pattern is anchored on a literal and uses possessive or bounded repetition, so the time is
/// linear in the text. Redacting twice changes nothing.
final class Redactor {
  private record Rule(Pattern pattern, String replacement) {}

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
          rule(PEM, "[redacted $1]"),
          // a presigned STS URL in base64: the EKS bearer token
          rule("k8s-aws-v1\\.[A-Za-z0-9_-]{8,}+=*+", "[redacted EKS token]"),
          rule(
              START + "eyJ[A-Za-z0-9_-]{6,}+\\.[A-Za-z0-9_-]{6,}+(?:\\.[A-Za-z0-9_-]++)?+",
              "[redacted JWT]"),
          rule(START + "(?:AKIA|ASIA)[A-Z0-9]{16}\\b", "[redacted access key id]"),
          rule(START + "xox[a-z]-[A-Za-z0-9-]{8,}+", "[redacted Slack token]"),
          rule(START + "xapp-[A-Za-z0-9-]{8,}+", "[redacted Slack token]"),
          rule(START + "gh[pousr]_[A-Za-z0-9]{20,}+", "[redacted GitHub token]"),
          rule(
              "(?i)(X-Amz-(?:Signature|Security-Token|Credential)(?:=|:\\s{0,4}+))(?!\\[)[^&\\s\"']++",
              "$1[redacted]"),
          rule(
              "(?i)(authorization:\\s{0,4}+(?:bearer|basic|aws4-hmac-sha256)\\s{1,4}+)(?!\\[)[^\\r\\n]++",
              "$1[redacted]"),
          rule(
              "(?i)((?:secret_?access_?key|session_?token|client[-_]?secret|password|passwd|certificate-authority-data|client-key-data|client-certificate-data)\\\\?[\"']?\\s{0,4}+[:=]\\s{0,4}+\\\\?[\"']?)(?!\\[redacted|(?:null|none|true|false|var|local|data|module)\\b)[^\\s\"',}\\\\]{6,}+",
              "$1[redacted]"));

  private Redactor() {}

  private static Rule rule(String regex, String replacement) {
    return new Rule(Pattern.compile(regex), replacement);
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
