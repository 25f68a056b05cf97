package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.VpcEndpoint;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How the traffic of one subnet can reach the APIs of AWS: by a route out of the VPC, or by
/// endpoints within it.
///
/// A NAT gateway, an internet gateway, a transit gateway and their like count as a route out,
/// wherever they lead (K12). A peering connection, an egress-only gateway (IPv6) and a firewall
/// behind an endpoint may be one: which addresses are routed to them is not part of the fact.
record Ways(SubnetRoutes routes, List<VpcEndpoint> endpoints) {
  private static final List<String> OUT =
      List.of("nat-", "igw-", "tgw-", "vgw-", "lgw-", "cagw-", "eni-", "i-", "arn:");
  private static final List<String> PERHAPS = List.of("pcx-", "eigw-");
  private static final String ENDPOINT = "vpce-";

  Ways {
    endpoints = List.copyOf(endpoints);
  }

  /// Where the traffic leaves the VPC; a NAT gateway is named before others.
  static Optional<String> out(SubnetRoutes routes) {
    return OUT.stream().flatMap(prefix -> targets(routes, prefix)).findFirst();
  }

  /// A route that may or may not lead to AWS.
  Optional<String> perhaps() {
    Stream<String> firewall =
        endpoints.stream().anyMatch(it -> it.type().equals("GatewayLoadBalancer"))
            ? targets(routes, ENDPOINT)
            : Stream.empty();
    return Stream.concat(PERHAPS.stream().flatMap(prefix -> targets(routes, prefix)), firewall)
        .findFirst();
  }

  private static Stream<String> targets(SubnetRoutes routes, String prefix) {
    return routes.targets().stream().filter(target -> target.startsWith(prefix));
  }

  /// Whether an endpoint of the VPC answers for this service. A gateway endpoint needs a route in
  /// the subnet; an interface endpoint answers the whole VPC.
  boolean serves(String service) {
    return of(service)
        .anyMatch(it ->
            it.type().equals("Gateway")
                ? targets(routes, ENDPOINT).findAny().isPresent()
                : it.privateDns());
  }

  /// Whether there is an interface endpoint that the usual name of the service does not lead to, as
  /// far as AWS says; a private zone of one's own may.
  boolean mayServe(String service) {
    return of(service).anyMatch(it -> !it.type().equals("Gateway"));
  }

  private Stream<VpcEndpoint> of(String service) {
    return endpoints.stream()
        .filter(it -> it.serviceName().endsWith("." + service))
        .filter(it -> it.state().isEmpty() || it.state().equalsIgnoreCase("available"));
  }

  /// The subnet and its route table, for a sentence.
  static Words subnet(SubnetRoutes routes) {
    return routes.explicit()
        ? Words.of("%s (route table %s)", "%s（路由表 %s）", routes.subnetId(), routes.routeTableId())
        : Words.of(
            "%s (main route table %s)", "%s（主路由表 %s）", routes.subnetId(), routes.routeTableId());
  }
}
