/// Joins knowledge and checks: what the paste could be, whether it is so in this cluster, and the
/// option that fits. `intake` gives the question, `reply` words the result.
@NullMarked
package io.github.eksauth.bot.diagnosis;

import org.jspecify.annotations.NullMarked;
