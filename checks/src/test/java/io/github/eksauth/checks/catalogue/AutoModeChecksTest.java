package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.NodeClass;
import java.util.List;
import org.junit.jupiter.api.Test;

class AutoModeChecksTest {
  private static final String TYPE = "automode-node-entry-type";
  private static final String POLICY = "automode-node-entry-policy";
  private static final String ARN =
      "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAutoNodePolicy";

  private static TestCluster autoMode() {
    return api()
        .autoMode()
        .known(
            new FactKey.AutoModeNodeClasses(),
            List.of(new NodeClass("batch", "payments-nodes", "")))
        .role(NODE_ROLE, MONDAY, "ec2.amazonaws.com");
  }

  private static TestCluster withPolicy(String scope) {
    return autoMode()
        .entry(NODE_ROLE, "EC2", FRIDAY)
        .known(
            new FactKey.AccessPoliciesOf(NODE_ROLE),
            List.of(new AccessPolicy(ARN, scope, List.of())));
  }

  /// Auto Mode with built-in pools, whose role EKS itself tells.
  private static TestCluster withBuiltInRole(TestCluster cluster, String roleArn) {
    ClusterInfo it = cluster.facts().get(new FactKey.Cluster()).ifKnown().orElseThrow();
    return cluster.known(
        new FactKey.Cluster(),
        new ClusterInfo(
            it.name(),
            it.arn(),
            it.version(),
            it.platformVersion(),
            it.status(),
            it.authenticationMode(),
            it.roleArn(),
            it.oidcIssuer(),
            it.createdAt(),
            it.endpoint(),
            it.endpointPublicAccess(),
            it.endpointPrivateAccess(),
            it.publicAccessCidrs(),
            it.enabledLogTypes(),
            true,
            roleArn,
            it.vpcId(),
            it.subnets(),
            it.kmsKeyArn(),
            it.issues()));
  }

  @Test
  void entry_and_policy_are_what_a_node_class_needs() {
    healthy(withPolicy("cluster").judge(TYPE), NODE_ROLE, "type EC2");
    healthy(withPolicy("cluster").judge(POLICY), "AmazonEKSAutoNodePolicy");
  }

  @Test
  void a_role_without_an_entry_is_broken_and_has_no_policy_to_judge() {
    broken(autoMode().judge(TYPE), NODE_ROLE + " has no access entry");
    notApplicable(autoMode().judge(POLICY), "no access entry");
  }

  @Test
  void the_type_of_ordinary_nodes_does_not_do() {
    var cluster = autoMode().entry(NODE_ROLE, "EC2_LINUX", FRIDAY);
    broken(cluster.judge(TYPE), "type EC2_LINUX; Auto Mode needs EC2");
    notApplicable(cluster.judge(POLICY), "takes no policy");
  }

  @Test
  void an_entry_without_the_policy_for_the_whole_cluster_gives_no_rights() {
    broken(
        autoMode().entry(NODE_ROLE, "EC2", FRIDAY).judge(POLICY), "lacks AmazonEKSAutoNodePolicy");
    broken(withPolicy("namespace").judge(POLICY), "some namespaces only");
  }

  @Test
  void the_role_of_the_built_in_pools_is_judged_without_kubernetes() {
    var cluster = withBuiltInRole(api(), NODE_ROLE).role(NODE_ROLE, MONDAY);
    broken(
        cluster.denied(new FactKey.AutoModeNodeClasses()).judge(TYPE),
        NODE_ROLE + " has no access entry");
    lacks(
        cluster
            .entry(NODE_ROLE, "EC2", FRIDAY)
            .denied(new FactKey.AutoModeNodeClasses())
            .judge(TYPE),
        "list nodeclasses.eks.amazonaws.com");
    healthy(cluster.absent(new FactKey.AutoModeNodeClasses()).judge(TYPE));
  }

  @Test
  void denied_entries_and_policies_are_unsure() {
    lacks(
        withPolicy("cluster").denied(new FactKey.AccessEntryOf(NODE_ROLE)).judge(TYPE),
        "eks:DescribeAccessEntry");
    lacks(
        withPolicy("cluster").denied(new FactKey.AccessPoliciesOf(NODE_ROLE)).judge(POLICY),
        "eks:ListAssociatedAccessPolicies");
  }

  @Test
  void without_auto_mode_or_node_classes_there_is_nothing_to_judge() {
    for (String check : List.of(TYPE, POLICY)) {
      notApplicable(
          api().denied(new FactKey.AutoModeNodeClasses()).judge(check), "does not run Auto Mode");
      notApplicable(api().autoMode().judge(check), "no NodeClass");
    }
  }
}
