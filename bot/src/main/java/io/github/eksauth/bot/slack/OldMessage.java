package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.api.Why;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A message that we posted before, and change because somebody pressed one of its buttons.
record OldMessage(SlackApi api, Place place, String message) implements Screen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Logger LOG = LoggerFactory.getLogger(OldMessage.class);

  @Override
  public void progress(Reply reply) {
    api.tryUpdate(place, message, BlockKit.message(reply));
  }

  @Override
  public Optional<String> finish(Reply reply) {
    Call<String> call = api.update(place, message, BlockKit.message(reply), PATIENCE);
    if (call.failedFor(Why.INVALID_BLOCKS)) {
      call = api.update(place, message, BlockKit.withoutTables(reply), PATIENCE);
    }
    if (call instanceof Call.Failed<String>(Why why, String words)) {
      LOG.warn("a message could not be changed: {} {}", why, words);
    }
    return Optional.of(message);
  }
}
