package io.github.eksauth.bot.slack.blocks;

import io.github.eksauth.bot.reply.Action;
import io.github.eksauth.bot.reply.Block;
import io.github.eksauth.bot.reply.Label;
import io.github.eksauth.bot.reply.Mark;
import io.github.eksauth.bot.reply.Verb;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// How each part of a reply looks in Slack. Each keeps Slack's limits for itself; [Fitting] keeps
/// those of the whole.
///
/// @param tables whether tables are shown as such, rather than as lines
record Shapes(Language language, boolean tables) {
  private static final String PREFIX = "eks-auth:";
  private static final int MOST_QUOTED = 20;

  private String say(Label label, Object... values) {
    return label.in(language, values);
  }

  private String word(Mark mark) {
    return mark.word(language == Language.CHINESE);
  }

  /// The blocks of Slack that show one part; none when there is nothing to show.
  List<ObjectNode> of(Block block) {
    return switch (block) {
      case Block.Headline(Mark mark, String text) ->
          List.of(
              new RichText()
                  .line(
                      join(
                          List.of(RichText.emoji(light(mark)), RichText.piece(" ")),
                          RichText.bold(text, Limits.HEADLINE)))
                  .block());
      case Block.Context(List<String> parts) -> context(parts);
      case Block.Title(String text) ->
          List.of(new RichText().line(RichText.bold(text, Limits.HEADLINE)).block());
      case Block.Paragraph(String text) ->
          text.isBlank()
              ? List.of()
              : List.of(new RichText().line(RichText.pieces(text, Limits.PARAGRAPH)).block());
      case Block.Quote(List<Block.QuotedLine> lines) -> quote(lines);
      case Block.Evidence(List<Block.Row> rows) -> rows(rows);
      case Block.Table(List<Block.Row> rows) -> tables ? table(rows) : rows(rows);
      case Block.Steps(List<String> steps) -> list("ordered", steps);
      case Block.Items(List<String> items) -> list("bullet", items);
      case Block.Warning(String text) ->
          List.of(
              new RichText()
                  .line(
                      join(
                          List.of(
                              RichText.emoji("warning"),
                              RichText.styled(" " + say(Label.WARNING) + ": ", "bold")),
                          RichText.pieces(text, Limits.PARAGRAPH)))
                  .block());
      case Block.Code(String _, String text) -> code(text);
      case Block.Actions(String id, List<Action> actions) -> actions(id, actions);
      case Block.Feedback(String id) -> feedback(id);
    };
  }

  private static List<ObjectNode> join(List<ObjectNode> first, List<ObjectNode> rest) {
    return Stream.concat(first.stream(), rest.stream()).toList();
  }

  /// The light of a headline.
  private static String light(Mark mark) {
    return switch (mark) {
      case WRONG -> "red_circle";
      case UNSEEN -> "large_yellow_circle";
      case FINE -> "large_green_circle";
      case NOT_APPLICABLE -> "heavy_minus_sign";
      case INFO -> "mag";
      case RUNNING -> "hourglass_flowing_sand";
    };
  }

  /// The sign of a row.
  private static String sign(Mark mark) {
    return switch (mark) {
      case WRONG -> "x";
      case UNSEEN -> "grey_question";
      case FINE -> "white_check_mark";
      case NOT_APPLICABLE -> "heavy_minus_sign";
      case INFO -> "information_source";
      case RUNNING -> "hourglass_flowing_sand";
    };
  }

  /// A single text: Slack gives separate ones more space than they need.
  private static List<ObjectNode> context(List<String> parts) {
    String text = String.join(" · ", parts).replace("`", "");
    if (text.isBlank()) {
      return List.of();
    }
    ObjectNode context = Json.object("context");
    context.set("elements", Json.array(List.of(Json.plain(text, Limits.CONTEXT))));
    return List.of(context);
  }

  private static List<ObjectNode> quote(List<Block.QuotedLine> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> shown =
        lines.stream()
            .limit(MOST_QUOTED)
            .map(line ->
                "%4d  %s".formatted(line.number(), SafeText.line(line.text(), Limits.QUOTE)))
            .toList();
    return List.of(new RichText().preformatted(String.join("\n", shown)).block());
  }

  private List<ObjectNode> rows(List<Block.Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    List<ObjectNode> pieces = new ArrayList<>();
    for (Block.Row row : rows) {
      pieces.add(RichText.emoji(sign(row.mark())));
      pieces.add(RichText.piece(" " + word(row.mark()) + " "));
      pieces.addAll(RichText.bold(row.title(), Limits.ROW_TITLE));
      pieces.add(RichText.piece(" – "));
      pieces.addAll(RichText.pieces(row.found(), Limits.ROW_FOUND));
      pieces.add(RichText.piece("\n"));
    }
    pieces.removeLast();
    return List.of(new RichText().line(pieces).block());
  }

  private List<ObjectNode> table(List<Block.Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    ObjectNode table = Json.object("table");
    ArrayNode lines = table.putArray("rows");
    lines.add(
        line(
            say(Label.MARK_COLUMN),
            say(Label.CHECK_COLUMN),
            say(Label.FOUND_COLUMN),
            Limits.ROW_FOUND));
    rows.forEach(row ->
        lines.add(
            line(
                row.mark().symbol() + " " + word(row.mark()),
                row.title().replace("`", ""),
                row.found().replace("`", ""),
                isTelling(row.mark()) ? Limits.ROW_FOUND : Limits.ROW_FINE)));
    ArrayNode columns = table.putArray("column_settings");
    columns.addObject().put("is_wrapped", false);
    columns.addObject().put("is_wrapped", true);
    columns.addObject().put("is_wrapped", true);
    return List.of(table);
  }

  private static boolean isTelling(Mark mark) {
    return mark == Mark.WRONG || mark == Mark.UNSEEN;
  }

  private static ArrayNode line(String mark, String title, String found, int most) {
    return Json.array(
        List.of(cell(mark, Limits.ROW_TITLE), cell(title, Limits.ROW_TITLE), cell(found, most)));
  }

  private static ObjectNode cell(String text, int most) {
    return Json.object("raw_text").put("text", SafeText.of(text, most));
  }

  private List<ObjectNode> list(String style, List<String> items) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<List<ObjectNode>> lines = new ArrayList<>();
    items.stream()
        .limit(Limits.ITEMS)
        .forEach(item -> lines.add(RichText.pieces(item, Limits.ITEM)));
    if (lines.size() < items.size()) {
      lines.add(List.of(RichText.piece(say(Label.AND_MORE, items.size() - lines.size()))));
    }
    return List.of(new RichText().list(style, lines).block());
  }

  /// Half of a command or of a block of HCL is worse than none.
  private List<ObjectNode> code(String text) {
    String code = text.strip();
    if (code.isEmpty()) {
      return List.of();
    }
    return code.length() > Limits.CODE
        ? List.of(
            new RichText()
                .line(List.of(RichText.styled(say(Label.LEFT_OUT_CODE), "italic")))
                .block())
        : List.of(new RichText().preformatted(SafeText.of(code, 2 * Limits.CODE)).block());
  }

  /// A block takes an action id once, so that a second button of a verb begins another block.
  private List<ObjectNode> actions(String id, List<Action> actions) {
    List<ObjectNode> blocks = new ArrayList<>();
    List<ObjectNode> elements = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    boolean picks = false;
    for (Action action : actions.stream().flatMap(action -> unfolded(id, action)).toList()) {
      String actionId = PREFIX + name(action);
      for (ObjectNode element : element(id, action)) {
        if (ids.contains(actionId) || elements.size() == Limits.ACTIONS) {
          blocks.add(actions(elements, id, picks));
          elements = new ArrayList<>();
          ids = new ArrayList<>();
          picks = false;
        }
        ids.add(actionId);
        elements.add(element.put("action_id", actionId));
        picks = picks || action instanceof Action.PickCluster;
      }
    }
    if (!elements.isEmpty()) {
      blocks.add(actions(elements, id, picks));
    }
    return blocks;
  }

  /// A menu takes two choices or more; a single one is a button.
  private static Stream<Action> unfolded(String id, Action action) {
    if (!(action instanceof Action.More(List<Action.Press> choices))) {
      return Stream.of(action);
    }
    List<Action.Press> fit =
        choices.stream()
            .filter(choice -> choice(id, choice).length() <= Limits.OPTION_VALUE)
            .toList();
    return fit.size() < 2 ? fit.stream().map(Action.class::cast) : Stream.of(new Action.More(fit));
  }

  /// What comes back when a choice is made in a menu.
  private static String choice(String id, Action.Press choice) {
    return choice.verb().word() + " " + id + choice.argument().map(it -> " " + it).orElse("");
  }

  private static ObjectNode actions(List<ObjectNode> elements, String id, boolean picks) {
    ObjectNode block = Json.object("actions");
    String blockId = Verb.CLUSTER.word() + ":" + id;
    if (picks && blockId.length() <= Limits.ID) {
      block.put("block_id", blockId);
    }
    block.set("elements", Json.array(elements));
    return block;
  }

  private static String name(Action action) {
    return switch (action) {
      case Action.Press press -> press.verb().word();
      case Action.Link link -> link.verb().word();
      case Action.PickCluster _ -> Verb.CLUSTER.word();
      case Action.More _ -> "more";
    };
  }

  /// What comes back when a button is pressed; what it carries is left out where it does not fit.
  private static String value(String id, Action.Press press) {
    String own = press.argument().map(argument -> id + " " + argument).orElse(id);
    return press
        .carried()
        .map(carried -> own + "|" + carried)
        .filter(value -> value.length() <= Limits.BUTTON_VALUE)
        .orElse(own);
  }

  /// Nothing for what Slack would refuse: a value cannot be cut.
  private static List<ObjectNode> element(String id, Action action) {
    return switch (action) {
      case Action.Press press -> {
        String value = value(id, press);
        ObjectNode button = Json.object("button").put("value", value);
        button.set("text", Json.plain(press.label(), Limits.BUTTON_TEXT));
        if (press.primary()) {
          button.put("style", "primary");
        }
        yield value.isEmpty() || value.length() > Limits.BUTTON_VALUE ? List.of() : List.of(button);
      }
      case Action.Link(Verb _, String label, String url) -> {
        ObjectNode button = Json.object("button").put("url", url);
        button.set("text", Json.plain(label, Limits.BUTTON_TEXT));
        yield url.startsWith("https://") && url.length() <= Limits.URL
            ? List.of(button)
            : List.of();
      }
      case Action.PickCluster(String label) -> {
        ObjectNode select = Json.object("external_select").put("min_query_length", 0);
        select.set("placeholder", Json.plain(label, Limits.PLACEHOLDER));
        yield List.of(select);
      }
      case Action.More(List<Action.Press> choices) -> {
        List<ObjectNode> options =
            choices.stream()
                .limit(Limits.OVERFLOW)
                .map(choice -> Json.option(choice.label(), choice(id, choice)))
                .toList();
        ObjectNode overflow = Json.object("overflow");
        overflow.set("options", Json.array(options));
        yield List.of(overflow);
      }
    };
  }

  private List<ObjectNode> feedback(String id) {
    ObjectNode buttons = Json.object("feedback_buttons").put("action_id", PREFIX + "feedback");
    buttons.set("positive_button", opinion(Label.FEEDBACK_RIGHT, Verb.RIGHT, id));
    buttons.set("negative_button", opinion(Label.FEEDBACK_WRONG, Verb.WRONG, id));
    ObjectNode block = Json.object("context_actions");
    block.set("elements", Json.array(List.of(buttons)));
    return id.length() > Limits.ID ? List.of() : List.of(block);
  }

  private ObjectNode opinion(Label label, Verb verb, String id) {
    ObjectNode button = Json.object();
    button.set("text", Json.plain(say(label), Limits.BUTTON_TEXT));
    return button.put("value", verb.word() + " " + id);
  }
}
