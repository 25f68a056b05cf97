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

  /// With the problems as Slack lists them for people.
  static Refusal listing(String error, List<String> problems) {
    ObjectNode answer = Json.object().put("ok", false).put("error", error);
    ArrayNode errors = answer.putArray("errors");
    ArrayNode messages = answer.putObject("response_metadata").putArray("messages");
    for (String problem : problems) {
      String message = message(problem) + " [json-pointer:" + pointer(problem) + "]";
      errors.add(message);
      messages.add("[ERROR] " + message);
    }
    return new Refusal(answer);
  }

  /// With the problems as `blocks.validate` lists them, for programs.
  static Refusal validation(String error, List<String> problems) {
    ObjectNode answer = Json.object().put("ok", false).put("error", error);
    ArrayNode errors = answer.putArray("errors");
    for (String problem : problems) {
      errors
          .addObject()
          .put("pointer", pointer(problem))
          .put("code", "failed_constraint")
          .put("message", message(problem));
    }
    return new Refusal(answer);
  }

  private static String pointer(String problem) {
    return problem.substring(0, problem.indexOf(": "));
  }

  private static String message(String problem) {
    return problem.substring(problem.indexOf(": ") + 2);
  }

  ObjectNode answer() {
    return answer;
  }
}
