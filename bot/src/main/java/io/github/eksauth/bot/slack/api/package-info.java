/// Calls of Slack's Web API: what came of each as a value, its limits kept, a 429 waited for within
/// a deadline.
@NullMarked
package io.github.eksauth.bot.slack.api;

import org.jspecify.annotations.NullMarked;
