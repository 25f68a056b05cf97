package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;

/// What a question came to.
public sealed interface Diagnosis {
  Question question();

  /// The same, told in another language.
  default Diagnosis in(Language language) {
    return switch (this) {
      case NoMatch(Question asked, Optional<Entry> closest) ->
          new NoMatch(asked.in(language), closest);
      case Candidates(Question asked, Match match, List<Entry> entries) ->
          new Candidates(asked.in(language), match, entries);
      case Explained it ->
          new Explained(
              it.question.in(language),
              it.match,
              it.hit,
              it.values,
              it.conclusion,
              it.remedies,
              it.withheld,
              it.examined);
    };
  }

  /// Nothing we know.
  ///
  /// @param closest the entry that came nearest, too weak to claim
  record NoMatch(Question question, Optional<Entry> closest) implements Diagnosis {}

  /// From the text alone it could be several things.
  record Candidates(Question question, Match match, List<Entry> entries) implements Diagnosis {
    public Candidates {
      entries = List.copyOf(entries);
    }
  }

  /// One entry, with what is known about its cause.
  ///
  /// @param match everything the paste could be
  /// @param hit the hit that this is about
  /// @param values the asker's values, for filling in texts
  /// @param conclusion what the entry and the things seen amount to
  /// @param remedies the options that fit, the best first
  /// @param withheld options that would fit but need what nobody could see
  /// @param examined what was looked at; empty when no cluster was given
  record Explained(
      Question question,
      Match match,
      Hit hit,
      Values values,
      Conclusion conclusion,
      List<Remedy> remedies,
      List<Option> withheld,
      Optional<Examined> examined)
      implements Diagnosis {
    public Explained {
      remedies = List.copyOf(remedies);
      withheld = List.copyOf(withheld);
    }

    /// The entry that the answer is about: the one whose cause holds, else the one that was asked.
    public Entry shown() {
      return conclusion instanceof Conclusion.Named named ? named.entry() : conclusion.asked();
    }
  }

  /// A name in the paste that is not this cluster's: the paste may be from elsewhere, or made
  /// anonymous. It is ignored, and the reply says so.
  ///
  /// @param kind what it names
  /// @param named the name in the paste
  /// @param present what the cluster has instead
  record Stranger(Kind kind, String named, List<String> present) {
    public Stranger {
      present = List.copyOf(present);
    }

    /// What a name in a paste can stand for.
    public enum Kind {
      CLUSTER,
      PROFILE,
      NODE_GROUP
    }
  }

  /// What was looked at in a cluster.
  ///
  /// @param cluster the cluster, when it could be seen
  /// @param at when the facts are from
  /// @param findings one per check, what is wrong first
  /// @param unseen reads that could not be made
  /// @param strangers names in the paste that this cluster does not have
  /// @param lockedOut why the cluster refuses us, when it does
  record Examined(
      Optional<ClusterInfo> cluster,
      ClusterView.ReadAt at,
      List<Finding> findings,
      List<Facts.Blind> unseen,
      List<Stranger> strangers,
      Optional<Words> lockedOut) {
    public Examined {
      strangers = List.copyOf(strangers);
      findings = List.copyOf(findings);
      unseen = List.copyOf(unseen);
    }
  }
}
