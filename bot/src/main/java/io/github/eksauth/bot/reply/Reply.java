package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A finished answer.
///
/// @param language the language it is written in
/// @param summary the same in a few words for programs
/// @param blocks its parts, in order
public record Reply(Language language, Summary summary, List<Block> blocks) {
  public Reply {
    blocks = List.copyOf(blocks);
  }

  /// The same, with what other replies say as warnings below its first lines.
  public Reply noting(List<Reply> others) {
    List<Block> all = new ArrayList<>(blocks);
    int at = 0;
    while (at < all.size()
        && (all.get(at) instanceof Block.Headline || all.get(at) instanceof Block.Context)) {
      at++;
    }
    for (Reply other : others) {
      for (Block block : other.blocks()) {
        switch (block) {
          case Block.Headline(Mark _, String text) -> all.add(at++, new Block.Warning(text));
          case Block.Paragraph paragraph -> all.add(at++, paragraph);
          default -> {}
        }
      }
    }
    return new Reply(language, summary, all);
  }

  /// The same with the id by which the log tells more of it: at the end of the line below the
  /// headline, or in a line of its own above what can be pressed.
  public Reply withId(String id) {
    List<Block> all = new ArrayList<>(blocks);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Block.Context(List<String> parts)) {
        List<String> longer = new ArrayList<>(parts);
        longer.add(id);
        all.set(i, new Block.Context(longer));
        return new Reply(language, summary, all);
      }
    }
    int end = all.size();
    while (end > 0 && isPressed(all.get(end - 1))) {
      end--;
    }
    all.add(end, new Block.Context(List.of(id)));
    return new Reply(language, summary, all);
  }

  /// The same, with a button that carries a text for all of them. A menu carries nothing, so where
  /// there is no button the first choice of a menu becomes one.
  public Reply carrying(String text) {
    boolean hasButton =
        blocks.stream()
            .anyMatch(block ->
                block instanceof Block.Actions(String _, List<Action> actions)
                    && actions.stream().anyMatch(Action.Press.class::isInstance));
    List<Block> all = new ArrayList<>(blocks);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) instanceof Block.Actions(String id, List<Action> actions)) {
        List<Action> loaded = new ArrayList<>(hasButton ? actions : unfolded(actions));
        if (load(loaded, text)) {
          all.set(i, new Block.Actions(id, loaded));
          break;
        }
      }
    }
    return new Reply(language, summary, all);
  }

  private static List<Action> unfolded(List<Action> actions) {
    List<Action> all = new ArrayList<>();
    for (Action action : actions) {
      if (action instanceof Action.More(List<Action.Press> choices) && !choices.isEmpty()) {
        all.add(choices.getFirst());
        all.add(new Action.More(choices.subList(1, choices.size())));
      } else {
        all.add(action);
      }
    }
    return all;
  }

  /// @return whether there is a button to carry it
  private static boolean load(List<Action> actions, String text) {
    for (int i = 0; i < actions.size(); i++) {
      if (actions.get(i) instanceof Action.Press press) {
        actions.set(i, press.carrying(text));
        return true;
      }
    }
    return false;
  }

  private static boolean isPressed(Block block) {
    return block instanceof Block.Actions || block instanceof Block.Feedback;
  }

  /// What a program wants to know without reading.
  ///
  /// @param outcome what the answer amounts to
  /// @param entry id of the entry
  /// @param cause id of the cause, when one was proven
  /// @param option id of the option that fits
  /// @param missing permissions that would have let us see more
  public record Summary(
      Outcome outcome,
      Optional<String> entry,
      Optional<String> cause,
      Optional<String> option,
      List<String> missing) {
    public Summary {
      missing = List.copyOf(missing);
    }
  }

  /// What an answer amounts to; each has the exit code that commands end with.
  public enum Outcome {
    /// Answered, and nothing wrong was seen in a cluster.
    DONE(0),
    /// Something is wrong in the cluster.
    WRONG(1),
    /// Nothing we know.
    NO_MATCH(3),
    /// What decides could not be looked at.
    COULD_NOT_LOOK(4);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    /// The exit code that commands end with.
    public int exitCode() {
      return exitCode;
    }
  }
}
