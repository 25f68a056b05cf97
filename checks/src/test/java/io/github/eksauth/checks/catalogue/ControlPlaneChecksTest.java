package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ControlPlaneChecksTest {
  static final String CLUSTER_ROLE = "arn:aws:iam::111122223333:role/payments-cluster";
  private static final FactKey.Cluster KEY = new FactKey.Cluster();
  private static final FactKey.Role ROLE = new FactKey.Role("payments-cluster");
  private static final FactKey.Simulation DESCRIBE =
      new FactKey.Simulation("ec2:DescribeInstances", "", CLUSTER_ROLE, "*");

  /// A cluster that is described with other words than usual.
  record Described(
      AuthenticationMode mode,
      String version,
      String platform,
      boolean publicAccess,
      boolean privateAccess,
      String kmsKey,
      List<HealthIssue> issues) {
    static Described usual() {
      return new Described(
          AuthenticationMode.CONFIG_MAP, "1.33", "eks.12", true, true, "", List.of());
    }

    Described version(String version, String platform) {
      return new Described(mode, version, platform, publicAccess, privateAccess, kmsKey, issues);
    }

    Described endpoint(boolean publicAccess, boolean privateAccess) {
      return new Described(mode, version, platform, publicAccess, privateAccess, kmsKey, issues);
    }

    Described kmsKey(String kmsKey) {
      return new Described(mode, version, platform, publicAccess, privateAccess, kmsKey, issues);
    }

    Described issues(HealthIssue... issues) {
      return new Described(
          mode, version, platform, publicAccess, privateAccess, kmsKey, List.of(issues));
    }

    TestCluster in(TestCluster cluster) {
      return cluster.known(
          KEY,
          new ClusterInfo(
              "payments",
              CLUSTER,
              version,
              platform,
              "ACTIVE",
              mode,
              CLUSTER_ROLE,
              "",
              Optional.of(MONDAY),
              "",
              publicAccess,
              privateAccess,
              List.of("203.0.113.0/24"),
              List.of(),
              false,
              "",
              "vpc-1",
              List.of(),
              kmsKey,
              issues));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.23, eks.17",
    "1.27, eks.10",
    "1.28, eks.6",
    "1.29, eks.1",
    "1.30, eks.2",
    "1.31, eks.1",
    "1.40, eks.3"
  })
  void these_platform_versions_support_entries(String version, String platform) {
    healthy(
        Described.usual()
            .version(version, platform)
            .in(configMap())
            .judge("platform-supports-entries"),
        version,
        platform);
  }

  @ParameterizedTest
  @CsvSource({
    "1.23, eks.16, eks.17",
    "1.27, eks.9, eks.10",
    "1.30, eks.1, eks.2",
    "1.22, eks.30, 1.23"
  })
  void these_platform_versions_do_not(String version, String platform, String needed) {
    broken(
        Described.usual()
            .version(version, platform)
            .in(configMap())
            .judge("platform-supports-entries"),
        "takes",
        needed);
  }

  @Test
  void a_cluster_that_reads_entries_supports_them_whatever_its_version_looks_like() {
    healthy(api().judge("platform-supports-entries"));
  }

  @Test
  void a_version_of_another_form_is_unsure() {
    unsure(
        Described.usual()
            .version("1.28", "eks-local-outposts.1")
            .in(configMap())
            .judge("platform-supports-entries"),
        "eks-local-outposts.1");
    lacks(configMap().denied(KEY).judge("platform-supports-entries"), "eks:DescribeCluster");
  }

  @Test
  void a_private_endpoint_cannot_be_reached_from_outside() {
    broken(
        Described.usual().endpoint(false, true).in(configMap()).judge("cluster-endpoint-public"),
        "private");
    healthy(
        Described.usual().endpoint(true, false).in(configMap()).judge("cluster-endpoint-public"),
        "203.0.113.0/24");
  }

  @Test
  void an_endpoint_that_nobody_recorded_is_unsure() {
    unsure(
        Described.usual().endpoint(false, false).in(configMap()).judge("cluster-endpoint-public"));
    lacks(configMap().denied(KEY).judge("cluster-endpoint-public"), "eks:DescribeCluster");
  }

  @Test
  void a_health_issue_of_the_cluster_is_told_with_what_it_is_about() {
    Verdict verdict =
        Described.usual()
            .issues(
                new HealthIssue(
                    "Ec2SubnetNotFound", "the subnet is not found", List.of("subnet-9")))
            .in(configMap())
            .judge("cluster-healthy");

    broken(verdict, "Ec2SubnetNotFound", "the subnet is not found");
    assertThat(((Verdict.Broken) verdict).objects()).containsExactly(CLUSTER, "subnet-9");
  }

  @Test
  void a_cluster_without_issues_is_healthy() {
    healthy(api().judge("cluster-healthy"));
    lacks(api().denied(KEY).judge("cluster-healthy"), "eks:DescribeCluster");
  }

  @Test
  void the_role_of_the_cluster_is_looked_up() {
    healthy(
        api().role(CLUSTER_ROLE, MONDAY).judge("cluster-role-exists"), "payments-cluster exists");
    broken(api().absent(ROLE).judge("cluster-role-exists"), "does not exist");
    lacks(api().denied(ROLE).judge("cluster-role-exists"), "iam:GetRole");
  }

  @Test
  void the_simulation_tells_whether_the_role_may_describe_instances() {
    var cluster = api().role(CLUSTER_ROLE, MONDAY);
    healthy(
        cluster
            .known(DESCRIBE, new SimulatedAccess("allowed", List.of(), List.of()))
            .judge("cluster-role-may-describe-instances"));
    broken(
        cluster
            .known(DESCRIBE, new SimulatedAccess("implicitDeny", List.of(), List.of("boundary")))
            .judge("cluster-role-may-describe-instances"),
        "no policy allows",
        "permissions boundary");
  }

  @Test
  void without_simulation_the_managed_policy_alone_is_enough() {
    var cluster =
        api()
            .role(CLUSTER_ROLE, MONDAY)
            .policies(CLUSTER_ROLE, "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy")
            .known(new FactKey.InlinePolicies("payments-cluster"), List.of())
            .denied(DESCRIBE);

    healthy(cluster.judge("cluster-role-may-describe-instances"), "AmazonEKSClusterPolicy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:policy/guardrails",
        "arn:aws:iam::aws:policy/AWSDenyAll"
      })
  void beside_a_policy_that_may_deny_it_is_not(String other) {
    lacks(
        api()
            .role(CLUSTER_ROLE, MONDAY)
            .policies(CLUSTER_ROLE, "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy", other)
            .known(new FactKey.InlinePolicies("payments-cluster"), List.of())
            .denied(DESCRIBE)
            .judge("cluster-role-may-describe-instances"),
        "iam:SimulatePrincipalPolicy");
  }

  @Test
  void beside_a_policy_of_its_own_it_is_not() {
    lacks(
        api()
            .role(CLUSTER_ROLE, MONDAY)
            .policies(CLUSTER_ROLE, "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy")
            .known(
                new FactKey.InlinePolicies("payments-cluster"),
                List.of(new InlinePolicy("own", List.of())))
            .denied(DESCRIBE)
            .judge("cluster-role-may-describe-instances"),
        "iam:SimulatePrincipalPolicy");
  }

  @Test
  void the_rights_of_a_role_that_is_gone_are_not_judged() {
    notApplicable(api().absent(ROLE).judge("cluster-role-may-describe-instances"));
  }
}
