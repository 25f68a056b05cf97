/// Facts from a file: one cluster, recorded once, to replay, compare and send along with a
/// question.
///
/// Points to `fact` only.
@NullMarked
package io.github.eksauth.checks.source.snapshot;

import org.jspecify.annotations.NullMarked;
