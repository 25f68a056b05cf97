package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.conversation.Surface;
import java.util.List;
import java.util.Optional;

/// A message for us, whatever kind of event brought it.
///
/// @param keys what makes it this message and no other: `event:<id>` and
///   `message:<team>:<channel>:<ts>`. A mention comes as two events with ids of their own.
/// @param surface how it came to us
/// @param by who wrote it
/// @param place where the answer goes: the thread of the message, which it may open
/// @param message Slack's id of the message, its `ts`
/// @param parent the message that its thread hangs from; empty when it stands outside of threads
/// @param text what was typed; may be empty beside files, and in a bare mention
/// @param files what came with it, at most [FileReader#MOST_FILES]
/// @param filesLeftOut how many more files came with it
public record Heard(
    List<String> keys,
    Surface surface,
    Person by,
    Place place,
    String message,
    Optional<String> parent,
    MessageText text,
    List<SharedFile> files,
    int filesLeftOut)
    implements Sifted {
  public Heard {
    keys = List.copyOf(keys);
    files = List.copyOf(files);
  }

  /// Whether it was written in a thread.
  public boolean inThread() {
    return parent.isPresent();
  }
}
