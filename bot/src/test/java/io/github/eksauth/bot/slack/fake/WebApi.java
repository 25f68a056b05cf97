package io.github.eksauth.bot.slack.fake;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// Slack's methods by name: who may call them, and what they do.
final class WebApi {
  /// The kinds of token.
  private static final String BOT = "bot";

  private static final String APP = "app";
  private static final String NONE = "none";

  /// @param tokens the kinds of token that may call it
  private record Method(Set<String> tokens, Function<Arguments, ObjectNode> answer) {}

  private final Map<String, Method> methods = new TreeMap<>();

  WebApi(
      Workspace workspace,
      Installation installation,
      Events events,
      Faults faults,
      Sockets sockets,
      FileMethods files) {
    var messages = new MessageMethods(workspace, installation, events, faults);
    var views = new ViewMethods(workspace);
    var people = new PeopleMethods(workspace, installation);
    method("chat.postMessage", messages::post);
    method("chat.update", messages::update);
    method("chat.delete", messages::delete);
    method("chat.postEphemeral", messages::whisper);
    method("conversations.replies", messages::replies);
    method("reactions.add", messages::react);
    method("views.open", views::open);
    method("views.push", views::push);
    method("views.update", views::update);
    method("views.publish", views::publish);
    method("files.info", files::info);
    method("files.getUploadURLExternal", files::uploadUrl);
    method("files.completeUploadExternal", files::complete);
    method("conversations.info", people::conversation);
    method("conversations.open", people::openConversation);
    method("users.info", people::user);
    method("usergroups.users.list", people::userGroup);
    methods.put("auth.test", new Method(Set.of(BOT, APP), arguments -> identity()));
    methods.put(
        "blocks.validate",
        new Method(Set.of(BOT, APP, NONE), arguments -> MessageMethods.validate(arguments)));
    methods.put(
        "apps.connections.open",
        new Method(
            Set.of(APP), arguments -> Json.object().put("ok", true).put("url", sockets.ticket())));
  }

  private void method(String name, Function<Arguments, ObjectNode> answer) {
    methods.put(name, new Method(Set.of(BOT), answer));
  }

  /// What kind of token this is: `bot`, `app`, `none` or `unknown`.
  static String kind(String token) {
    return switch (token) {
      case "" -> NONE;
      case Identity.BOT_TOKEN -> BOT;
      case Identity.APP_TOKEN -> APP;
      default -> "unknown";
    };
  }

  ObjectNode call(String name, String token, Arguments arguments) {
    Method method = methods.get(name);
    if (method == null) {
      throw Refusal.of("unknown_method");
    }
    if (!method.tokens().contains(kind(token))) {
      throw Refusal.of(
          switch (kind(token)) {
            case NONE -> "not_authed";
            case "unknown" -> "invalid_auth";
            default -> "not_allowed_token_type";
          });
    }
    return method.answer().apply(arguments);
  }

  private static ObjectNode identity() {
    return Json.object()
        .put("ok", true)
        .put("url", "https://" + Identity.DOMAIN + ".slack.com/")
        .put("team", "Fake")
        .put("user", Identity.BOT_NAME)
        .put("team_id", Identity.TEAM)
        .put("user_id", Identity.BOT_USER)
        .put("bot_id", Identity.BOT)
        .put("app_id", Identity.APP)
        .put("app_name", Identity.BOT_NAME)
        .put("is_enterprise_install", false);
  }
}
