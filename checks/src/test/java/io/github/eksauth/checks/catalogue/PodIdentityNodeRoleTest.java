package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodIdentityNodeRoleTest {
  private static final String CHECK = "node-role-may-assume-for-pod-identity";
  private static final String ID = "i-0123456789abcdef0";

  private static FactKey.Simulation asking(String role) {
    return new FactKey.Simulation("eks-auth:AssumeRoleForPodIdentity", "", role, CLUSTER);
  }

  private static TestCluster withGroup() {
    return api().nodeGroup("workers", NODE_ROLE).role(NODE_ROLE, MONDAY, "ec2.amazonaws.com");
  }

  private static TestCluster answering(String role, String decision) {
    return withGroup()
        .role(role, MONDAY)
        .known(asking(role), new SimulatedAccess(decision, List.of(), List.of()));
  }

  @Test
  void what_iam_answers_counts() {
    healthy(answering(NODE_ROLE, "allowed").judge(CHECK), "IAM allows");
    broken(answering(NODE_ROLE, "implicitDeny").judge(CHECK), "implicitDeny");
    broken(
        answering(NODE_ROLE, "explicitDeny")
            .policies(NODE_ROLE, "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy")
            .judge(CHECK),
        "explicitDeny");
  }

  @Test
  void the_role_that_was_refused_is_the_one_in_question() {
    broken(
        answering(ADMIN_ROLE, "implicitDeny")
            .judge(
                CHECK,
                Focus.none()
                    .withCaller("arn:aws:sts::111122223333:assumed-role/platform-admin/" + ID)),
        ADMIN_ROLE);
    broken(
        answering(ADMIN_ROLE, "implicitDeny")
            .instance(ID, ADMIN_ROLE, "ip-10-0-0-1", 2)
            .judge(CHECK, Focus.none().with(Subject.INSTANCE, ID)),
        ADMIN_ROLE);
  }

  @Test
  void without_iams_answer_the_policy_of_aws_is_enough() {
    healthy(
        withGroup()
            .denied(asking(NODE_ROLE))
            .policies(NODE_ROLE, "arn:aws:iam::aws:policy/AmazonEKSWorkerNodeMinimalPolicy")
            .judge(CHECK),
        "AmazonEKSWorkerNodeMinimalPolicy is attached");
    lacks(
        withGroup().denied(asking(NODE_ROLE)).policies(NODE_ROLE).judge(CHECK),
        "iam:SimulatePrincipalPolicy");
  }

  @Test
  void a_cluster_without_node_groups_is_not_concerned() {
    notApplicable(api().judge(CHECK), "no managed node groups");
  }
}
