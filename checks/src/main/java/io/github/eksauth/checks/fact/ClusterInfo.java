package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The cluster as `DescribeCluster` tells it. A mode that EKS does not report is CONFIG_MAP (fact
/// 16); texts it does not report are empty. `nodeRoleArn` is the role of the built-in node pools of
/// Auto Mode, `kmsKeyArn` the key that Secrets are encrypted with.
public record ClusterInfo(
    String name,
    String arn,
    @OrEmpty String version,
    @OrEmpty String platformVersion,
    String status,
    @OrEmpty AuthenticationMode authenticationMode,
    @OrEmpty String roleArn,
    @OrEmpty String oidcIssuer,
    Optional<Instant> createdAt,
    @OrEmpty String endpoint,
    @OrEmpty boolean endpointPublicAccess,
    @OrEmpty boolean endpointPrivateAccess,
    List<String> publicAccessCidrs,
    List<String> enabledLogTypes,
    @OrEmpty boolean autoMode,
    @OrEmpty String nodeRoleArn,
    @OrEmpty String vpcId,
    List<String> subnets,
    @OrEmpty String kmsKeyArn,
    List<HealthIssue> issues) {
  public ClusterInfo {
    publicAccessCidrs = List.copyOf(publicAccessCidrs);
    enabledLogTypes = List.copyOf(enabledLogTypes);
    subnets = List.copyOf(subnets);
    issues = List.copyOf(issues);
  }
}
