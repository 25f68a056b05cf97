package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.TargetRoleChecksTest.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallerIamChecksTest {
  private static final String ACT = "caller-may-act";
  private static final String CONSOLE = "caller-has-console-rights";
  private static final String SSO =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_1a2b";
  private static final Focus JANE =
      Focus.none()
          .withCaller("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_1a2b/jane");
  private static final FactKey.Simulation DESCRIBE =
      new FactKey.Simulation("eks:DescribeCluster", "", SSO, CLUSTER);

  private static SimulatedAccess answers(String decision, String... deniedBy) {
    return new SimulatedAccess(decision, List.of(), List.of(deniedBy));
  }

  private static TestCluster cluster() {
    return api().role(SSO, MONDAY);
  }

  private static Focus refused(String action) {
    return JANE.with(Subject.ACTION, action);
  }

  @Test
  void a_session_is_simulated_as_its_role_with_the_true_arn() {
    healthy(
        cluster().known(DESCRIBE, answers("allowed")).judge(ACT, refused("eks:DescribeCluster")),
        SSO,
        "eks:DescribeCluster");
  }

  @Test
  void a_refusal_is_told_with_its_layer() {
    broken(
        cluster()
            .known(DESCRIBE, answers("implicitDeny"))
            .judge(ACT, refused("eks:DescribeCluster")),
        "no policy allows");
    broken(
        cluster()
            .known(DESCRIBE, answers("explicitDeny", "organization"))
            .judge(ACT, refused("eks:DescribeCluster")),
        "explicit deny",
        "service control policy");
  }

  @Test
  void a_simulation_that_may_not_be_made_is_unsure() {
    lacks(
        cluster().denied(DESCRIBE).judge(ACT, refused("eks:DescribeCluster")),
        "iam:SimulatePrincipalPolicy");
    lacks(
        api()
            .denied(new FactKey.Role("AWSReservedSSO_Dev_1a2b"))
            .judge(ACT, refused("eks:DescribeCluster")),
        "iam:GetRole");
  }

  @Test
  void a_refusal_on_a_resource_that_was_guessed_is_unsure() {
    var entry = new FactKey.Simulation("eks:DescribeAccessEntry", "", SSO, CLUSTER);
    var run = new FactKey.Simulation("ec2:RunInstances", "", SSO, "*");

    unsure(
        cluster()
            .known(entry, answers("implicitDeny"))
            .judge(ACT, refused("eks:DescribeAccessEntry")),
        "another resource");
    unsure(
        cluster().known(run, answers("implicitDeny")).judge(ACT, refused("ec2:RunInstances")),
        "another resource");
    broken(
        cluster().known(run, answers("explicitDeny")).judge(ACT, refused("ec2:RunInstances")),
        "explicit deny");
  }

  @Test
  void passing_a_role_is_simulated_with_the_service_it_goes_to() {
    var pass = new FactKey.Simulation("iam:PassRole", "ec2.amazonaws.com", SSO, NODE_ROLE);
    var focus = refused("iam:PassRole").with(Subject.TARGET_ROLE, NODE_ROLE);

    healthy(cluster().known(pass, answers("allowed")).judge(ACT, focus));
    broken(cluster().known(pass, answers("implicitDeny")).judge(ACT, focus), "payments-nodes");
    notApplicable(cluster().judge(ACT, refused("iam:PassRole")), "no role");
  }

  @Test
  void who_is_trusted_by_name_in_its_own_account_needs_no_right_to_assume() {
    var assume = new FactKey.Simulation("sts:AssumeRole", "", SSO, TARGET);
    var focus = refused("sts:AssumeRole").with(Subject.TARGET_ROLE, TARGET);
    var cluster = cluster().known(assume, answers("implicitDeny"));

    notApplicable(
        cluster.known(TARGET_KEY, trusting(allow("AWS", SSO))).judge(ACT, focus),
        "names the caller itself");
    broken(
        cluster
            .known(TARGET_KEY, trusting(allow("AWS", "arn:aws:iam::111122223333:root")))
            .judge(ACT, focus),
        "no policy allows");
    broken(
        cluster
            .known(assume, answers("explicitDeny"))
            .known(TARGET_KEY, trusting(allow("AWS", SSO)))
            .judge(ACT, focus),
        "explicit deny");
    lacks(
        cluster.known(assume, answers("implicitDeny")).denied(TARGET_KEY).judge(ACT, focus),
        "iam:GetRole");
  }

  @Test
  void assuming_a_role_of_another_account_always_takes_a_right() {
    String other = "arn:aws:iam::444455556666:role/deploy";
    broken(
        cluster()
            .known(
                new FactKey.Simulation("sts:AssumeRole", "", SSO, other), answers("implicitDeny"))
            .judge(ACT, refused("sts:AssumeRole").with(Subject.TARGET_ROLE, other)),
        "no policy allows");
  }

  @Test
  void a_user_is_simulated_as_it_comes() {
    String jane = "arn:aws:iam::111122223333:user/people/jane";
    healthy(
        api()
            .known(
                new FactKey.Simulation("eks:DescribeCluster", "", jane, CLUSTER),
                answers("allowed"))
            .judge(ACT, refused("eks:DescribeCluster").withCaller(jane)),
        jane);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:sts::444455556666:assumed-role/dev/jane",
        "arn:aws:iam::444455556666:user/jane",
        "arn:aws:iam::111122223333:root"
      })
  void whom_iam_cannot_be_asked_about_is_unsure(String caller) {
    unsure(cluster().judge(ACT, refused("eks:DescribeCluster").withCaller(caller)));
  }

  @Test
  void without_action_caller_or_role_nothing_is_judged() {
    notApplicable(cluster().judge(ACT, JANE), "no IAM action");
    notApplicable(
        cluster().judge(ACT, Focus.none().with(Subject.ACTION, "eks:DescribeCluster")),
        "no caller");
    notApplicable(
        api()
            .absent(new FactKey.Role("AWSReservedSSO_Dev_1a2b"))
            .judge(ACT, refused("eks:DescribeCluster")),
        "does not exist");
  }

  @Test
  void the_console_takes_three_rights() {
    var cluster = cluster();
    for (String action :
        List.of("eks:AccessKubernetesApi", "eks:DescribeCluster", "eks:ListNodegroups")) {
      cluster.known(new FactKey.Simulation(action, "", SSO, CLUSTER), answers("allowed"));
    }
    var api = new FactKey.Simulation("eks:AccessKubernetesApi", "", SSO, CLUSTER);

    healthy(cluster.judge(CONSOLE, JANE), "eks:AccessKubernetesApi");
    lacks(cluster.denied(api).judge(CONSOLE, JANE), "iam:SimulatePrincipalPolicy");
    broken(
        cluster.known(api, answers("implicitDeny")).judge(CONSOLE, JANE),
        "eks:AccessKubernetesApi");
    notApplicable(cluster.judge(CONSOLE), "no caller");
  }
}
