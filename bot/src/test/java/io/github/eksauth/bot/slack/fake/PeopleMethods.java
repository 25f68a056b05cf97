package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/// The methods that tell of people and conversations.
final class PeopleMethods {
  private final Workspace workspace;
  private final Installation installation;

  PeopleMethods(Workspace workspace, Installation installation) {
    this.workspace = workspace;
    this.installation = installation;
  }

  ObjectNode conversation(Arguments arguments) {
    Channel channel =
        workspace
            .channel(arguments.required("channel"))
            .filter(each -> each.kind() == Channel.Kind.PUBLIC || each.has(Identity.BOT_USER))
            .orElseThrow(() -> Refusal.of("channel_not_found"));
    installation.require(channel.family() + ":read");
    ObjectNode answer = Json.object().put("ok", true);
    answer.set("channel", json(channel));
    return answer;
  }

  ObjectNode openConversation(Arguments arguments) {
    installation.require("im:write");
    String user = arguments.required("users");
    if (workspace.member(user).isEmpty()) {
      throw Refusal.of("user_not_found");
    }
    ObjectNode answer = Json.object().put("ok", true);
    answer.putObject("channel").put("id", workspace.dm(user).id());
    return answer;
  }

  private static ObjectNode json(Channel channel) {
    boolean dm = channel.kind() == Channel.Kind.DM;
    ObjectNode json =
        Json.object()
            .put("id", channel.id())
            .put("is_channel", channel.kind() == Channel.Kind.PUBLIC)
            .put("is_group", channel.kind() == Channel.Kind.PRIVATE)
            .put("is_im", dm)
            .put("is_private", channel.kind() != Channel.Kind.PUBLIC)
            .put("is_archived", false);
    if (dm) {
      channel.members().stream()
          .filter(each -> !each.equals(Identity.BOT_USER))
          .forEach(each -> json.put("user", each));
    } else {
      json.put("name", channel.name())
          .put("name_normalized", channel.name())
          .put("is_member", channel.has(Identity.BOT_USER))
          .put("num_members", channel.members().size());
    }
    return json;
  }

  ObjectNode user(Arguments arguments) {
    installation.require("users:read");
    Workspace.Member member =
        workspace
            .member(arguments.required("user"))
            .orElseThrow(() -> Refusal.of("user_not_found"));
    ObjectNode answer = Json.object().put("ok", true);
    ObjectNode user =
        answer
            .putObject("user")
            .put("id", member.id())
            .put("team_id", Identity.TEAM)
            .put("name", member.handle())
            .put("real_name", member.name())
            .put("deleted", false)
            .put("is_bot", member.id().equals(Identity.BOT_USER))
            .put("tz", "Europe/Berlin");
    user.putObject("profile")
        .put("real_name", member.name())
        .put("display_name", member.name())
        .put("team", Identity.TEAM);
    return answer;
  }

  ObjectNode userGroup(Arguments arguments) {
    installation.require("usergroups:read");
    ObjectNode answer = Json.object().put("ok", true);
    answer.set(
        "users",
        Json.strings(
            workspace
                .userGroup(arguments.required("usergroup"))
                .orElseThrow(() -> Refusal.of("no_such_subteam"))));
    return answer;
  }
}
