package io.github.eksauth.bot.slack.fake;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An answer of the Web API that is not ok.
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient ObjectNode answer;

  private Refusal(ObjectNode answer) {
    super(Json.text(answer, "error"));
    this.answer = answer;
  }

  static Refusal of(String error) {
    return new Refusal(Json.object().put("ok", false).put("error", error));
  }

  static Refusal missingScope(String needed, String provided) {
    return new Refusal(
        Json.object()
            .put("ok", false)
            .put("error", "missing_scope")
            .put("needed", needed)
            .put("provided", provided));
  }

  /// With the problems as Slack lists them: for people, and as errors with JSON pointers.
  static Refusal listing(String error, List<String> problems) {
    ObjectNode answer = Json.object().put("ok", false).put("error", error);
    ArrayNode errors = answer.putArray("errors");
    ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
    for (String problem : problems) {
      int colon = problem.indexOf(": ");
      String pointer = problem.substring(0, colon);
      String message = problem.substring(colon + 2);
      errors
          .addObject()
          .put("pointer", pointer)
          .put("code", "failed_constraint")
          .put("message", message);
      messages.add("[ERROR] " + message + " [json-pointer:" + pointer + "]");
    }
    return new Refusal(answer);
  }

  ObjectNode answer() {
    return answer;
  }
}
