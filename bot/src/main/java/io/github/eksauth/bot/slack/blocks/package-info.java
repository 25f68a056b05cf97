/// How things look in Slack: replies as Block Kit JSON, within Slack's limits, everything escaped.
/// JSON rather than the SDK's classes, which lack some blocks and drop what they do not know.
@NullMarked
package io.github.eksauth.bot.slack.blocks;

import org.jspecify.annotations.NullMarked;
