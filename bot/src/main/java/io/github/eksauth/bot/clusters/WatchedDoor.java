package io.github.eksauth.bot.clusters;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.ReadResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Tells of the reads that are about no single cluster.
record WatchedDoor(AwsDoor door, Reads reads) implements AwsDoor {
  @Override
  public Fact<String> region() {
    return door.region();
  }

  @Override
  public Fact<OwnIdentity> ourselves() {
    return door.ourselves();
  }

  @Override
  public Fact<List<String>> clusterNames() {
    long began = System.nanoTime();
    Fact<List<String>> names = door.clusterNames();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    // without a region nobody was asked
    door.region()
        .ifKnown()
        .ifPresent(_ -> reads.read("eks", "cluster-names", ReadResult.of(names), took));
    return names;
  }

  @Override
  public FactSource cluster(String name, Optional<Path> kubeconfig, Optional<String> context) {
    return door.cluster(name, kubeconfig, context);
  }

  @Override
  public void close() {
    door.close();
  }
}
