/// What people paste, made readable: secrets replaced, wrapping undone, cut into tokens and
/// separate errors, with the names it mentions. Knows nothing of entries; `match` and `entry` build
/// on it.
@NullMarked
package io.github.eksauth.knowledge.text;

import org.jspecify.annotations.NullMarked;
