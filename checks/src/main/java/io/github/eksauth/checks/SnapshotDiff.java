package io.github.eksauth.checks;

import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Components;
import io.github.eksauth.checks.fact.CoreDns;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.FieldManager;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.SubnetRoutes;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What changed between two snapshots of a cluster, in sentences: what worked before is compared
/// with what does not now.
public final class SnapshotDiff {
  private final List<Words> changes = new ArrayList<>();

  private SnapshotDiff() {}

  /// From the older to the newer, in the order of the facts' ids; empty when nothing changed.
  public static List<Words> between(Snapshot before, Snapshot after) {
    var keys = new LinkedHashSet<FactKey<?>>(before.facts().keySet());
    keys.addAll(after.facts().keySet());
    var diff = new SnapshotDiff();
    for (FactKey<?> key : keys) {
      diff.compare(key, before, after);
    }
    return List.copyOf(diff.changes);
  }

  private <T> void compare(FactKey<T> key, Snapshot beforeAll, Snapshot afterAll) {
    Fact<T> before = beforeAll.read(key);
    Fact<T> after = afterAll.read(key);
    switch (before) {
      case Fact.Unseen<T> _ -> {
        // what was not seen before has nothing to be compared with
        if (!(after instanceof Fact.Unseen) && beforeAll.facts().containsKey(key)) {
          say("%s can be read again", "%s可以读取了", key.what());
        }
      }
      case Fact.Absent<T>() -> {
        switch (after) {
          case Fact.Known<T> _ -> say("%s appeared", "出现了%s", key.what());
          case Fact.Absent<T>() -> {}
          case Fact.Unseen<T>(String why, var _) -> lostSight(key, why);
        }
      }
      case Fact.Known<T>(T was) -> {
        switch (after) {
          case Fact.Known<T>(T is) -> {
            if (!was.equals(is)) {
              changed(key, was, is);
            }
          }
          case Fact.Absent<T>() -> {
            say("%s disappeared", "%s消失了", key.what());
            if (was instanceof AwsAuthConfigMap configMap) {
              mappings(configMap, new AwsAuthConfigMap(Map.of(), Optional.empty(), List.of()));
            }
          }
          case Fact.Unseen<T>(String why, var _) -> lostSight(key, why);
        }
      }
    }
  }

  private void lostSight(FactKey<?> key, String why) {
    if (key instanceof FactKey.PodOf) {
      // pods come and go, and a recording holds only those somebody asked about
      return;
    }
    say("%s cannot be read any more: %s", "%s无法再读取：%s", key.what(), why);
  }

  private void changed(FactKey<?> key, Object was, Object is) {
    switch (key) {
      case FactKey.Cluster _ -> cluster((ClusterInfo) was, (ClusterInfo) is);
      case FactKey.AccessEntryOf _ -> entry((AccessEntry) was, (AccessEntry) is);
      case FactKey.AwsAuth _ -> awsAuth((AwsAuthConfigMap) was, (AwsAuthConfigMap) is);
      case FactKey.Role _ -> role((IamRole) was, (IamRole) is);
      case FactKey.FargateProfileOf _ -> profile((FargateProfile) was, (FargateProfile) is);
      case FactKey.NodeGroupOf _ -> nodeGroup((NodeGroup) was, (NodeGroup) is);
      case FactKey.SubnetRoutesOf _ -> routes((SubnetRoutes) was, (SubnetRoutes) is);
      case FactKey.PodOf _ -> pod(key, (Pod) was, (Pod) is);
      case FactKey.CoreDnsDeployment _ -> coreDns((CoreDns) was, (CoreDns) is);
      default -> {
        if (was instanceof List<?> before && is instanceof List<?> after) {
          list(key.what(), before, after);
        } else {
          fields(key.what(), (Record) was, (Record) is);
        }
      }
    }
  }

  private void cluster(ClusterInfo was, ClusterInfo is) {
    Words it = Words.of("cluster %s", "集群 %s", is.name());
    if (!Objects.equals(was.createdAt(), is.createdAt()) || !was.arn().equals(is.arn())) {
      say("%s is another one: %s instead of %s", "%s已不是同一个集群：现为 %s，原为 %s", it, is.arn(), was.arn());
    }
    field(it, "authentication mode", "认证模式", was.authenticationMode(), is.authenticationMode());
    field(it, "status", "状态", was.status(), is.status());
    field(it, "version", "版本", was.version(), is.version());
    field(it, "platform version", "平台版本", was.platformVersion(), is.platformVersion());
    field(it, "role", "角色", was.roleArn(), is.roleArn());
    field(it, "OIDC issuer", "OIDC issuer", was.oidcIssuer(), is.oidcIssuer());
    field(it, "public endpoint", "公有端点", was.endpointPublicAccess(), is.endpointPublicAccess());
    field(it, "private endpoint", "私有端点", was.endpointPrivateAccess(), is.endpointPrivateAccess());
    field(it, "public access CIDRs", "公有访问 CIDR", was.publicAccessCidrs(), is.publicAccessCidrs());
    field(it, "log types", "日志类型", was.enabledLogTypes(), is.enabledLogTypes());
    field(it, "Auto Mode", "Auto Mode", was.autoMode(), is.autoMode());
  }

  private void entry(AccessEntry was, AccessEntry is) {
    Words it = Words.of("the access entry of %s", "%s 的访问条目", is.principalArn());
    if (!was.createdAt().equals(is.createdAt())) {
      say("%s was deleted and created again, %s", "%s被删除并重新创建，%s", it, time(is.createdAt()));
    }
    field(it, "type", "类型", was.type(), is.type());
    field(it, "username", "用户名", was.username(), is.username());
    field(it, "groups", "组", was.kubernetesGroups(), is.kubernetesGroups());
  }

  private void awsAuth(AwsAuthConfigMap was, AwsAuthConfigMap is) {
    if (!was.createdAt().equals(is.createdAt())) {
      say(
          "the ConfigMap aws-auth was deleted and created again, %s",
          "ConfigMap aws-auth 被删除并重新创建，%s", time(is.createdAt()));
    }
    mappings(was, is);
    for (FieldManager manager : is.managers()) {
      if (!was.managers().contains(manager)) {
        say(
            "aws-auth was written by field manager %s %s (keys: %s)",
            "字段管理器 %s 于 %s 写入了 aws-auth（键：%s）",
            manager.manager(),
            time(manager.time()),
            manager.keys().isEmpty() ? "-" : String.join(", ", manager.keys()));
      }
    }
    for (FieldManager manager : was.managers()) {
      boolean stillThere =
          is.managers().stream()
              .anyMatch(other ->
                  other.manager().equals(manager.manager())
                      && other.operation().equals(manager.operation()));
      if (!stillThere) {
        say(
            "field manager %s owns nothing in aws-auth any more",
            "字段管理器 %s 不再拥有 aws-auth 中的任何内容", manager.manager());
      }
    }
  }

  private void mappings(AwsAuthConfigMap was, AwsAuthConfigMap is) {
    AwsAuth before = AwsAuth.parse(was.data());
    AwsAuth after = AwsAuth.parse(is.data());
    for (String key : List.of(AwsAuth.ROLES, AwsAuth.USERS, AwsAuth.ACCOUNTS)) {
      Words writer =
          LastWriter.of(is, key)
              .map(last -> Words.of("; %s", "；%s", last.words()))
              .orElse(Words.same(""));
      after
          .lost(key)
          .filter(problem -> before.lost(key).isEmpty())
          .ifPresent(problem ->
              say(
                  "%s cannot be parsed any more (%s: %s), so all of it is ignored%s",
                  "%s 无法再解析（%s：%s），整个键被忽略%s", key, problem.where(), problem.says(), writer));
      if (before.lost(key).isPresent() && after.lost(key).isEmpty()) {
        say("%s can be parsed again%s", "%s 可以解析了%s", key, writer);
      }
      if (!key.equals(AwsAuth.ACCOUNTS)) {
        items(key, byArn(before, key), byArn(after, key), writer);
      }
    }
    list(
        Words.of("the accounts in %s", "%s 中的账户", AwsAuth.ACCOUNTS),
        before.accounts().stream().sorted().toList(),
        after.accounts().stream().sorted().toList());
  }

  /// The items that count, by ARN as written: of several the last.
  private static Map<String, Mapping> byArn(AwsAuth awsAuth, String key) {
    var items = new LinkedHashMap<String, Mapping>();
    for (Mapping item : key.equals(AwsAuth.ROLES) ? awsAuth.roles() : awsAuth.users()) {
      items.put(item.arn(), item);
    }
    return items;
  }

  private void items(String key, Map<String, Mapping> was, Map<String, Mapping> is, Words writer) {
    was.forEach((arn, item) -> {
      if (!is.containsKey(arn)) {
        say("the mapping for %s disappeared from %s%s", "%2$s 中 %1$s 的映射消失了%3$s", arn, key, writer);
      }
    });
    is.forEach((arn, item) -> {
      Mapping before = was.get(arn);
      if (before == null) {
        say(
            "a mapping for %s appeared in %s (username \"%s\", groups %s)%s",
            "%2$s 中新增了 %1$s 的映射（用户名 \"%3$s\"，组 %4$s）%5$s",
            arn,
            key,
            item.username(),
            item.groups(),
            writer);
      } else {
        Words it = Words.of("the mapping for %s in %s", "%2$s 中 %1$s 的映射", arn, key);
        field(it, "username", "用户名", before.username(), item.username());
        field(it, "groups", "组", before.groups(), item.groups());
      }
    });
  }

  private void role(IamRole was, IamRole is) {
    Words it = Words.of("IAM role %s", "IAM 角色 %s", is.name());
    if (!was.roleId().equals(is.roleId()) || !was.createdAt().equals(is.createdAt())) {
      say(
          "%s was deleted and created again, %s: role id %s, before %s",
          "%s被删除并重新创建，%s：角色 ID 现为 %s，原为 %s", it, time(is.createdAt()), is.roleId(), was.roleId());
    }
    field(it, "ARN", "ARN", was.arn(), is.arn());
    if (!was.trustPolicy().equals(is.trustPolicy())) {
      say("the trust policy of %s changed", "%s的信任策略已更改", it);
    }
  }

  private void profile(FargateProfile was, FargateProfile is) {
    Words it = Words.of("Fargate profile %s", "Fargate profile %s", is.name());
    if (!was.createdAt().equals(is.createdAt())) {
      say("%s was deleted and created again, %s", "%s 被删除并重新创建，%s", it, time(is.createdAt()));
    }
    field(it, "status", "状态", was.status(), is.status());
    field(
        it, "pod execution role", "Pod 执行角色", was.podExecutionRoleArn(), is.podExecutionRoleArn());
    list(Words.of("the selectors of %s", "%s 的选择器", it), was.selectors(), is.selectors());
    field(it, "subnets", "子网", was.subnets(), is.subnets());
    list(Words.of("the health issues of %s", "%s 的健康问题", it), was.issues(), is.issues());
  }

  private void nodeGroup(NodeGroup was, NodeGroup is) {
    Words it = Words.of("node group %s", "节点组 %s", is.name());
    field(it, "status", "状态", was.status(), is.status());
    field(it, "role", "角色", was.nodeRoleArn(), is.nodeRoleArn());
    field(it, "AMI type", "AMI 类型", was.amiType(), is.amiType());
    list(Words.of("the health issues of %s", "%s的健康问题", it), was.issues(), is.issues());
  }

  private void routes(SubnetRoutes was, SubnetRoutes is) {
    Words it = Words.same(is.subnetId());
    field(it, "route table", "路由表", was.routeTableId(), is.routeTableId());
    field(it, "route targets", "路由目标", was.targets(), is.targets());
  }

  private void pod(FactKey<?> key, Pod was, Pod is) {
    field(key.what(), "phase", "阶段", was.phase(), is.phase());
    field(key.what(), "scheduler", "调度器", was.schedulerName(), is.schedulerName());
    field(key.what(), "labels", "标签", was.labels(), is.labels());
  }

  private void coreDns(CoreDns was, CoreDns is) {
    Words it = Words.same("kube-system/coredns");
    field(
        it,
        "pod template annotations",
        "Pod 模板注解",
        was.templateAnnotations(),
        is.templateAnnotations());
    field(it, "replicas", "副本数", was.replicas(), is.replicas());
    field(it, "ready replicas", "就绪副本数", was.readyReplicas(), is.readyReplicas());
  }

  /// Items are compared as they are shown: an event that was merely seen again is no change.
  private void list(Words what, List<?> was, List<?> is) {
    var before = was.stream().map(SnapshotDiff::shown).distinct().toList();
    var after = is.stream().map(SnapshotDiff::shown).distinct().toList();
    for (String one : before) {
      if (!after.contains(one)) {
        say("%s: %s disappeared", "%s：%s 消失了", what, one);
      }
    }
    for (String one : after) {
      if (!before.contains(one)) {
        say("%s: %s appeared", "%s：新增 %s", what, one);
      }
    }
  }

  private static String shown(Object item) {
    return switch (item) {
      case AccessPolicy policy ->
          policy.policyArn()
              + " ("
              + policy.scope()
              + (policy.namespaces().isEmpty() ? "" : " " + policy.namespaces())
              + ")";
      case FargateEvent event -> event.namespace() + "/" + event.pod() + ": " + event.message();
      case HealthIssue issue -> issue.code() + " (" + issue.message() + ")";
      case Selector selector ->
          selector.namespace() + (selector.labels().isEmpty() ? "" : " " + selector.labels());
      default -> item.toString();
    };
  }

  /// Every component of a record by the name that the snapshot gives it.
  private void fields(Words of, Record was, Record is) {
    Map<String, Object> before = Components.of(was);
    Components.of(is)
        .forEach((name, value) -> field(of, name, name, before.getOrDefault(name, ""), value));
  }

  private void field(Words of, String en, String zh, Object was, Object is) {
    if (!was.equals(is)) {
      say("%s: %s is now %s, was %s", "%s：%s 现为 %s，原为 %s", of, new Words(en, zh), is, was);
    }
  }

  private static Object time(Optional<Instant> time) {
    return time.<Object>map(LastWriter::minutes).orElse(new Words("at an unknown time", "时间未知"));
  }

  private void say(String en, String zh, Object... arguments) {
    changes.add(Words.of(en, zh, arguments));
  }
}
