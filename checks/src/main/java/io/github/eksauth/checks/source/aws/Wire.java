package io.github.eksauth.checks.source.aws;

import org.jspecify.annotations.Nullable;

/// What the SDK leaves out, in the form that our records keep.
final class Wire {
  private Wire() {}

  static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  static boolean flag(@Nullable Boolean value) {
    return value != null && value;
  }
}
