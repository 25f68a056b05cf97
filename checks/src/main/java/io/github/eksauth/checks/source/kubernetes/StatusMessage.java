package io.github.eksauth.checks.source.kubernetes;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// How Kubernetes says that something did not work: an object of kind `Status`.
///
/// @param reason a word for programs, `Forbidden`
/// @param message a sentence for people
/// @param name the object it speaks of, empty when it speaks of none
record StatusMessage(String reason, String message, String name) {
  private static final int LONGEST = 600;
  private static final Pattern TOKEN = Pattern.compile("k8s-aws-v1\\.[A-Za-z0-9_=-]+");

  /// The user is written as Go quotes a text.
  private static final Pattern USER = Pattern.compile("\\bUser \"((?:[^\"\\\\]|\\\\.)*)\" cannot ");

  /// Reads the body of an answer; empty when it is not such an object.
  static Optional<StatusMessage> read(JsonMapper mapper, byte[] body) {
    try {
      Json status = new Json("", mapper.readTree(body));
      if (!status.at("kind").text().equals("Status")) {
        return Optional.empty();
      }
      return Optional.of(
          new StatusMessage(
              status.at("reason").text(),
              clean(status.at("message").text()),
              status.at("details").at("name").text()));
    } catch (JacksonException | Malformed e) {
      return Optional.empty();
    }
  }

  /// Who we are to Kubernetes, as far as a refusal says it.
  Optional<String> user() {
    Matcher user = USER.matcher(message);
    return user.find()
        ? Optional.of(user.group(1).replace("\\\"", "\"").replace("\\\\", "\\"))
        : Optional.empty();
  }

  /// One line of bearable length without a token in it.
  static String clean(String text) {
    String line = TOKEN.matcher(text.strip()).replaceAll("***").replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
