package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.bot.reply.KnowledgeNews;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.knowledge.text.Language;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells whoever operates the bot what became of the branch that it follows: in the log, and in
/// their channel when there is one. Whoever tells us does not wait for Slack.
final class Operators implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Operators.class);

  /// News that comes later than that is none.
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final int MOST_WAITING = 20;

  private final SlackApi api;
  private final Optional<String> channel;
  private final boolean hideAccounts;
  private final Language language;

  /// One after the other, so that they stand in the channel in the order in which they happened.
  private final ExecutorService thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.SECONDS,
          new ArrayBlockingQueue<>(MOST_WAITING),
          Thread.ofVirtual().name("operators").factory());

  /// @param channel id of the channel that is told
  Operators(SlackApi api, Optional<String> channel, boolean hideAccounts, Language language) {
    this.api = api;
    this.channel = channel;
    this.hideAccounts = hideAccounts;
    this.language = language;
  }

  /// Something happened; returns at once.
  void hear(FollowEvent event) {
    log(event);
    channel.ifPresent(
        id -> KnowledgeNews.of(event, hideAccounts, language).ifPresent(news -> tell(id, news)));
  }

  private static void log(FollowEvent event) {
    switch (event) {
      case FollowEvent.Kept(String revision, int entries) ->
          LOG.info("knowledge is revision {} with {} entries, as before", revision, entries);
      case FollowEvent.Took(String revision, int entries) ->
          LOG.info("knowledge is now revision {} with {} entries", revision, entries);
      case FollowEvent.Refused(String revision, List<String> problems, int more) ->
          LOG.warn("knowledge revision {} is refused: {} and {} more", revision, problems, more);
      case FollowEvent.OutOfReach(String why) ->
          LOG.warn("the knowledge branch cannot be read: {}", why);
      case FollowEvent.BackInReach() -> LOG.info("the knowledge branch can be read again");
    }
  }

  private void tell(String id, Reply news) {
    try {
      thread.execute(() -> post(id, news));
    } catch (RejectedExecutionException e) {
      LOG.warn("channel {} was not told: too much waits for Slack", id);
    }
  }

  private void post(String id, Reply news) {
    Call<String> call =
        api.post(
            new Place("", id, Optional.empty()), BlockKit.message(news), "knowledge", PATIENCE);
    if (call instanceof Call.Failed<String>(var why, String words)) {
      LOG.warn("channel {} was not told: {} {}", id, why, words);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
