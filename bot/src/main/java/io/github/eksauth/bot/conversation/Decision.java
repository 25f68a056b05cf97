package io.github.eksauth.bot.conversation;

import java.util.List;

/// Whether somebody may ask about a cluster.
public sealed interface Decision {
  /// They may.
  record Allowed() implements Decision {}

  /// They may not, as far as we can tell.
  ///
  /// @param reason why, for whoever words it
  /// @param unread the user groups that would have decided but could not be read
  record Refused(Reason reason, List<String> unread) implements Decision {
    public Refused {
      unread = List.copyOf(unread);
    }

    /// Why, in a sentence for logs.
    public String why() {
      return switch (reason) {
        case NO_RULES -> "no rule allows anybody to ask about clusters";
        case NO_RULE_FOR_CLUSTER -> "no rule names this cluster";
        case NOT_HERE -> "the rules that name this cluster do not apply in this channel";
        case NOT_THIS_PERSON -> "the rules that apply here do not name this person";
        case GROUP_UNREAD ->
            "whether this person may could not be told: user group "
                + String.join(", ", unread)
                + " could not be read";
      };
    }
  }

  /// Why somebody may not.
  enum Reason {
    /// Nothing is allowed to anybody.
    NO_RULES,
    /// No rule is about this cluster.
    NO_RULE_FOR_CLUSTER,
    /// There are rules about this cluster, for other channels.
    NOT_HERE,
    /// There are rules about this cluster in this channel, for others.
    NOT_THIS_PERSON,
    /// A user group would have decided, and could not be read.
    GROUP_UNREAD
  }
}
