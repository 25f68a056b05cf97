package io.github.eksauth.bot.clusters;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One region of AWS, as one identity sees it.
interface AwsDoor extends AutoCloseable {
  Fact<String> region();

  Fact<OwnIdentity> ourselves();

  Fact<List<String>> clusterNames();

  /// The cluster of this name, whether or not there is one; its API server by way of EKS, or of a
  /// kubeconfig.
  FactSource cluster(String name, Optional<Path> kubeconfig, Optional<String> context);

  @Override
  void close();
}
