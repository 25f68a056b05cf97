package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;

/// What a caller that the cluster knows may do in it; only when an entry asks.
final class CallerRightsChecks {
  static final List<Check> ALL =
      List.of(
          rule(
              "caller-entry-has-rights",
              "The access entry of the caller carries an access policy or a bound group",
              "调用方的访问条目带有访问策略或已绑定的组",
              (it, focus) -> it.entryHasRights()),
          rule(
              "caller-rights-cover-request",
              "An access policy or a bound group of the caller covers what was refused",
              "调用方的访问策略或已绑定的组涵盖了被拒绝的请求",
              (it, focus) ->
                  ApiRequest.in(focus)
                      .map(it::cover)
                      .orElseGet(() ->
                          notApplicable(
                              "no request is named: verb or resource is missing",
                              "没有指明请求：缺少动词或资源"))),
          rule(
              "caller-groups-bound",
              "Every group of the caller is bound by RBAC",
              "调用方的每个组都有 RBAC 绑定",
              (it, focus) -> it.groupsBound()),
          rule(
              "caller-not-shadowed",
              "No access entry shadows the caller's item in aws-auth",
              "没有访问条目遮住调用方在 aws-auth 中的条目",
              (it, focus) ->
                  new Shadow(it.facts, it.cluster, it.caller, it.rights, ApiRequest.in(focus))
                      .judge()));

  private interface Judge {
    Verdict judge(CallerRightsChecks it, Focus focus);
  }

  /// Groups that have their rights without any binding: the API server and its Node authorizer know
  /// them.
  private static final Set<String> BUILT_IN =
      Set.of(RbacRights.MASTERS, RbacRights.AUTHENTICATED, "system:nodes");

  private final Facts facts;
  private final ClusterInfo cluster;
  private final Caller caller;
  private final CallerRights rights;

  private CallerRightsChecks(Facts facts, ClusterInfo cluster, Caller caller, Focus focus) {
    this.facts = facts;
    this.cluster = cluster;
    this.caller = caller;
    rights = new CallerRights(facts, caller, focus);
  }

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return CallerChecks.asked(
        id,
        en,
        zh,
        (facts, focus, cluster, caller) ->
            judge.judge(new CallerRightsChecks(facts, cluster, caller, focus), focus));
  }

  private Verdict entryHasRights() {
    return caller.entry(facts, cluster).given(caller.arn().toString(), this::entryHasRights);
  }

  private Verdict entryHasRights(EntryState.There there) {
    AccessEntry entry = there.entry();
    if (there.staleness() instanceof Staleness.Stale) {
      return notApplicable(
          "%s has an access entry, but it is stale, which is judged separately",
          "%s 有访问条目，但已过期，由另一项检查判断", caller.arn());
    } else if (!entry.type().equals(Standing.STANDARD)) {
      return notApplicable(
          "the access entry of %s has type %s; its rights come with the type",
          "%s 的访问条目类型为 %s；其权限由类型决定", entry.principalArn(), entry.type());
    }
    return hasRights(entry);
  }

  private Verdict hasRights(AccessEntry entry) {
    String arn = entry.principalArn();
    var key = new FactKey.AccessPoliciesOf(arn);
    Fact<List<AccessPolicy>> policies = facts.get(key);
    List<AccessPolicy> known = policies.ifKnown().orElse(List.of());
    if (!known.isEmpty()) {
      return healthy(
          Words.of(
              "the access entry of %s carries %s",
              "%s 的访问条目带有 %s",
              arn,
              String.join(", ", known.stream().map(AccessPolicyRights::name).toList())),
          arn);
    }
    var identity = rights.identity(entry.username(), entry.kubernetesGroups());
    Fact<Boolean> bound =
        new RbacRights(facts)
            .bound(subject ->
                !subject.name().equals(RbacRights.AUTHENTICATED) && identity.is(subject));
    if (bound.ifKnown().orElse(false)) {
      return healthy(
          Words.of("RBAC binds %s of %s", "RBAC 绑定了 %2$s 的%1$s", identity.words(), arn), arn);
    } else if (policies instanceof Fact.Unseen<List<AccessPolicy>> unseen) {
      return Verdicts.unseen(key, unseen);
    } else if (bound instanceof Fact.Unseen<Boolean>(var why, var missing)
        && !entry.kubernetesGroups().isEmpty()) {
      return Verdicts.unseen(new Words("the RBAC bindings", "RBAC 绑定"), why, missing);
    }
    return broken(
        entry.kubernetesGroups().isEmpty()
            ? Words.of(
                "the access entry of %s has neither an access policy nor a group",
                "%s 的访问条目既没有访问策略也没有组", arn)
            : Words.of(
                "the access entry of %s has no access policy, and nothing binds its groups %s",
                "%s 的访问条目没有访问策略，其组 %s 也没有任何绑定", arn, String.join(", ", entry.kubernetesGroups())),
        arn);
  }

  private Verdict cover(ApiRequest request) {
    return switch (Standing.of(facts, cluster, caller)) {
      case Standing.Hidden(Unsure why) -> why;
      case Standing.Unknown(Words why) -> new Verdict.NotApplicable(why);
      case Standing.ByEntry by ->
          by.standard()
              ? verdict(request, rights.ofEntry(by.entry(), request))
              : Verdicts.unsure(
                  "the access entry of %s has type %s; what the type allows is not shown anywhere",
                  "%s 的访问条目类型为 %s；该类型允许什么无从得知", caller.arn(), by.entry().type());
      case Standing.ByAwsAuth(Mapping item) -> verdict(request, rights.ofItem(item, request));
    };
  }

  private Verdict verdict(ApiRequest request, Coverage coverage) {
    String arn = caller.arn().toString();
    return switch (coverage) {
      case Coverage.Unknown(Unsure why) -> why;
      case Coverage.Yes(Words by) ->
          healthy(Words.of("%s may %s: %s", "%s 可以 %s：%s", arn, request.words(), by), arn);
      case Coverage.No(Words why) ->
          broken(Words.of("%s may not %s: %s", "%s 不可以 %s：%s", arn, request.words(), why), arn);
    };
  }

  private Verdict groupsBound() {
    return switch (Standing.of(facts, cluster, caller)) {
      case Standing.Hidden(Unsure why) -> why;
      case Standing.Unknown(Words why) -> new Verdict.NotApplicable(why);
      case Standing.ByAwsAuth(Mapping item) -> bound(item.groups());
      case Standing.ByEntry by ->
          by.standard()
              ? bound(by.entry().kubernetesGroups())
              : notApplicable(
                  "the access entry of %s has type %s; its rights come with the type",
                  "%s 的访问条目类型为 %s；其权限由类型决定", caller.arn(), by.entry().type());
    };
  }

  private Verdict bound(List<String> groups) {
    if (groups.isEmpty()) {
      return notApplicable("%s has no groups", "%s 没有组", caller.arn());
    }
    var rbac = new RbacRights(facts);
    return Verdicts.all(groups.stream().map(group -> bound(rbac, group)).toList());
  }

  private Verdict bound(RbacRights rbac, String group) {
    String arn = caller.arn().toString();
    if (BUILT_IN.contains(group)) {
      return healthy(Words.of("group %s has its rights built in", "组 %s 的权限是内置的", group), arn);
    }
    return switch (rbac.bound(
        subject -> subject.kind().equals("Group") && subject.name().equals(group))) {
      case Fact.Known<Boolean>(Boolean bound) ->
          bound
              ? healthy(Words.of("RBAC binds group %s", "RBAC 绑定了组 %s", group), arn)
              : broken(
                  Words.of(
                      "no RoleBinding and no ClusterRoleBinding gives group %s of %s any role that"
                          + " exists",
                      "没有 RoleBinding 或 ClusterRoleBinding 为 %2$s 的组 %1$s 绑定存在的角色", group, arn),
                  arn,
                  group);
      case Fact.Absent<Boolean>() -> throw new IllegalStateException("bound or not");
      case Fact.Unseen<Boolean>(var why, var missing) ->
          Verdicts.unseen(Words.of("the bindings of group %s", "组 %s 的绑定", group), why, missing);
    };
  }
}
