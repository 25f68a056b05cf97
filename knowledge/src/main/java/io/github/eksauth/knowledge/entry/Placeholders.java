package io.github.eksauth.knowledge.entry;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The names in angle brackets that stand for the asker's own values in texts, commands and HCL.
public final class Placeholders {
  /// Roles that must stay in aws-auth when somebody rewrites `mapRoles`; each has arn, username and
  /// groups.
  public static final String KEPT_ROLE = "kept-role";

  private static final List<String> NAMES =
      List.of(
          "account",
          "argument",
          "cluster",
          "collected-at",
          "entry-key",
          "entry-type",
          "image",
          KEPT_ROLE,
          "kept-role.arn",
          "kept-role.groups",
          "kept-role.username",
          "namespace",
          "node-role-arn",
          "node-role-name",
          "partition",
          "pod",
          "pod-execution-role-arn",
          "pod-execution-role-aws-auth-arn",
          "pod-execution-role-name",
          "principal-arn",
          "principal-aws-auth-arn",
          "principal-name",
          "private-subnet-ids",
          "profile",
          "profile-key",
          "region",
          "subnet-id",
          "trust-source-arn");

  private static final Pattern PLACEHOLDER = Pattern.compile("<([a-z][a-z.-]{0,60}+)>");

  private Placeholders() {}

  /// Every name, in alphabetical order.
  public static List<String> names() {
    return NAMES;
  }

  /// Whether values are ever filled in under this name.
  public static boolean isKnown(String name) {
    return NAMES.contains(name);
  }

  /// The names that a text uses, in order.
  public static Set<String> in(String text) {
    Set<String> names = new LinkedHashSet<>();
    PLACEHOLDER.matcher(text).results().forEach(result -> names.add(result.group(1)));
    return names;
  }

  /// The text with values in the places of their names; a name that has none stays as it is.
  public static String fill(String text, Function<String, Optional<String>> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            place -> Matcher.quoteReplacement(values.apply(place.group(1)).orElse(place.group())));
  }
}
