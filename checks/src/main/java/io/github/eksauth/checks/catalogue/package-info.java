/// The checks and observations by id: each one asks one question of the facts and answers with a
/// verdict.
///
/// No I/O. Points to `awsauth` and `fact`.
@NullMarked
package io.github.eksauth.checks.catalogue;

import org.jspecify.annotations.NullMarked;
