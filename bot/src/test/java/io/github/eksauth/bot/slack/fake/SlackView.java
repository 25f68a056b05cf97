package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.JsonNode;

/// A modal or a home tab as it stands at one moment.
///
/// @param user id of who sees it
/// @param hash changes with each change of the view
/// @param json the view as the Web API gives it
public record SlackView(String id, String user, String hash, JsonNode json) implements Shown {
  @Override
  public JsonNode blocks() {
    return json.path("blocks");
  }

  public String callbackId() {
    return Json.text(json, "callback_id");
  }

  public String title() {
    return Json.text(json.path("title"), "text");
  }
}
