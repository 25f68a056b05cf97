package io.github.eksauth.checks.fact;

import java.util.List;

/// The route table that counts for a subnet: the explicitly associated one, else the main one of
/// the VPC.
public record SubnetRoutes(
    String subnetId,
    @OrEmpty String vpcId,
    @OrEmpty String routeTableId,
    @OrEmpty boolean explicit,
    List<String> targets) {
  public SubnetRoutes {
    targets = List.copyOf(targets);
  }
}
