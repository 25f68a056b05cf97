package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether the role or user that the text is about is what the text takes it for; only when an
/// entry asks.
final class NamedPrincipalChecks {
  static final List<Check> ALL =
      List.of(
          rule(
              "named-principal-exists",
              "The principal named in the text exists in IAM",
              "文中的主体在 IAM 中存在",
              NamedPrincipalChecks::exists),
          rule(
              "named-principal-arn-true",
              "The ARN in the text is the one that IAM knows, path included",
              "文中的 ARN 与 IAM 中的一致（含路径）",
              NamedPrincipalChecks::arnTrue),
          rule(
              "named-principal-entry",
              "The principal named in the text has an access entry",
              "文中的主体有访问条目",
              NamedPrincipalChecks::hasEntry),
          rule(
              "named-principal-entry-current",
              "The access entry of the principal named in the text is not older than the principal",
              "文中主体的访问条目不早于主体本身",
              (facts, cluster, principal) ->
                  givenEntry(facts, cluster, principal, EntryChecks::current)),
          rule(
              "named-principal-entry-type",
              "The access entry of the principal named in the text has the type STANDARD",
              "文中主体的访问条目类型为 STANDARD",
              (facts, cluster, principal) ->
                  givenEntry(facts, cluster, principal, (entry, staleness) -> standard(entry))),
          rule(
              "named-principal-not-a-node-role",
              "The principal named in the text is not the role of a node group or Fargate profile",
              "文中的主体不是节点组或 Fargate profile 的角色",
              NamedPrincipalChecks::notANodeRole),
          rule(
              "entry-made-by-hand",
              "The access entry was not made by EKS itself",
              "访问条目不是 EKS 自己创建的",
              (facts, cluster, principal) ->
                  givenEntry(
                      facts,
                      cluster,
                      principal,
                      (entry, staleness) -> EntryOrigin.judge(facts, entry))));

  private interface Judge {
    Verdict judge(Facts facts, ClusterInfo cluster, Arn principal);
  }

  private interface EntryJudge {
    Verdict judge(AccessEntry entry, Staleness staleness);
  }

  private NamedPrincipalChecks() {}

  private static Rule rule(String id, String en, String zh, Judge judge) {
    return Rule.asked(
        id,
        en,
        zh,
        (facts, focus) -> {
          Optional<String> said = focus.on(Subject.PRINCIPAL);
          if (said.isEmpty()) {
            return notApplicable("the text names no principal", "文中没有指明主体");
          }
          return Arn.parse(said.get())
              .filter(arn -> arn.canonical().isPresent())
              .map(arn -> Verdicts.givenCluster(facts, cluster -> judge.judge(facts, cluster, arn)))
              .orElseGet(() ->
                  unsure(
                      "%s is not the ARN of a role, a role session or a user",
                      "%s 不是角色、角色会话或用户的 ARN", said.get()));
        });
  }

  private static Verdict exists(Facts facts, ClusterInfo cluster, Arn principal) {
    return Principals.given(
        facts,
        cluster,
        principal,
        known -> healthy(Words.of("%s exists", "%s 存在", known), known),
        () ->
            broken(
                Words.of("%s does not exist in IAM", "%s 在 IAM 中不存在", principal),
                principal.toString()));
  }

  private static Verdict arnTrue(Facts facts, ClusterInfo cluster, Arn principal) {
    if (principal.isRoleSession()) {
      return notApplicable(
          "%s is a session, whose ARN tells no path", "%s 是角色会话，其 ARN 不含路径", principal);
    }
    String said = principal.toString();
    return Principals.given(
        facts,
        cluster,
        principal,
        known ->
            known.equals(said)
                ? healthy(Words.of("IAM knows %s by this ARN", "IAM 中的 ARN 就是 %s", said), said)
                : broken(
                    Words.of(
                        "IAM knows it as %s, not as %s", "IAM 中的 ARN 是 %s，而不是 %s", known, said),
                    known),
        () ->
            notApplicable(
                "%s does not exist in IAM, which is judged separately",
                "%s 在 IAM 中不存在，由另一项检查判断", said));
  }

  private static Verdict hasEntry(Facts facts, ClusterInfo cluster, Arn principal) {
    EntryState state = entry(facts, cluster, principal);
    return switch (state) {
      case EntryState.NotAsked _ -> configMapOnly();
      case EntryState.Hidden(Unsure why) -> why;
      case EntryState.None _ ->
          History.withDeletion(
              facts,
              state,
              principal.toString(),
              broken(
                  Words.of("%s has no access entry", "%s 没有访问条目", principal),
                  principal.toString()));
      case EntryState.There(AccessEntry entry, boolean _, Staleness _)
          when !principal.isRoleSession() && !entry.principalArn().equals(principal.toString()) ->
          // same principal, other spelling: EKS takes ARNs as they are written
          unsure(
              "no access entry has the ARN %s, but one has %s",
              "没有 ARN 为 %s 的访问条目，但有 %s 的访问条目", principal, entry.principalArn());
      case EntryState.There(AccessEntry entry, boolean _, Staleness _) ->
          healthy(
              Words.of(
                  "%s has an access entry of type %s",
                  "%s 有类型为 %s 的访问条目", entry.principalArn(), entry.type()),
              entry.principalArn());
    };
  }

  private static EntryState entry(Facts facts, ClusterInfo cluster, Arn principal) {
    return EntryState.ofCaller(facts, cluster, principal.canonical().orElse(principal));
  }

  private static Verdict givenEntry(
      Facts facts, ClusterInfo cluster, Arn principal, EntryJudge judge) {
    return switch (entry(facts, cluster, principal)) {
      case EntryState.NotAsked _ -> configMapOnly();
      case EntryState.None _ -> notApplicable("%s has no access entry", "%s 没有访问条目", principal);
      case EntryState.Hidden(Unsure why) -> why;
      case EntryState.There(AccessEntry entry, boolean _, Staleness staleness) ->
          judge.judge(entry, staleness);
    };
  }

  private static Verdict configMapOnly() {
    return notApplicable(
        "the mode is CONFIG_MAP: there are no access entries", "模式为 CONFIG_MAP：没有访问条目");
  }

  private static Verdict standard(AccessEntry entry) {
    Words type =
        Words.of(
            "the access entry of %s has type %s",
            "%s 的访问条目类型为 %s", entry.principalArn(), entry.type());
    return entry.type().equals(Standing.STANDARD)
        ? healthy(type, entry.principalArn())
        : broken(type, entry.principalArn());
  }

  private static Verdict notANodeRole(Facts facts, ClusterInfo cluster, Arn principal) {
    facts.ahead(List.of(new FactKey.NodeGroups(), new FactKey.FargateProfiles()));
    Fact<List<NodeGroup>> groups = NodeChecks.nodeGroups(facts);
    Fact<List<FargateProfile>> profiles = Profiles.all(facts);
    var owners = new ArrayList<Words>();
    groups.ifKnown().orElse(List.of()).stream()
        .filter(group -> means(group.nodeRoleArn(), principal))
        .forEach(group -> owners.add(Words.of("node group %s", "节点组 %s", group.name())));
    profiles.ifKnown().orElse(List.of()).stream()
        .filter(profile -> means(profile.podExecutionRoleArn(), principal))
        .forEach(profile -> owners.add(Words.same("Fargate profile " + profile.name())));
    if (means(cluster.nodeRoleArn(), principal)) {
      owners.add(new Words("the node pools of Auto Mode", "Auto Mode 的节点池"));
    }
    if (!owners.isEmpty()) {
      return broken(
          Words.of("%s is the role of %s", "%s 是 %s 的角色", principal, Words.sentences(owners)),
          principal.toString());
    } else if (groups instanceof Fact.Unseen<List<NodeGroup>>(var why, var missing)) {
      return Verdicts.unseen(new Words("the node groups", "节点组"), why, missing);
    } else if (profiles instanceof Fact.Unseen<List<FargateProfile>>(var why, var missing)) {
      return Verdicts.unseen(new Words("the Fargate profiles", "Fargate profile"), why, missing);
    }
    return healthy(
        Words.of(
            "no node group and no Fargate profile uses %s",
            "没有节点组或 Fargate profile 使用 %s", principal),
        principal.toString());
  }

  private static boolean means(String roleArn, Arn principal) {
    return Arn.parse(roleArn).filter(role -> Principals.same(role, principal)).isPresent();
  }
}
