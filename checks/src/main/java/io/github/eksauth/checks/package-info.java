/// Checks of a cluster: facts are read, checks judge them, verdicts come out.
///
/// Here stand what runs checks and what compares recordings; nothing inside this module points
/// here. Points to `catalogue`, `source.snapshot`, `awsauth` and `fact`.
@NullMarked
package io.github.eksauth.checks;

import org.jspecify.annotations.NullMarked;
