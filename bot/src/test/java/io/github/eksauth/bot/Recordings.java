package io.github.eksauth.bot;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// The recorded clusters, for fakes to serve.
public final class Recordings {
  public static final Path FOLDER = Path.of("..", "checks", "recordings");

  private Recordings() {}

  public static Path file(String recording) {
    return FOLDER.resolve(recording + ".json");
  }

  /// A recorded cluster with an identity that may read it: recordings do not say who made them, and
  /// EKS answers only to the cluster's own account.
  public static Snapshot readable(String recording) {
    Snapshot recorded = SnapshotFile.read(file(recording));
    ClusterInfo info = recorded.read(new FactKey.Cluster()).ifKnown().orElseThrow();
    String account = Arn.parse(info.arn()).orElseThrow().account();
    Map<FactKey<?>, Fact<?>> facts = new HashMap<>(recorded.facts());
    facts.put(
        new FactKey.Ourselves(),
        Fact.known(
            new OwnIdentity(
                "arn:aws:sts::" + account + ":assumed-role/eks-auth-doctor/eks-auth",
                account,
                "AROAFAKE:eks-auth")));
    return new Snapshot(recorded.collectedAt(), recorded.title(), facts);
  }
}
