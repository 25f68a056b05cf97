package io.github.eksauth.bot.reply;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A reply as one JSON object: the summary for programs, then every block with its type.
public final class JsonText implements Renderer {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Override
  public String render(Reply reply) {
    ObjectNode root = JSON.createObjectNode();
    root.put("outcome", reply.summary().outcome().name().toLowerCase(Locale.ROOT));
    root.put("exitCode", reply.summary().outcome().exitCode());
    root.put("language", reply.language().tag());
    put(root, "entry", reply.summary().entry());
    put(root, "cause", reply.summary().cause());
    put(root, "option", reply.summary().option());
    root.set("missingPermissions", strings(reply.summary().missing()));
    ArrayNode blocks = root.putArray("blocks");
    reply.blocks().forEach(block -> blocks.add(block(block)));
    return JSON.writeValueAsString(root) + "\n";
  }

  private static void put(ObjectNode node, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> node.put(name, text), () -> node.putNull(name));
  }

  private static ArrayNode strings(List<String> texts) {
    ArrayNode array = JSON.createArrayNode();
    texts.forEach(array::add);
    return array;
  }

  private static ObjectNode block(Block block) {
    ObjectNode node = JSON.createObjectNode();
    switch (block) {
      case Block.Headline(Mark mark, String text) ->
          node.put("type", "headline").put("mark", name(mark)).put("text", text);
      case Block.Context(List<String> parts) ->
          node.put("type", "context").set("parts", strings(parts));
      case Block.Title(String text) -> node.put("type", "title").put("text", text);
      case Block.Paragraph(String text) -> node.put("type", "paragraph").put("text", text);
      case Block.Quote(List<Block.QuotedLine> lines) -> {
        ArrayNode array = node.put("type", "quote").putArray("lines");
        lines.forEach(
            line -> array.addObject().put("number", line.number()).put("text", line.text()));
      }
      case Block.Evidence(List<Block.Row> rows) -> rows(node.put("type", "evidence"), rows);
      case Block.Table(List<Block.Row> rows) -> rows(node.put("type", "table"), rows);
      case Block.Steps(List<String> steps) ->
          node.put("type", "steps").set("steps", strings(steps));
      case Block.Items(List<String> items) ->
          node.put("type", "items").set("items", strings(items));
      case Block.Warning(String text) -> node.put("type", "warning").put("text", text);
      case Block.Code(String language, String text) ->
          node.put("type", "code").put("language", language).put("text", text);
      case Block.Actions(String id, List<Action> actions) -> {
        ArrayNode array = node.put("type", "actions").put("answer", id).putArray("actions");
        actions.forEach(action -> action(action, array));
      }
      case Block.Feedback(String id) -> node.put("type", "feedback").put("answer", id);
    }
    return node;
  }

  private static void rows(ObjectNode node, List<Block.Row> rows) {
    ArrayNode array = node.putArray("rows");
    rows.forEach(row ->
        array
            .addObject()
            .put("mark", name(row.mark()))
            .put("check", row.check())
            .put("title", row.title())
            .put("found", row.found()));
  }

  private static void action(Action action, ArrayNode into) {
    switch (action) {
      case Action.Press press -> {
        ObjectNode node =
            into.addObject().put("verb", press.verb().word()).put("label", press.label());
        press.argument().ifPresent(argument -> node.put("argument", argument));
      }
      case Action.Link(Verb verb, String label, String url) ->
          into.addObject().put("verb", verb.word()).put("label", label).put("url", url);
      case Action.PickCluster(String label) ->
          into.addObject().put("verb", Verb.CLUSTER.word()).put("label", label);
      case Action.More(List<Action.Press> choices) ->
          choices.forEach(choice -> action(choice, into));
    }
  }

  private static String name(Mark mark) {
    return mark.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
