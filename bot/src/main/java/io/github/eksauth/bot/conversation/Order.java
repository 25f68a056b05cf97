package io.github.eksauth.bot.conversation;

import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;

/// What somebody wants of us.
public sealed interface Order {
  /// To know what a text means.
  ///
  /// @param paste the text, secrets already replaced
  /// @param files files that came with it
  /// @param cluster the cluster that they named beside the text
  /// @param targets the kinds of Terraform they asked for
  /// @param leftOut what came with it and is not read
  record Diagnose(
      Paste paste,
      List<SharedFile> files,
      Optional<String> cluster,
      Optional<List<Target>> targets,
      LeftOut leftOut)
      implements Order {
    public Diagnose {
      files = List.copyOf(files);
      targets = targets.map(List::copyOf);
    }

    /// All of it is read.
    public Diagnose(
        Paste paste,
        List<SharedFile> files,
        Optional<String> cluster,
        Optional<List<Target>> targets) {
      this(paste, files, cluster, targets, LeftOut.NOTHING);
    }

    /// The same, of which something is not read.
    public Diagnose without(LeftOut other) {
      return new Diagnose(paste, files, cluster, targets, other);
    }

    /// What a text means, and nothing else said.
    public static Diagnose of(String text) {
      return new Diagnose(new Paste(text), List.of(), Optional.empty(), Optional.empty());
    }
  }

  /// Every check on a cluster; without a name, on the one that this channel uses.
  record Check(Optional<String> cluster) implements Order {}

  /// What we know about one failure mode.
  record Explain(String entry) implements Order {}

  /// The clusters there are for the asker.
  record Clusters() implements Order {}

  /// From now on this channel is about a cluster.
  record Use(String cluster) implements Order {}

  /// To be left alone: in this thread, or outside of one in this channel.
  record Mute() implements Order {}

  /// The opposite of [Mute].
  record Unmute() implements Order {}

  /// What can be asked.
  record Help() implements Order {}

  /// The form for a large text.
  record Form() implements Order {}

  /// A command that there is not.
  ///
  /// @param word what was typed
  /// @param nearest the command that comes nearest, when one does
  record Unknown(String word, Optional<String> nearest) implements Order {}

  /// To look again, at the same question.
  record Again() implements Order {}

  /// The same answer for other kinds of Terraform.
  record ForTargets(List<Target> targets) implements Order {
    public ForTargets {
      targets = List.copyOf(targets);
    }
  }

  /// The same question about another cluster.
  record On(String cluster) implements Order {}

  /// The next error of the same paste.
  record NextError() implements Order {}
}
