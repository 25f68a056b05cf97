/// A live cluster as one source of facts: AWS and Kubernetes joined, and every answer kept for a
/// while. Points to `fact`, `source.aws` and `source.kubernetes`.
@NullMarked
package io.github.eksauth.checks.source;

import org.jspecify.annotations.NullMarked;
