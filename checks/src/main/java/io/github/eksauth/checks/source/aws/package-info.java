/// Facts from AWS itself: the only place that knows the AWS SDK, and the door through which all
/// calls to AWS go. Nothing here writes.
///
/// Points to `fact` and `awsauth` (for ARNs) only.
@NullMarked
package io.github.eksauth.checks.source.aws;

import org.jspecify.annotations.NullMarked;
