/// The two ways in which Slack reaches us, Socket Mode and HTTP, in front of the same Bolt app.
@NullMarked
package io.github.eksauth.bot.slack.transport;

import org.jspecify.annotations.NullMarked;
