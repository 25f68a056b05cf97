package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.slack.inbound.Carriage;
import java.util.Optional;

/// A button that somebody pressed, or a choice they made.
///
/// @param verb what it does, the part of the action id behind `eks-auth:`
/// @param answer id of the answer that it stands under
/// @param argument what it does it with; may be empty
/// @param carried the answer as its message carries it, packed
/// @param place the thread of the answer
/// @param message the message that the button stands in
/// @param trigger what lets us open a form, for three seconds
record Press(
    String verb,
    String answer,
    String argument,
    Optional<String> carried,
    Person by,
    Place place,
    String message,
    String trigger,
    Optional<String> replyUrl) {

  /// From the value of a button: `ID` or `ID ARGUMENT`, and what the message carries behind a `|`;
  /// that of a menu or of a feedback button names the verb first.
  ///
  /// @param carried what the message carries
  static Press of(
      String action,
      String block,
      String value,
      Optional<String> carried,
      Person by,
      Place place,
      String message,
      String trigger,
      Optional<String> replyUrl) {
    String verb = action.substring(action.indexOf(':') + 1);
    String rest = Carriage.own(value);
    if (verb.equals("cluster")) {
      // a list has no value of its own, so its block says which answer it stands under
      rest = block.substring(block.indexOf(':') + 1) + " " + value;
    }
    if (verb.equals("more") || verb.equals("feedback")) {
      String[] parts = rest.split(" ", 2);
      verb = parts[0];
      rest = parts.length > 1 ? parts[1] : "";
    }
    String[] parts = rest.split(" ", 2);
    return new Press(
        verb,
        parts[0],
        parts.length > 1 ? parts[1] : "",
        carried,
        by,
        place,
        message,
        trigger,
        replyUrl);
  }
}
