package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.SimulatedAccess;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether IAM lets the controller of Karpenter pass a node role to EC2.
///
/// The controller is whoever was refused, else whom its service account is: `karpenter`, in
/// `kube-system` or in a namespace of its own.
final class PassRole {
  private static final String ACTION = "iam:PassRole";
  private static final String SERVICE_ACCOUNT = "karpenter";
  private static final List<String> NAMESPACES = List.of("kube-system", "karpenter");
  private static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";
  private static final Words CONTROLLER =
      new Words("the role of Karpenter's controller", "Karpenter 控制器的角色");

  private PassRole() {}

  static Verdict judge(Facts facts, Focus focus) {
    Optional<String> target =
        focus.on(Subject.TARGET_ROLE).filter(arn -> Arn.parse(arn).filter(Arn::isRole).isPresent());
    return target
        .map(arn -> Verdicts.givenCluster(facts, cluster -> mayPass(facts, focus, cluster, arn)))
        .orElseGet(() ->
            KarpenterChecks.eachClass(
                facts, focus, (cluster, nodeClass, arn) -> mayPass(facts, focus, cluster, arn)));
  }

  private static Verdict mayPass(Facts facts, Focus focus, ClusterInfo cluster, String target) {
    return Verdicts.given(
        CONTROLLER,
        controller(facts, focus),
        principal -> mayPass(facts, cluster, principal, target),
        () ->
            unsure(
                "which role Karpenter's controller has was not seen: its service account has neither an"
                    + " annotation nor a Pod Identity association",
                "看不到 Karpenter 控制器的角色：其服务账号既没有注解也没有 Pod Identity 关联"));
  }

  /// The condition of the usual policy is the service; in China it has two names.
  private static Verdict mayPass(
      Facts facts, ClusterInfo cluster, String principal, String target) {
    return Verdicts.any(
        Trust.ec2(cluster.arn()),
        service -> {
          var key = new FactKey.Simulation(ACTION, service, principal, target);
          return Verdicts.given(
              facts,
              key,
              answer -> answer(answer, key),
              () -> unsure("%s does not exist", "%s 不存在", principal));
        });
  }

  private static Verdict answer(SimulatedAccess answer, FactKey.Simulation key) {
    if (answer.allowed()) {
      return healthy(
          Words.of(
              "%s may pass %s to %s",
              "%s 可以把 %s 传给 %s", key.principalArn(), key.resource(), key.passedToService()),
          key.principalArn());
    }
    Words denied =
        answer.deniedBy().isEmpty()
            ? Words.same("")
            : Words.of(", by %s", "，来自 %s", String.join(", ", answer.deniedBy()));
    return broken(
        Words.of(
            "%s may not pass %s to %s (%s%s)",
            "%s 不能把 %s 传给 %s（%s%s）",
            key.principalArn(),
            key.resource(),
            key.passedToService(),
            answer.decision(),
            denied),
        key.principalArn(),
        key.resource());
  }

  private static Fact<String> controller(Facts facts, Focus focus) {
    Optional<Arn> caller = Caller.in(focus).map(Caller::arn);
    if (caller.isPresent()) {
      return Fact.known(withTruePath(facts, caller.get()));
    }
    var associations = new FactKey.PodIdentityAssociations();
    facts.ahead(List.of(associations));
    facts.ahead(NAMESPACES.stream().map(PassRole::account).toList());
    Optional<String> byAssociation =
        facts
            .get(associations)
            .ifKnown()
            .flatMap(all -> all.stream().filter(PassRole::isControllers).findFirst())
            .flatMap(it ->
                facts
                    .get(new FactKey.PodIdentityAssociationOf(it.associationId()))
                    .ifKnown()
                    .map(PodIdentityAssociation::roleArn));
    return byAssociation.map(Fact::known).orElseGet(() -> byAnnotation(facts, associations));
  }

  /// IAM simulates a role by its true ARN, which a session does not tell (fact 2).
  private static String withTruePath(Facts facts, Arn caller) {
    return caller
        .roleName()
        .flatMap(name -> facts.get(new FactKey.Role(name)).ifKnown())
        .map(role -> role.arn())
        .filter(
            arn -> Arn.parse(arn).filter(it -> it.account().equals(caller.account())).isPresent())
        .orElse(caller.toString());
  }

  private static FactKey.ServiceAccountOf account(String namespace) {
    return new FactKey.ServiceAccountOf(namespace, SERVICE_ACCOUNT);
  }

  private static boolean isControllers(PodIdentityName association) {
    return NAMESPACES.contains(association.namespace())
        && association.serviceAccount().equals(SERVICE_ACCOUNT);
  }

  private static Fact<String> byAnnotation(Facts facts, FactKey<?> associations) {
    var blind = new ArrayList<Fact.Unseen<?>>();
    for (String namespace : NAMESPACES) {
      switch (facts.get(account(namespace))) {
        case Fact.Known<ServiceAccount>(ServiceAccount account)
            when account.annotations().containsKey(ROLE_ANNOTATION) -> {
          return Fact.known(account.annotations().getOrDefault(ROLE_ANNOTATION, ""));
        }
        case Fact.Unseen<ServiceAccount> unseen -> blind.add(unseen);
        case Fact.Known<ServiceAccount> _, Fact.Absent<ServiceAccount> _ -> {}
      }
    }
    if (facts.get(associations) instanceof Fact.Unseen<?> unseen) {
      blind.add(unseen);
    }
    return blind.isEmpty()
        ? Fact.absent()
        : Fact.unseen(blind.getFirst().why(), blind.getFirst().missing());
  }
}
