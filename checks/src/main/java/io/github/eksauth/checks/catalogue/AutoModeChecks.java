package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Whether the nodes of Auto Mode can join: the role of each NodeClass needs an entry of type `EC2`
/// with the policy for nodes. EKS makes both for the role of the built-in pools only (fact 27).
final class AutoModeChecks {
  private static final String TYPE = "EC2";
  private static final String POLICY = "AmazonEKSAutoNodePolicy";

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "automode-node-entry-type",
              "The node role of the NodeClass has an access entry of type EC2",
              "NodeClass 的节点角色有 EC2 类型的访问条目",
              (facts, focus) -> eachRole(facts, focus, (role, state) -> entryType(role, state))),
          Rule.sweeping(
              "automode-node-entry-policy",
              "The access entry of the NodeClass's role carries AmazonEKSAutoNodePolicy",
              "NodeClass 角色的访问条目带有 AmazonEKSAutoNodePolicy",
              (facts, focus) ->
                  eachRole(facts, focus, (role, state) -> policy(facts, role, state))));

  private interface Judge {
    Verdict judge(String roleArn, EntryState state);
  }

  private AutoModeChecks() {}

  private static Verdict eachRole(Facts facts, Focus focus, Judge judge) {
    return Verdicts.givenCluster(
        facts,
        cluster -> {
          if (!cluster.autoMode()) {
            return notApplicable("the cluster does not run Auto Mode", "集群未启用 Auto Mode");
          }
          return eachRole(facts, focus, cluster, judge);
        });
  }

  /// The role of the built-in pools is known without Kubernetes, those of other classes are not.
  private static Verdict eachRole(Facts facts, Focus focus, ClusterInfo cluster, Judge judge) {
    NodeClassRoles.Judge byArn =
        (nodeClass, arn) ->
            judge.judge(arn, EntryState.ofPrincipal(facts, cluster, arn, Set.of(TYPE)));
    var verdicts = new ArrayList<Verdict>();
    if (!cluster.nodeRoleArn().isEmpty()) {
      var builtIn = new NodeClass("default", cluster.nodeRoleArn(), "");
      verdicts.add(byArn.judge(builtIn, cluster.nodeRoleArn()));
    }
    verdicts.add(
        Verdicts.given(
            facts,
            new FactKey.AutoModeNodeClasses(),
            all -> all.isEmpty() ? none() : NodeClassRoles.each(facts, cluster, focus, all, byArn),
            AutoModeChecks::none));
    return Verdicts.all(verdicts);
  }

  private static Verdict none() {
    return notApplicable("the cluster has no NodeClass", "集群没有 NodeClass");
  }

  private static Verdict entryType(String role, EntryState state) {
    if (state instanceof EntryState.None) {
      return broken(
          Words.of(
              "%s has no access entry; Auto Mode needs one of type %s",
              "%s 没有访问条目；Auto Mode 需要 %s 类型的条目", role, TYPE),
          role);
    }
    return state.ofRightType(role, Words.of("; Auto Mode needs %s", "；Auto Mode 需要 %s", TYPE));
  }

  private static Verdict policy(Facts facts, String role, EntryState state) {
    return state.given(
        role,
        there ->
            there.rightType()
                ? Verdicts.given(
                    facts,
                    new FactKey.AccessPoliciesOf(there.entry().principalArn()),
                    policies -> policy(role, policies),
                    () -> policy(role, List.of()))
                : notApplicable(
                    "the access entry of %s has type %s, which takes no policy for nodes",
                    "%s 的访问条目类型为 %s，不接受节点策略", role, there.entry().type()));
  }

  private static Verdict policy(String role, List<AccessPolicy> policies) {
    List<AccessPolicy> right =
        policies.stream().filter(it -> it.policyArn().endsWith("/" + POLICY)).toList();
    if (right.stream().anyMatch(it -> it.scope().equals("cluster"))) {
      return healthy(
          Words.of("the access entry of %s carries %s", "%s 的访问条目带有 %s", role, POLICY), role);
    }
    return broken(
        right.isEmpty()
            ? Words.of("the access entry of %s lacks %s", "%s 的访问条目缺少 %s", role, POLICY)
            : Words.of(
                "the access entry of %s carries %s for some namespaces only, not for the cluster",
                "%s 的访问条目仅在部分命名空间带有 %s，而不是整个集群", role, POLICY),
        role);
  }
}
