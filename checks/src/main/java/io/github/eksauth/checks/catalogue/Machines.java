package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Pod;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The nodes, and the instances and subnets behind them, that a question is about.
final class Machines {
  static final String NODE_USER = "system:node:";
  private static final String NODE_GROUP_LABEL = "eks.amazonaws.com/nodegroup";
  private static final String NODE_POOL_LABEL = "karpenter.sh/nodepool";
  private static final String PROFILE_LABEL = "eks.amazonaws.com/fargate-profile";
  private static final Pattern INSTANCE_ID = Pattern.compile("i-[0-9a-f]{8,17}");

  private Machines() {}

  static boolean isInstanceId(String name) {
    return INSTANCE_ID.matcher(name).matches();
  }

  /// The instance that the question names: by its id, by the session in which its role called, or
  /// by the name of its node. Absent when it names none.
  static Fact<String> named(Facts facts, Focus focus) {
    Optional<String> id =
        focus
            .on(Subject.INSTANCE)
            .or(() -> focus.callerArn().map(arn -> arn.substring(arn.lastIndexOf('/') + 1)))
            .filter(Machines::isInstanceId)
            .or(() -> nodeName(focus).filter(Machines::isInstanceId));
    if (id.isPresent()) {
      return Fact.known(id.get());
    }
    Optional<String> name = nodeName(focus);
    return name.isEmpty()
        ? Fact.absent()
        : facts.get(new FactKey.Nodes()).then(nodes -> instanceOf(nodes, name.get()));
  }

  /// The name of the node that Kubernetes knew the caller as.
  static Optional<String> nodeName(Focus focus) {
    return focus
        .on(Subject.KUBERNETES_USER)
        .filter(user -> user.startsWith(NODE_USER))
        .map(user -> user.substring(NODE_USER.length()))
        .filter(name -> !name.isEmpty());
  }

  private static Fact<String> instanceOf(List<Node> nodes, String name) {
    return nodes.stream()
        .filter(node -> node.name().equals(name) && onEc2(node))
        .findFirst()
        .map(node -> Fact.known(node.instanceId()))
        .orElse(Fact.absent());
  }

  static boolean onEc2(Node node) {
    return isInstanceId(node.instanceId());
  }

  /// The pod that the question names; absent when it names none, or that pod is gone.
  static Fact<Pod> pod(Facts facts, Focus focus) {
    return focus.namespace().isPresent() && focus.pod().isPresent()
        ? facts.get(new FactKey.PodOf(focus.namespace().get(), focus.pod().get()))
        : Fact.absent();
  }

  /// The registered nodes on EC2 that the question is about: the one it names, those of the node
  /// group it names, else all.
  static Fact<List<Node>> nodes(Facts facts, Focus focus) {
    Fact<String> named = named(facts, focus);
    return facts
        .get(new FactKey.Nodes())
        .map(all -> {
          List<Node> onEc2 = all.stream().filter(Machines::onEc2).toList();
          Optional<String> id = named.ifKnown();
          return id.isPresent()
              ? onEc2.stream().filter(node -> node.instanceId().equals(id.get())).toList()
              : onEc2.stream()
                  .filter(node ->
                      focus.on(Subject.NODE_GROUP).map(group -> in(node, group)).orElse(true))
                  .toList();
        });
  }

  static boolean in(Node node, String nodeGroup) {
    return node.labels().getOrDefault(NODE_GROUP_LABEL, "").equals(nodeGroup);
  }

  /// The newest of these nodes.
  static Optional<Node> newest(Collection<Node> nodes) {
    return nodes.stream().reduce(NEWER);
  }

  private static final BinaryOperator<Node> NEWER =
      BinaryOperator.maxBy(Comparator.comparing(node -> node.createdAt().orElse(Instant.EPOCH)));

  /// The instances that the question is about: the one it names, the one that its pod runs on, else
  /// the newest of each node group and node pool, since those of one pool are alike.
  static Fact<List<String>> instances(Facts facts, Focus focus) {
    return switch (named(facts, focus)) {
      case Fact.Known<String>(String id) -> Fact.known(List.of(id));
      case Fact.Unseen<String>(var why, var missing) -> Fact.unseen(why, missing);
      case Fact.Absent<String>() ->
          switch (pod(facts, focus)) {
            case Fact.Known<Pod>(Pod pod) -> under(facts, pod);
            case Fact.Unseen<Pod>(var why, var missing) -> Fact.unseen(why, missing);
            case Fact.Absent<Pod>() -> nodes(facts, focus).map(Machines::oneOfEachPool);
          };
    };
  }

  private static Fact<List<String>> under(Facts facts, Pod pod) {
    return facts
        .get(new FactKey.Nodes())
        .map(nodes ->
            nodes.stream()
                .filter(node -> node.name().equals(pod.nodeName()) && onEc2(node))
                .map(Node::instanceId)
                .toList());
  }

  private static List<String> oneOfEachPool(List<Node> nodes) {
    return nodes.stream()
        .collect(Collectors.toMap(Machines::pool, Function.identity(), NEWER, TreeMap::new))
        .values()
        .stream()
        .map(Node::instanceId)
        .toList();
  }

  private static String pool(Node node) {
    return node.labels()
        .getOrDefault(NODE_GROUP_LABEL, node.labels().getOrDefault(NODE_POOL_LABEL, ""));
  }

  /// The subnets that the question is about: of the instance or pod it names, of the node group or
  /// profile, else of all node groups and profiles, else of the nodes that registered.
  static Fact<List<String>> subnets(Facts facts, Focus focus) {
    Fact<String> named = named(facts, focus);
    if (named instanceof Fact.Known<String>(String id)) {
      return ofInstances(facts, List.of(id));
    }
    Fact<Pod> pod = pod(facts, focus);
    if (pod instanceof Fact.Known<Pod>(Pod it)) {
      String profile = it.labels().getOrDefault(PROFILE_LABEL, "");
      return profile.isEmpty()
          ? under(facts, it).then(ids -> ofInstances(facts, ids))
          : facts.get(new FactKey.FargateProfileOf(profile)).map(FargateProfile::subnets);
    }
    if (named instanceof Fact.Unseen<String>(var why, var missing)) {
      return Fact.unseen(why, missing);
    }
    if (pod instanceof Fact.Unseen<Pod>(var why, var missing)) {
      return Fact.unseen(why, missing);
    }
    if (focus.on(Subject.NODE_GROUP).isPresent()) {
      return NodeGroups.inFocus(facts, focus).map(Machines::ofGroups);
    }
    if (focus.profile().isPresent()) {
      return Profiles.inFocus(facts, focus).map(Machines::ofProfiles);
    }
    facts.ahead(List.of(new FactKey.NodeGroups(), new FactKey.FargateProfiles()));
    return NodeGroups.inFocus(facts, focus)
        .then(groups ->
            Profiles.all(facts)
                .then(profiles -> {
                  var all = new LinkedHashSet<>(ofGroups(groups));
                  all.addAll(ofProfiles(profiles));
                  return all.isEmpty()
                      ? instances(facts, focus).then(ids -> ofInstances(facts, ids))
                      : Fact.known(List.copyOf(all));
                }));
  }

  private static List<String> ofGroups(List<NodeGroup> groups) {
    return groups.stream().flatMap(group -> group.subnets().stream()).distinct().toList();
  }

  private static List<String> ofProfiles(List<FargateProfile> profiles) {
    return profiles.stream().flatMap(profile -> profile.subnets().stream()).distinct().toList();
  }

  private static Fact<List<String>> ofInstances(Facts facts, List<String> ids) {
    return facts
        .all(ids.stream().map(FactKey.InstanceOf::new).toList())
        .map(all ->
            all.stream().map(Instance::subnetId).filter(it -> !it.isEmpty()).distinct().toList());
  }
}
