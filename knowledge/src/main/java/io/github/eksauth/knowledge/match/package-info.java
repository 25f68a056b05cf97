/// From a paste to the entries it could be: signatures decide, Lucene proposes. Uses `entry` and
/// `text`; knows nothing of answers, checks or where the paste came from.
@NullMarked
package io.github.eksauth.knowledge.match;

import org.jspecify.annotations.NullMarked;
