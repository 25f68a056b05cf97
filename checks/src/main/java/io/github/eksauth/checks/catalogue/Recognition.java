package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What both back ends make of the role of a machine, and what comes out together.
///
/// A usable entry wins (fact 10). One of the wrong type wins too, and is of no use. A stale one
/// never matches, so that `aws-auth` is asked next (fact 13).
record Recognition(
    String roleArn,
    AuthenticationMode mode,
    NodeMapping form,
    EntryState entry,
    MappingState mapping) {
  /// The types of access entries that give machines of this form what they need. The Windows type
  /// has all that Linux nodes need; `EC2` names nodes by instance id (fact 30).
  static Set<String> types(NodeMapping form) {
    return switch (form) {
      case FARGATE -> Set.of("FARGATE_LINUX");
      case LINUX -> Set.of("EC2_LINUX", "EC2_WINDOWS", "EC2");
      case WINDOWS -> Set.of("EC2_WINDOWS");
    };
  }

  static Recognition of(Facts facts, ClusterInfo cluster, String roleArn, NodeMapping form) {
    facts.ahead(reads(roleArn));
    return new Recognition(
        roleArn,
        cluster.authenticationMode(),
        form,
        EntryState.ofPrincipal(facts, cluster, roleArn, types(form)),
        cluster.authenticationMode().readsAwsAuth()
            ? MappingState.of(facts, roleArn)
            : new MappingState.NoConfigMap());
  }

  /// What [#of] will ask for, for callers who judge many roles.
  static List<FactKey<?>> reads(String roleArn) {
    return List.of(new FactKey.AccessEntryOf(roleArn), Roles.key(roleArn), new FactKey.AwsAuth());
  }

  /// Whether `aws-auth`, if asked, gives the role all it needs.
  boolean mappingUsable() {
    return mapping instanceof MappingState.Found(var found) && form.satisfiedBy(found);
  }

  /// Healthy when the cluster recognises the role, broken when it does not.
  Verdict verdict() {
    if (entry.usable()) {
      return Verdicts.healthy(
          Words.of("%s has a usable access entry", "%s 有可用的访问条目", roleArn), roleArn);
    }
    if (entry instanceof EntryState.Hidden(Unsure why)) {
      return why;
    }
    boolean shadowed =
        entry instanceof EntryState.There(AccessEntry _, boolean right, Staleness staleness)
            && !right
            && !(staleness instanceof Staleness.Stale);
    if (mappingUsable() && !shadowed) {
      return Verdicts.healthy(
          Words.of("%s has a usable mapping in aws-auth", "%s 在 aws-auth 中有可用的映射", roleArn),
          roleArn);
    }
    if (!shadowed && mapping instanceof MappingState.Hidden(Unsure why)) {
      return why;
    }
    Optional<Unsure> doubt = entry.doubt();
    return doubt.isPresent()
        ? doubt.get()
        : Verdicts.broken(
            Words.of("%s is not recognised: %s", "%s 未被识别：%s", roleArn, why()), roleArn);
  }

  /// Whether its access entry, if it has one, is not older than the role. Where `aws-auth` makes up
  /// for a stale one, it says so (fact 13).
  Verdict entryCurrent() {
    return entry.given(
        roleArn,
        there -> {
          Verdict verdict = EntryChecks.current(there.entry(), there.staleness());
          return verdict instanceof Verdict.Broken(Words because, var objects) && mappingUsable()
              ? new Verdict.Broken(
                  because.then(
                      new Words(
                          "; aws-auth still maps the role and hides this for now",
                          "；aws-auth 仍映射该角色，暂时掩盖了这个问题")),
                  objects)
              : verdict;
        });
  }

  private Words why() {
    Words aboutEntry =
        switch (entry) {
          case EntryState.NotAsked _ ->
              Words.of("the mode is %s, so only aws-auth counts", "模式为 %s，只有 aws-auth 生效", mode);
          case EntryState.None _ -> new Words("it has no access entry", "没有访问条目");
          case EntryState.There(AccessEntry _, boolean _, Staleness.Stale _) ->
              new Words("its access entry is stale", "其访问条目已过期");
          case EntryState.There(AccessEntry _, boolean _, Staleness.Gone _) ->
              new Words("the IAM role does not exist", "该 IAM 角色不存在");
          case EntryState.There(AccessEntry there, boolean _, Staleness _) ->
              Words.of("its access entry has type %s", "其访问条目的类型为 %s", there.type());
          case EntryState.Hidden _ -> new Words("its access entry could not be read", "无法读取其访问条目");
        };
    if (!mode.readsAwsAuth()) {
      return aboutEntry;
    }
    Words aboutMapping =
        switch (mapping) {
          case MappingState.NoConfigMap _ ->
              new Words("the ConfigMap aws-auth does not exist", "ConfigMap aws-auth 不存在");
          case MappingState.None _ -> new Words("it is not in aws-auth", "不在 aws-auth 中");
          case MappingState.Unparsable(var problem) ->
              Words.of(
                  "%s cannot be parsed (%s), so all of it is ignored",
                  "%s 无法解析（%s），整个键被忽略", problem.key(), problem.says());
          case MappingState.WithPath(var item) ->
              Words.of(
                  "aws-auth has it with its path (%s), which never matches",
                  "aws-auth 中的 ARN 带有路径（%s），永远不会匹配", item.where());
          case MappingState.Found(var item) ->
              Words.of(
                  "aws-auth maps it to username \"%s\" and groups %s; it needs \"%s\" and %s",
                  "aws-auth 将其映射为用户名 \"%s\"、组 %s；需要 \"%s\" 和 %s",
                  item.username(),
                  item.groups(),
                  form.username(),
                  form.groups());
          case MappingState.Hidden _ -> new Words("aws-auth could not be read", "无法读取 aws-auth");
        };
    return Words.sentences(List.of(aboutEntry, aboutMapping));
  }
}
