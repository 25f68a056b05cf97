package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import java.time.Duration;
import java.util.Optional;

/// A message that we posted before, and change because somebody pressed one of its buttons.
record OldMessage(SlackApi api, Place place, String message) implements Screen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public void progress(Reply reply) {
    api.tryUpdate(place, message, BlockKit.message(reply));
  }

  @Override
  public Optional<String> finish(Reply reply) {
    Screen.show(reply, shown -> api.update(place, message, shown, PATIENCE));
    return Optional.of(message);
  }
}
