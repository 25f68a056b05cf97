package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for somebody who can still administer the cluster (golden rule: prove a second admin path
/// before removing one). Broken only when nobody can be one: groups of other names may be bound to
/// cluster-admin, which is not read.
final class AdminPath {
  static final Check CHECK =
      Rule.sweeping(
          "admin-path-exists",
          "Somebody can administer the cluster",
          "有人可以管理集群",
          (facts, focus) ->
              Verdicts.givenCluster(facts, cluster -> new AdminPath(facts, cluster).judge()));

  private static final String MASTERS = "system:masters";

  private final Facts facts;
  private final ClusterInfo cluster;
  private final List<String> admins = new ArrayList<>();
  private final List<Verdict> doubts = new ArrayList<>();

  private AdminPath(Facts facts, ClusterInfo cluster) {
    this.facts = facts;
    this.cluster = cluster;
  }

  private Verdict judge() {
    AuthenticationMode mode = cluster.authenticationMode();
    if (mode.readsEntries()) {
      askEntries();
    }
    if (mode.readsAwsAuth()) {
      askAwsAuth();
    }
    if (!admins.isEmpty()) {
      return new Verdict.Healthy(
          Words.of("%s can administer the cluster", "%s 可以管理集群", String.join(", ", admins)),
          admins);
    }
    if (mode == AuthenticationMode.CONFIG_MAP) {
      // the creator is admin invisibly (fact 23)
      doubts.add(
          Verdicts.unsure(
              "aws-auth names no member of system:masters; the identity that created the cluster is"
                  + " an admin too, but is not shown anywhere",
              "aws-auth 中没有 system:masters 成员；创建集群的身份也是管理员，但不会显示在任何地方"));
    }
    return doubts.isEmpty()
        ? Verdicts.broken(
            Words.of(
                mode.readsAwsAuth()
                    ? "no usable access entry has AmazonEKSClusterAdminPolicy for the whole cluster,"
                        + " and aws-auth names no member of system:masters"
                    : "no usable access entry has AmazonEKSClusterAdminPolicy for the whole cluster",
                mode.readsAwsAuth()
                    ? "没有可用的访问条目在集群范围具有 AmazonEKSClusterAdminPolicy，aws-auth 中也没有 system:masters 成员"
                    : "没有可用的访问条目在集群范围具有 AmazonEKSClusterAdminPolicy"),
            cluster.arn())
        : Verdicts.all(doubts);
  }

  private void askEntries() {
    var list = new FactKey.AccessEntries();
    switch (facts.get(list)) {
      case Fact.Known<List<String>>(List<String> principals) -> {
        facts.ahead(principals.stream().map(FactKey.AccessEntryOf::new).toList());
        facts.ahead(principals.stream().map(FactKey.AccessPoliciesOf::new).toList());
        facts.ahead(principals.stream().map(Roles::identity).toList());
        principals.forEach(this::askEntry);
      }
      case Fact.Absent<List<String>>() -> {}
      case Fact.Unseen<List<String>> unseen -> doubts.add(Verdicts.unseen(list, unseen));
    }
  }

  private void askEntry(String principal) {
    switch (EntryState.ofPrincipal(facts, cluster, principal, Set.of("STANDARD"))) {
      case EntryState.NotAsked _, EntryState.None _ -> {}
      case EntryState.Hidden(Unsure why) -> doubts.add(why);
      case EntryState.There(AccessEntry entry, boolean standard, Staleness staleness) -> {
        if (standard) {
          askStandard(entry, staleness);
        }
      }
    }
  }

  private void askStandard(AccessEntry entry, Staleness staleness) {
    if (staleness instanceof Staleness.Stale || staleness instanceof Staleness.Gone) {
      return;
    }
    var key = new FactKey.AccessPoliciesOf(entry.principalArn());
    switch (facts.get(key)) {
      case Fact.Known<List<AccessPolicy>>(List<AccessPolicy> policies) -> {
        if (policies.stream().anyMatch(AdminPath::isAdmin)) {
          found(entry.principalArn(), staleness);
          return;
        }
      }
      case Fact.Absent<List<AccessPolicy>>() -> {}
      case Fact.Unseen<List<AccessPolicy>> unseen -> doubts.add(Verdicts.unseen(key, unseen));
    }
    mayBeBound(entry.principalArn(), entry.kubernetesGroups());
  }

  private void found(String principal, Staleness staleness) {
    if (staleness instanceof Staleness.Unclear(Unsure why)) {
      doubts.add(why);
    } else {
      admins.add(principal);
    }
  }

  private static boolean isAdmin(AccessPolicy policy) {
    return policy.policyArn().endsWith("/AmazonEKSClusterAdminPolicy")
        && policy.scope().equals("cluster");
  }

  private void askAwsAuth() {
    switch (AwsAuth.of(facts)) {
      case Fact.Known<AwsAuth>(AwsAuth awsAuth) -> {
        var seen = new HashSet<Mapping>();
        for (List<Mapping> items : List.of(awsAuth.roles(), awsAuth.users())) {
          for (Mapping item : items) {
            awsAuth.find(item.arn()).filter(seen::add).ifPresent(this::askMapping);
          }
        }
      }
      case Fact.Absent<AwsAuth>() -> {}
      case Fact.Unseen<AwsAuth>(var why, var missing) ->
          doubts.add(Verdicts.unseen(new FactKey.AwsAuth().what(), why, missing));
    }
  }

  private void askMapping(Mapping item) {
    if (!item.roleWithPath() && item.neverMatches().isEmpty()) {
      Arn.parse(item.arn()).ifPresent(arn -> askMapping(item, arn));
    }
  }

  private void askMapping(Mapping item, Arn arn) {
    switch (EntryState.ofCaller(facts, cluster, arn)) {
      case EntryState.There(AccessEntry _, boolean _, Staleness staleness)
          when !(staleness instanceof Staleness.Stale) -> {
        return; // the entry counts instead, and was asked (fact 10)
      }
      case EntryState.Hidden(Unsure why) -> {
        doubts.add(why);
        return;
      }
      case EntryState _ -> {}
    }
    if (item.groups().contains(MASTERS)) {
      if (!gone(arn)) {
        admins.add(item.arn());
      }
    } else {
      mayBeBound(item.arn(), item.groups());
    }
  }

  private boolean gone(Arn arn) {
    return (arn.isRole() || arn.isUser())
        && Roles.inAccountOf(cluster, arn)
        && facts.get(Roles.identity(arn.toString())) instanceof Fact.Absent;
  }

  private void mayBeBound(String principal, List<String> groups) {
    List<String> own =
        groups.stream()
            .filter(group -> !group.startsWith("system:") && !group.startsWith("eks:"))
            .toList();
    if (!own.isEmpty()) {
      doubts.add(
          Verdicts.unsure(
              "%s has groups %s, which may be bound to cluster-admin; bindings are not read",
              "%s 的组 %s 可能绑定了 cluster-admin；未读取绑定", principal, own));
    }
  }
}
