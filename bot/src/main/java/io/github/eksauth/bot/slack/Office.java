package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.conversation.Answers;
import io.github.eksauth.bot.conversation.Audit;
import io.github.eksauth.bot.conversation.FeedbackLog;
import io.github.eksauth.bot.conversation.Journal;
import io.github.eksauth.bot.conversation.Overheard;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Rooms;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.metrics.QuestionMeters;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Message;
import io.github.eksauth.knowledge.text.Language;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Supplier;

/// What everybody here works with.
record Office(
    Config config,
    Supplier<Brain> brain,
    SlackApi api,
    Journal journal,
    Answers answers,
    Rooms rooms,
    Overheard overheard,
    Audit audit,
    FeedbackLog feedback,
    ClusterChoice clusters,
    QuestionMeters meters,
    InstantSource clock) {
  /// The language to answer in: the configured one, else that of the question.
  Language language(Language asked) {
    return config.slack().language().orElse(asked);
  }

  /// The day, as far as anybody needs to know.
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /// Tells one person something that is nobody else's business.
  ///
  /// @return whether Slack took it
  boolean tell(Person person, Place place, Optional<String> replyUrl, Reply reply) {
    Message message = BlockKit.message(reply);
    return (replyUrl.isPresent()
            && api.respond(replyUrl.get(), message, false, true) instanceof Call.Ok)
        || api.whisper(place, person.id(), message) instanceof Call.Ok;
  }
}
