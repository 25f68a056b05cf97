package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.reply.Reply;
import java.util.Optional;

/// The one message that an answer stands in, whether it is there already or not.
interface Screen {
  /// Shows how far we are; dropped when Slack has enough of us.
  void progress(Reply reply);

  /// Shows the answer in place of whatever was shown before.
  ///
  /// @return the id of the message, when we may change it later
  Optional<String> finish(Reply reply);
}
