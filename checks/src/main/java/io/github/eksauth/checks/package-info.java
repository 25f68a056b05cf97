/// Checks of a cluster: facts are read, checks judge them, verdicts come out.
@NullMarked
package io.github.eksauth.checks;

import org.jspecify.annotations.NullMarked;
