package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.Checkup;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.util.List;

/// A look at a whole cluster, with no question about it.
public final class ClusterReport {
  private ClusterReport() {}

  /// What the checks find, what is wrong first.
  public static Diagnosis.Examined of(ClusterView cluster, List<Check> checks) {
    Facts facts = new Facts(cluster.source());
    List<Finding> findings = Checkup.run(checks, facts, Focus.none(), Diagnostician.DEADLINE);
    return new Diagnosis.Examined(
        facts.get(new FactKey.Cluster()).ifKnown(),
        cluster.recordedAt(),
        Diagnostician.wrongFirst(findings),
        facts.unseen(),
        List.of());
  }
}
