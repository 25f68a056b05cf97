package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A role that a workload is meant to use, by ARN, and what says so.
record WorkloadRole(String arn, Words saidBy) {
  /// How EC2 names the sessions of a node's role (mode workload-role-lacks-permission).
  private static final Pattern INSTANCE = Pattern.compile("i-[0-9a-f]{8,17}");

  /// The roles that the question comes to, or the verdict that says why there are none.
  sealed interface Search {
    record Found(List<WorkloadRole> roles) implements Search {}

    record None(Verdict why) implements Search {}

    /// Judges each role.
    default Verdict each(Function<WorkloadRole, Verdict> judge) {
      return switch (this) {
        case Found(List<WorkloadRole> roles) -> agreed(roles.stream().map(judge).toList());
        case None(Verdict why) -> why;
      };
    }
  }

  /// The role that a token of the workload is shown to: the one the text names as refused, else
  /// that of the pod, else that of the annotation, else that of the association.
  static Search forToken(Facts facts, Focus focus) {
    return refused(focus)
        .<Search>map(role -> new Search.Found(List.of(role)))
        .orElseGet(() -> of(facts, focus, WorkloadRole::annotatedFirst));
  }

  /// The role that the text names as refused or as the caller, else that of the pod, else those of
  /// annotation and association.
  static Search any(Facts facts, Focus focus, ClusterInfo cluster) {
    return refused(focus)
        .<Search>map(role -> new Search.Found(List.of(role)))
        .orElseGet(() -> caller(facts, focus, cluster));
  }

  /// The target of a refused `AssumeRoleWithWebIdentity`; that of other actions is a role that the
  /// workload goes on to.
  private static Optional<WorkloadRole> refused(Focus focus) {
    boolean byToken =
        focus
            .on(Subject.ACTION)
            .map(TrustRules.WEB_IDENTITY::equalsIgnoreCase)
            .orElse(focus.callerArn().isEmpty());
    return focus
        .on(Subject.TARGET_ROLE)
        .filter(_ -> byToken)
        .map(arn -> new WorkloadRole(arn, new Words("the text", "原文")));
  }

  /// The caller, when its role is one that workloads use; one that is not seen may be.
  private static Search caller(Facts facts, Focus focus, ClusterInfo cluster) {
    Search others = of(facts, focus, WorkloadRole::annotatedAndAssociated);
    Optional<FactKey.Role> key =
        callerRole(focus)
            .filter(arn -> Roles.inAccountOf(cluster, arn))
            .map(arn -> Roles.key(arn.toString()));
    if (key.isEmpty()) {
      return others;
    }
    return switch (facts.get(key.get())) {
      case Fact.Known<IamRole>(IamRole role) when servesWorkloads(cluster, role) ->
          new Search.Found(List.of(new WorkloadRole(role.arn(), new Words("the text", "原文"))));
      case Fact.Known<IamRole> _, Fact.Absent<IamRole>() -> others;
      case Fact.Unseen<IamRole> unseen ->
          others instanceof Search.Found
              ? others
              : new Search.None(Verdicts.unseen(key.get(), unseen));
    };
  }

  /// The role of the caller, unless it is the session of a node.
  static Optional<Arn> callerRole(Focus focus) {
    boolean node =
        focus
            .callerArn()
            .flatMap(Arn::parse)
            .filter(arn -> arn.isRoleSession() && INSTANCE.matcher(arn.lastSegment()).matches())
            .isPresent();
    return node ? Optional.empty() : Caller.in(focus).map(Caller::arn).filter(Arn::isRole);
  }

  /// Whether the role lets in tokens of this cluster or Pod Identity, conditions aside.
  static boolean servesWorkloads(ClusterInfo cluster, IamRole role) {
    Optional<String> provider =
        Arn.parse(role.arn())
            .map(arn -> OidcProviders.arn(arn, OidcProviders.bare(cluster.oidcIssuer())));
    return TrustRules.allowing(role.trustPolicy()).stream()
        .anyMatch(statement ->
            provider
                        .map(arn ->
                            TrustRules.speaksOf(
                                statement, TrustRules.FEDERATED, arn, TrustRules.WEB_IDENTITY))
                        .orElse(Holds.NO)
                    == Holds.YES
                || TrustRules.speaksOf(
                        statement,
                        TrustRules.SERVICE,
                        PodIdentityRoleChecks.SERVICE,
                        "sts:AssumeRole")
                    == Holds.YES);
  }

  private interface OfAccount {
    Search search(Facts facts, Workload workload);
  }

  private static Search of(Facts facts, Focus focus, OfAccount account) {
    return switch (Workload.in(facts, focus)) {
      case Workload.Search.Unnamed(var why) -> new Search.None(why);
      case Workload.Search.Hidden(var why) -> new Search.None(why);
      case Workload.Search.Found(Workload workload) -> {
        List<String> ofPod = workload.pod().map(WorkloadPods::webIdentityRoles).orElse(List.of());
        yield ofPod.isEmpty()
            ? account.search(facts, workload)
            : new Search.Found(
                ofPod.stream()
                    .map(arn ->
                        new WorkloadRole(
                            arn,
                            Words.of(
                                "pod %s",
                                "Pod %s", WorkloadPods.name(workload.pod().orElseThrow()))))
                    .toList());
      }
    };
  }

  private static Search annotatedFirst(Facts facts, Workload workload) {
    return switch (annotated(facts, workload)) {
      case Fact.Known<WorkloadRole>(WorkloadRole role) -> new Search.Found(List.of(role));
      case Fact.Absent<WorkloadRole>() -> search(facts, workload, List.of());
      case Fact.Unseen<WorkloadRole>(var why, var missing) ->
          new Search.None(Verdicts.unseen(workload.key().what(), why, missing));
    };
  }

  private static Search annotatedAndAssociated(Facts facts, Workload workload) {
    return switch (annotated(facts, workload)) {
      case Fact.Known<WorkloadRole>(WorkloadRole role) -> search(facts, workload, List.of(role));
      case Fact.Absent<WorkloadRole>() -> search(facts, workload, List.of());
      case Fact.Unseen<WorkloadRole>(var why, var missing) ->
          search(facts, workload, List.of()) instanceof Search.Found found
              ? found
              : new Search.None(Verdicts.unseen(workload.key().what(), why, missing));
    };
  }

  /// Adds the role of the association to what the annotation names.
  private static Search search(Facts facts, Workload workload, List<WorkloadRole> annotated) {
    var roles = new ArrayList<>(annotated);
    switch (associated(facts, workload)) {
      case Fact.Known<WorkloadRole>(WorkloadRole role) -> roles.add(role);
      case Fact.Absent<WorkloadRole>() -> {}
      case Fact.Unseen<WorkloadRole>(var why, var missing) -> {
        if (roles.isEmpty()) {
          return new Search.None(Verdicts.unseen(PodIdentity.LIST.what(), why, missing));
        }
      }
    }
    return roles.isEmpty()
        ? new Search.None(
            notApplicable(
                "neither an annotation nor a Pod Identity association gives %s a role",
                "既没有注解也没有 Pod Identity 关联为 %s 指定角色", workload.name()))
        : new Search.Found(List.copyOf(roles));
  }

  private static Fact<WorkloadRole> annotated(Facts facts, Workload workload) {
    Fact<ServiceAccount> account = facts.get(workload.key());
    return account.then(known ->
        Workload.roleArn(known)
            .map(arn ->
                Fact.known(
                    new WorkloadRole(
                        arn,
                        Words.of(
                            "the annotation of service account %s",
                            "服务账号 %s 的注解", workload.name()))))
            .orElseGet(Fact::absent));
  }

  private static Fact<WorkloadRole> associated(Facts facts, Workload workload) {
    Fact<PodIdentityAssociation> association =
        PodIdentity.associationOf(facts, workload.namespace(), workload.serviceAccount());
    return association.map(known ->
        new WorkloadRole(
            known.roleArn(),
            Words.of(
                "the Pod Identity association %s of %s",
                "%2$s 的 Pod Identity 关联 %1$s", known.associationId(), workload.name())));
  }

  /// Which of two roles a pod uses is not known here, so roles that differ leave doubt.
  private static Verdict agreed(List<Verdict> verdicts) {
    boolean same = verdicts.stream().map(Verdict::getClass).distinct().count() == 1;
    return same
        ? Verdicts.all(verdicts)
        : Verdicts.unsure(
            "the workload has several roles, and which one counts is not known: %s",
            "工作负载有多个角色，不清楚哪一个生效：%s",
            Words.sentences(verdicts.stream().map(Verdict::because).toList()));
  }
}
