/// What can be known about one cluster: keys that name a fact, values that hold it, sources that
/// answer.
///
/// Everything else in this module points here; this package points nowhere.
@NullMarked
package io.github.eksauth.checks.fact;

import org.jspecify.annotations.NullMarked;
