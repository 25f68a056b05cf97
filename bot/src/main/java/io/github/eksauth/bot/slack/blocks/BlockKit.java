package io.github.eksauth.bot.slack.blocks;

import io.github.eksauth.bot.reply.Block;
import io.github.eksauth.bot.reply.Renderer;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.TerminalText;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// A reply as Slack's Block Kit, within what Slack takes, whatever the reply holds.
public final class BlockKit implements Renderer {
  private static final String NAME = "eks-auth";

  /// What a phone shows of a line without breaking it is less, what a desktop shows is more.
  private static final int COLUMNS = 80;

  /// The blocks in the form that Slack's Block Kit Builder takes.
  @Override
  public String render(Reply reply) {
    ObjectNode root = Json.object();
    root.set("blocks", Json.array(blocks(reply, true)));
    return Json.pretty(root) + "\n";
  }

  /// The message that shows a reply.
  public static Message message(Reply reply) {
    return message(reply, true);
  }

  /// The same without tables, for a workspace that answers `invalid_blocks` to them.
  public static Message withoutTables(Reply reply) {
    return message(reply, false);
  }

  /// The same in words alone, for a Slack that takes none of the blocks. Nobody can press it, but
  /// what was found is there.
  public static Message onlyText(Reply reply) {
    return new Message(SafeText.quoted(new TerminalText(COLUMNS, false).render(reply)), "[]");
  }

  private static Message message(Reply reply, boolean tables) {
    return new Message(firstLine(reply), Json.write(Json.array(blocks(reply, tables))));
  }

  static List<ObjectNode> blocks(Reply reply, boolean tables) {
    List<ObjectNode> blocks = Fitting.fit(reply, new Shapes(reply.language(), tables));
    return blocks.isEmpty()
        ? new Shapes(reply.language(), tables).of(new Block.Title(NAME))
        : blocks;
  }

  private static String firstLine(Reply reply) {
    return reply.blocks().stream()
        .flatMap(block ->
            switch (block) {
              case Block.Headline headline -> Stream.of(headline.text());
              case Block.Title title -> Stream.of(title.text());
              case Block.Paragraph paragraph -> Stream.of(paragraph.text());
              default -> Stream.<String>empty();
            })
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(SafeText::escaped)
        .orElse(NAME);
  }
}
