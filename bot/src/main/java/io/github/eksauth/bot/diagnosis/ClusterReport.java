package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.Checkup;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;

/// A look at a whole cluster, with no question about it.
public final class ClusterReport {
  private ClusterReport() {}

  /// The cluster's own values, for filling in what an option writes: those that a look at the whole
  /// of it gives.
  public static Values values(ClusterView cluster) {
    Facts facts = new Facts(cluster.source());
    List<Finding> findings =
        Checkup.run(Catalogue.sweep(), facts, Focus.none(), cluster.deadline());
    return ClusterValues.of(
        new Paste("").mentions(), Focus.none(), false, facts, findings, cluster.at());
  }

  /// What the checks find, what is wrong first.
  public static Diagnosis.Examined of(ClusterView cluster, List<Check> checks) {
    return of(cluster, checks, Progress.IGNORED);
  }

  /// The same, telling how far it has come.
  public static Diagnosis.Examined of(ClusterView cluster, List<Check> checks, Progress progress) {
    progress.toCheck(checks.size());
    Facts facts = new Facts(cluster.source());
    List<Finding> findings =
        Checkup.run(checks, facts, Focus.none(), cluster.deadline(), progress::found);
    return new Diagnosis.Examined(
        facts.get(new FactKey.Cluster()).ifKnown(),
        cluster.at(),
        Diagnostician.wrongFirst(findings),
        facts.unseen(),
        List.of(),
        Optional.empty());
  }
}
