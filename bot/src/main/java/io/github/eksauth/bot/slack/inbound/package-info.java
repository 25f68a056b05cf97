/// From what Slack sends to what somebody asked: texts as they were typed, commands, follow-ups,
/// files. Nothing of it is trusted.
@NullMarked
package io.github.eksauth.bot.slack.inbound;

import org.jspecify.annotations.NullMarked;
