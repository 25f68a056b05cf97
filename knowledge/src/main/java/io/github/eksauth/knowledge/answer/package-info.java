/// From an entry and what was seen in the cluster to the cause, the option that fits and its text
/// with the asker's values. Uses `entry` and `hcl`; runs no check itself.
@NullMarked
package io.github.eksauth.knowledge.answer;

import org.jspecify.annotations.NullMarked;
