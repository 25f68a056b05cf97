package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether a role that somebody wants to assume is there and lets them; only when an entry asks.
final class TargetRoleChecks {
  static final String ASSUME = "sts:AssumeRole";

  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "target-role-exists",
              "The role to be assumed exists",
              "要代入的角色存在",
              (facts, focus) -> exists(facts, focus)),
          CallerChecks.asked(
              "target-role-trusts-caller",
              "The role to be assumed trusts the caller",
              "要代入的角色信任调用方",
              (facts, focus, cluster, caller) ->
                  focus
                      .on(Subject.TARGET_ROLE)
                      .map(target -> trusts(facts, cluster, caller, target, focus))
                      .orElseGet(TargetRoleChecks::noTarget)));

  private TargetRoleChecks() {}

  static Verdict noTarget() {
    return notApplicable("no role is named that was to be used", "没有指明要使用的角色");
  }

  private static Verdict exists(Facts facts, Focus focus) {
    return focus
        .on(Subject.TARGET_ROLE)
        .map(target ->
            Verdicts.givenCluster(
                facts,
                cluster ->
                    Roles.given(
                        facts,
                        cluster,
                        target,
                        role -> found(role, target),
                        () ->
                            broken(
                                Words.of("%s does not exist in IAM", "%s 在 IAM 中不存在", target),
                                target))))
        .orElseGet(TargetRoleChecks::noTarget);
  }

  /// A role of that name on another path is not the one that was asked for: STS takes the ARN as it
  /// is.
  private static Verdict found(IamRole role, String target) {
    return role.arn().equals(target)
        ? healthy(Words.of("%s exists", "%s 存在", target), target)
        : broken(
            Words.of(
                "%s does not exist in IAM; the role of that name is %s",
                "%s 在 IAM 中不存在；该名称的角色为 %s", target, role.arn()),
            target,
            role.arn());
  }

  private static Verdict trusts(
      Facts facts, ClusterInfo cluster, Caller caller, String target, Focus focus) {
    Admission.Who who = caller.who(facts, cluster, focus);
    return Roles.given(
        facts,
        cluster,
        target,
        role -> verdict(role, who, Admission.of(role.trustPolicy(), who, ASSUME)),
        () ->
            notApplicable(
                "%s does not exist, which is judged separately", "%s 不存在，由另一项检查判断", target));
  }

  private static Verdict verdict(IamRole role, Admission.Who who, Admission admission) {
    String arn = role.arn();
    return switch (admission) {
      case Admission.Direct _ ->
          healthy(
              Words.of("the trust policy of %s names %s", "%s 的信任策略包含 %s", arn, who.arn()), arn);
      case Admission.ByAccount _ ->
          healthy(
              Words.of(
                  "the trust policy of %s trusts account %s; %s needs %s in its own policies as well",
                  "%s 的信任策略信任账户 %s；%s 自己的策略还需要允许 %s", arn, who.arn().account(), who.arn(), ASSUME),
              arn);
      case Admission.OnCondition(List<String> keys) ->
          unsure(
              "the trust policy of %s lets %s in under conditions that cannot be seen from here: %s",
              "%s 的信任策略在某些条件下允许 %s，这些条件无法从这里看到：%s", arn, who.arn(), String.join(", ", keys));
      case Admission.Refused(List<String> keys) when !keys.isEmpty() ->
          unsure(
              "the trust policy of %s denies %s under conditions that cannot be seen from here: %s",
              "%s 的信任策略在某些条件下拒绝 %s，这些条件无法从这里看到：%s", arn, who.arn(), String.join(", ", keys));
      case Admission.Refused _ ->
          broken(
              Words.of("the trust policy of %s denies %s", "%s 的信任策略拒绝 %s", arn, who.arn()), arn);
      case Admission.NotNamed(List<String> deleted) -> notNamed(arn, who, deleted);
    };
  }

  private static Verdict notNamed(String role, Admission.Who who, List<String> deleted) {
    Words names =
        deleted.isEmpty()
            ? Words.same("")
            : Words.of(
                "; it names %s, which is what is left of a deleted role or user",
                "；其中的 %s 是已删除的角色或用户留下的 ID", String.join(", ", deleted));
    return broken(
        Words.of(
            "the trust policy of %s does not let %s in%s",
            "%s 的信任策略不允许 %s%s", role, who.arn(), names),
        role);
  }
}
