/// The facts that the API server of a cluster answers, read live. Every call is a GET.
///
/// Points to `fact` only; the only package that knows the Kubernetes client.
@NullMarked
package io.github.eksauth.checks.source.kubernetes;

import org.jspecify.annotations.NullMarked;
