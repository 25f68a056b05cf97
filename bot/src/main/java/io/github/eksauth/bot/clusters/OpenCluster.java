package io.github.eksauth.bot.clusters;

import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.checks.fact.Fact;
import java.util.List;
import java.util.function.Supplier;

/// A cluster that was found, ready to be looked at.
///
/// @param name its name in EKS
/// @param arn its ARN, empty when EKS does not let us describe it
/// @param neighbours the names of all clusters where it is, read when asked for
/// @param refresh forgets what was read of it for others, so that a look shows what is there now
public record OpenCluster(
    String name,
    String arn,
    ClusterView view,
    Supplier<Fact<List<String>>> neighbours,
    Runnable refresh) {}
