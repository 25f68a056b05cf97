/// How the cluster reads the `aws-auth` ConfigMap and IAM ARNs: the semantics of
/// aws-iam-authenticator.
///
/// Pure functions of text. Points to `fact` only.
@NullMarked
package io.github.eksauth.checks.awsauth;

import org.jspecify.annotations.NullMarked;
