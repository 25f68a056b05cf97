package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Audit;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.inbound.Ids;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;

/// Looks, and shows what comes out as one card: the part that a new question and a pressed button
/// have in common.
final class Showing {
  private final Office office;
  private final Looking looking;
  private final Cards cards;

  Showing(Office office, Looking looking, Cards cards) {
    this.office = office;
    this.looking = looking;
    this.cards = cards;
  }

  /// Looks at the cluster and shows the answer.
  ///
  /// @param answer what to find out, for whom and where
  /// @param notes what else the asker has to know: why no cluster was looked at, what was not read
  /// @param by who wants it, for the audit: not always who asked first
  /// @return what came of it
  Outcome show(
      Answered answer,
      Optional<OpenCluster> cluster,
      List<Reply> notes,
      Person by,
      Surface surface,
      Screen screen) {
    Language language = answer.topic().language();
    Answered looked = answer.from(Ids.fresh());
    Result result =
        looking.look(
            answer.topic(),
            cluster,
            stage ->
                screen.progress(
                    CardWriter.progress(
                        cluster.map(OpenCluster::name).orElse(""),
                        stage.done(),
                        stage.all(),
                        stage.now().map(finding -> finding.check().title()),
                        stage.problems(),
                        language)));
    Reply card = cards.of(looked, result, surface).noting(notes);
    // before it is seen: whoever presses at once finds it
    cards.keep(looked, result);
    screen.finish(card).ifPresent(message -> cards.keep(looked.in(message), result));
    cluster.ifPresent(it -> {
      Audit.Verdicts verdicts = Audit.Verdicts.of(result.findings());
      office.meters().checked(verdicts, result.took());
      office.rooms().used(answer.place(), it.name());
      office
          .audit()
          .checked(
              new Audit.Scene(answer.id(), by, answer.place(), surface),
              it.arn().isEmpty() ? it.name() : it.arn(),
              result.entry(),
              verdicts,
              result.took());
    });
    return result.outcome();
  }
}
