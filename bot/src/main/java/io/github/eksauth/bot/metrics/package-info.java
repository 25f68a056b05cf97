/// What can be counted and timed of the running bot, as Prometheus reads it. The only place that
/// knows Micrometer, and the only one that knows what the meters are called; each is in
/// `docs/metrics.md`. Labels have a few values that we choose: never a cluster, a person, a channel
/// or anything of a paste. Uses `clusters`, `conversation` and `web`.
@NullMarked
package io.github.eksauth.bot.metrics;

import org.jspecify.annotations.NullMarked;
