/// What a pasted error could be. From a paste to an answer the packages follow each other: `text`,
/// `hcl`, `entry`, `match`, `answer`; none knows a later one.
@NullMarked
package io.github.eksauth.knowledge;

import org.jspecify.annotations.NullMarked;
