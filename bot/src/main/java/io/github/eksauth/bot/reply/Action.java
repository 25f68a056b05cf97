package io.github.eksauth.bot.reply;

import java.util.List;
import java.util.Optional;

/// One thing that a reader can do with an answer.
public sealed interface Action {
  /// A button.
  ///
  /// @param argument what the verb needs to know beside the answer
  /// @param primary whether it is what most readers want
  /// @param carried what all buttons of the answer need to know, when this one carries it for them
  record Press(
      Verb verb, Optional<String> argument, String label, boolean primary, Optional<String> carried)
      implements Action {
    public Press(Verb verb, Optional<String> argument, String label, boolean primary) {
      this(verb, argument, label, primary, Optional.empty());
    }

    static Press of(Verb verb, String label) {
      return new Press(verb, Optional.empty(), label, false);
    }

    static Press of(Verb verb, String argument, String label) {
      return new Press(verb, Optional.of(argument), label, false);
    }

    Press first() {
      return new Press(verb, argument, label, true, carried);
    }

    Press carrying(String text) {
      return new Press(verb, argument, label, primary, Optional.of(text));
    }
  }

  /// A button that opens a page.
  record Link(Verb verb, String label, String url) implements Action {}

  /// A list of clusters to choose from.
  record PickCluster(String label) implements Action {}

  /// What few readers want, behind one button.
  record More(List<Press> choices) implements Action {
    /// As many as chats show.
    static final int MOST = 5;

    public More {
      choices = List.copyOf(choices);
    }
  }
}
