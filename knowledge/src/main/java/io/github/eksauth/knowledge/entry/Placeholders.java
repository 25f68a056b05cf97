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
          "action",
          "allowed-cidr",
          "argument",
          "association-id",
          "cluster",
          "cluster-role-arn",
          "cluster-role-name",
          "collected-at",
          "entry-key",
          "entry-type",
          "image",
          "instance-id",
          "karpenter-controller-role-name",
          "karpenter-node-role-arn",
          "karpenter-node-role-name",
          KEPT_ROLE,
          "kept-role.arn",
          "kept-role.groups",
          "kept-role.username",
          "kms-key-arn",
          "kubernetes-group",
          "kubernetes-user",
          "namespace",
          "node-group",
          "node-group-key",
          "node-role-arn",
          "node-role-name",
          "oidc-issuer",
          "oidc-provider-arn",
          "partition",
          "pod",
          "pod-execution-role-arn",
          "pod-execution-role-aws-auth-arn",
          "pod-execution-role-name",
          "policy-arn",
          "principal-arn",
          "principal-aws-auth-arn",
          "principal-name",
          "private-subnet-ids",
          "profile",
          "profile-key",
          "region",
          "resource",
          "security-group-id",
          "service-account",
          "subnet-id",
          "target-role-arn",
          "target-role-name",
          "trust-source-arn",
          "verb",
          "vpc-id",
          "workload-role-arn",
          "workload-role-name");

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
