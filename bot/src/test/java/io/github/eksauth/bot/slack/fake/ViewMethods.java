package io.github.eksauth.bot.slack.fake;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods that show modals and home tabs.
final class ViewMethods {
  /// How many modals may lie on each other.
  private static final int DEPTH = 3;

  private final Workspace workspace;

  ViewMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  ObjectNode open(Arguments arguments) {
    JsonNode view = checked(arguments, "modal");
    String user = workspace.exchange(arguments.required("trigger_id"));
    return answer(workspace.open(user, view, ""));
  }

  ObjectNode push(Arguments arguments) {
    JsonNode view = checked(arguments, "modal");
    String user = workspace.exchange(arguments.required("trigger_id"));
    List<SlackView> open = workspace.modals(user);
    if (open.size() >= DEPTH) {
      throw Refusal.of("push_limit_reached");
    }
    return answer(workspace.open(user, view, open.isEmpty() ? "" : open.getLast().id()));
  }

  ObjectNode update(Arguments arguments) {
    JsonNode view = checked(arguments, "modal");
    SlackView old =
        workspace
            .view(arguments.text("view_id"))
            .or(() -> workspace.viewByExternalId(arguments.text("external_id")))
            .orElseThrow(() -> Refusal.of("not_found"));
    hash(arguments, old);
    return answer(workspace.update(old, view));
  }

  ObjectNode publish(Arguments arguments) {
    JsonNode view = checked(arguments, "home");
    String user = arguments.required("user_id");
    if (workspace.member(user).isEmpty()) {
      throw Refusal.of("user_not_found");
    }
    workspace.home(user).ifPresent(old -> hash(arguments, old));
    return answer(workspace.publish(user, view));
  }

  private static void hash(Arguments arguments, SlackView old) {
    if (arguments.has("hash") && !arguments.text("hash").equals(old.hash())) {
      throw Refusal.of("hash_conflict");
    }
  }

  private static JsonNode checked(Arguments arguments, String type) {
    JsonNode view = arguments.tree("view");
    List<String> problems = SlackLimits.viewProblems(view);
    if (!problems.isEmpty()) {
      throw Refusal.listing("invalid_arguments", problems);
    }
    if (!Json.text(view, "type").equals(type)) {
      throw Refusal.listing("invalid_arguments", List.of("/view/type: must be " + type));
    }
    if (Json.write(view).length() > 250_000) {
      throw Refusal.of("view_too_large");
    }
    return view;
  }

  private static ObjectNode answer(SlackView view) {
    ObjectNode answer = Json.object().put("ok", true);
    answer.set("view", view.json());
    return answer;
  }
}
