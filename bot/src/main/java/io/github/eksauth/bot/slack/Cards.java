package io.github.eksauth.bot.slack;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Carried;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.proposals.Proposal;
import io.github.eksauth.bot.reply.CardContext;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.TerraformFile;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.match.Explanation;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Duration;
import java.util.Optional;

/// Makes the card of an answer, and keeps what it was made from for as long as somebody may turn it
/// over and there is room: the facts of a large cluster are megabytes, and what is gone is looked
/// at anew.
final class Cards {
  private static final Duration KEEP = Duration.ofHours(2);
  private static final int MOST = 100;

  private final Office office;
  private final Cache<String, Result> results =
      Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(KEEP).softValues().build();

  Cards(Office office) {
    this.office = office;
  }

  void keep(Answered answer, Result result) {
    office.answers().remember(answer);
    results.put(answer.look(), result);
  }

  /// What the answer was made from, while it is kept: what that very look has shown, as another
  /// replica may have looked again since.
  Optional<Result> result(Answered answer) {
    return Optional.ofNullable(results.getIfPresent(answer.look()));
  }

  /// The card of an answer.
  Reply of(Answered answer, Result result, Surface surface) {
    return carrying(
        answer,
        switch (result) {
          case Result.Trouble(Diagnosis diagnosis, Duration _) ->
              CardWriter.diagnosis(diagnosis, context(answer, result, surface));
          case Result.Sweep(Diagnosis.Examined examined, Duration _) ->
              CardWriter.check(
                  examined, answer.topic().language(), context(answer, result, surface));
        });
  }

  /// A card with all that its buttons need to work wherever they are pressed. Where account ids are
  /// hidden, a paste with account ids in it does not travel.
  Reply carrying(Answered answer, Reply card) {
    Reply named = card.withId(answer.id());
    return office.config().slack().hideAccounts()
        ? named
        : Carried.pack(answer).map(named::carrying).orElse(named);
  }

  /// The HCL of the option that the card shows.
  Optional<TerraformFile> file(Answered answer) {
    return result(answer)
        .flatMap(result ->
            result instanceof Result.Trouble(Diagnosis.Explained explained, Duration _)
                ? CardWriter.file(explained, context(answer, result, Surface.MENTION))
                : Optional.empty());
  }

  private CardContext context(Answered answer, Result result, Surface surface) {
    Optional<Paste> paste = paste(answer.topic());
    return new CardContext(
        answer.id(),
        answer.view(),
        Optional.of(result.took()),
        answer.topic() instanceof Topic.Sweep
            ? Optional.of(answer.by().name()).filter(name -> !name.isBlank())
            : Optional.empty(),
        surface == Surface.OVERHEARD && office.rooms().hint(answer.place()),
        office.config().slack().hideAccounts(),
        !office.clusters().visible(answer.by(), answer.place()).isEmpty(),
        answer.view().why() ? paste.map(this::explanation) : Optional.empty(),
        paste.flatMap(text ->
            Proposal.gap(text, closest(result), office.config().knowledge(), office.today())),
        paste.flatMap(text -> Proposal.entry(text, office.config().knowledge())));
  }

  private Explanation explanation(Paste paste) {
    return office.brain().get().matcher().explain(paste);
  }

  private static Optional<String> closest(Result result) {
    return result instanceof Result.Trouble(Diagnosis.NoMatch noMatch, Duration _)
        ? noMatch.closest().map(Entry::id)
        : result.entry();
  }

  private static Optional<Paste> paste(Topic topic) {
    return topic instanceof Topic.Trouble(Question question)
        ? Optional.of(question.paste())
        : Optional.empty();
  }
}
