package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.healthy;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// What the control plane needs of the cluster's role: it looks the private DNS name of a node up
/// in EC2 (fact 48).
final class ClusterRoleRights {
  private static final String ACTION = "ec2:DescribeInstances";
  private static final String CLUSTER_POLICY = "policy/AmazonEKSClusterPolicy";

  private ClusterRoleRights() {}

  /// By simulation; without that, `AmazonEKSClusterPolicy` is enough when nothing beside it could
  /// deny.
  static Verdict mayDescribeInstances(Facts facts, IamRole role) {
    var simulation = new FactKey.Simulation(ACTION, "", role.arn(), "*");
    Verdict simulated = Simulated.judge(facts, simulation);
    return simulated instanceof Verdict.Unsure && plain(facts, role)
        ? healthy(
            Words.of(
                "%s carries AmazonEKSClusterPolicy, which allows %s, and no policy of your own",
                "%s 附加了 AmazonEKSClusterPolicy（允许 %s），没有任何自定义策略", role.arn(), ACTION),
            role.arn())
        : simulated;
  }

  private static boolean plain(Facts facts, IamRole role) {
    return role.permissionsBoundary().isEmpty()
        && onlyPoliciesOfAws(facts.get(new FactKey.AttachedPolicies(role.name())))
        && facts.get(new FactKey.InlinePolicies(role.name()))
            instanceof Fact.Known<List<InlinePolicy>>(List<InlinePolicy> inline)
        && inline.isEmpty();
  }

  /// The managed policies of AWS that go on a cluster role deny nothing.
  private static boolean onlyPoliciesOfAws(Fact<List<String>> attached) {
    return attached instanceof Fact.Known<List<String>>(List<String> policies)
        && policies.stream().anyMatch(arn -> arn.endsWith(CLUSTER_POLICY))
        && policies.stream()
            .allMatch(arn ->
                Arn.parse(arn)
                    .filter(it -> it.account().equals("aws"))
                    .filter(it -> it.resource().startsWith("policy/AmazonEKS"))
                    .isPresent());
  }
}
