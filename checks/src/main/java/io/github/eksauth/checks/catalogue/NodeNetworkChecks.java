package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// Whether nodes and the pods on them reach what they need: the APIs of AWS and the instance
/// metadata.
final class NodeNetworkChecks {
  /// What a node asks before it can run pods, and where images come from. STS is not among them: a
  /// token for the cluster is signed on the node itself (fact 1).
  private static final List<String> TO_JOIN = List.of("ec2", "ecr.api", "ecr.dkr", "s3");

  private static final List<String> STS = List.of("sts");

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "node-subnets-have-a-way-out",
              "The subnets of the node group have a route or endpoints to the AWS APIs",
              "节点组的子网有通往 AWS API 的路由或端点",
              (facts, focus) ->
                  NodeGroups.eachWithCluster(
                      facts,
                      focus,
                      group -> keys(group.subnets()),
                      (cluster, group) ->
                          group.subnets().isEmpty()
                              ? notApplicable(
                                  "node group %s names no subnet", "节点组 %s 没有子网", group.name())
                              : each(
                                  facts,
                                  group.subnets(),
                                  routes -> wayOut(facts, cluster, routes)))),
          Rule.asked(
              "subnets-reach-sts",
              "The subnets of the nodes have a way to STS",
              "节点子网有通往 STS 的路",
              (facts, focus) -> reachSts(facts, focus)),
          Rule.asked(
              "imds-reachable-from-pods",
              "The hop limit of the nodes lets pods reach the instance metadata",
              "节点的 hop limit 允许 Pod 访问实例元数据",
              HopLimit::judge));

  private NodeNetworkChecks() {}

  private static List<FactKey<?>> keys(Collection<String> subnets) {
    return subnets.stream().<FactKey<?>>map(FactKey.SubnetRoutesOf::new).toList();
  }

  private static Verdict each(
      Facts facts, Collection<String> subnets, Function<SubnetRoutes, Verdict> judge) {
    facts.ahead(keys(subnets));
    var verdicts = new ArrayList<Verdict>();
    for (String subnet : subnets) {
      verdicts.add(
          Verdicts.given(
              facts,
              new FactKey.SubnetRoutesOf(subnet),
              judge,
              () -> unsure("%s does not exist any more", "%s 已不存在", subnet)));
    }
    return Verdicts.all(verdicts);
  }

  private static Verdict reachSts(Facts facts, Focus focus) {
    return Verdicts.givenCluster(
        facts,
        cluster ->
            Verdicts.given(
                new Words("the subnets of the nodes", "节点的子网"),
                Machines.subnets(facts, focus),
                subnets ->
                    subnets.isEmpty()
                        ? notApplicable("no node is there to judge", "没有可判断的节点")
                        : each(facts, subnets, routes -> way(facts, cluster, routes, STS)),
                () -> notApplicable("no node is there to judge", "没有可判断的节点")));
  }

  /// Without a route out even the cluster's own endpoint must be inside the VPC.
  private static Verdict wayOut(Facts facts, ClusterInfo cluster, SubnetRoutes routes) {
    Verdict verdict = way(facts, cluster, routes, TO_JOIN);
    boolean inside = Ways.out(routes).isEmpty();
    return inside && verdict instanceof Verdict.Healthy && !cluster.endpointPrivateAccess()
        ? broken(
            Words.of(
                "%s has no route out of the VPC, and the API endpoint of the cluster has no private access",
                "%s 没有离开 VPC 的路由，而集群的 API 端点没有启用私有访问", Ways.subnet(routes)),
            routes.subnetId())
        : verdict;
  }

  private static Verdict way(
      Facts facts, ClusterInfo cluster, SubnetRoutes routes, List<String> services) {
    if (Ways.out(routes).isPresent()) {
      return routeOut(routes, Ways.out(routes).get());
    }
    String vpc = routes.vpcId().isEmpty() ? cluster.vpcId() : routes.vpcId();
    if (vpc.isEmpty()) {
      return unsure(
          "%s has no route out of its VPC; which endpoints that VPC has was not seen",
          "%s 没有离开 VPC 的路由；不清楚该 VPC 有哪些端点", Ways.subnet(routes));
    }
    return Verdicts.given(
        facts,
        new FactKey.VpcEndpointsOf(vpc),
        endpoints -> inside(new Ways(routes, endpoints), vpc, services),
        () -> inside(new Ways(routes, List.of()), vpc, services));
  }

  private static Verdict routeOut(SubnetRoutes routes, String target) {
    Words says = Words.of("%s has a route to %s", "%s 有指向 %s 的路由", Ways.subnet(routes), target);
    return healthy(
        target.startsWith("igw-")
            ? says.then(
                new Words(", a way out for instances that have a public address", "，仅对有公网地址的实例有效"))
            : says,
        routes.subnetId());
  }

  private static Verdict inside(Ways ways, String vpc, List<String> services) {
    Words subnet = Ways.subnet(ways.routes());
    List<String> lacking = services.stream().filter(service -> !ways.serves(service)).toList();
    if (lacking.isEmpty()) {
      return healthy(
          Words.of(
              "%s has no route out, but %s has endpoints for %s",
              "%s 没有离开 VPC 的路由，但 %s 有 %s 的端点", subnet, vpc, String.join(", ", services)),
          ways.routes().subnetId());
    }
    String names = String.join(", ", lacking);
    if (ways.perhaps().isPresent()) {
      return unsure(
          "%s has no route out but one to %s, and %s has no endpoints for %s; where that route leads was"
              + " not seen",
          "%s 除了指向 %s 的路由外没有其他出口，且 %s 没有 %s 的端点；不清楚该路由通向何处",
          subnet,
          ways.perhaps().get(),
          vpc,
          names);
    }
    if (lacking.stream().allMatch(ways::mayServe)) {
      return unsure(
          "%s has no route out; the endpoints of %s for %s have no private DNS names, and whether their"
              + " names lead there otherwise was not seen",
          "%s 没有离开 VPC 的路由；%s 中 %s 的端点未启用私有 DNS，无法判断其域名是否指向端点", subnet, vpc, names);
    }
    return broken(
        Words.of(
            "%s has no route out of the VPC, and %s has no usable endpoint for %s",
            "%s 没有离开 VPC 的路由，且 %s 没有 %s 的可用端点", subnet, vpc, names),
        ways.routes().subnetId());
  }
}
