package io.github.eksauth.checks.fact;

import java.util.List;

/// One endpoint of a VPC: `serviceName` such as `com.amazonaws.eu-west-1.sts`, `type` `Interface`
/// or `Gateway`.
public record VpcEndpoint(
    String serviceName,
    @OrEmpty String type,
    @OrEmpty String state,
    List<String> subnets,
    @OrEmpty boolean privateDns) {
  public VpcEndpoint {
    subnets = List.copyOf(subnets);
  }
}
