package io.github.eksauth.bot.slack.inbound;

import com.slack.api.model.Message;
import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.element.ButtonElement;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds what a message of ours carries along: behind a `|` in the value of one of its buttons. It
/// is not opened here, before Slack is told that we have the click.
public final class Carriage {
  private Carriage() {}

  /// The value of a button without what it carries.
  public static String own(String value) {
    int end = value.indexOf('|');
    return end < 0 ? value : value.substring(0, end);
  }

  /// What the message carries; empty when that is nothing, and when we are not shown the message,
  /// as where one person alone sees it.
  public static Optional<String> in(@Nullable Message message) {
    return message == null || message.getBlocks() == null
        ? Optional.empty()
        : message.getBlocks().stream()
            .flatMap(block ->
                block instanceof ActionsBlock actions
                    ? actions.getElements().stream()
                    : Stream.empty())
            .flatMap(element ->
                element instanceof ButtonElement button
                    ? Optional.ofNullable(button.getValue()).stream()
                    : Stream.empty())
            .filter(value -> value.contains("|"))
            .map(value -> value.substring(value.indexOf('|') + 1))
            .findFirst();
  }
}
