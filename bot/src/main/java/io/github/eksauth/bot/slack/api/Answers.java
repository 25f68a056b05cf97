package io.github.eksauth.bot.slack.api;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Slack says outside of its methods, where the SDK does not read it for us.
final class Answers {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_CODE = 60;

  private Answers() {}

  /// The error code of an answer that is `{"ok":false,"error":"…"}` or the bare code.
  static String error(String body) {
    try {
      JsonNode error = JSON.readTree(body).path("error");
      if (error.isString()) {
        return error.stringValue();
      }
    } catch (JacksonException e) {
      // then it is the bare code, or nothing we know
    }
    return body.matches("[a-z_]{1," + LONGEST_CODE + "}") ? body : "no error named";
  }

  static JsonNode parse(String json) {
    return JSON.readTree(json);
  }
}
