package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FargateEvent;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.SubnetRoutes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FargateProfileChecksTest {
  private static final Focus WEB = Focus.none().withPod("apps", "web-1");

  private static TestCluster withPod(
      String phase, String owner, boolean hostNetwork, Map<String, String> labels) {
    return api()
        .profile("apps", FARGATE_ROLE)
        .known(
            new FactKey.PodOf("apps", "web-1"),
            new Pod(
                "apps",
                "web-1",
                labels,
                Map.of(),
                "default-scheduler",
                Optional.of(FRIDAY),
                phase,
                owner,
                "",
                "default",
                hostNetwork,
                false,
                Optional.empty(),
                List.of(),
                List.of()));
  }

  @Test
  void the_states_of_a_profile() {
    healthy(api().profileIn("ACTIVE", "apps").judge("fargate-profile-active"));
    notApplicable(api().profileIn("CREATING", "apps").judge("fargate-profile-active"));
    broken(
        api()
            .profileIn("CREATE_FAILED", "apps", new HealthIssue("AccessDenied", "no trust"))
            .judge("fargate-profile-active"),
        "CREATE_FAILED",
        "AccessDenied: no trust");
  }

  @Test
  void a_health_issue_is_quoted() {
    broken(
        api()
            .profileIn("ACTIVE", "apps", new HealthIssue("ClusterUnreachable", "cannot reach"))
            .judge("fargate-profile-healthy"),
        "ClusterUnreachable: cannot reach");
    healthy(api().profileIn("ACTIVE", "apps").judge("fargate-profile-healthy"));
  }

  @Test
  void a_profile_outside_the_focus_keeps_the_cluster_busy_too() {
    var cluster = api().profileIn("ACTIVE", "apps").profileIn("DELETING", "jobs");
    broken(
        cluster.judge("fargate-profiles-not-busy", Focus.none().withProfile("apps")),
        "jobs is DELETING");
    healthy(api().profileIn("ACTIVE", "apps").judge("fargate-profiles-not-busy"));
  }

  @Test
  void a_denied_list_is_unsure() {
    lacks(
        api().denied(new FactKey.FargateProfiles()).judge("fargate-profile-active"),
        "eks:ListFargateProfiles");
  }

  @Test
  void an_event_that_blocks_the_profile_is_quoted() {
    String message =
        "Misconfigured Fargate Profile: fargate profile apps blocked for new launches due to: Pod"
            + " execution role is not found in auth config";
    var cluster =
        api()
            .profile("apps", FARGATE_ROLE)
            .profile("jobs", FARGATE_ROLE)
            .known(
                new FactKey.FargateEvents(),
                List.of(new FargateEvent("apps", "web-1", "apps", message, Optional.of(FRIDAY))));
    broken(cluster.judge("fargate-pods-admitted"), "apps/web-1", "2026-11-20 09:12 UTC", message);
    healthy(cluster.judge("fargate-pods-admitted", Focus.none().withProfile("jobs")));
    lacks(
        cluster.denied(new FactKey.FargateEvents()).judge("fargate-pods-admitted"), "list events");
  }

  @Test
  void a_route_to_an_internet_gateway_makes_a_subnet_public() {
    var cluster = api().profile("apps", FARGATE_ROLE);
    broken(
        cluster
            .known(
                new FactKey.SubnetRoutesOf("subnet-1"),
                new SubnetRoutes("subnet-1", "vpc-1", "rtb-9", false, List.of("local", "igw-7")))
            .judge("fargate-subnets-private"),
        "main route table rtb-9",
        "igw-7");
    healthy(
        cluster
            .known(
                new FactKey.SubnetRoutesOf("subnet-1"),
                new SubnetRoutes("subnet-1", "vpc-1", "rtb-9", true, List.of("local", "nat-7")))
            .judge("fargate-subnets-private"));
    lacks(
        cluster.denied(new FactKey.SubnetRoutesOf("subnet-1")).judge("fargate-subnets-private"),
        "ec2:DescribeRouteTables");
  }

  @Test
  void a_selected_pod_is_healthy() {
    healthy(
        withPod("Pending", "ReplicaSet", false, Map.of())
            .judge("fargate-selectors-match-pod", WEB));
  }

  @Test
  void a_pod_that_no_selector_takes_is_broken() {
    var cluster =
        withPod(
            "Pending", "ReplicaSet", false, Map.of("eks.amazonaws.com/fargate-profile", "jobs"));
    broken(
        cluster.judge("fargate-selectors-match-pod", WEB),
        "no Fargate profile selects pod apps/web-1");
  }

  @Test
  void a_pod_that_runs_needs_no_profile() {
    notApplicable(
        withPod("Running", "DaemonSet", true, Map.of()).judge("fargate-selectors-match-pod", WEB));
  }

  @Test
  void without_a_pod_there_is_nothing_to_match() {
    notApplicable(api().judge("fargate-selectors-match-pod"));
    notApplicable(api().judge("fargate-pod-supported"));
  }

  @Test
  void a_vanished_pod_is_unsure_and_a_denied_one_too() {
    var cluster = api().absent(new FactKey.PodOf("apps", "web-1"));
    unsure(cluster.judge("fargate-pod-supported", WEB), "does not exist any more");
    lacks(
        cluster
            .denied(new FactKey.PodOf("apps", "web-1"))
            .judge("fargate-selectors-match-pod", WEB),
        "get pods");
  }

  @Test
  void fargate_refuses_daemon_sets_and_the_host_network() {
    broken(
        withPod("Pending", "DaemonSet", true, Map.of()).judge("fargate-pod-supported", WEB),
        "hostNetwork, DaemonSet");
    healthy(withPod("Pending", "ReplicaSet", false, Map.of()).judge("fargate-pod-supported", WEB));
  }
}
