package io.github.eksauth.bot.slack.blocks;

import io.github.eksauth.bot.reply.Action;
import io.github.eksauth.bot.reply.Block;
import io.github.eksauth.bot.reply.Label;
import io.github.eksauth.bot.reply.Mark;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Makes a reply fit into one message: what matters least goes first, and that something went is
/// said.
///
/// Passes go before anything else, then the small print, then what stands furthest down, because
/// cards say first what matters most: the proof that a fix worked before the fix, the fix before
/// the evidence. What is wrong, warnings and buttons go last.
final class Fitting {
  /// Least telling first.
  private static final List<Mark> TELLING =
      List.of(Mark.NOT_APPLICABLE, Mark.FINE, Mark.INFO, Mark.RUNNING);

  private final Shapes shapes;
  private final Language language;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Mark, Integer> rowsLeftOut = new EnumMap<>(Mark.class);
  private int partsLeftOut;

  /// A part of the reply with the blocks that show it.
  private record Part(Block block, List<ObjectNode> nodes, int weight) {}

  private Fitting(Reply reply, Shapes shapes) {
    this.shapes = shapes;
    language = reply.language();
    boolean table = false;
    boolean picker = false;
    for (Block block : reply.blocks()) {
      parts.add(part(once(block, table, picker)));
      table = table || block instanceof Block.Table;
      picker = picker || picks(block);
    }
  }

  /// Slack takes one table in a message; and the list of clusters tells by the id of its block what
  /// it is for, which no two blocks may share.
  private static Block once(Block block, boolean table, boolean picker) {
    return switch (block) {
      case Block.Table(List<Block.Row> rows) when table -> new Block.Evidence(rows);
      case Block.Actions(String id, List<Action> actions) -> {
        boolean has = picker;
        List<Action> left = new ArrayList<>();
        for (Action action : actions) {
          boolean pick = action instanceof Action.PickCluster;
          if (!(pick && has)) {
            left.add(action);
          }
          has = has || pick;
        }
        yield new Block.Actions(id, left);
      }
      default -> block;
    };
  }

  private static boolean picks(Block block) {
    return block instanceof Block.Actions actions
        && actions.actions().stream().anyMatch(action -> action instanceof Action.PickCluster);
  }

  private Part part(Block block) {
    List<ObjectNode> nodes = shapes.of(block);
    return new Part(block, nodes, nodes.stream().mapToInt(Json::weight).sum());
  }

  /// The blocks of the message.
  static List<ObjectNode> fit(Reply reply, Shapes shapes) {
    Fitting fitting = new Fitting(reply, shapes);
    fitting.dropRows(TELLING);
    fitting.dropLast(Fitting::isSmallPrint, 1);
    fitting.dropLast(Fitting::isRunningText, 0);
    fitting.dropRows(List.of(Mark.UNSEEN, Mark.WRONG));
    fitting.dropLast(block -> block instanceof Block.Warning, 0);
    fitting.dropLast(block -> !(block instanceof Block.Headline), 0);
    fitting.dropLast(block -> true, 1);
    fitting.dropTitles();
    fitting.say();
    return fitting.parts.stream().flatMap(part -> part.nodes.stream()).toList();
  }

  private boolean isOver() {
    int weight = parts.stream().mapToInt(Part::weight).sum();
    int blocks = parts.stream().mapToInt(part -> part.nodes.size()).sum();
    return weight > Limits.CONTENT - NOTE || blocks > Limits.BLOCKS || hasLongTable();
  }

  /// Room for the words that say what is missing.
  private static final int NOTE = 300;

  private boolean hasLongTable() {
    return parts.stream()
        .anyMatch(part ->
            part.block instanceof Block.Table(List<Block.Row> rows)
                && rows.size() > Limits.TABLE_ROWS);
  }

  private void dropRows(List<Mark> marks) {
    for (Mark mark : marks) {
      for (int i = parts.size() - 1; i >= 0; i--) {
        while (isOver() && dropRow(i, mark)) {
          rowsLeftOut.merge(mark, 1, Integer::sum);
        }
      }
    }
  }

  /// Drops the last row that stands so, if there is one.
  private boolean dropRow(int at, Mark mark) {
    Block block = parts.get(at).block;
    List<Block.Row> rows = new ArrayList<>(rows(block));
    for (int i = rows.size() - 1; i >= 0; i--) {
      if (rows.get(i).mark() == mark) {
        rows.remove(i);
        parts.set(
            at,
            part(block instanceof Block.Table ? new Block.Table(rows) : new Block.Evidence(rows)));
        return true;
      }
    }
    return false;
  }

  private static List<Block.Row> rows(Block block) {
    return switch (block) {
      case Block.Table(List<Block.Row> rows) -> rows;
      case Block.Evidence(List<Block.Row> rows) -> rows;
      default -> List.of();
    };
  }

  @FunctionalInterface
  private interface Kind {
    boolean is(Block block);
  }

  private static boolean isSmallPrint(Block block) {
    return block instanceof Block.Context;
  }

  private static boolean isRunningText(Block block) {
    return switch (block) {
      case Block.Paragraph _, Block.Quote _, Block.Steps _, Block.Items _, Block.Code _ -> true;
      case Block.Headline _,
          Block.Context _,
          Block.Title _,
          Block.Evidence _,
          Block.Table _,
          Block.Warning _,
          Block.Actions _,
          Block.Feedback _ ->
          false;
    };
  }

  /// Drops from the end, all but the first few of the kind.
  private void dropLast(Kind kind, int keep) {
    for (int i = parts.size() - 1; i >= 0 && isOver(); i--) {
      int at = i;
      if (kind.is(parts.get(at).block)
          && parts.subList(0, at).stream().filter(part -> kind.is(part.block)).count() >= keep) {
        parts.remove(at);
        partsLeftOut++;
      }
    }
  }

  /// A title of nothing is left over when what it was of is dropped.
  private void dropTitles() {
    if (partsLeftOut == 0 && rowsLeftOut.isEmpty()) {
      return;
    }
    for (int i = parts.size() - 1; i >= 0; i--) {
      if (parts.get(i).block instanceof Block.Title && isTitleOfNothing(i)) {
        parts.remove(i);
      }
    }
  }

  private boolean isTitleOfNothing(int at) {
    return at + 1 == parts.size()
        || switch (parts.get(at + 1).block) {
          case Block.Title _, Block.Actions _, Block.Feedback _ -> true;
          default -> parts.get(at + 1).nodes.isEmpty();
        };
  }

  private void say() {
    List<String> said = new ArrayList<>();
    rows().ifPresent(said::add);
    if (partsLeftOut > 0) {
      said.add(Label.LEFT_OUT_PARTS.in(language, partsLeftOut));
    }
    if (said.isEmpty()) {
      return;
    }
    int end = 0;
    while (end < parts.size()
        && !(parts.get(end).block instanceof Block.Actions)
        && !(parts.get(end).block instanceof Block.Feedback)) {
      end++;
    }
    parts.add(
        end,
        part(new Block.Context(List.of(Label.LEFT_OUT.in(language, String.join(", ", said))))));
  }

  private Optional<String> rows() {
    int count = rowsLeftOut.values().stream().mapToInt(Integer::intValue).sum();
    List<String> words =
        rowsLeftOut.entrySet().stream()
            .map(
                entry -> entry.getValue() + " " + entry.getKey().word(language == Language.CHINESE))
            .toList();
    return count == 0
        ? Optional.empty()
        : Optional.of(Label.LEFT_OUT_ROWS.in(language, count, String.join(", ", words)));
  }
}
