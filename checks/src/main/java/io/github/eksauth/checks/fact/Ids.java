package io.github.eksauth.checks.fact;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The written form of permissions.
final class Ids {
  static final Pattern KUBERNETES =
      Pattern.compile("([a-z]+) ([a-z0-9]+)(?:\\.([a-z0-9.-]+))?(?: ([^ /]+)/([^ /]+))?");

  private Ids() {}

  static String text(@Nullable String part) {
    return part == null || part.equals("*") ? "" : part;
  }
}
