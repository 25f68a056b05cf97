/// The bot in Slack: what comes in is understood (`inbound`), answered here, and shown (`blocks`)
/// through Slack's Web API (`api`); `transport` is the two ways in which Slack reaches us. The only
/// place that knows Slack.
@NullMarked
package io.github.eksauth.bot.slack;

import org.jspecify.annotations.NullMarked;
