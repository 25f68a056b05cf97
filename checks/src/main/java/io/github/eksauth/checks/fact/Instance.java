package io.github.eksauth.checks.fact;

import java.util.Optional;

/// One EC2 instance; `instanceProfileArn` is empty when it has none, `hopLimit` how far an answer
/// of the instance metadata travels.
public record Instance(
    String id,
    @OrEmpty String privateDnsName,
    @OrEmpty String instanceProfileArn,
    @OrEmpty String subnetId,
    @OrEmpty String state,
    @OrEmpty String httpTokens,
    Optional<Integer> hopLimit) {}
