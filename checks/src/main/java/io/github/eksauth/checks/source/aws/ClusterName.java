package io.github.eksauth.checks.source.aws;

import java.util.Optional;
import java.util.regex.Pattern;

/// What EKS allows as the name of a cluster. A name goes into headers and log group names, so
/// anything else is stopped here.
final class ClusterName {
  private static final Pattern NAME = Pattern.compile("[0-9A-Za-z][A-Za-z0-9_-]{0,99}");

  private ClusterName() {}

  /// Why no cluster can be called so; empty when one can.
  static Optional<String> problem(String name) {
    return NAME.matcher(name).matches()
        ? Optional.empty()
        : Optional.of(
            "\""
                + Clean.text(name)
                + "\" cannot be the name of an EKS cluster; a name has up to 100 letters, digits, -"
                + " and _");
  }
}
