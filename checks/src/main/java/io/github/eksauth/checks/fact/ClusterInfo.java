package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The cluster as `DescribeCluster` tells it. A mode that EKS does not report is CONFIG_MAP (fact
/// 16); texts it does not report are empty.
public record ClusterInfo(
    String name,
    String arn,
    String version,
    String platformVersion,
    String status,
    AuthenticationMode authenticationMode,
    String roleArn,
    String oidcIssuer,
    Optional<Instant> createdAt,
    boolean endpointPublicAccess,
    boolean endpointPrivateAccess,
    List<String> publicAccessCidrs,
    List<String> enabledLogTypes,
    boolean autoMode) {
  public ClusterInfo {
    publicAccessCidrs = List.copyOf(publicAccessCidrs);
    enabledLogTypes = List.copyOf(enabledLogTypes);
  }
}
