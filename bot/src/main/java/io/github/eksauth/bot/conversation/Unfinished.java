package io.github.eksauth.bot.conversation;

import java.util.Optional;

/// Something that was taken and is not answered yet.
///
/// @param attempts how often an answer was begun
/// @param posted the message that was posted for it last: progress, or the answer itself
/// @param inDoubt whether a message was being posted of which we do not know if the chat has it
public record Unfinished(Asked asked, int attempts, Optional<Posted> posted, boolean inDoubt) {}
