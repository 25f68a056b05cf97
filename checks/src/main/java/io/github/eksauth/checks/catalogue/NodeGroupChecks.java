package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;

import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What EKS itself says about managed node groups, and what they give their nodes to start with.
final class NodeGroupChecks {
  /// The states that EKS gives a group it has trouble with.
  private static final Set<String> TROUBLED = Set.of("CREATE_FAILED", "DELETE_FAILED", "DEGRADED");

  static final List<Check> ALL =
      List.of(
          Rule.sweeping(
              "node-groups-healthy",
              "EKS reports no health issue for the node group",
              "EKS 没有报告节点组健康问题",
              (facts, focus) ->
                  NodeGroups.each(
                      facts, focus, group -> List.of(), NodeGroupChecks::withoutIssues)),
          Rule.asked(
              "node-user-data-fits-ami",
              "The user data of the node group fits its AMI type",
              "节点组的用户数据与 AMI 类型相符",
              (facts, focus) ->
                  NodeGroups.each(
                      facts,
                      focus,
                      group ->
                          group.launchTemplateId().isEmpty()
                              ? List.of()
                              : List.of(UserDataFit.template(group)),
                      group -> UserDataFit.judge(facts, group))));

  private NodeGroupChecks() {}

  private static Verdict withoutIssues(NodeGroup group) {
    String name = group.name();
    if (group.issues().isEmpty() && !TROUBLED.contains(group.status())) {
      return healthy(
          Words.of(
              "EKS reports no issue for node group %s (%s)",
              "EKS 未报告节点组 %s 的问题（%s）", name, group.status()),
          name);
    }
    Words says = Words.of("node group %s is %s", "节点组 %s 的状态为 %s", name, group.status());
    String issues =
        group.issues().stream().map(NodeGroupChecks::text).collect(Collectors.joining("; "));
    return broken(
        issues.isEmpty() ? says : says.then(Words.of("; EKS reports %s", "；EKS 报告 %s", issues)),
        name);
  }

  private static String text(HealthIssue issue) {
    String about =
        issue.resourceIds().isEmpty() ? "" : " (" + String.join(", ", issue.resourceIds()) + ")";
    return issue.code() + (issue.message().isEmpty() ? "" : ": " + issue.message()) + about;
  }
}
