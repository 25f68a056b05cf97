package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.api.Why;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Message;
import java.time.Duration;
import java.util.Optional;

/// A message that we posted before, and change because somebody pressed one of its buttons.
///
/// @param replyUrl where Slack takes the change when we cannot make it ourselves: one person alone
///   sees the message, or we are not in the channel
record OldMessage(SlackApi api, Place place, String message, Optional<String> replyUrl)
    implements Screen {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Override
  public void progress(Reply reply) {
    api.tryUpdate(place, message, BlockKit.message(reply));
  }

  @Override
  public Optional<String> finish(Reply reply) {
    var _ = Screen.show(reply, this::change);
    return Optional.of(message);
  }

  private Call<String> change(Message shown) {
    Call<String> call = api.update(place, message, shown, PATIENCE);
    boolean notOurs = call.failedFor(Why.NOT_IN_CHANNEL) || call.failedFor(Why.GONE);
    return notOurs && replyUrl.isPresent()
        ? api.respond(replyUrl.get(), shown, true, true).map(_ -> message)
        : call;
  }
}
