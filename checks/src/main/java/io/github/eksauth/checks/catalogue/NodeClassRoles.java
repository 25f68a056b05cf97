package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The roles that node classes give their nodes: a class names its role without account and path,
/// while entries and IAM want the ARN.
final class NodeClassRoles {
  interface Judge {
    /// Judges one role; its ARN is the true one where IAM tells it.
    Verdict judge(NodeClass nodeClass, String roleArn);
  }

  private NodeClassRoles() {}

  /// Judges the role of every class, or of the one whose role the question names.
  static Verdict each(
      Facts facts, ClusterInfo cluster, Focus focus, List<NodeClass> classes, Judge judge) {
    List<NodeClass> inFocus = inFocus(focus, classes);
    inFocus.forEach(it -> {
      if (!it.role().isEmpty()) {
        facts.ahead(List.of(Roles.key(it.role())));
      }
    });
    var verdicts = new ArrayList<Verdict>();
    for (NodeClass nodeClass : inFocus) {
      verdicts.add(
          Verdicts.given(
              Words.of("the role of node class %s", "节点类 %s 的角色", nodeClass.name()),
              arn(facts, cluster, nodeClass),
              roleArn -> judge.judge(nodeClass, roleArn),
              () ->
                  Verdicts.unsure(
                      "node class %s names instance profile \"%s\", which holds no role that was seen",
                      "节点类 %s 指定的实例配置文件 \"%s\" 中未看到角色",
                      nodeClass.name(),
                      nodeClass.instanceProfile())));
    }
    return Verdicts.all(verdicts);
  }

  private static List<NodeClass> inFocus(Focus focus, List<NodeClass> classes) {
    for (Subject subject : List.of(Subject.TARGET_ROLE, Subject.CALLER)) {
      Optional<String> role = focus.on(subject).flatMap(Arn::parse).flatMap(Arn::roleName);
      List<NodeClass> named =
          classes.stream()
              .filter(it -> role.isPresent() && Roles.name(it.role()).equals(role.get()))
              .toList();
      if (!named.isEmpty()) {
        return named;
      }
    }
    return classes;
  }

  /// The ARN of the role of a class. A role that IAM does not tell about keeps the path that an
  /// access entry shows, else none. Absent when the class names an instance profile without a role.
  static Fact<String> arn(Facts facts, ClusterInfo cluster, NodeClass nodeClass) {
    if (nodeClass.role().isEmpty()) {
      return nodeClass.instanceProfile().isEmpty()
          ? Fact.absent()
          : InstanceRoles.ofProfile(facts, Roles.name(nodeClass.instanceProfile()));
    }
    return Arn.parse(nodeClass.role()).isPresent()
        ? Fact.known(nodeClass.role())
        : arn(facts, cluster, nodeClass.role());
  }

  private static Fact<String> arn(Facts facts, ClusterInfo cluster, String role) {
    String plain =
        Arn.parse(cluster.arn())
            .map(own -> new Arn(own.partition(), "iam", "", own.account(), "role/" + role))
            .map(Arn::toString)
            .orElse(role);
    return switch (facts.get(new FactKey.Role(role))) {
      case Fact.Known<IamRole>(IamRole known) -> Fact.known(known.arn());
      case Fact.Absent<IamRole>() -> Fact.known(plain);
      case Fact.Unseen<IamRole>(var why, var missing) -> {
        Fact<List<String>> entries = facts.get(new FactKey.AccessEntries());
        Optional<String> byEntry =
            entries
                .ifKnown()
                .flatMap(all ->
                    all.stream()
                        .filter(it ->
                            Arn.parse(it)
                                .map(Arn::withoutPath)
                                .map(Arn::toString)
                                .orElse(it)
                                .equals(plain))
                        .findFirst());
        // where no entry can be of this role, its path does not matter to anybody (fact 3)
        boolean pathless =
            entries instanceof Fact.Known || !cluster.authenticationMode().readsEntries();
        yield byEntry.isPresent()
            ? Fact.known(byEntry.get())
            : pathless ? Fact.known(plain) : Fact.unseen(why, missing);
      }
    };
  }
}
