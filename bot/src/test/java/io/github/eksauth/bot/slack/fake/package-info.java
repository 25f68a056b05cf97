/// A Slack for tests: a real server that speaks Slack's wire formats and holds its rules, and the
/// rules alone for whoever only makes messages.
@NullMarked
package io.github.eksauth.bot.slack.fake;

import org.jspecify.annotations.NullMarked;
