package io.github.eksauth.bot.slack.transport;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.EventRequest;

/// What Slack delivers, in a word for the meters.
final class DeliveryKind {
  /// For what could not be read so far.
  static final String UNREAD = "unread";

  private DeliveryKind() {}

  static String of(Request<?> request) {
    return switch (request.getRequestType()) {
      case Event -> event(((EventRequest) request).getEventType());
      case Command -> "command";
      case MessageShortcut -> "shortcut";
      case BlockAction -> "action";
      case BlockSuggestion -> "options";
      case ViewSubmission -> "form";
      default -> "other";
    };
  }

  /// Only those that we ask for: whoever signs requests chooses the type.
  private static String event(String type) {
    return switch (type) {
      case "app_mention" -> "mention";
      case "message" -> "message";
      case "app_home_opened" -> "home";
      default -> "other";
    };
  }
}
