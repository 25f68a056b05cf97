package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Optional;

/// Whether the cluster recognises whoever looks at it: ourselves. Without that only the half that
/// AWS tells can be seen, and AWS can tell why.
final class OwnAccessChecks {
  static final Check RECOGNISED =
      Rule.sweeping(
          "own-access-recognised",
          "The cluster recognises eks-auth itself",
          "集群能识别 eks-auth 自己的身份",
          (facts, focus) -> recognised(facts));

  static final List<Check> ALL = List.of(RECOGNISED);

  private OwnAccessChecks() {}

  private static Verdict recognised(Facts facts) {
    FactKey.Ourselves key = new FactKey.Ourselves();
    if (facts.get(key) instanceof Fact.Unseen<OwnIdentity> unseen && unseen.notRecorded()) {
      return notApplicable("the recording does not say who made it", "记录中没有说明是谁采集的");
    }
    return Verdicts.givenCluster(
        facts,
        cluster ->
            Verdicts.given(
                facts,
                key,
                own ->
                    Arn.parse(own.arn())
                        .flatMap(Arn::canonical)
                        .map(arn -> judge(facts, cluster, arn))
                        .orElseGet(() ->
                            unsure(
                                "we are %s, which is neither a role nor a user",
                                "我们的身份是 %s，既不是角色也不是用户", own.arn())),
                () -> unsure("AWS does not say who we are", "AWS 没有说明我们是谁")));
  }

  /// Any answer of the API server but a refusal of our identity proves that it knows us, whatever
  /// the entries say: the creator of a cluster is in without any (fact 23).
  private static Verdict judge(Facts facts, ClusterInfo cluster, Arn us) {
    return switch (facts.get(new FactKey.AwsAuth())) {
      case Fact.Known<AwsAuthConfigMap> _, Fact.Absent<AwsAuthConfigMap> _ ->
          healthy(new Words("Kubernetes answers us", "Kubernetes 会应答我们"), us.toString());
      case Fact.Unseen<AwsAuthConfigMap> unseen
          when unseen.missing().stream().anyMatch(Permission.Kubernetes.class::isInstance) ->
          healthy(
              new Words(
                  "Kubernetes recognises us, but does not let us read everything",
                  "Kubernetes 能识别我们，但不允许读取全部内容"),
              us.toString());
      case Fact.Unseen<AwsAuthConfigMap> unseen -> byEntry(facts, cluster, us, unseen);
    };
  }

  private static Verdict byEntry(
      Facts facts, ClusterInfo cluster, Arn us, Fact.Unseen<AwsAuthConfigMap> unseen) {
    // where aws-auth is not asked, the entries alone decide
    boolean refused = unseen.notRecognised();
    boolean certain = refused || !cluster.authenticationMode().readsAwsAuth();
    return switch (EntryState.ofCaller(facts, cluster, us)) {
      case EntryState.There(AccessEntry entry, boolean _, Staleness.Current _) ->
          refused
              ? broken(
                  Words.of(
                      "Kubernetes refuses %s although it has a current access entry; a new entry"
                          + " takes some seconds to count",
                      "%s 有有效的访问条目，但 Kubernetes 仍然拒绝；新建的条目需要几秒才会生效", entry.principalArn()),
                  us.toString())
              : healthy(
                  Words.of("%s has an access entry", "%s 有访问条目", entry.principalArn()),
                  us.toString());
      case EntryState.There(AccessEntry entry, boolean _, Staleness.Stale _) ->
          verdict(
              certain,
              unseen,
              us,
              Words.of(
                  "the access entry of %s is older than the role, so it never matches; delete it"
                      + " and create it again",
                  "%s 的访问条目早于该角色，永远不会匹配；请删除后重新创建", entry.principalArn()));
      case EntryState.There(AccessEntry entry, boolean _, Staleness _) ->
          verdict(
              refused,
              unseen,
              us,
              Words.of(
                  "%s has an access entry, but it could not be seen whether it still counts",
                  "%s 有访问条目，但无法确认是否仍然有效", entry.principalArn()));
      case EntryState.None _ ->
          verdict(
              certain,
              unseen,
              us,
              Words.of("%s has no access entry", "%s 没有访问条目", us).then(remedy(facts, cluster, us)));
      case EntryState.NotAsked _ ->
          verdict(
              refused,
              unseen,
              us,
              Words.of(
                  "the mode is CONFIG_MAP, so that only aws-auth could let %s in",
                  "模式为 CONFIG_MAP，只有 aws-auth 能让 %s 进入", us));
      case EntryState.Hidden(Unsure why) ->
          refused ? verdict(true, unseen, us, Words.of("%s", "%s", why.because())) : why;
    };
  }

  private static Verdict verdict(
      boolean certain, Fact.Unseen<AwsAuthConfigMap> unseen, Arn us, Words says) {
    Words because =
        Words.sentences(
            List.of(
                says,
                unseen.notRecognised()
                    ? new Words("Kubernetes refuses us", "Kubernetes 拒绝了我们")
                    : Words.of(
                        "aws-auth could not be read: %s", "无法读取 aws-auth：%s", unseen.why())));
    return certain ? broken(because, us.toString()) : new Unsure(because, unseen.missing());
  }

  /// An entry needs the true ARN of a role, path included (fact 5).
  private static Words remedy(Facts facts, ClusterInfo cluster, Arn us) {
    String principal =
        Optional.of(us)
            .filter(Arn::isRole)
            .filter(arn -> Roles.inAccountOf(cluster, arn))
            .flatMap(arn -> facts.get(new FactKey.Role(arn.lastSegment())).ifKnown())
            .map(role -> role.arn())
            .orElse(us.toString());
    return Words.same(
        ": aws eks create-access-entry --cluster-name %s --principal-arn %s --kubernetes-groups eks-auth-readers"
            .formatted(cluster.name(), principal));
  }
}
