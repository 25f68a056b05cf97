package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A person in the workspace, who writes, presses and fills in. What a person cannot do fails:
/// there is no such button, or the field is too small.
public final class FakeUser {
  /// What a menu offers.
  public record Choice(String text, String value, String description) {}

  private final FakeSlack slack;
  private final Workspace workspace;
  private final Payloads payloads;
  private final Workspace.Member member;

  FakeUser(FakeSlack slack, Workspace workspace, Payloads payloads, Workspace.Member member) {
    this.slack = slack;
    this.workspace = workspace;
    this.payloads = payloads;
    this.member = member;
  }

  public String id() {
    return member.id();
  }

  /// The id of the conversation with the app.
  public String dm() {
    return workspace.dm(member.id()).id();
  }

  /// Writes a message that begins with a mention of the app.
  public SlackMessage mentions(String channel, String text) {
    return mentions(channel, text, "");
  }

  /// The same, as a reply.
  ///
  /// @param thread ts of the message that is replied to
  public SlackMessage mentions(String channel, String text, String thread) {
    return write(channel, "<@" + Identity.BOT_USER + "> " + escaped(text), thread, List.of());
  }

  /// Writes a message, in a channel or in the conversation with the app.
  public SlackMessage says(String channel, String text) {
    return says(channel, text, "");
  }

  public SlackMessage says(String channel, String text, String thread) {
    return write(channel, escaped(text), thread, List.of());
  }

  /// Writes a message whose text is already in Slack's own form: escaped, with mentions and links.
  public SlackMessage saysRaw(String channel, String text, String thread) {
    return write(channel, text, thread, List.of());
  }

  /// Shares a file with a message.
  ///
  /// @param text in Slack's own form, so that it may mention the app
  public SlackMessage shares(String channel, FakeFile file, String text) {
    return shares(channel, List.of(file), text, "");
  }

  public SlackMessage shares(String channel, List<FakeFile> files, String text, String thread) {
    return write(channel, text, thread, files);
  }

  private SlackMessage write(String id, String text, String thread, List<FakeFile> files) {
    Channel channel = member(id);
    ObjectNode json = workspace.human(member.id(), text, thread);
    if (!thread.isEmpty()) {
      SlackMessage root =
          workspace
              .message(id, thread)
              .orElseThrow(() -> new IllegalArgumentException("no message " + thread));
      json.put("parent_user_id", root.user());
    }
    if (!files.isEmpty()) {
      json.put("subtype", "file_share").put("upload", false).put("display_as_bot", false);
      var shared = json.putArray("files");
      files.forEach(each -> shared.add(workspace.file(each, member.id(), slack.url(""))));
    }
    SlackMessage message = workspace.post(channel, json, true);
    slack.events().said(channel, message);
    return message;
  }

  private Channel member(String id) {
    Channel channel =
        workspace.channel(id).orElseThrow(() -> new IllegalArgumentException("no channel " + id));
    if (channel.kind() != Channel.Kind.DM) {
      workspace.join(id, member.id());
    }
    return channel;
  }

  /// Chooses the app's entry in the menu of a message.
  public Pending shortcut(String channel, String ts) {
    SlackMessage message =
        workspace
            .message(channel, ts)
            .orElseThrow(() -> new IllegalArgumentException("no message " + ts));
    ObjectNode payload = payloads.shortcut(member, Identity.SHORTCUT, message);
    return interaction("the shortcut", payload, false);
  }

  /// Types the app's command; `text` is what follows it.
  public Pending command(String channel, String text) {
    return command(channel, Identity.COMMAND, text);
  }

  public Pending command(String channel, String command, String text) {
    ObjectNode payload = payloads.command(member, member(channel), command, text);
    var delivery =
        new Delivery(Delivery.Kind.COMMAND, Json.text(payload, "trigger_id"), payload, true);
    var url = new Workspace.ResponseUrl(channel, "", member.id(), "", false, 0);
    CompletableFuture<Ack> done =
        slack.courier().take(delivery).thenApply(ack -> answered(url, ack));
    return new Pending(command + " " + text, done);
  }

  /// What comes with the acknowledgement of a command is shown like what a response url gets.
  private Ack answered(Workspace.ResponseUrl url, Ack ack) {
    boolean says = !Json.text(ack.payload(), "text").isEmpty() || ack.payload().has("blocks");
    if (says) {
      try {
        slack.responses().say(url, ack.payload());
      } catch (Refusal refusal) {
        workspace.complain("the answer to a command: " + refusal.answer());
      }
    }
    return ack;
  }

  /// Presses the one button with this action id.
  public Pending presses(Shown shown, String actionId) {
    Shown now = slack.current(shown);
    return press(
        now,
        Elements.one(
            now,
            "button " + actionId,
            each -> each.type().endsWith("button") && each.actionId().equals(actionId)));
  }

  /// Presses the button with this action id and value, or the one of a pair of feedback buttons.
  public Pending presses(Shown shown, String actionId, String value) {
    Shown now = slack.current(shown);
    return press(
        now,
        Elements.one(
            now,
            "button " + actionId + " with the value " + value,
            each ->
                each.actionId().equals(actionId)
                    && (side(each.element(), value).isPresent()
                        || (each.type().endsWith("button")
                            && Json.text(each.element(), "value").equals(value)))),
        value);
  }

  private static Optional<JsonNode> side(JsonNode feedback, String value) {
    return List.of("positive_button", "negative_button").stream()
        .map(feedback::path)
        .filter(each -> each.isObject() && Json.text(each, "value").equals(value))
        .findFirst();
  }

  private Pending press(Shown shown, Elements.Found found) {
    return press(shown, found, Json.text(found.element(), "value"));
  }

  private Pending press(Shown shown, Elements.Found found, String value) {
    JsonNode button = side(found.element(), value).orElse(found.element());
    ObjectNode action = Json.object();
    action.set("text", button.path("text").deepCopy());
    if (!value.isEmpty()) {
      action.put("value", value);
    }
    for (String name : List.of("style", "url")) {
      if (button.has(name)) {
        action.put(name, Json.text(button, name));
      }
    }
    return interaction(
        "pressing " + found.actionId(), payloads.blockActions(member, shown, found, action), false);
  }

  /// Chooses an option of a menu, one that the app serves included, by its value.
  public Pending selects(Shown shown, String actionId, String value) {
    Shown now = slack.current(shown);
    Elements.Found found =
        Elements.one(
            now,
            "menu " + actionId,
            each -> each.type().endsWith("_select") && each.actionId().equals(actionId));
    List<JsonNode> options =
        found.type().equals("external_select")
            ? suggested(now, found, "")
            : Elements.options(found.element());
    return choose(now, found, Elements.option(options, value));
  }

  /// Chooses an option of a menu that the app serves, as a client does that kept what was offered
  /// before: the app does not offer it to this person now.
  public Pending selectsUnoffered(Shown shown, String actionId, Choice choice) {
    Shown now = slack.current(shown);
    ObjectNode option = Json.object().put("value", choice.value());
    option.putObject("text").put("type", "plain_text").put("text", choice.text());
    return choose(now, external(now, actionId), option);
  }

  /// Chooses an option of an overflow menu by its value.
  public Pending chooses(Shown shown, String actionId, String value) {
    Shown now = slack.current(shown);
    Elements.Found found =
        Elements.one(
            now,
            "overflow menu " + actionId,
            each -> each.type().equals("overflow") && each.actionId().equals(actionId));
    return choose(now, found, Elements.option(Elements.options(found.element()), value));
  }

  private Pending choose(Shown shown, Elements.Found found, JsonNode option) {
    ObjectNode action = Json.object();
    action.set("selected_option", option.deepCopy());
    if (found.element().has("placeholder")) {
      action.set("placeholder", found.element().path("placeholder").deepCopy());
    }
    return interaction(
        "choosing in " + found.actionId(),
        payloads.blockActions(member, shown, found, action),
        false);
  }

  /// Opens a menu that the app serves, and types into it; fails when the app is late or offers what
  /// Slack does not show.
  public List<Choice> asksOptions(Shown shown, String actionId, String typed) {
    Shown now = slack.current(shown);
    return suggested(now, external(now, actionId), typed).stream()
        .map(each ->
            new Choice(
                Json.text(each.path("text"), "text"),
                Json.text(each, "value"),
                Json.text(each.path("description"), "text")))
        .toList();
  }

  private static Elements.Found external(Shown shown, String actionId) {
    return Elements.one(
        shown,
        "external menu " + actionId,
        each -> each.type().equals("external_select") && each.actionId().equals(actionId));
  }

  private List<JsonNode> suggested(Shown shown, Elements.Found found, String typed) {
    ObjectNode payload = payloads.suggestion(member, shown, found, typed);
    JsonNode answer =
        interaction("the options of " + found.actionId(), payload, true).ack().payload();
    List<String> problems = SlackLimits.optionsProblems(answer);
    if (!problems.isEmpty()) {
      throw new IllegalStateException("the options are refused: " + problems);
    }
    return Elements.options(answer);
  }

  /// Opens the app's home tab.
  public void opensHome() {
    slack.events().homeOpened(member.id(), "home");
  }

  /// The modals that this user has open, the topmost last.
  public List<SlackView> modals() {
    return workspace.modals(member.id());
  }

  /// Fills in a modal and submits it.
  ///
  /// @param values by block id or action id of the inputs; what is not named keeps its first value
  public Pending submits(SlackView view, Map<String, String> values) {
    SlackView now = (SlackView) slack.current(view);
    ObjectNode payload = payloads.submission(member, now, Payloads.state(now, values));
    var delivery =
        new Delivery(Delivery.Kind.INTERACTION, Json.text(payload, "trigger_id"), payload, true);
    CompletableFuture<Ack> done =
        slack.courier().take(delivery).thenApply(ack -> submitted(now, ack));
    return new Pending("submitting " + now.title(), done);
  }

  /// Does with the modal what the app said
  /// (<https://docs.slack.dev/surfaces/modals#response_actions>).
  private Ack submitted(SlackView view, Ack ack) {
    JsonNode said = ack.payload();
    switch (Json.text(said, "response_action")) {
      case "errors" -> {
        for (String block : said.path("errors").propertyNames()) {
          boolean input =
              Elements.all(view.blocks()).stream()
                  .anyMatch(each ->
                      each.blockId().equals(block)
                          && Json.text(each.block(), "type").equals("input"));
          if (!input) {
            workspace.complain("an error at " + block + ", which is no input");
          }
        }
      }
      case "update", "push" -> {
        List<String> problems = SlackLimits.viewProblems(said.path("view"));
        if (!problems.isEmpty()) {
          workspace.complain("the view in answer to a submission: " + problems);
        } else if (Json.text(said, "response_action").equals("update")) {
          workspace.update(view, said.path("view"));
        } else {
          workspace.open(member.id(), said.path("view"), view.id());
        }
      }
      case "clear" -> workspace.close(member.id(), true);
      default -> workspace.close(member.id(), false);
    }
    return ack;
  }

  /// Closes the topmost modal; the app hears of it when the modal says so.
  public void closes(SlackView view) {
    workspace.close(member.id(), false);
    if (view.json().path("notify_on_close").asBoolean(false)) {
      interaction("closing", payloads.closed(member, view), false);
    }
  }

  private Pending interaction(String what, ObjectNode payload, boolean answered) {
    String trigger = Json.text(payload, "trigger_id");
    String id = trigger.isEmpty() ? workspace.nextId("I") : trigger;
    var delivery = new Delivery(Delivery.Kind.INTERACTION, id, payload, answered);
    return new Pending(what, slack.courier().take(delivery));
  }

  /// How Slack's clients send what was typed.
  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
