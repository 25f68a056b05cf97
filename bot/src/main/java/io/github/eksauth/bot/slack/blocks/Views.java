package io.github.eksauth.bot.slack.blocks;

import io.github.eksauth.bot.reply.Label;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Our forms and our page, as JSON for `views.open` and `views.publish`
/// (<https://docs.slack.dev/reference/views>). What was filled in comes back under
/// `state.values.<block>.<action>`, where block and action have the same name.
public final class Views {
  /// Callback id of the form for a large text.
  public static final String DIAGNOSE = "eks-auth:diagnose";

  /// Callback id of the form for a wrong diagnosis; its private metadata is the answer's id, and
  /// behind a space what it carries.
  public static final String WRONG = "eks-auth:wrong";

  /// The text in either form.
  public static final String TEXT = "text";

  /// The cluster in the form for a large text: the id of a [ClusterOption], or nothing.
  public static final String CLUSTER = "cluster";

  /// The kind of Terraform in that form: id of a `Target`, such as `module-21`, or nothing.
  public static final String MODULE = "module";

  private Views() {}

  /// The form for a large text.
  ///
  /// @param clusters those that the person may choose from
  /// @param prefilled what stands in it; what is longer than Slack takes is cut
  /// @param metadata comes back with what was filled in; at most 3000 characters
  public static String diagnose(
      Language language, List<ClusterOption> clusters, String prefilled, String metadata) {
    List<ObjectNode> blocks = new ArrayList<>();
    ObjectNode text = text(prefilled);
    blocks.add(input(Label.FORM_TEXT.in(language), TEXT, text, false));
    blocks.add(note(Label.FORM_NOTE.in(language)));
    List<ObjectNode> options = Options.nodes(clusters);
    if (!options.isEmpty()) {
      blocks.add(input(Label.FORM_CLUSTER.in(language), CLUSTER, select(options), true));
    }
    blocks.add(
        input(
            Label.FORM_MODULE.in(language),
            MODULE,
            select(
                List.of(
                    Json.option("21", "module-21"),
                    Json.option("20", "module-20"),
                    Json.option("19", "module-19"),
                    Json.option(Label.FORM_RESOURCES.in(language), "resource"))),
            true));
    return modal(DIAGNOSE, Label.FORM_TITLE, Label.FORM_SUBMIT, metadata, blocks, language);
  }

  /// The form that asks what it was, when an answer was wrong.
  ///
  /// @param answer id of the answer
  /// @param carried the answer itself, for whoever takes in the form and does not know it
  public static String wrong(String answer, Optional<String> carried, Language language) {
    return modal(
        WRONG,
        Label.FORM_WRONG_TITLE,
        Label.FORM_WRONG_SUBMIT,
        carried.map(text -> answer + " " + text).orElse(answer),
        List.of(
            input(Label.FORM_WRONG_TEXT.in(language), TEXT, text(""), false),
            note(Label.FORM_WRONG_NOTE.in(language))),
        language);
  }

  /// The page about us.
  public static String home(Reply reply) {
    ObjectNode view = Json.object("home");
    view.set("blocks", Json.array(BlockKit.blocks(reply, false)));
    return Json.write(view);
  }

  private static String modal(
      String callback,
      Label title,
      Label submit,
      String metadata,
      List<ObjectNode> blocks,
      Language language) {
    if (metadata.length() > Limits.METADATA) {
      throw new IllegalArgumentException(
          "Slack takes at most 3000 characters with a form, not " + metadata.length());
    }
    ObjectNode view =
        Json.object("modal").put("callback_id", callback).put("private_metadata", metadata);
    view.set("title", Json.plain(title.in(language), Limits.VIEW_TITLE));
    view.set("submit", Json.plain(submit.in(language), Limits.VIEW_TITLE));
    view.set("close", Json.plain(Label.FORM_CLOSE.in(language), Limits.VIEW_TITLE));
    view.set("blocks", Json.array(blocks));
    return Json.write(view);
  }

  private static ObjectNode text(String prefilled) {
    ObjectNode input =
        Json.object("plain_text_input").put("multiline", true).put("max_length", Limits.INPUT);
    return prefilled.isBlank()
        ? input
        : input.put("initial_value", SafeText.of(prefilled, Limits.INPUT));
  }

  private static ObjectNode select(List<ObjectNode> options) {
    ObjectNode select = Json.object("static_select");
    select.set("options", Json.array(options));
    return select;
  }

  private static ObjectNode input(String label, String name, ObjectNode element, boolean optional) {
    ObjectNode input = Json.object("input").put("block_id", name).put("optional", optional);
    input.set("label", Json.plain(label, Limits.LABEL));
    input.set("element", element.put("action_id", name));
    return input;
  }

  private static ObjectNode note(String text) {
    ObjectNode note = Json.object("context");
    note.set("elements", Json.array(List.of(Json.plain(text, Limits.CONTEXT))));
    return note;
  }
}
