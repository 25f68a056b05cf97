package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The managed node groups that a question is about: the one it names, else all.
final class NodeGroups {
  private static final Listed<NodeGroup> LISTED =
      new Listed<>(
          Subject.NODE_GROUP,
          new FactKey.NodeGroups(),
          FactKey.NodeGroupOf::new,
          new Words("node group", "节点组"),
          new Words("the cluster has no managed node groups", "集群没有托管节点组"));

  private NodeGroups() {}

  /// Judges each node group in focus; `reads` names what the judge will ask for.
  static Verdict each(
      Facts facts,
      Focus focus,
      Function<NodeGroup, List<FactKey<?>>> reads,
      Function<NodeGroup, Verdict> judge) {
    return LISTED.each(facts, focus, reads, judge);
  }

  /// As [#each], for judges that need the cluster too.
  static Verdict eachWithCluster(
      Facts facts,
      Focus focus,
      Function<NodeGroup, List<FactKey<?>>> reads,
      BiFunction<ClusterInfo, NodeGroup, Verdict> judge) {
    return LISTED.eachWithCluster(facts, focus, reads, judge);
  }

  static Fact<List<NodeGroup>> inFocus(Facts facts, Focus focus) {
    return LISTED.inFocus(facts, focus);
  }

  /// What its nodes must be mapped to. An image of one's own does not tell its system and counts as
  /// Linux.
  static NodeMapping form(NodeGroup group) {
    return group.windows() ? NodeMapping.WINDOWS : NodeMapping.LINUX;
  }
}
