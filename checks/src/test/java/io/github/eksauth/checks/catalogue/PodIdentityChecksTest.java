package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.FRIDAY;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Addon;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.PodContainer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PodIdentityChecksTest {
  private static final String EXISTS = "pod-identity-association-exists";
  private static final String UNMANAGED = "pod-identity-association-unmanaged";
  private static final String COMPUTE = "pod-identity-compute-supported";
  private static final String AGENT = "pod-identity-agent-ready";
  private static final FactKey.PodIdentityAgent DAEMON_SET = new FactKey.PodIdentityAgent();
  private static final FactKey.AddonOf ADDON = new FactKey.AddonOf("eks-pod-identity-agent");
  private static final FactKey.Nodes NODES = new FactKey.Nodes();

  private static Focus association(String id) {
    return Focus.none().with(Subject.ASSOCIATION, id);
  }

  private static TestCluster on(String node, String scheduler) {
    return pod(
        podIdentity(),
        podOn(
            node,
            scheduler,
            FRIDAY,
            Optional.empty(),
            new PodContainer("app", POD_IDENTITY, Optional.empty())));
  }

  @Test
  void the_service_account_has_an_association_or_it_has_none() {
    healthy(podIdentity().judge(EXISTS, CART), "a-1");
    healthy(podIdentity().judge(EXISTS, CART_POD), "a-1");
    broken(irsa().judge(EXISTS, CART), "shop/cart");
    broken(podIdentity().judge(EXISTS, CART.with(Subject.NAMESPACE, "till")), "till/cart");
    notApplicable(podIdentity().judge(EXISTS), "name the namespace");
  }

  @Test
  void an_association_of_the_text_is_there_or_gone() {
    healthy(podIdentity().judge(EXISTS, association("a-1")), "shop/cart");
    broken(podIdentity().judge(EXISTS, association("a-9")), "a-9");
  }

  @Test
  void an_addon_owns_the_association_or_none_does() {
    healthy(podIdentity().judge(UNMANAGED, CART), "a-1");
    broken(
        associated(podIdentity(), "arn:aws:eks:eu-west-1:111122223333:addon/payments/aws-ebs/1")
            .judge(UNMANAGED, association("a-1")),
        "addon/payments/aws-ebs");
    notApplicable(irsa().judge(UNMANAGED, CART), "no Pod Identity association");
  }

  @Test
  void a_denied_list_leaves_doubt() {
    for (String check : List.of(EXISTS, UNMANAGED)) {
      lacks(
          podIdentity().denied(ASSOCIATIONS).judge(check, CART), "eks:ListPodIdentityAssociations");
      lacks(
          podIdentity().denied(ASSOCIATIONS).judge(check, association("a-1")),
          "eks:ListPodIdentityAssociations");
      lacks(podIdentity().denied(POD).judge(check, CART_POD), "get pods");
    }
  }

  @Test
  void linux_nodes_are_supported() {
    healthy(podIdentity().judge(COMPUTE, CART_POD), NODE);
    healthy(podIdentity().judge(COMPUTE, CART), NODE);
    healthy(node(podIdentity(), Map.of()).judge(COMPUTE, CART_POD), NODE);
  }

  @Test
  void fargate_and_windows_are_not() {
    broken(on("fargate-ip-10-0-1-9", "fargate-scheduler").judge(COMPUTE, CART_POD), "Fargate");
    broken(on("", "fargate-scheduler").judge(COMPUTE, CART_POD), "Fargate");
    broken(
        node(podIdentity(), Map.of("eks.amazonaws.com/compute-type", "fargate"))
            .judge(COMPUTE, CART_POD),
        "Fargate");
    broken(
        node(podIdentity(), Map.of("kubernetes.io/os", "windows")).judge(COMPUTE, CART_POD),
        "Windows");
  }

  @Test
  void a_node_that_is_not_seen_or_not_there_leaves_doubt() {
    lacks(podIdentity().denied(NODES).judge(COMPUTE, CART_POD), "list nodes");
    unsure(podIdentity().known(NODES, List.of()).judge(COMPUTE, CART_POD), NODE);
    notApplicable(on("", "default-scheduler").judge(COMPUTE, CART_POD), "on no node yet");
  }

  @Test
  void the_agent_is_ready_on_the_node_of_the_pod_or_it_is_not() {
    healthy(podIdentity().judge(AGENT, CART_POD), NODE);
    broken(agent(podIdentity(), 3, "another").judge(AGENT, CART_POD), NODE);
    broken(agent(podIdentity(), 3, "another").judge(AGENT, CART), NODE);
    broken(podIdentity().absent(DAEMON_SET).judge(AGENT, CART_POD), "does not exist");
  }

  @Test
  void what_eks_says_about_the_addon_is_told() {
    var without = podIdentity().absent(DAEMON_SET);
    broken(without.absent(ADDON).judge(AGENT, CART_POD), "EKS has no add-on");
    broken(
        without
            .known(
                ADDON,
                new Addon(
                    "eks-pod-identity-agent",
                    "v1.3.0",
                    "DEGRADED",
                    List.of(new HealthIssue("InsufficientNumberOfReplicas", "")),
                    ""))
            .judge(AGENT, CART_POD),
        "DEGRADED",
        "InsufficientNumberOfReplicas");
  }

  @Test
  void where_there_is_no_such_agent_it_is_not_missed() {
    notApplicable(on("fargate-ip-10-0-1-9", "").judge(AGENT, CART_POD), "judged separately");
    notApplicable(on("", "default-scheduler").judge(AGENT, CART_POD), "on no node yet");
    healthy(
        node(podIdentity(), Map.of("eks.amazonaws.com/compute-type", "auto"))
            .absent(DAEMON_SET)
            .judge(AGENT, CART_POD),
        "Auto Mode");
    unsure(
        node(podIdentity(), Map.of("eks.amazonaws.com/compute-type", "hybrid"))
            .absent(DAEMON_SET)
            .judge(AGENT, CART_POD),
        "hybrid");
  }

  @Test
  void an_agent_or_a_node_that_is_not_seen_leaves_doubt() {
    lacks(
        podIdentity().denied(DAEMON_SET).judge(AGENT, CART_POD),
        "get daemonsets.apps kube-system/eks-pod-identity-agent");
    healthy(podIdentity().denied(NODES).judge(AGENT, CART_POD), NODE);
    lacks(agent(podIdentity(), 3, "another").denied(NODES).judge(AGENT, CART_POD), "list nodes");
    lacks(podIdentity().absent(DAEMON_SET).denied(NODES).judge(AGENT, CART_POD), "list nodes");
  }

  @Test
  void without_a_pod_the_agent_matters_where_there_are_associations() {
    healthy(podIdentity().judge(AGENT), "1 of the 1");
    broken(agent(podIdentity(), 3).judge(AGENT), "0 of the 3");
    broken(podIdentity().absent(DAEMON_SET).judge(AGENT), "does not exist");
    notApplicable(irsa().absent(DAEMON_SET).judge(AGENT), "no Pod Identity associations");
    notApplicable(agent(podIdentity(), 0).judge(AGENT), "no node");
    unsure(agent(podIdentity(), 3, "another").judge(AGENT), "1 of the 3", "name the pod");
    healthy(podIdentity().judge(AGENT, Focus.none().with(Subject.POD, "cart-1")), "1 of the 1");
  }

  @Test
  void auto_mode_has_the_agent_built_in() {
    healthy(associated(TestCluster.api(), "").autoMode().judge(AGENT), "Auto Mode");
  }

  @Test
  void a_sweep_that_may_not_see_leaves_doubt() {
    lacks(podIdentity().denied(ASSOCIATIONS).judge(AGENT), "eks:ListPodIdentityAssociations");
    lacks(podIdentity().denied(DAEMON_SET).judge(AGENT), "list pods");
    assertThat(podIdentity().denied(ADDON).judge(AGENT)).isInstanceOf(Verdict.Healthy.class);
  }
}
