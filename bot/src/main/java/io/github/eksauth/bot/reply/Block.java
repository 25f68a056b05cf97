package io.github.eksauth.bot.reply;

import java.util.List;

/// One part of a reply. Renderers decide how each looks; texts may hold `code` in backticks.
public sealed interface Block {
  /// The first line: what it is.
  record Headline(Mark mark, String text) implements Block {}

  /// The line below a headline: where, when, how many.
  record Context(List<String> parts) implements Block {
    public Context {
      parts = List.copyOf(parts);
    }
  }

  /// The title of the blocks that follow.
  record Title(String text) implements Block {}

  /// Running text.
  record Paragraph(String text) implements Block {}

  /// Lines of the asker's own paste.
  record Quote(List<QuotedLine> lines) implements Block {
    public Quote {
      lines = List.copyOf(lines);
    }
  }

  /// What was looked at, one row each, what is wrong first.
  record Evidence(List<Row> rows) implements Block {
    public Evidence {
      rows = List.copyOf(rows);
    }
  }

  /// As [Evidence], for a whole cluster: many rows, as a table where there are tables.
  record Table(List<Row> rows) implements Block {
    public Table {
      rows = List.copyOf(rows);
    }
  }

  /// Steps in order.
  record Steps(List<String> steps) implements Block {
    public Steps {
      steps = List.copyOf(steps);
    }
  }

  /// Items in no order.
  record Items(List<String> items) implements Block {
    public Items {
      items = List.copyOf(items);
    }
  }

  /// What can go wrong.
  record Warning(String text) implements Block {}

  /// Text to copy.
  ///
  /// @param language `hcl` or `sh`
  record Code(String language, String text) implements Block {}

  /// What the reader can do with the answer; left out where nothing can be pressed.
  ///
  /// @param id that of the answer
  record Actions(String id, List<Action> actions) implements Block {
    public Actions {
      actions = List.copyOf(actions);
    }
  }

  /// Asks whether the answer was right; left out where nothing can be pressed.
  ///
  /// @param id that of the answer
  record Feedback(String id) implements Block {}

  /// A line of a paste, by number from 1.
  record QuotedLine(int number, String text) {}

  /// One thing that was looked at.
  ///
  /// @param check id of the check
  /// @param title the statement it tests
  /// @param found what it found and why
  record Row(Mark mark, String check, String title, String found) {}
}
