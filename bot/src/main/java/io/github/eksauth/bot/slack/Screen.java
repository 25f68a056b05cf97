package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.Why;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Message;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/// The one message that an answer stands in, whether it is there already or not.
interface Screen {
  /// Shows how far we are; dropped when Slack has enough of us.
  void progress(Reply reply);

  /// Shows the answer in place of whatever was shown before.
  ///
  /// @return the id of the message, when we may change it later
  Optional<String> finish(Reply reply);

  /// Shows a reply: without its tables when Slack does not take them, and as bare text when it
  /// takes no block of it.
  ///
  /// @param put posts or changes the message
  /// @return what became of it
  static <T> Call<T> show(Reply reply, Function<Message, Call<T>> put) {
    Call<T> call = put.apply(BlockKit.message(reply));
    if (call.failedFor(Why.INVALID_BLOCKS)) {
      call = put.apply(BlockKit.withoutTables(reply));
    }
    if (call.failedFor(Why.INVALID_BLOCKS)) {
      call = put.apply(BlockKit.onlyText(reply));
    }
    if (call instanceof Call.Failed<T>(Why why, String words)) {
      LoggerFactory.getLogger(Screen.class).warn("an answer could not be shown: {} {}", why, words);
    }
    return call;
  }
}
