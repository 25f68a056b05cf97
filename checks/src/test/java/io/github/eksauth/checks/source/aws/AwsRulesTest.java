package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.fact.FactKey.FromAws;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AwsRulesTest {
  private static Snapshot inMode(AuthenticationMode mode) {
    return RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(RichCluster.info(mode))));
  }

  static Stream<FromAws<?>> entryFacts() {
    return Stream.of(
        new FactKey.AccessEntries(),
        new FactKey.AccessEntryOf(RichCluster.ADMIN),
        new FactKey.AccessPoliciesOf(RichCluster.ADMIN));
  }

  @ParameterizedTest
  @MethodSource("entryFacts")
  void a_cluster_of_mode_config_map_has_no_entries_and_is_not_asked_for_any(FromAws<?> key) {
    try (var open = Opened.on(FakeAws.serving(inMode(AuthenticationMode.CONFIG_MAP)))) {
      assertThat((Object) open.read(key)).isEqualTo(Fact.absent());

      assertThat(open.aws().calls()).containsOnlyKeys("eks:DescribeCluster");
    }
  }

  @ParameterizedTest
  @MethodSource("entryFacts")
  void when_the_mode_cannot_be_seen_the_refusal_tells_it(FromAws<?> key) {
    try (var open =
        Opened.on(
            FakeAws.serving(inMode(AuthenticationMode.CONFIG_MAP)).deny("eks:DescribeCluster"))) {
      assertThat((Object) open.read(key)).isEqualTo(Fact.absent());
    }
  }

  @ParameterizedTest
  @MethodSource("entryFacts")
  void when_the_cluster_cannot_be_seen_entries_still_can(FromAws<?> key) {
    try (var open =
        Opened.on(FakeAws.serving(RichCluster.snapshot()).deny("eks:DescribeCluster"))) {
      assertThat((Object) open.read(key)).isEqualTo(RichCluster.snapshot().read(key));
    }
  }

  static Stream<FromAws<?>> factsOfTheCluster() {
    return Stream.of(
        new FactKey.AccessEntries(),
        new FactKey.AccessEntryOf(RichCluster.ADMIN),
        new FactKey.AccessPoliciesOf(RichCluster.ADMIN),
        new FactKey.FargateProfiles(),
        new FactKey.FargateProfileOf("apps"),
        new FactKey.NodeGroups(),
        new FactKey.NodeGroupOf("workers"),
        new FactKey.PodIdentityAssociations(),
        new FactKey.PodIdentityAssociationOf("a-1"),
        new FactKey.AddonOf("coredns"),
        new FactKey.AuthenticatorLog(),
        new FactKey.AwsAuthWrites());
  }

  @ParameterizedTest
  @MethodSource("factsOfTheCluster")
  void of_a_cluster_that_is_not_there_nothing_is_called_absent_but_itself(FromAws<?> key) {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()))) {
      FactSource other = open.access().cluster("paymets");

      assertThat(other.read(new FactKey.Cluster())).isEqualTo(Fact.absent());
      assertThat((Object) other.read(key))
          .isEqualTo(
              Fact.unseen(
                  "there is no cluster \"paymets\" in eu-west-1; is the name or the region"
                      + " wrong?"));
    }
  }

  @Test
  void what_cannot_be_a_name_is_not_sent_anywhere() {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()))) {
      FactSource other = open.access().cluster("../x\r\nHost: evil");

      assertThat(other.read(new FactKey.Cluster()))
          .isEqualTo(
              Fact.unseen(
                  "\"../x Host: evil\" cannot be the name of an EKS cluster; a name has up to 100"
                      + " letters, digits, - and _"));
      assertThat(open.access().token("../x\r\nHost: evil")).isInstanceOf(Fact.Unseen.class);
      assertThat(open.aws().calls()).isEmpty();
    }
  }

  @Test
  void all_who_need_the_cluster_share_one_call() throws Exception {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()))) {
      together(
          List.of(
              () -> open.read(new FactKey.Cluster()),
              () -> open.access().endpoint("payments"),
              () -> open.read(new FactKey.AccessEntries()),
              () -> open.read(new FactKey.AccessEntryOf(RichCluster.ADMIN)),
              () -> open.read(new FactKey.AccessPoliciesOf(RichCluster.ADMIN)),
              () -> open.read(new FactKey.SubnetRoutesOf("subnet-1")),
              () -> open.read(new FactKey.AuthenticatorLog()),
              () -> open.read(new FactKey.TrailEventsOf("DeleteAccessEntry"))));

      assertThat(open.aws().calls("eks:DescribeCluster")).isEqualTo(1);
    }
  }

  @Test
  void the_endpoint_is_what_the_cluster_says() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot()).apiServer("https://127.0.0.1:6443", "Y2E="))) {
      assertThat(open.access().endpoint("payments"))
          .isEqualTo(
              Fact.known(
                  new EksEndpoint(
                      "https://127.0.0.1:6443",
                      "Y2E=",
                      "ACTIVE",
                      "arn:aws:eks:eu-west-1:111122223333:cluster/payments")));
      assertThat(open.access().endpoint("paymets")).isEqualTo(Fact.absent());
    }
  }

  @Test
  void the_subnets_of_the_cluster_cost_two_calls_however_many_they_are() throws Exception {
    var facts = new HashMap<FactKey<?>, Fact<?>>();
    var keys =
        IntStream.range(0, 50).mapToObj(i -> new FactKey.SubnetRoutesOf("subnet-x" + i)).toList();
    keys.forEach(key ->
        facts.put(
            key,
            Fact.known(
                new SubnetRoutes(key.subnetId(), "vpc-1", "rtb-7", true, List.of("local")))));
    try (var open = Opened.on(FakeAws.serving(RichCluster.with(facts)))) {
      List<Fact<?>> read =
          together(keys.stream().<Callable<Fact<?>>>map(key -> () -> open.read(key)).toList());

      assertThat(read).allMatch(Fact.Known.class::isInstance);
      assertThat(open.aws().calls("ec2:DescribeSubnets")).isEqualTo(1);
      assertThat(open.aws().calls("ec2:DescribeRouteTables")).isEqualTo(1);
    }
  }

  @Test
  void a_log_that_the_cluster_does_not_write_is_absent_and_not_asked_for() {
    ClusterInfo it = RichCluster.info(AuthenticationMode.API);
    var quiet =
        new ClusterInfo(
            it.name(),
            it.arn(),
            it.version(),
            it.platformVersion(),
            it.status(),
            it.authenticationMode(),
            it.roleArn(),
            it.oidcIssuer(),
            it.createdAt(),
            it.endpoint(),
            true,
            true,
            List.of(),
            List.of("api"),
            false,
            "",
            "",
            List.of(),
            "",
            List.of());
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.with(Map.of(new FactKey.Cluster(), Fact.known(quiet)))))) {
      assertThat(open.read(new FactKey.AuthenticatorLog())).isEqualTo(Fact.absent());
      assertThat(open.read(new FactKey.AwsAuthWrites())).isEqualTo(Fact.absent());
      assertThat(open.aws().calls("logs:StartQuery")).isZero();
    }
  }

  @Test
  void a_query_is_looked_at_until_it_is_done() {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()).queryLooks(2))) {
      assertThat(open.read(new FactKey.AwsAuthWrites()))
          .isEqualTo(RichCluster.snapshot().read(new FactKey.AwsAuthWrites()));
      assertThat(open.aws().calls("logs:GetQueryResults")).isEqualTo(3);
      assertThat(open.aws().calls("logs:StopQuery")).isZero();
    }
  }

  @Test
  void events_of_other_clusters_are_left_out_and_their_number_is_not_taken_for_absence() {
    var key = new FactKey.TrailEventsOf("UpdateClusterConfig");
    var many = new ArrayList<TrailEvent>();
    for (int i = 0; i < 300; i++) {
      many.add(
          new TrailEvent(
              "UpdateClusterConfig",
              java.util.Optional.of(RichCluster.FRIDAY.plusSeconds(i)),
              "",
              "",
              "",
              "",
              Map.of("name", "another", "clusterName", "another")));
    }
    Snapshot busy = other("another", Map.of(key, Fact.known(many)));
    Snapshot ours = RichCluster.with(Map.of(key, Fact.known(List.of())));
    try (var open = Opened.on(FakeAws.serving(ours, busy).pageSize(50))) {
      assertThat(open.read(key))
          .isEqualTo(
              Fact.unseen(
                  "the newest 200 events UpdateClusterConfig of the region are not about this"
                      + " cluster, and more were not read"));
      assertThat(open.aws().calls("cloudtrail:LookupEvents")).isEqualTo(4);
    }
  }

  @Test
  void an_event_that_never_happened_is_an_empty_list() {
    var key = new FactKey.TrailEventsOf("UpdateClusterConfig");
    try (var open =
        Opened.on(FakeAws.serving(RichCluster.with(Map.of(key, Fact.known(List.of())))))) {
      assertThat(open.read(key)).isEqualTo(Fact.known(List.of()));
    }
  }

  @Test
  void who_we_are_needs_no_permission_so_none_is_missing() {
    try (var open =
        Opened.on(FakeAws.serving(RichCluster.snapshot()).deny("sts:GetCallerIdentity"))) {
      Fact<?> fact = open.access().ourselves();

      assertThat(fact).isInstanceOf(Fact.Unseen.class);
      assertThat(((Fact.Unseen<?>) fact).missing()).isEqualTo(Set.of());
    }
  }

  private static Snapshot other(String name, Map<FactKey<?>, Fact<?>> more) {
    ClusterInfo it = RichCluster.info(AuthenticationMode.API);
    var facts = new HashMap<FactKey<?>, Fact<?>>(more);
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
                it.createdAt(),
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
  }

  private static List<Fact<?>> together(List<Callable<Fact<?>>> reads) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var facts = new ArrayList<Fact<?>>();
      for (var future : threads.invokeAll(reads)) {
        facts.add(future.get());
      }
      return facts;
    }
  }
}
