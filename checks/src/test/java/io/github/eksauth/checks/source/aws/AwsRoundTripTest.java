package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class AwsRoundTripTest {
  private static FakeAws aws;
  private static AwsAccess access;
  private static FactSource cluster;

  @BeforeAll
  static void open() {
    aws = FakeAws.serving(RichCluster.snapshot()).pageSize(2);
    access = AwsAccess.open(AwsAccess.Settings.defaults(), aws.environment());
    cluster = access.cluster("payments");
  }

  @AfterAll
  static void close() {
    access.close();
    aws.close();
  }

  static Stream<FactKey<?>> facts() {
    return RichCluster.snapshot().facts().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void what_aws_holds_is_read_whole(FactKey<?> key) {
    assertThat((Object) cluster.read(key)).isEqualTo(RichCluster.snapshot().read(key));
  }

  @Test
  void every_kind_of_fact_that_aws_answers_is_among_them() {
    assertThat(facts().map(FactKey::kind).distinct())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(FactKind.values())
                .filter(kind ->
                    kind == FactKind.OWN_IDENTITY
                        || kind.permissions().stream().anyMatch(Permission.Iam.class::isInstance))
                .toList());
  }

  static Stream<FactKey<?>> things() {
    // a list is never absent, only empty; the rest is not a thing that could be missing
    Set<FactKind> always =
        Set.of(
            FactKind.FARGATE_PROFILES,
            FactKind.NODE_GROUPS,
            FactKind.POD_IDENTITY_ASSOCIATIONS,
            FactKind.ACCESS_ENTRIES,
            FactKind.ACCESS_POLICY_CATALOGUE,
            FactKind.OIDC_PROVIDERS,
            FactKind.TRAIL_EVENTS,
            FactKind.AUTHENTICATOR_LINES,
            FactKind.AWS_AUTH_WRITES,
            FactKind.OWN_IDENTITY,
            FactKind.CLUSTER);
    return facts().filter(key -> !always.contains(key.kind()));
  }

  @ParameterizedTest
  @MethodSource("things")
  void what_aws_does_not_have_is_absent(FactKey<?> key) {
    try (var without = FakeAws.serving(RichCluster.with(Map.of(key, Fact.absent())));
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), without.environment())) {
      assertThat((Object) open.cluster("payments").read(key)).isEqualTo(Fact.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void what_a_recording_was_denied_is_denied_again(FactKey<?> key) {
    for (Permission permission : key.permissions()) {
      Fact<?> denied = Fact.unseen("AccessDenied", Set.of(permission));
      try (var without = FakeAws.serving(RichCluster.with(Map.of(key, denied)));
          var open = AwsAccess.open(AwsAccess.Settings.defaults(), without.environment())) {
        if (permission.id().equals("logs:StopQuery") || key instanceof FactKey.Cluster) {
          continue;
        }
        assertThat((Object) open.cluster("payments").read(key))
            .as(permission.id())
            .isInstanceOfSatisfying(
                Fact.Unseen.class,
                unseen -> {
                  assertThat(unseen.missing()).isEqualTo(Set.of(permission));
                  assertThat(unseen.why())
                      .contains("is not authorized to perform: " + permission.id());
                });
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_form_of_user_data_is_told(UserDataForm form) {
    var key = new FactKey.LaunchTemplateOf("lt-1", "7");
    var template = new LaunchTemplate("lt-1", "7", "", form, "nodes", "", Optional.empty());
    try (var with = FakeAws.serving(RichCluster.with(Map.of(key, Fact.known(template))));
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), with.environment())) {
      assertThat(open.cluster("payments").read(key)).isEqualTo(Fact.known(template));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_mode_is_told(AuthenticationMode mode) {
    ClusterInfo info = RichCluster.info(mode);
    try (var with =
            FakeAws.serving(RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(info))));
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), with.environment())) {
      assertThat(open.cluster("payments").read(new FactKey.Cluster())).isEqualTo(Fact.known(info));
    }
  }

  @Test
  void a_cluster_that_reports_no_mode_reads_the_config_map() {
    try (var old = FakeAws.serving(RichCluster.snapshot()).withoutAccessConfig();
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), old.environment())) {
      assertThat(
              open.cluster("payments")
                  .read(new FactKey.Cluster())
                  .map(ClusterInfo::authenticationMode))
          .isEqualTo(Fact.known(AuthenticationMode.CONFIG_MAP));
    }
  }

  @Test
  void a_bare_cluster_is_read_with_empty_texts() {
    var bare =
        new ClusterInfo(
            "payments",
            "arn:aws:eks:eu-west-1:111122223333:cluster/payments",
            "",
            "",
            "CREATING",
            AuthenticationMode.API,
            "",
            "",
            Optional.empty(),
            "",
            false,
            false,
            List.of(),
            List.of(),
            false,
            "",
            "",
            List.of(),
            "",
            List.of());
    try (var with =
            FakeAws.serving(RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(bare))));
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), with.environment())) {
      assertThat(open.cluster("payments").read(new FactKey.Cluster())).isEqualTo(Fact.known(bare));
    }
  }

  @Test
  void all_clusters_are_listed_over_all_pages() {
    var snapshots =
        Stream.of("one", "two", "three", "four", "five")
            .map(name -> {
              ClusterInfo it = RichCluster.info(AuthenticationMode.API);
              var facts = new HashMap<FactKey<?>, Fact<?>>();
              facts.put(
                  new FactKey.Cluster(),
                  Fact.known(
                      new ClusterInfo(
                          name,
                          it.arn(),
                          "",
                          "",
                          "ACTIVE",
                          it.authenticationMode(),
                          "",
                          "",
                          Optional.empty(),
                          "",
                          true,
                          true,
                          List.of(),
                          List.of(),
                          false,
                          "",
                          "",
                          List.of(),
                          "",
                          List.of())));
              return new Snapshot(RichCluster.FRIDAY, "", facts);
            })
            .toArray(Snapshot[]::new);
    try (var many = FakeAws.serving(snapshots).pageSize(2);
        var open = AwsAccess.open(AwsAccess.Settings.defaults(), many.environment())) {
      assertThat(open.clusterNames())
          .isEqualTo(Fact.known(List.of("one", "two", "three", "four", "five")));
      assertThat(many.calls("eks:ListClusters")).isEqualTo(3);
    }
  }

  @Test
  void a_fact_of_kubernetes_is_not_asked_of_aws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cluster.read(new FactKey.AwsAuth()))
        .withMessage("AWS does not know aws-auth");
  }
}
