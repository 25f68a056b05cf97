package io.github.eksauth.knowledge.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What no option may do to the people who follow it: golden rules 1 to 5 of the fact sheet. They
/// are held against what an option runs and writes, not left to the author's memory.
final class GoldenRules {
  /// Rule 1: the authentication mode moves one way only (fact 14).
  private static final Pattern CHANGES_MODE =
      Pattern.compile(
          "update-cluster-config(?:[^\\n]{0,300}?\\n){0,3}?[^\\n]{0,300}?authenticationMode|update-authentication-mode");

  private static final Pattern SETS_MODE =
      Pattern.compile("authentication_mode\\s*+=\\s*+\"(API|API_AND_CONFIG_MAP)\"");

  /// Rule 2: what is deleted here may be somebody's only way in (facts 10, 17, 20).
  private static final Pattern DELETES_MAPPING =
      Pattern.compile(
          "delete\\s++(?:configmap|cm)(?:\\s++|/)aws-auth|delete\\s++iamidentitymapping|delete-access-entry"
              + "|disassociate-access-policy");

  /// Rule 3: this ends the cluster (fact 36).
  private static final Pattern ENDS_CLUSTER =
      Pattern.compile(
          "delete-cluster\\b|eksctl\\s++delete\\s++cluster|-replace=\\S*aws_eks_cluster\\.|destroy\\s++-target=\\S*aws_eks_cluster\\."
              + "|taint\\s++\\S*aws_eks_cluster\\.");

  /// Rule 4: what is deleted may be the last administrator. Entries of nodes administer nothing.
  private static final Pattern DELETES_PERSON =
      Pattern.compile(
          "(?:delete-access-entry|disassociate-access-policy)(?![^\\n]*<(?:pod-execution-role|node-role|karpenter-node-role|workload-role)-arn>)");

  /// Rule 5: nobody can administer the cluster.
  private static final Condition NO_ADMIN_PATH =
      new Condition.Check("admin-path-exists", Condition.Verdict.BROKEN);

  private static final String ADMIN_POLICY = "AmazonEKSClusterAdminPolicy";

  private static final Pattern ONE_WAY =
      Pattern.compile(
          "one[- ]way|no way back|never back|irreversible|(?:cannot|can not|can never|never) (?:be )?(?:undone|go back|taken? back|reversed|reverted|moved? back)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ONE_WAY_ZH =
      Pattern.compile("单向|不可逆|回不|不可回|(?:不能|无法|不可|没法)(?:再)?(?:改回|切回|退回|回退|回到|撤|恢复|倒退)|只能往前|无法改回");

  private GoldenRules() {}

  /// Every rule that the option breaks, and what to write instead.
  static List<String> objections(Option option) {
    List<String> objections = new ArrayList<>();
    String runs = option.cli().orElse("");
    if (ENDS_CLUSTER.matcher(everything(option)).find()) {
      objections.add(
          "replaces or deletes the cluster; no option may (golden rule 3): propose a change of code"
              + " that keeps it");
    }
    if (changesMode(option, runs)) {
      if (option.risk() != Risk.IRREVERSIBLE) {
        objections.add(
            "changes the authentication mode, which cannot be undone; write `risk: I` (golden rule"
                + " 1)");
      }
      if (!saysOneWay(option.warning())) {
        objections.add(
            "changes the authentication mode; its `warning` must say in both languages that this is"
                + " one-way (golden rule 1)");
      }
    }
    if (DELETES_MAPPING.matcher(runs).find() && option.risk() == Risk.REVERSIBLE) {
      objections.add(
          "deletes from aws-auth or an access entry; write `risk: R*`, with a `first` that shows"
              + " that every principal has another way in (golden rule 2)");
    }
    if (DELETES_PERSON.matcher(runs).find() && !option.first().orElse("").contains(ADMIN_POLICY)) {
      objections.add(
          "takes a mapping away that may be the last administrator's; let `first` list who holds "
              + ADMIN_POLICY
              + " (golden rule 4)");
    }
    return objections;
  }

  /// Rule 5: where nobody can administer the cluster, IAM rights alone bring it back (fact 15). A
  /// cause is such a lockout when it turns on the check of the admin path.
  static List<String> objections(Entry entry) {
    return entry.causes().stream()
        .filter(cause -> cause instanceof Cause.Explained)
        .map(Cause.Explained.class::cast)
        .filter(cause -> cause.when().contains(NO_ADMIN_PATH))
        .filter(cause ->
            cause.options().stream()
                .flatMap(id -> entry.option(id).stream())
                .noneMatch(GoldenRules::recovers))
        .map(cause ->
            "cause `"
                + cause.id()
                + "` is a lockout; name an option whose `cli` makes an entry with IAM rights alone:"
                + " create-access-entry and associate-access-policy (golden rule 5)")
        .toList();
  }

  private static boolean recovers(Option option) {
    String cli = option.cli().orElse("");
    return cli.contains("create-access-entry") && cli.contains("associate-access-policy");
  }

  /// A snippet that writes the mode the cluster was seen to have changes nothing.
  private static boolean changesMode(Option option, String runs) {
    if (CHANGES_MODE.matcher(runs).find()) {
      return true;
    }
    Set<String> seen =
        option.when().stream()
            .filter(condition ->
                condition instanceof Condition.Fact(String name, Set<String> _)
                    && name.equals("authentication-mode"))
            .flatMap(condition -> ((Condition.Fact) condition).values().stream())
            .collect(Collectors.toSet());
    return option.snippets().values().stream()
        .flatMap(snippet -> SETS_MODE.matcher(snippet).results())
        .map(result -> result.group(1))
        .anyMatch(mode -> !seen.equals(Set.of(mode)));
  }

  private static boolean saysOneWay(Optional<Words> warning) {
    return warning
        .map(words -> ONE_WAY.matcher(words.en()).find() && ONE_WAY_ZH.matcher(words.zh()).find())
        .orElse(false);
  }

  private static String everything(Option option) {
    return Stream.concat(
            Stream.of(option.cli().orElse(""), option.first().orElse(""), option.verify()),
            option.snippets().values().stream())
        .collect(Collectors.joining("\n"))
        .toLowerCase(Locale.ROOT);
  }
}
