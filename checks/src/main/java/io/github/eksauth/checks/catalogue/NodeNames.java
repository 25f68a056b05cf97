package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether the username that a node role is mapped to becomes `system:node:` and the name under
/// which its nodes register.
///
/// `{{EC2PrivateDNSName}}` is the private DNS name that EC2 knows, `{{SessionName}}` the instance
/// id; a node is named by one or the other (facts 30, 48). The DNS name is compared on the newest
/// node of a group only: those that registered earlier did so under the mapping of their day.
final class NodeNames {
  private static final String DNS = NodeMapping.LINUX.username();
  private static final Set<String> SESSION =
      Set.of("system:node:{{SessionName}}", "system:node:{{SessionNameRaw}}");

  private final Facts facts;
  private final String role;

  private NodeNames(Facts facts, String role) {
    this.facts = facts;
    this.role = role;
  }

  /// The node that the question names, else the nodes of each node group.
  static Verdict judge(Facts facts, Focus focus) {
    facts.ahead(List.of(new FactKey.NodeGroups(), new FactKey.Nodes()));
    return Verdicts.givenCluster(
        facts,
        cluster ->
            Verdicts.given(
                facts,
                new FactKey.Nodes(),
                nodes -> judge(facts, cluster, focus, nodes),
                () -> judge(facts, cluster, focus, List.of())));
  }

  private static Verdict judge(Facts facts, ClusterInfo cluster, Focus focus, List<Node> nodes) {
    Optional<Node> named =
        Machines.named(facts, focus)
            .ifKnown()
            .flatMap(id -> nodes.stream().filter(node -> node.instanceId().equals(id)).findFirst());
    return named
        .map(node -> ofNode(facts, cluster, node))
        .orElseGet(() ->
            NodeGroups.each(
                facts,
                focus,
                group -> Recognition.reads(group.nodeRoleArn()),
                group ->
                    new NodeNames(facts, group.nodeRoleArn())
                        .judge(
                            Recognition.of(
                                facts, cluster, group.nodeRoleArn(), NodeGroups.form(group)),
                            nodes.stream()
                                .filter(node -> Machines.in(node, group.name()))
                                .toList())));
  }

  private static Verdict ofNode(Facts facts, ClusterInfo cluster, Node node) {
    return Verdicts.given(
        Words.of("the role of instance %s", "实例 %s 的角色", node.instanceId()),
        InstanceRoles.of(facts, node.instanceId()),
        role ->
            new NodeNames(facts, role)
                .judge(Recognition.of(facts, cluster, role, NodeMapping.LINUX), List.of(node)),
        () -> notApplicable("instance %s has no role", "实例 %s 没有角色", node.instanceId()));
  }

  private Verdict judge(Recognition recognition, List<Node> nodes) {
    if (recognition.entry().doubt().isPresent()) {
      return recognition.entry().doubt().get();
    }
    if (recognition.entry()
            instanceof EntryState.There(AccessEntry entry, boolean right, Staleness age)
        && !(age instanceof Staleness.Stale)) {
      return right
          ? judge(template(entry), new Words("its access entry", "其访问条目"), nodes)
          : notApplicable(
              "the access entry of %s has type %s, which is judged separately",
              "%s 的访问条目类型为 %s，由另一项检查判断", role, entry.type());
    }
    return switch (recognition.mapping()) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) when recognition.mode().readsAwsAuth() ->
          judge(item.username(), Words.of("aws-auth (%s)", "aws-auth（%s）", item.where()), nodes);
      case MappingState _ -> notApplicable("%s is not recognised at all", "%s 完全未被识别", role);
    };
  }

  /// What an entry does not tell follows from its type.
  private static String template(AccessEntry entry) {
    if (!entry.username().isEmpty()) {
      return entry.username();
    }
    return entry.type().equals("EC2") ? "system:node:{{SessionName}}" : DNS;
  }

  private Verdict judge(String template, Words where, List<Node> nodes) {
    boolean byDns = template.equals(DNS);
    if (!byDns && !SESSION.contains(template)) {
      return broken(
          Words.of(
              "%s has username \"%s\" in %s, which is not the name of each of its nodes",
              "%s 在%3$s中的用户名为 \"%2$s\"，它不是每个节点的名称", role, template, where),
          role);
    }
    if (nodes.isEmpty()) {
      return notApplicable(
          "no node with %s has registered, so there is no name to compare with",
          "没有使用 %s 的节点注册，因此没有可比较的名称", role);
    }
    Optional<Node> other =
        nodes.stream().filter(node -> Machines.isInstanceId(node.name()) == byDns).findFirst();
    if (other.isPresent()) {
      return broken(
          Words.of(
              "%s has username %s in %s, but its node %s is named %s",
              "%s 在%3$s中的用户名为 %2$s，但其节点 %4$s %5$s",
              role,
              template,
              where,
              other.get().name(),
              byDns
                  ? new Words("by instance id", "以实例 ID 命名")
                  : new Words("by private DNS name", "以私有 DNS 名称命名")),
          role,
          other.get().name());
    }
    return byDns
        ? sameDnsName(Machines.newest(nodes).orElseThrow())
        : healthy(
            Words.of(
                "%s has username %s, and its nodes are named by instance id",
                "%s 的用户名为 %s，其节点以实例 ID 命名", role, template),
            role);
  }

  private Verdict sameDnsName(Node node) {
    var key = new FactKey.InstanceOf(node.instanceId());
    return Verdicts.given(
        facts,
        key,
        instance -> compare(node, instance),
        () -> notApplicable("%s does not exist any more", "%s 已不存在", key.what()));
  }

  private Verdict compare(Node node, Instance instance) {
    String dns = instance.privateDnsName();
    if (dns.isEmpty()) {
      return unsure(
          "the private DNS name of instance %s is not known", "不清楚实例 %s 的私有 DNS 名称", instance.id());
    }
    return dns.toLowerCase(Locale.ROOT).equals(node.name().toLowerCase(Locale.ROOT))
        ? healthy(
            Words.of(
                "%s has username %s, and node %s has the private DNS name of its instance",
                "%s 的用户名为 %s，节点 %s 的名称就是其实例的私有 DNS 名称", role, DNS, node.name()),
            role)
        : broken(
            Words.of(
                "%s has username %s, which is %s for instance %s, but its node is named %s",
                "%s 的用户名为 %s，对实例 %4$s 即为 %3$s，但其节点名为 %5$s",
                role,
                DNS,
                dns,
                instance.id(),
                node.name()),
            role,
            node.name());
  }
}
