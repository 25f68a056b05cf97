package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether the role of a workload is there and may do what was refused.
final class WorkloadRoleChecks {
  private static final String ANYTHING = "*";

  static final List<Check> ALL =
      List.of(
          Rule.asked(
              "workload-role-exists",
              "The role of the workload exists",
              "工作负载的角色存在",
              (facts, focus) ->
                  Verdicts.givenCluster(
                      facts,
                      cluster ->
                          WorkloadRole.any(facts, focus, cluster)
                              .each(role -> exists(facts, cluster, role)))),
          Rule.asked(
              "workload-role-allows-action",
              "The policies of the workload's role allow the action that was refused",
              "工作负载角色的策略允许被拒绝的操作",
              (facts, focus) ->
                  focus
                      .on(Subject.ACTION)
                      .map(action ->
                          Verdicts.givenCluster(
                              facts, cluster -> allowsAction(facts, focus, cluster, action)))
                      .orElseGet(() ->
                          notApplicable(
                              "no refused action is named: name it, such as s3:GetObject",
                              "没有指明被拒绝的操作：请指明，例如 s3:GetObject"))));

  private WorkloadRoleChecks() {}

  private static Verdict exists(Facts facts, ClusterInfo cluster, WorkloadRole named) {
    return Roles.given(
        facts,
        cluster,
        named.arn(),
        role ->
            Roles.same(named.arn(), role.arn())
                ? healthy(Words.of("%s exists", "%s 存在", named.arn()), named.arn())
                : broken(
                    Words.of(
                        "%s names %s, but the role of that name is %s",
                        "%s 指定的是 %s，但同名角色是 %s", named.saidBy(), named.arn(), role.arn()),
                    named.arn()),
        () ->
            broken(
                Words.of(
                    "%s names %s, which does not exist in IAM",
                    "%s 指定的 %s 在 IAM 中不存在", named.saidBy(), named.arn()),
                named.arn()));
  }

  /// Who was refused says whose policies count; only without a caller it is the workload's role.
  private static Verdict allowsAction(
      Facts facts, Focus focus, ClusterInfo cluster, String action) {
    if (focus.callerArn().isEmpty()) {
      return WorkloadRole.any(facts, focus, cluster)
          .each(named ->
              Roles.given(
                  facts,
                  cluster,
                  named.arn(),
                  role -> simulated(facts, focus, role, action),
                  () -> noRole(named.arn())));
    }
    Optional<Arn> caller = WorkloadRole.callerRole(focus);
    if (caller.isEmpty()) {
      return notApplicable(
          "%s is not the role of a workload", "%s 不是工作负载的角色", focus.callerArn().get());
    }
    String arn = caller.get().toString();
    return Roles.given(
        facts,
        cluster,
        arn,
        role ->
            WorkloadRole.servesWorkloads(cluster, role)
                ? simulated(facts, focus, role, action)
                : notApplicable(
                    "%s trusts neither this cluster's OIDC provider nor %s, so it is not the role of a workload",
                    "%s 既不信任本集群的 OIDC 提供商，也不信任 %s，因此不是工作负载的角色",
                    role.arn(),
                    PodIdentityRoleChecks.SERVICE),
        () -> noRole(arn));
  }

  private static Verdict noRole(String arn) {
    return notApplicable("%s does not exist", "%s 不存在", arn);
  }

  private static Verdict simulated(Facts facts, Focus focus, IamRole role, String action) {
    String resource = focus.on(Subject.TARGET_ROLE).orElse(ANYTHING);
    return Verdicts.given(
        facts,
        new FactKey.Simulation(action, "", role.arn(), resource),
        access -> simulated(facts, role, action, resource, access),
        () ->
            unsure(
                "IAM gave no answer about %s for %s",
                "IAM 没有给出 %2$s 能否执行 %1$s 的答复", action, role.arn()));
  }

  /// A simulation knows neither conditions nor policies of resources, and here seldom the resource
  /// (K16): what is denied from above, outright or for other resources only is not called a policy
  /// that is too short.
  private static Verdict simulated(
      Facts facts, IamRole role, String action, String resource, SimulatedAccess access) {
    Words answer =
        Words.of(
            "IAM's simulation of %s by %s on %s answers %s",
            "IAM 模拟 %2$s 对 %3$s 执行 %1$s 的结果为 %4$s",
            action,
            role.arn(),
            resource,
            access.decision());
    if (access.allowed()) {
      return healthy(answer, role.arn());
    }
    if (!access.deniedBy().isEmpty()) {
      return unsure(
          "%s, denied by %s, so its own policies may well allow it",
          "%s，由 %s 拒绝，因此角色自身的策略可能允许", answer, String.join(", ", access.deniedBy()));
    }
    if (access.decision().equals("explicitDeny")) {
      return unsure(
          "%s: a statement denies it (%s); whether for this very request is not known",
          "%s：有语句明确拒绝（%s）；不清楚是否针对这次请求", answer, String.join(", ", access.matchedPolicies()));
    }
    return partly(facts, role, action)
        .<Verdict>map(policy ->
            unsure(
                "%s, but its inline policy %s allows it for some resources or under conditions",
                "%s，但内联策略 %s 允许对某些资源或在某些条件下执行", answer, policy))
        .orElseGet(() -> broken(answer, role.arn(), action));
  }

  /// The inline policy that allows the action for something.
  private static Optional<String> partly(Facts facts, IamRole role, String action) {
    Fact<List<InlinePolicy>> policies = facts.get(new FactKey.InlinePolicies(role.name()));
    return policies.ifKnown().orElse(List.of()).stream()
        .filter(policy -> policy.statements().stream().anyMatch(one -> allows(one, action)))
        .map(InlinePolicy::name)
        .findFirst();
  }

  private static boolean allows(PolicyStatement statement, String action) {
    boolean named =
        statement.actions().stream()
            .anyMatch(pattern ->
                Selector.wildcard(
                    pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
    return statement.effect().equals("Allow") && named != statement.notActions();
  }
}
