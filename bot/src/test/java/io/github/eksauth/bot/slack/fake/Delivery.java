package io.github.eksauth.bot.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/// Something to be told to the app.
///
/// @param id of the event, or of the trigger
/// @param payload in the shape of its kind
/// @param answered whether the acknowledgement may carry something
record Delivery(Kind kind, String id, ObjectNode payload, boolean answered) {
  /// The kinds, by the names they have in Socket Mode.
  enum Kind {
    EVENT("events_api"),
    COMMAND("slash_commands"),
    INTERACTION("interactive");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }
}
