package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether Pod Identity can assume the roles of the associations (fact 57): of the one in focus,
/// else of all.
final class PodIdentityRoleChecks {
  static final String SERVICE = "pods.eks.amazonaws.com";
  private static final List<String> ACTIONS = List.of("sts:AssumeRole", "sts:TagSession");

  static final List<Check> ALL =
      List.of(
          rule(
              "pod-identity-role-exists",
              "The role of the Pod Identity association exists",
              "Pod Identity 关联的角色存在",
              (cluster, association, role) ->
                  Roles.exists(owner(association), association.roleArn(), role),
              PodIdentityRoleChecks::gone),
          rule(
              "pod-identity-role-trusted",
              "The role of the association trusts pods.eks.amazonaws.com with both actions",
              "关联的角色以两个操作信任 pods.eks.amazonaws.com",
              (cluster, association, role) -> trusted(role),
              PodIdentityRoleChecks::noRole),
          rule(
              "pod-identity-role-conditions",
              "The conditions of the trust policy let the Pod Identity association in",
              "信任策略的条件允许该 Pod Identity 关联",
              PodIdentityRoleChecks::conditions,
              PodIdentityRoleChecks::noRole));

  private interface Judge {
    Verdict judge(ClusterInfo cluster, PodIdentityAssociation association, IamRole role);
  }

  private interface Absent {
    Verdict judge(PodIdentityAssociation association);
  }

  private PodIdentityRoleChecks() {}

  private static Rule rule(String id, String en, String zh, Judge known, Absent absent) {
    return Rule.sweeping(id, en, zh, (facts, focus) -> givenRole(facts, focus, known, absent));
  }

  private static Verdict givenRole(Facts facts, Focus focus, Judge known, Absent absent) {
    facts.ahead(List.of(PodIdentity.LIST));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            PodIdentity.each(
                facts,
                focus,
                association -> List.of(Roles.key(association.roleArn())),
                association ->
                    Roles.given(
                        facts,
                        cluster,
                        association.roleArn(),
                        role -> known.judge(cluster, association, role),
                        () -> absent.judge(association))));
  }

  private static Words owner(PodIdentityAssociation association) {
    return Words.of("the association %s", "关联 %s", association.associationId());
  }

  private static Verdict gone(PodIdentityAssociation association) {
    return Roles.gone(
        Words.of(
            "%s for %s/%s",
            "%2$s/%3$s 的%1$s",
            owner(association),
            association.namespace(),
            association.serviceAccount()),
        association.roleArn());
  }

  private static Verdict noRole(PodIdentityAssociation association) {
    return notApplicable("%s does not exist", "%s 不存在", association.roleArn());
  }

  /// Conditions aside, which are judged by themselves.
  private static Verdict trusted(IamRole role) {
    var missing = new ArrayList<String>();
    for (String action : ACTIONS) {
      if (TrustRules.deniesOutright(role.trustPolicy(), TrustRules.SERVICE, SERVICE, action)) {
        return broken(
            Words.of(
                "the trust policy of %s denies %s to %s",
                "%s 的信任策略拒绝 %s（%s）", role.arn(), action, SERVICE),
            role.arn());
      }
      switch (allows(role, action)) {
        case YES -> {}
        case NO -> missing.add(action);
        case UNKNOWN -> {
          return unsure(
              "whether the trust policy of %s means %s is not certain: it names principals by a star or by exception",
              "不确定 %s 的信任策略是否包含 %s：它以星号或排除方式指定主体", role.arn(), SERVICE);
        }
      }
    }
    return missing.isEmpty()
        ? healthy(
            Words.of(
                "%s lets %s call %s",
                "%s 允许 %s 调用 %s", role.arn(), SERVICE, String.join(", ", ACTIONS)),
            role.arn())
        : broken(
            Words.of(
                "the trust policy of %s does not let %s call %s",
                "%s 的信任策略不允许 %s 调用 %s", role.arn(), SERVICE, String.join(", ", missing)),
            role.arn());
  }

  private static Holds allows(IamRole role, String action) {
    return Holds.any(
        TrustRules.allowing(role.trustPolicy()),
        statement -> TrustRules.speaksOf(statement, TrustRules.SERVICE, SERVICE, action));
  }

  /// What IAM would say to EKS, as far as its request is known.
  private static Verdict conditions(
      ClusterInfo cluster, PodIdentityAssociation association, IamRole role) {
    if (!(trusted(role) instanceof Verdict.Healthy)) {
      return notApplicable(
          "whether %s trusts %s is judged separately", "%s 是否信任 %s 由另一项检查判断", role.arn(), SERVICE);
    }
    var request =
        new PodIdentityRequest(cluster, association.namespace(), association.serviceAccount());
    String who = association.namespace() + "/" + association.serviceAccount();
    return switch (Holds.all(ACTIONS, action -> admits(role, action, request))) {
      case YES ->
          healthy(
              Words.of(
                  "the trust policy of %s lets in what EKS sends for %s by default",
                  "%s 的信任策略允许 EKS 默认为 %s 发送的内容", role.arn(), who),
              role.arn());
      case NO -> {
        Words reason =
            failing(role, request)
                .map(condition ->
                    Words.of(
                        "%s %s = %s is not met by it",
                        "不满足 %s %s = %s",
                        condition.operator(),
                        condition.key(),
                        String.join(", ", condition.values())))
                .orElse(new Words("a statement denies it", "有语句拒绝它"));
        yield broken(
            Words.of(
                "the conditions of %s keep out the association of %s: %s",
                "%s 的条件不允许 %s 的关联：%s", role.arn(), who, reason),
            role.arn());
      }
      case UNKNOWN ->
          unsure(
              "the trust policy of %s has conditions that only IAM can judge: %s",
              "%s 的信任策略含有只有 IAM 才能判断的条件：%s", role.arn(), unclear(role, request));
    };
  }

  private static Holds admits(IamRole role, String action, PodIdentityRequest request) {
    Holds allowed =
        Holds.any(
            TrustRules.allowing(role.trustPolicy()),
            statement -> applies(statement, action, request));
    Holds denied =
        Holds.any(
            TrustRules.denying(role.trustPolicy()),
            statement -> applies(statement, action, request));
    return allowed.and(denied.not());
  }

  private static Holds applies(Statement statement, String action, PodIdentityRequest request) {
    return TrustRules.speaksOf(statement, TrustRules.SERVICE, SERVICE, action)
        .and(Conditions.hold(statement.conditions(), request));
  }

  private static Optional<Condition> failing(IamRole role, PodIdentityRequest request) {
    return TrustRules.allowing(role.trustPolicy()).stream()
        .filter(statement ->
            ACTIONS.stream()
                .anyMatch(action ->
                    TrustRules.speaksOf(statement, TrustRules.SERVICE, SERVICE, action)
                        != Holds.NO))
        .flatMap(statement -> Conditions.failing(statement.conditions(), request).stream())
        .findFirst();
  }

  private static String unclear(IamRole role, PodIdentityRequest request) {
    List<String> keys =
        role.trustPolicy().statements().stream()
            .flatMap(statement -> statement.conditions().stream())
            .filter(condition -> Conditions.hold(condition, request) == Holds.UNKNOWN)
            .map(condition -> condition.operator() + " " + condition.key())
            .distinct()
            .toList();
    return String.join(", ", keys);
  }
}
