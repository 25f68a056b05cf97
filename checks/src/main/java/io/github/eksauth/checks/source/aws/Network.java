package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.SubnetRoutes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeRouteTablesResponse;
import software.amazon.awssdk.services.ec2.model.DescribeSubnetsResponse;
import software.amazon.awssdk.services.ec2.model.Route;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.RouteTableAssociation;
import software.amazon.awssdk.services.ec2.model.Subnet;

/// Where the traffic of subnets goes (K12). Both questions to EC2 are asked for a whole VPC and the
/// answers kept for a short time: a cluster has tens of subnets, nearly always in one VPC.
final class Network {
  private static final Duration SHARED = Duration.ofSeconds(30);

  private final Service<Ec2Client> ec2;
  private final Shared<String, Map<String, String>> subnetsOfVpc =
      new Shared<>(SHARED, this::subnetsOf);
  private final Shared<String, List<RouteTable>> tablesOfVpc = new Shared<>(SHARED, this::tablesOf);

  Network(Service<Ec2Client> ec2) {
    this.ec2 = ec2;
  }

  /// The routes of one subnet. `likely` is the VPC that it probably stands in; another one is found
  /// too, at the cost of one more call.
  Fact<SubnetRoutes> routes(String subnetId, Optional<String> likely) {
    Fact<String> vpc =
        likely
            .map(id -> {
              tablesOfVpc.ahead(id);
              return subnetsOfVpc.get(id).then(subnets -> vpcOf(subnetId, subnets));
            })
            .orElseGet(() -> vpcOf(subnetId));
    return vpc.then(id -> tablesOfVpc.get(id).then(tables -> routes(subnetId, id, tables)));
  }

  private Fact<String> vpcOf(String subnetId, Map<String, String> subnets) {
    String known = subnets.get(subnetId);
    return known == null ? vpcOf(subnetId) : Fact.known(known);
  }

  private Fact<String> vpcOf(String subnetId) {
    return ec2.ask(
            "ec2:DescribeSubnets",
            Service.absentOn("InvalidSubnetID.NotFound"),
            (client, limits) ->
                client.describeSubnets(
                    request -> request.subnetIds(subnetId).overrideConfiguration(limits)))
        .then(answer ->
            answer.subnets().stream()
                .map(subnet -> Fact.known(Wire.text(subnet.vpcId())))
                .findFirst()
                .orElseGet(Fact::absent));
  }

  private Fact<Map<String, String>> subnetsOf(String vpcId) {
    Fact<List<Subnet>> subnets =
        ec2.pages(
            "ec2:DescribeSubnets",
            Service.alwaysThere(),
            (client, limits, token) ->
                client.describeSubnets(request ->
                    request
                        .filters(Ec2Reads.filter("vpc-id", vpcId))
                        .nextToken(token)
                        .overrideConfiguration(limits)),
            DescribeSubnetsResponse::subnets,
            DescribeSubnetsResponse::nextToken);
    return subnets.map(all -> {
      var vpcs = new HashMap<String, String>();
      all.forEach(subnet -> vpcs.put(subnet.subnetId(), Wire.text(subnet.vpcId())));
      return Map.copyOf(vpcs);
    });
  }

  private Fact<List<RouteTable>> tablesOf(String vpcId) {
    return ec2.pages(
        "ec2:DescribeRouteTables",
        Service.alwaysThere(),
        (client, limits, token) ->
            client.describeRouteTables(request ->
                request
                    .filters(Ec2Reads.filter("vpc-id", vpcId))
                    .nextToken(token)
                    .overrideConfiguration(limits)),
        DescribeRouteTablesResponse::routeTables,
        DescribeRouteTablesResponse::nextToken);
  }

  private static Fact<SubnetRoutes> routes(String subnetId, String vpcId, List<RouteTable> tables) {
    Optional<RouteTable> explicit =
        tables.stream()
            .filter(table ->
                table.associations().stream().anyMatch(it -> subnetId.equals(it.subnetId())))
            .findFirst();
    return explicit
        .or(() -> tables.stream().filter(Network::isMain).findFirst())
        .map(table ->
            Fact.known(
                new SubnetRoutes(
                    subnetId,
                    vpcId,
                    Wire.text(table.routeTableId()),
                    explicit.isPresent(),
                    table.routes().stream().flatMap(Network::target).distinct().toList())))
        .orElseGet(() ->
            Fact.unseen(
                "EC2 shows no route table for "
                    + subnetId
                    + ", and no main route table of "
                    + vpcId));
  }

  private static boolean isMain(RouteTable table) {
    return table.associations().stream().map(RouteTableAssociation::main).anyMatch(Wire::flag);
  }

  /// Where a route leads: to one place at most. A black hole leads nowhere, except that a way to an
  /// internet gateway makes a subnet public for EKS even when the gateway is detached.
  private static Stream<String> target(Route route) {
    return Stream.of(
            route.gatewayId(),
            route.natGatewayId(),
            route.transitGatewayId(),
            route.vpcPeeringConnectionId(),
            route.egressOnlyInternetGatewayId(),
            route.localGatewayId(),
            route.carrierGatewayId(),
            route.coreNetworkArn(),
            route.odbNetworkArn(),
            route.instanceId(),
            route.networkInterfaceId())
        .filter(Objects::nonNull)
        .filter(target -> !target.isEmpty())
        .filter(target -> !"blackhole".equals(route.stateAsString()) || target.startsWith("igw-"))
        .limit(1);
  }
}
