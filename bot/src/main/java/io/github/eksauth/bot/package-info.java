/// Checks of a cluster: facts are read, checks judge them, verdicts come out.
@NullMarked
package io.github.eksauth.bot;

import org.jspecify.annotations.NullMarked;
