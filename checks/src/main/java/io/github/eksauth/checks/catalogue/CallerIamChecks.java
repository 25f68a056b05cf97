package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What IAM lets the caller do, by simulation (K16); only when an entry asks.
final class CallerIamChecks {
  static final List<Check> ALL =
      List.of(
          CallerChecks.asked(
              "caller-may-act",
              "IAM allows the caller the action that was refused",
              "IAM 允许调用方执行被拒绝的操作",
              (facts, focus, cluster, caller) ->
                  focus
                      .on(Subject.ACTION)
                      .map(action -> mayAct(facts, focus, cluster, caller, action))
                      .orElseGet(() ->
                          notApplicable(
                              "no IAM action is named that was refused", "没有指明被拒绝的 IAM 操作"))),
          CallerChecks.asked(
              "caller-has-console-rights",
              "IAM allows the caller to read Kubernetes objects in the console",
              "IAM 允许调用方在控制台读取 Kubernetes 对象",
              (facts, focus, cluster, caller) -> hasConsoleRights(facts, cluster, caller)));

  private static final String ASSUME = "sts:assumerole";
  private static final String PASS = "iam:passrole";

  /// Creating an entry for EC2 nodes hands their role to EC2 (fact 32).
  private static final String PASSED_TO = "ec2.amazonaws.com";

  /// Actions that EKS decides on the ARN of the cluster, so that a refusal of the simulation means
  /// one of the real request too.
  private static final Set<String> OF_CLUSTER =
      Set.of(
          "eks:accesskubernetesapi",
          "eks:createaccessentry",
          "eks:describecluster",
          "eks:listaccessentries",
          "eks:listaddons",
          "eks:listfargateprofiles",
          "eks:listnodegroups",
          "eks:listpodidentityassociations",
          "eks:updateclusterconfig");

  private static final List<String> CONSOLE =
      List.of("eks:AccessKubernetesApi", "eks:DescribeCluster", "eks:ListNodegroups");

  private CallerIamChecks() {}

  private static Verdict mayAct(
      Facts facts, Focus focus, ClusterInfo cluster, Caller caller, String action) {
    String lower = action.toLowerCase(Locale.ROOT);
    Optional<String> role = focus.on(Subject.TARGET_ROLE);
    if (lower.equals(ASSUME) || lower.equals(PASS)) {
      return role.isEmpty()
          ? TargetRoleChecks.noTarget()
          : simulated(
              facts,
              cluster,
              caller,
              principal -> withRole(facts, focus, cluster, caller, principal, action, role.get()));
    }
    Optional<String> resource = resource(focus, cluster, lower);
    return simulated(
        facts,
        cluster,
        caller,
        principal -> {
          Verdict verdict =
              Simulated.judge(
                  facts, new FactKey.Simulation(action, "", principal, resource.orElse("*")));
          return verdict instanceof Verdict.Broken(Words because, var _)
                  && !decides(facts, principal, action, lower, resource)
              ? unsure(
                  "%s, but the real request may have been about another resource",
                  "%s，但真实请求针对的可能是另一个资源", because)
              : verdict;
        });
  }

  private static Optional<String> resource(Focus focus, ClusterInfo cluster, String lower) {
    if (lower.startsWith("eks:")) {
      return Optional.of(cluster.arn());
    } else if (lower.startsWith("kms:")) {
      return focus
          .on(Subject.KMS_KEY)
          .or(() -> Optional.of(cluster.kmsKeyArn()).filter(arn -> !arn.isEmpty()));
    }
    return lower.startsWith("iam:") ? focus.on(Subject.TARGET_ROLE) : Optional.empty();
  }

  /// Whether a refusal of the simulation is one of the real request: not when that was about a
  /// resource that we do not know, unless a deny spoke.
  private static boolean decides(
      Facts facts, String principal, String action, String lower, Optional<String> resource) {
    return Simulated.explicitlyDenied(
            facts, new FactKey.Simulation(action, "", principal, resource.orElse("*")))
        || (resource.isPresent() && (!lower.startsWith("eks:") || OF_CLUSTER.contains(lower)));
  }

  private static Verdict withRole(
      Facts facts,
      Focus focus,
      ClusterInfo cluster,
      Caller caller,
      String principal,
      String action,
      String role) {
    boolean pass = action.toLowerCase(Locale.ROOT).equals(PASS);
    var request = new FactKey.Simulation(action, pass ? PASSED_TO : "", principal, role);
    Verdict verdict = Simulated.judge(facts, request);
    return verdict instanceof Verdict.Broken && !pass && !Simulated.explicitlyDenied(facts, request)
        ? unlessTrusted(facts, focus, cluster, caller, role, verdict)
        : verdict;
  }

  /// Inside one account a trust policy that names the caller itself is enough: then its own
  /// policies need not allow it.
  private static Verdict unlessTrusted(
      Facts facts,
      Focus focus,
      ClusterInfo cluster,
      Caller caller,
      String target,
      Verdict refused) {
    Optional<Arn> arn = Arn.parse(target).filter(it -> Roles.inAccountOf(cluster, it));
    if (arn.isEmpty()) {
      return refused;
    }
    var key = Roles.key(target);
    return switch (facts.get(key)) {
      case Fact.Absent<IamRole>() -> refused;
      case Fact.Unseen<IamRole> unseen -> Verdicts.unseen(key, unseen);
      case Fact.Known<IamRole>(IamRole role) -> {
        Admission admission =
            Admission.of(
                role.trustPolicy(), caller.who(facts, cluster, focus), TargetRoleChecks.ASSUME);
        yield admission instanceof Admission.Direct
            ? notApplicable(
                "the trust policy of %s names the caller itself, so it needs no right of its own",
                "%s 的信任策略直接包含调用方，因此调用方自己的策略无需允许", target)
            : admission instanceof Admission.OnCondition
                ? unsure(
                    "%s; the trust policy of %s may make up for it under conditions",
                    "%s；%s 的信任策略在某些条件下可以弥补", refused.because(), target)
                : refused;
      }
    };
  }

  private static Verdict hasConsoleRights(Facts facts, ClusterInfo cluster, Caller caller) {
    return simulated(
        facts,
        cluster,
        caller,
        principal -> {
          List<FactKey.Simulation> requests =
              CONSOLE.stream()
                  .map(action -> new FactKey.Simulation(action, "", principal, cluster.arn()))
                  .toList();
          facts.ahead(requests);
          Verdict all =
              Verdicts.all(
                  requests.stream().map(request -> Simulated.judge(facts, request)).toList());
          return all instanceof Verdict.Healthy
              ? healthy(
                  Words.of(
                      "by its policies %s may call %s",
                      "按其策略，%s 可以调用 %s", principal, String.join(", ", CONSOLE)),
                  principal)
              : all;
        });
  }

  /// IAM simulates roles and users of the own account, by their true ARN. A user's is the one it
  /// comes with; a session does not tell its role's path.
  private static Verdict simulated(
      Facts facts, ClusterInfo cluster, Caller caller, Function<String, Verdict> judge) {
    Arn arn = caller.arn();
    return arn.isUser() && Roles.inAccountOf(cluster, arn)
        ? judge.apply(arn.toString())
        : Principals.given(
            facts,
            cluster,
            arn,
            judge,
            () ->
                notApplicable(
                    "%s does not exist in IAM, which is judged separately",
                    "%s 在 IAM 中不存在，由另一项检查判断", arn));
  }
}
