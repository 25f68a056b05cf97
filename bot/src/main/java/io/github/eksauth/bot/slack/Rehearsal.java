package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.diagnosis.Snapshots;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardContext;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;

/// An answer that nobody sees, about a cluster that ships with the program. What Java does for the
/// first time takes it most of a second, which whoever asks first should not wait for.
final class Rehearsal {
  private static final String RECORDING = "article";
  private static final String PASTE =
      """
      Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: \
      Pod execution role is not found in auth config or does not have all required permissions \
      for launching fargate pods.
      """;

  private static final List<String> TALK =
      List.of(
          "the deploy is done, all pods are up",
          "can somebody look at the failing job? it says access denied again",
          "nodes do not join the cluster since we changed the role");

  private static final int TALKS = 40;

  private Rehearsal() {}

  /// One answer, for the classes that it takes.
  static void answering(Brain brain) {
    Diagnosis diagnosis =
        brain
            .diagnostician()
            .diagnose(Question.of(new Paste(PASTE)), Optional.of(Snapshots.bundled(RECORDING)));
    var _ = BlockKit.message(CardWriter.diagnosis(diagnosis, CardContext.of("rehearsal")));
  }

  /// Some talk, often enough that reading it is compiled: it is matched before it is acknowledged.
  static void overhearing(Brain brain) {
    for (int i = 0; i < TALKS; i++) {
      TALK.forEach(said -> brain.matcher().match(new Paste(said)));
    }
  }
}
