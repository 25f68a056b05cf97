package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.util.ArrayList;
import java.util.List;

/// What an access entry or an item of `aws-auth` would let the caller do, whichever of them counts.
final class CallerRights {
  private final Facts facts;
  private final Caller caller;
  private final Focus focus;

  CallerRights(Facts facts, Caller caller, Focus focus) {
    this.facts = facts;
    this.caller = caller;
    this.focus = focus;
  }

  /// The policies of the entry, and what RBAC gives its user name and groups.
  Coverage ofEntry(AccessEntry entry, ApiRequest request) {
    var key = new FactKey.AccessPoliciesOf(entry.principalArn());
    var rights = new ArrayList<Coverage>();
    switch (facts.get(key)) {
      case Fact.Known<List<AccessPolicy>>(List<AccessPolicy> policies) ->
          policies.forEach(policy -> rights.add(AccessPolicyRights.covers(policy, request)));
      case Fact.Absent<List<AccessPolicy>>() -> {}
      case Fact.Unseen<List<AccessPolicy>> unseen ->
          rights.add(new Coverage.Unknown(Verdicts.unseen(key, unseen)));
    }
    if (rights.stream().noneMatch(right -> right instanceof Coverage.Yes)) {
      rights.add(
          new RbacRights(facts)
              .covers(request, identity(entry.username(), entry.kubernetesGroups())));
    }
    return Coverage.any(rights);
  }

  /// What RBAC gives the user name and groups of the item. What nodes may do is up to the Node
  /// authorizer, which shows its rules nowhere.
  Coverage ofItem(Mapping item, ApiRequest request) {
    Coverage rbac = new RbacRights(facts).covers(request, identity(item.username(), item.groups()));
    return rbac instanceof Coverage.No && item.groups().contains("system:nodes")
        ? new Coverage.Unknown(
            Verdicts.unsure(
                "%s comes as a node; what nodes may do is not shown anywhere",
                "%s 以节点身份访问；节点的权限无从得知", caller.arn()))
        : rbac;
  }

  RbacRights.Identity identity(String username, List<String> groups) {
    return new RbacRights.Identity(Usernames.of(username, focus), groups);
  }
}
