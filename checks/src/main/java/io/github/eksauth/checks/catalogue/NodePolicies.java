package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;

/// Whether a node role may do what a node does with it: find out about itself, pull images and,
/// unless the VPC CNI has a role of its own, give pods addresses.
///
/// The managed policies of AWS are the usual way and quick to see. Where one is not attached, IAM
/// is asked about the action that stands for it, since other policies may allow the same.
final class NodePolicies {
  private static final String WORKER = "AmazonEKSWorkerNodePolicy";
  private static final List<String> PULL =
      List.of(
          "AmazonEC2ContainerRegistryPullOnly",
          "AmazonEC2ContainerRegistryReadOnly",
          "AmazonEC2ContainerRegistryPowerUser",
          "AmazonEC2ContainerRegistryFullAccess");
  private static final String CNI = "AmazonEKS_CNI_Policy";

  /// What nodeadm asks first.
  private static final String DESCRIBE = "ec2:DescribeInstances";

  /// What every pull from ECR begins with; it knows no resources, so that IAM's answer is clear.
  private static final String TOKEN = "ecr:GetAuthorizationToken";

  private static final String NAMESPACE = "kube-system";
  private static final String AWS_NODE = "aws-node";
  private static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

  private final Facts facts;
  private final IamRole role;
  private final List<String> attached;

  private NodePolicies(Facts facts, IamRole role, List<String> attached) {
    this.facts = facts;
    this.role = role;
    this.attached = attached;
  }

  static Verdict judge(Facts facts, IamRole role) {
    return Verdicts.given(
        facts,
        new FactKey.AttachedPolicies(role.name()),
        attached -> {
          var policies = new NodePolicies(facts, role, attached);
          return Verdicts.all(
              List.of(
                  policies.allows(List.of(WORKER), DESCRIBE),
                  policies.allows(PULL, TOKEN),
                  policies.network()));
        },
        () -> notApplicable("%s does not exist", "%s 不存在", role.arn()));
  }

  /// Whether AWS's own policy of this name is among the attached ones.
  static Optional<String> attached(List<String> attached, List<String> names) {
    return names.stream()
        .filter(name -> attached.stream().anyMatch(arn -> arn.endsWith(":aws:policy/" + name)))
        .findFirst();
  }

  private Verdict isAttached(String policy) {
    return healthy(Words.of("%s is attached to %s", "%s 已附加到 %s", policy, role.arn()), role.arn());
  }

  private Verdict allows(List<String> policies, String action) {
    Optional<String> found = attached(attached, policies);
    if (found.isPresent()) {
      return isAttached(found.get());
    }
    var key = new FactKey.Simulation(action, "", role.arn(), "*");
    return Verdicts.given(
        facts,
        key,
        answer -> answer.allowed() ? otherwiseAllowed(action) : lacks(policies, action),
        () -> notApplicable("%s does not exist", "%s 不存在", role.arn()));
  }

  private Verdict otherwiseAllowed(String action) {
    return healthy(
        Words.of("another policy allows %s to %s", "其他策略允许 %2$s 执行 %1$s", action, role.arn()),
        role.arn());
  }

  private Verdict lacks(List<String> policies, String action) {
    return broken(
        Words.of(
            "%s is not attached to %s, and no other policy allows it %s",
            "%2$s 未附加 %1$s，也没有其他策略允许它执行 %3$s",
            String.join(" / ", policies.stream().limit(2).toList()),
            role.arn(),
            action),
        role.arn());
  }

  /// The CNI works with the node's role only when it has none of its own, and a cluster with
  /// another network plugin needs nothing.
  private Verdict network() {
    Optional<String> found = attached(attached, List.of(CNI));
    if (found.isPresent()) {
      return isAttached(found.get());
    }
    var account = new FactKey.ServiceAccountOf(NAMESPACE, AWS_NODE);
    var associations = new FactKey.PodIdentityAssociations();
    facts.ahead(List.of(account, associations));
    Verdict byAssociation =
        Verdicts.given(
            facts,
            associations,
            all -> all.stream().anyMatch(NodePolicies::isForCni) ? ownRole() : none(),
            NodePolicies::none);
    if (byAssociation instanceof Verdict.Healthy) {
      return byAssociation;
    }
    return Verdicts.given(
        facts,
        account,
        it ->
            it.annotations().containsKey(ROLE_ANNOTATION)
                ? ownRole()
                : byAssociation instanceof Verdict.Unsure ? byAssociation : byNodeRole(),
        () ->
            notApplicable(
                "the cluster has no service account %s/%s, so no VPC CNI works with %s",
                "集群没有服务账号 %s/%s，因此没有 VPC CNI 使用 %s", NAMESPACE, AWS_NODE, role.arn()));
  }

  private static boolean isForCni(PodIdentityName association) {
    return association.namespace().equals(NAMESPACE)
        && association.serviceAccount().equals(AWS_NODE);
  }

  private static Verdict ownRole() {
    return healthy(new Words("the VPC CNI has a role of its own", "VPC CNI 有自己的角色"));
  }

  private static Verdict none() {
    return notApplicable(
        "the VPC CNI has no Pod Identity association", "VPC CNI 没有 Pod Identity 关联");
  }

  /// IPv4 and IPv6 clusters need different actions; either will do here. IAM was asked without a
  /// resource and without conditions, so that policies of one's own may still allow more.
  private Verdict byNodeRole() {
    var keys =
        List.of("ec2:AssignPrivateIpAddresses", "ec2:AssignIpv6Addresses").stream()
            .map(action -> new FactKey.Simulation(action, "", role.arn(), "*"))
            .toList();
    facts.ahead(keys);
    return Verdicts.any(
        keys,
        key ->
            Verdicts.given(
                facts,
                key,
                answer -> answer.allowed() ? otherwiseAllowed(key.action()) : refused(key, answer),
                () -> notApplicable("%s does not exist", "%s 不存在", role.arn())));
  }

  private Verdict refused(FactKey.Simulation key, SimulatedAccess answer) {
    return answer.decision().equals("explicitDeny") || onlyPoliciesOfAws()
        ? lacks(List.of(CNI), key.action())
        : unsure(
            "%s is not attached to %s, and whether its other policies do instead was not seen",
            "%2$s 未附加 %1$s，无法判断其他策略是否足够", CNI, role.arn());
  }

  private boolean onlyPoliciesOfAws() {
    return attached.stream().allMatch(arn -> arn.contains(":aws:policy/"))
        && facts.get(new FactKey.InlinePolicies(role.name()))
            instanceof Fact.Known<List<InlinePolicy>>(List<InlinePolicy> inline)
        && inline.isEmpty();
  }
}
