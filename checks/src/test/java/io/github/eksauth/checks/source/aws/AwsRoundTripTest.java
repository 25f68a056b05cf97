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
  private static Opened rich;

  @BeforeAll
  static void open() {
    rich = Opened.on(FakeAws.serving(RichCluster.snapshot()).pageSize(2));
  }

  @AfterAll
  static void close() {
    rich.close();
  }

  static Stream<FactKey<?>> facts() {
    return RichCluster.snapshot().facts().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void what_aws_holds_is_read_whole(FactKey<?> key) {
    assertThat((Object) rich.read(key)).isEqualTo(RichCluster.snapshot().read(key));
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
            FactKind.OWN_IDENTITY);
    return facts().filter(key -> !always.contains(key.kind()));
  }

  @ParameterizedTest
  @MethodSource("things")
  void what_aws_does_not_have_is_absent(FactKey<?> key) {
    try (var open = Opened.on(FakeAws.serving(RichCluster.with(Map.of(key, Fact.absent()))))) {
      assertThat((Object) open.read(key)).isEqualTo(Fact.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void what_a_recording_was_denied_is_denied_again(FactKey<?> key) {
    for (Permission permission : key.permissions()) {
      Fact<?> denied = Fact.unseen("AccessDenied", Set.of(permission));
      try (var open = Opened.on(FakeAws.serving(RichCluster.with(Map.of(key, denied))))) {
        if (permission.id().equals("logs:StopQuery")) {
          continue;
        }
        Fact<?> read = open.read(key);
        assertThat(read).as(permission.id()).isInstanceOf(Fact.Unseen.class);
        var unseen = (Fact.Unseen<?>) read;
        assertThat(unseen.missing()).isEqualTo(Set.of(permission));
        assertThat(unseen.why()).contains("is not authorized to perform: " + permission.id());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_form_of_user_data_is_told(UserDataForm form) {
    var key = new FactKey.LaunchTemplateOf("lt-1", "7");
    var template = new LaunchTemplate("lt-1", "7", "", form, "nodes", "", Optional.empty());
    try (var open =
        Opened.on(FakeAws.serving(RichCluster.with(Map.of(key, Fact.known(template)))))) {
      assertThat(open.read(key)).isEqualTo(Fact.known(template));
    }
  }

  @ParameterizedTest
  @EnumSource
  void the_mode_is_told(AuthenticationMode mode) {
    ClusterInfo info = RichCluster.info(mode);
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(info)))))) {
      assertThat(open.read(new FactKey.Cluster())).isEqualTo(Fact.known(info));
    }
  }

  @Test
  void a_cluster_that_reports_no_mode_reads_the_config_map() {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()).withoutAccessConfig())) {
      assertThat(open.read(new FactKey.Cluster()).map(ClusterInfo::authenticationMode))
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
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(bare)))))) {
      assertThat(open.read(new FactKey.Cluster())).isEqualTo(Fact.known(bare));
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
    try (var open = Opened.on(FakeAws.serving(snapshots).pageSize(2))) {
      assertThat(open.access().clusterNames())
          .isEqualTo(Fact.known(List.of("one", "two", "three", "four", "five")));
      assertThat(open.aws().calls("eks:ListClusters")).isEqualTo(3);
    }
  }

  @Test
  void a_fact_of_kubernetes_is_not_asked_of_aws() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rich.read(new FactKey.AwsAuth()))
        .withMessage("AWS does not know aws-auth");
  }
}
