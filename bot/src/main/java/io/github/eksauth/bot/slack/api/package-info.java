/// Slack's Web API as we use it: each call within a time limit, waiting as long as Slack says when
/// it has had enough; what goes wrong is a value that says why.
@NullMarked
package io.github.eksauth.bot.slack.api;

import org.jspecify.annotations.NullMarked;
