package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;

/// What a change of the knowledge does to pastes: which are answered otherwise than before.
public final class Comparison {
  private final Matcher before;
  private final Matcher after;

  public Comparison(Matcher before, Matcher after) {
    this.before = before;
    this.after = after;
  }

  /// What a paste is answered with, as far as a reader would notice.
  ///
  /// @param outcome `sure`, `several` or `nothing`
  /// @param entries ids of the hits, best first; only the first when it is sure
  public record Answer(String outcome, List<String> entries) {
    public Answer {
      entries = List.copyOf(entries);
    }

    static Answer of(Match match) {
      List<String> entries = match.hits().stream().map(Hit::entry).toList();
      return switch (match) {
        case Match.Sure _ -> new Answer("sure", entries.subList(0, 1));
        case Match.Several _ -> new Answer("several", entries);
        case Match.Nothing _ -> new Answer("nothing", List.of());
      };
    }

    @Override
    public String toString() {
      return entries.isEmpty() ? outcome : outcome + " " + String.join(", ", entries);
    }
  }

  /// A paste that is answered otherwise.
  ///
  /// @param name what the paste is called
  public record Change(String name, Answer before, Answer after) {
    /// `name: before → after`.
    @Override
    public String toString() {
      return name + ": " + before + " → " + after;
    }
  }

  /// How the answers to one paste differ; nothing when they are the same.
  public Optional<Change> compare(String name, String text) {
    Paste paste = new Paste(text);
    Answer old = Answer.of(before.match(paste));
    Answer now = Answer.of(after.match(paste));
    return old.equals(now) ? Optional.empty() : Optional.of(new Change(name, old, now));
  }
}
