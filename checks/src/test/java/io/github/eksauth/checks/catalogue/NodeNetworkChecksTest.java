package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.VpcEndpoint;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeNetworkChecksTest {
  private static final String OUT = "node-subnets-have-a-way-out";
  private static final String STS = "subnets-reach-sts";
  private static final String IMDS = "imds-reachable-from-pods";
  private static final Focus WEB = Focus.none().withPod("apps", "web-1");
  private static final String NODE = "ip-10-0-0-1.eu-west-1.compute.internal";
  private static final String ONE = "i-0123456789abcdef0";
  private static final String TWO = "i-0fedcba9876543210";

  private static TestCluster routes(TestCluster cluster, String subnet, String... targets) {
    return cluster.known(
        new FactKey.SubnetRoutesOf(subnet),
        new SubnetRoutes(subnet, "vpc-1", "rtb-1", true, List.of(targets)));
  }

  private static TestCluster isolated(String... targets) {
    return routes(api().nodeGroup("workers", NODE_ROLE), "subnet-1", targets);
  }

  private static TestCluster endpoints(TestCluster cluster, VpcEndpoint... endpoints) {
    return cluster.known(new FactKey.VpcEndpointsOf("vpc-1"), List.of(endpoints));
  }

  private static VpcEndpoint interfaceFor(String service, boolean privateDns) {
    return new VpcEndpoint(
        "com.amazonaws.eu-west-1." + service, "Interface", "available", List.of(), privateDns);
  }

  private static final VpcEndpoint S3 =
      new VpcEndpoint("com.amazonaws.eu-west-1.s3", "Gateway", "available", List.of(), false);

  private static VpcEndpoint[] all(String... without) {
    return Stream.concat(
            Stream.of("ec2", "ecr.api", "ecr.dkr")
                .filter(it -> !List.of(without).contains(it))
                .map(it -> interfaceFor(it, true)),
            Stream.of(S3))
        .toArray(VpcEndpoint[]::new);
  }

  private static Pod pod(String nodeName, boolean hostNetwork, Map<String, String> labels) {
    return new Pod(
        "apps",
        "web-1",
        labels,
        Map.of(),
        "default-scheduler",
        Optional.of(FRIDAY),
        "Running",
        "ReplicaSet",
        nodeName,
        "default",
        hostNetwork,
        false,
        Optional.empty(),
        List.of(),
        List.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nat-1", "tgw-1", "igw-1", "eni-1"})
  void a_route_out_of_the_vpc_is_a_way(String target) {
    healthy(isolated("local", target).judge(OUT), "subnet-1 (route table rtb-1)", target);
  }

  @Test
  void an_internet_gateway_helps_only_instances_with_a_public_address() {
    healthy(isolated("local", "igw-1").judge(OUT), "public address");
  }

  @Test
  void without_a_route_the_endpoints_must_be_complete() {
    healthy(endpoints(isolated("local", "vpce-s3"), all()).judge(OUT), "ec2, ecr.api, ecr.dkr, s3");
    broken(
        endpoints(isolated("local", "vpce-s3"), all("ecr.dkr")).judge(OUT),
        "subnet-1",
        "no usable endpoint for ecr.dkr");
    broken(isolated("local").absent(new FactKey.VpcEndpointsOf("vpc-1")).judge(OUT), "ec2, ecr");
  }

  @Test
  void a_gateway_endpoint_needs_a_route_in_the_subnet() {
    broken(endpoints(isolated("local"), all()).judge(OUT), "endpoint for s3");
  }

  @Test
  void where_a_peering_or_a_firewall_leads_is_not_known() {
    unsure(endpoints(isolated("local", "pcx-1")).judge(OUT), "pcx-1");
    unsure(
        endpoints(
                isolated("local", "vpce-firewall"),
                new VpcEndpoint(
                    "com.amazonaws.vpce.eu-west-1.vpce-svc-1",
                    "GatewayLoadBalancer",
                    "available",
                    List.of(),
                    false))
            .judge(OUT),
        "vpce-firewall");
  }

  @Test
  void an_endpoint_without_private_names_may_still_be_reached() {
    unsure(endpoints(isolated("local"), interfaceFor("sts", false)).judge(STS), "private DNS");
  }

  @Test
  void one_subnet_of_several_is_enough_to_keep_some_nodes_out() {
    var cluster =
        api()
            .profile("apps", FARGATE_ROLE)
            .nodeGroup("workers", NODE_ROLE)
            .nodeGroup("batch", NODE_ROLE);
    routes(cluster, "subnet-1", "local");
    broken(endpoints(cluster).judge(OUT), "subnet-1");
  }

  @Test
  void denied_routes_and_endpoints_are_unsure() {
    lacks(
        isolated("local").denied(new FactKey.SubnetRoutesOf("subnet-1")).judge(OUT),
        "ec2:DescribeRouteTables");
    lacks(
        isolated("local").denied(new FactKey.VpcEndpointsOf("vpc-1")).judge(OUT),
        "ec2:DescribeVpcEndpoints");
    lacks(
        isolated("local").denied(new FactKey.VpcEndpointsOf("vpc-1")).judge(STS),
        "ec2:DescribeVpcEndpoints");
  }

  @Test
  void a_deleted_subnet_is_not_called_one_without_a_way() {
    unsure(
        isolated().absent(new FactKey.SubnetRoutesOf("subnet-1")).judge(OUT),
        "does not exist any more");
  }

  @Test
  void a_cluster_without_nodes_is_not_concerned() {
    notApplicable(api().judge(OUT));
    notApplicable(api().judge(STS));
    notApplicable(api().judge(IMDS));
  }

  @Test
  void sts_needs_a_route_or_its_own_endpoint() {
    healthy(isolated("local", "nat-1").judge(STS));
    healthy(
        endpoints(isolated("local"), interfaceFor("sts", true)).judge(STS), "endpoints for sts");
    broken(endpoints(isolated("local"), all()).judge(STS), "no usable endpoint for sts");
    broken(
        endpoints(
                isolated("local"),
                new VpcEndpoint(
                    "com.amazonaws.eu-west-1.sts", "Interface", "pending", List.of(), true))
            .judge(STS));
  }

  @Test
  void a_pod_is_judged_by_the_subnet_it_runs_in() {
    var cluster =
        isolated("local", "nat-1")
            .node(NODE, ONE, "workers", NODE_ROLE)
            .known(new FactKey.PodOf("apps", "web-1"), pod(NODE, false, Map.of()))
            .known(
                new FactKey.InstanceOf(ONE),
                new Instance(ONE, NODE, "", "subnet-9", "running", "required", Optional.of(2)));
    routes(cluster, "subnet-9", "local");
    broken(endpoints(cluster).judge(STS, WEB), "subnet-9");
    healthy(cluster.judge(STS));
    lacks(cluster.denied(new FactKey.InstanceOf(ONE)).judge(STS, WEB), "ec2:DescribeInstances");
  }

  @Test
  void a_pod_on_fargate_is_judged_by_the_subnets_of_its_profile() {
    var cluster =
        routes(api().profile("apps", FARGATE_ROLE), "subnet-1", "local")
            .known(
                new FactKey.PodOf("apps", "web-1"),
                pod(
                    "fargate-ip-10-0-0-9",
                    false,
                    Map.of("eks.amazonaws.com/fargate-profile", "apps")));
    broken(endpoints(cluster).judge(STS, WEB), "subnet-1");
  }

  @Test
  void karpenter_only_clusters_are_judged_by_their_nodes() {
    broken(
        endpoints(routes(api().node(NODE, ONE, "", NODE_ROLE), "subnet-1", "local")).judge(STS),
        "subnet-1");
  }

  @Test
  void a_hop_limit_of_two_reaches_pods_and_one_does_not() {
    healthy(
        api().node(NODE, ONE, "workers", NODE_ROLE).judge(IMDS), "hop limit of instance " + ONE);
    broken(
        api().node(NODE, ONE, "workers", NODE_ROLE).instance(ONE, NODE_ROLE, NODE, 1).judge(IMDS),
        "is 1");
  }

  @Test
  void with_optional_tokens_software_may_do_without_them() {
    unsure(
        api()
            .node(NODE, ONE, "workers", NODE_ROLE)
            .known(
                new FactKey.InstanceOf(ONE),
                new Instance(ONE, NODE, "", "subnet-1", "running", "optional", Optional.of(1)))
            .judge(IMDS),
        "tokens are optional");
  }

  @Test
  void when_only_some_nodes_let_pods_through_it_depends_on_the_pod() {
    var cluster =
        api()
            .node(NODE, ONE, "workers", NODE_ROLE)
            .node("ip-10-0-0-2.eu-west-1.compute.internal", TWO, "batch", NODE_ROLE)
            .instance(TWO, NODE_ROLE, "ip-10-0-0-2.eu-west-1.compute.internal", 1);
    unsure(cluster.judge(IMDS), "other nodes let pods reach it");
    broken(cluster.judge(IMDS, Focus.none().with(Subject.INSTANCE, TWO)), TWO);
    broken(cluster.judge(IMDS, Focus.none().with(Subject.NODE_GROUP, "batch")), TWO);
    healthy(
        cluster
            .known(new FactKey.PodOf("apps", "web-1"), pod(NODE, false, Map.of()))
            .judge(IMDS, WEB),
        ONE);
  }

  @Test
  void a_pod_on_the_network_of_its_node_is_one_hop_away() {
    healthy(
        api()
            .node(NODE, ONE, "workers", NODE_ROLE)
            .instance(ONE, NODE_ROLE, NODE, 1)
            .known(new FactKey.PodOf("apps", "web-1"), pod(NODE, true, Map.of()))
            .judge(IMDS, WEB),
        "network of its node");
  }

  @Test
  void denied_nodes_and_instances_are_unsure() {
    lacks(api().denied(new FactKey.Nodes()).judge(IMDS), "list nodes");
    lacks(
        api().node(NODE, ONE, "workers", NODE_ROLE).denied(new FactKey.InstanceOf(ONE)).judge(IMDS),
        "ec2:DescribeInstances");
  }
}
