package io.github.eksauth.bot.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.Entrance;
import io.github.eksauth.bot.config.KnownAccount;
import io.github.eksauth.bot.config.KnownCluster;
import io.github.eksauth.bot.config.Timeouts;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.CouldNotLook;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.Permission;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ClusterDirectoryTest {
  private static final Instant NOW = Instant.parse("2026-11-20T09:30:00Z");
  private static final String OURS = "111122223333";
  private static final String THEIRS = "444455556666";
  private static final Entrance THEIR_ROLE =
      new Entrance(
          Optional.empty(),
          Optional.of("arn:aws:iam::" + THEIRS + ":role/eks-auth"),
          Optional.empty(),
          "eks-auth");
  private static final Set<Permission> DESCRIBE = Set.of(new Permission.Iam("eks:DescribeCluster"));

  private final World world = new World();

  /// A few accounts and regions, each cluster by its ARN.
  private static final class World {
    private final Map<String, String> statusByArn = new HashMap<>();
    private final List<Place> opened = new CopyOnWriteArrayList<>();
    private Optional<String> region = Optional.of("eu-west-1");
    private Optional<Fact<ClusterInfo>> describing = Optional.empty();
    private boolean mayList = true;
    private String partition = "aws";

    World cluster(String account, String region, String name) {
      return cluster(account, region, name, "ACTIVE");
    }

    World cluster(String account, String region, String name, String status) {
      statusByArn.put("arn:aws:eks:%s:%s:cluster/%s".formatted(region, account, name), status);
      return this;
    }

    AwsDoor open(Place place) {
      opened.add(place);
      return new Door(this, place);
    }
  }

  private record Door(World world, Place place) implements AwsDoor {
    private String account() {
      return place.entrance().roleArn().isPresent() ? THEIRS : OURS;
    }

    private String prefix() {
      return "arn:aws:eks:%s:%s:cluster/"
          .formatted(place.region().or(() -> world.region).orElse(""), account());
    }

    @Override
    public Fact<String> region() {
      return place
          .region()
          .or(() -> world.region)
          .map(Fact::known)
          .orElse(Fact.unseen("no AWS region is set"));
    }

    @Override
    public Fact<OwnIdentity> ourselves() {
      return Fact.known(
          new OwnIdentity(
              "arn:" + world.partition + ":iam::" + account() + ":role/me", account(), "AROA"));
    }

    @Override
    public Fact<List<String>> clusterNames() {
      return world.mayList
          ? Fact.known(
              world.statusByArn.keySet().stream()
                  .filter(arn -> arn.startsWith(prefix()))
                  .map(arn -> arn.substring(prefix().length()))
                  .sorted()
                  .toList())
          : Fact.unseen("AccessDenied", Set.of(new Permission.Iam("eks:ListClusters")));
    }

    @Override
    public FactSource cluster(String name, Optional<Path> kubeconfig, Optional<String> context) {
      String arn = prefix() + name;
      return new FactSource() {
        @Override
        @SuppressWarnings("unchecked")
        public <T> Fact<T> read(FactKey<T> key) {
          if (!(key instanceof FactKey.Cluster)) {
            return Fact.unseen("only the cluster itself can be read here");
          }
          if (world.describing.isPresent()) {
            return (Fact<T>) world.describing.get();
          }
          String status = world.statusByArn.get(arn);
          return status == null ? Fact.absent() : (Fact<T>) Fact.known(info(name, arn, status));
        }
      };
    }

    @Override
    public void close() {}
  }

  private static ClusterInfo info(String name, String arn, String status) {
    return new ClusterInfo(
        name,
        arn,
        "1.33",
        "eks.5",
        status,
        AuthenticationMode.API,
        "",
        "",
        Optional.empty(),
        "https://" + endpoint(name),
        true,
        true,
        List.of(),
        List.of(),
        false,
        "",
        "",
        List.of(),
        "",
        List.of());
  }

  private static String endpoint(String name) {
    return "%032X.gr7.eu-west-1.eks.amazonaws.com".formatted(name.hashCode() & 0xFFFFFF);
  }

  private ClusterDirectory directory(Config config) {
    return new ClusterDirectory(
        config, world::open, Reads.UNTOLD, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private ClusterDirectory directory() {
    return directory(Config.NONE);
  }

  private static Config clusters(KnownCluster... clusters) {
    return Config.of(List.of(clusters), List.of(), Timeouts.USUAL);
  }

  private static Config accounts(KnownAccount... accounts) {
    return Config.of(List.of(), List.of(accounts), Timeouts.USUAL);
  }

  private static KnownCluster written(String name, String region, String... aliases) {
    return new KnownCluster(
        name,
        region,
        Optional.empty(),
        Entrance.AT_HAND,
        List.of(aliases),
        Optional.empty(),
        Optional.empty());
  }

  private static String arn(String account, String region, String name) {
    return "arn:aws:eks:%s:%s:cluster/%s".formatted(region, account, name);
  }

  @Test
  void a_name_is_looked_for_with_the_credentials_and_region_at_hand() {
    world.cluster(OURS, "eu-west-1", "demo");

    OpenCluster demo = directory().find("demo");

    assertThat(demo.arn()).isEqualTo(arn(OURS, "eu-west-1", "demo"));
    assertThat(demo.view().at().time()).isEqualTo(NOW);
    assertThat(demo.view().at().live()).isTrue();
  }

  @Test
  void who_may_not_list_clusters_still_finds_one_by_its_name() {
    world.cluster(OURS, "eu-west-1", "demo").mayList = false;

    assertThat(directory().find("demo").name()).isEqualTo("demo");
  }

  @Test
  void who_may_not_describe_a_cluster_is_let_through_when_it_is_listed() {
    world.cluster(OURS, "eu-west-1", "demo").describing =
        Optional.of(Fact.unseen("AccessDenied", DESCRIBE));

    assertThat(directory().find("demo").arn()).isEmpty();
    assertThatThrownBy(() -> directory().find("other"))
        .isInstanceOf(CouldNotLook.class)
        .hasMessage(
            "Could not look for cluster `other` in eu-west-1: AccessDenied (missing permission: eks:DescribeCluster)");
  }

  @Test
  void an_alias_means_the_cluster_it_is_written_with() {
    world.cluster(OURS, "eu-central-1", "shopfloor-prd-1");

    OpenCluster prod =
        directory(clusters(written("shopfloor-prd-1", "eu-central-1", "prod"))).find("prod");

    assertThat(prod.arn()).isEqualTo(arn(OURS, "eu-central-1", "shopfloor-prd-1"));
  }

  @Test
  void an_arn_says_region_and_account() {
    world.cluster(OURS, "us-east-1", "demo").cluster(OURS, "eu-west-1", "demo");

    assertThat(directory().find(arn(OURS, "us-east-1", "demo")).arn())
        .isEqualTo(arn(OURS, "us-east-1", "demo"));
  }

  @Test
  void an_arn_of_a_configured_account_is_reached_by_its_role() {
    world.cluster(THEIRS, "us-east-1", "demo");

    ClusterDirectory directory =
        directory(accounts(new KnownAccount(THEIR_ROLE, List.of("eu-west-1"))));

    assertThat(directory.find(arn(THEIRS, "us-east-1", "demo")).arn())
        .isEqualTo(arn(THEIRS, "us-east-1", "demo"));
  }

  @Test
  void an_arn_that_our_credentials_cannot_reach_says_so() {
    assertThatThrownBy(() -> directory().find(arn(THEIRS, "eu-west-1", "demo")))
        .isInstanceOf(CouldNotLook.class)
        .hasMessageContaining("is in account 444455556666, our credentials are arn:aws:iam::1111")
        .hasMessageContaining("`role-arn`");
    world.partition = "aws-cn";
    assertThatThrownBy(() -> directory().find(arn(OURS, "eu-west-1", "demo")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is in partition aws, our credentials")
        .hasMessageContaining("of partition aws-cn");
  }

  @Test
  void an_arn_of_something_else_is_refused() {
    assertThatThrownBy(() -> directory().find("arn:aws:iam::111122223333:role/demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is not the ARN of a cluster");
  }

  @Test
  void an_endpoint_is_found_among_the_clusters_of_its_region() {
    world.cluster(OURS, "eu-west-1", "demo").cluster(OURS, "eu-west-1", "other").region =
        Optional.empty();

    OpenCluster found = directory().find("https://" + endpoint("demo") + "/api/v1/nodes");

    assertThat(found.name()).isEqualTo("demo");
    assertThat(world.opened).noneMatch(place -> place.region().isEmpty());
    assertThatThrownBy(() -> directory().find(endpoint("gone")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("None of the 2 clusters that can be seen in eu-west-1");
  }

  @Test
  void an_unknown_name_gets_the_nearest_or_what_there_is() {
    world.cluster(OURS, "eu-west-1", "payments").cluster(OURS, "eu-west-1", "shipping");

    assertThatThrownBy(() -> directory().find("paymnets"))
        .isInstanceOf(BadInput.class)
        .hasMessage("EKS knows no cluster `paymnets` in eu-west-1; did you mean `payments`?");
    assertThatThrownBy(() -> directory().find("x"))
        .hasMessage("EKS knows no cluster `x` in eu-west-1; there are `payments`, `shipping`");
  }

  @Test
  void every_account_and_region_is_searched_and_a_name_in_several_is_asked_back() {
    world
        .cluster(THEIRS, "eu-west-1", "only-there")
        .cluster(OURS, "eu-west-1", "demo")
        .cluster(THEIRS, "us-east-1", "demo");
    ClusterDirectory directory =
        directory(accounts(new KnownAccount(THEIR_ROLE, List.of("eu-west-1", "us-east-1"))));

    assertThat(directory.find("only-there").arn())
        .isEqualTo(arn(THEIRS, "eu-west-1", "only-there"));
    assertThatThrownBy(() -> directory.find("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("Several clusters are called `demo`; say which by its ARN")
        .hasMessageContaining(arn(OURS, "eu-west-1", "demo"))
        .hasMessageContaining(arn(THEIRS, "us-east-1", "demo"));
  }

  @Test
  void a_name_that_is_written_twice_is_asked_back() {
    Config twice = clusters(written("demo", "eu-west-1"), written("demo", "us-east-1"));

    assertThatThrownBy(() -> directory(twice).find("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("demo in eu-west-1\n  demo in us-east-1");
  }

  @Test
  void a_cluster_that_is_not_where_it_is_written_is_told() {
    world.cluster(OURS, "eu-west-1", "demo");

    assertThatThrownBy(() -> directory(clusters(written("demo", "us-east-1"))).find("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("no cluster `demo` in us-east-1, where the configuration has it");
  }

  @Test
  void without_a_region_it_says_how_to_set_one() {
    world.region = Optional.empty();

    assertThatThrownBy(() -> directory().find("demo"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(
            "There is no AWS region to look for `demo` in; set AWS_REGION, give `--region`");
  }

  @Test
  void without_credentials_it_could_not_look() {
    world.describing = Optional.of(Fact.unseen("no AWS credentials were found"));
    world.mayList = false;

    assertThatThrownBy(() -> directory().find("demo"))
        .isInstanceOf(CouldNotLook.class)
        .hasMessage(
            "Could not look for cluster `demo` in eu-west-1: no AWS credentials were found");
    assertThatThrownBy(() -> directory(clusters(written("demo", "eu-west-1"))).find("demo"))
        .isInstanceOf(CouldNotLook.class)
        .hasMessage("Could not look at cluster `demo`: no AWS credentials were found");
  }

  @Test
  void a_cluster_that_is_still_being_created_cannot_be_looked_at() {
    world.cluster(OURS, "eu-west-1", "demo", "CREATING");

    assertThatThrownBy(() -> directory().find("demo"))
        .isInstanceOf(CouldNotLook.class)
        .hasMessageContaining("is still being created (status CREATING)");
  }

  @Test
  void one_identity_in_one_region_is_one_door_however_often_it_is_used() {
    world.cluster(OURS, "eu-west-1", "demo").cluster(OURS, "eu-west-1", "other");
    ClusterDirectory directory = directory();

    List<OpenCluster> opened = new ArrayList<>();
    for (String name : List.of("demo", "other", "demo")) {
      opened.add(directory.find(name));
    }

    assertThat(world.opened).containsExactly(Place.AT_HAND);
    assertThat(opened.get(0).view().source()).isSameAs(opened.get(2).view().source());
  }

  @Test
  void the_list_joins_what_is_written_and_what_is_found() {
    world
        .cluster(OURS, "eu-west-1", "demo")
        .cluster(OURS, "eu-west-1", "other")
        .cluster(THEIRS, "us-east-1", "demo");
    Config config =
        Config.of(
            List.of(written("demo", "eu-west-1", "d")),
            List.of(new KnownAccount(THEIR_ROLE, List.of("us-east-1"))),
            Timeouts.USUAL);

    Listing listing = directory(config).list();

    assertThat(listing.blind()).isEmpty();
    assertThat(listing.clusters())
        .containsExactly(
            new Listed("demo", "eu-west-1", Optional.empty(), List.of("d"), true),
            new Listed("other", "eu-west-1", Optional.of(OURS), List.of(), false),
            new Listed("demo", "us-east-1", Optional.of(THEIRS), List.of(), false));
    world.mayList = false;
    assertThat(directory(config).list().blind())
        .contains("eu-west-1: AccessDenied (missing permission: eks:ListClusters)");
  }
}
