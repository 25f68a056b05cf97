package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.knowledge.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a question came to, kept for a while so that buttons turn the same answer over rather than
/// ask again.
sealed interface Result {
  /// A pasted text was diagnosed.
  record Trouble(Diagnosis diagnosis, Duration took) implements Result {}

  /// A whole cluster was looked at.
  record Sweep(Diagnosis.Examined examined, Duration took) implements Result {}

  /// The same in another language: what was found does not depend on the language it is told in.
  default Result in(Language language) {
    return switch (this) {
      case Trouble(Diagnosis diagnosis, Duration took) -> new Trouble(diagnosis.in(language), took);
      case Sweep sweep -> sweep;
    };
  }

  /// The entry that was shown.
  default Optional<String> entry() {
    return switch (this) {
      case Trouble(Diagnosis.Explained explained, Duration _) ->
          Optional.of(explained.shown().id());
      case Trouble(Diagnosis.Candidates _, Duration _), Trouble(Diagnosis.NoMatch _, Duration _) ->
          Optional.empty();
      case Sweep _ -> Optional.empty();
    };
  }

  /// What it is counted as.
  default Outcome outcome() {
    return switch (this) {
      case Trouble(Diagnosis.Explained _, Duration _) -> Outcome.SURE;
      case Trouble(Diagnosis.Candidates _, Duration _) -> Outcome.SEVERAL;
      case Trouble(Diagnosis.NoMatch _, Duration _) -> Outcome.NOTHING;
      case Sweep _ -> Outcome.SWEEP;
    };
  }

  /// What was found in a cluster.
  default List<Finding> findings() {
    return switch (this) {
      case Trouble(Diagnosis.Explained explained, Duration _) ->
          explained.examined().map(Diagnosis.Examined::findings).orElse(List.of());
      case Trouble(Diagnosis.Candidates _, Duration _), Trouble(Diagnosis.NoMatch _, Duration _) ->
          List.of();
      case Sweep(Diagnosis.Examined examined, Duration _) -> examined.findings();
    };
  }

  Duration took();
}
