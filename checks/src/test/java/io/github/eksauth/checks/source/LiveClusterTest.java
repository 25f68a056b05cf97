package io.github.eksauth.checks.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Permission;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class LiveClusterTest {
  private static final FactSource CLUSTER =
      TestCluster.healthy(AuthenticationMode.API_AND_CONFIG_MAP).snapshot();
  private static final FactSource NOTHING =
      new FactSource() {
        @Override
        public <T> Fact<T> read(FactKey<T> key) {
          return Fact.unseen("this half was not to be asked");
        }
      };

  private final AtomicInteger searches = new AtomicInteger();
  private final AtomicLong nanos = new AtomicLong();

  private LiveCluster cluster(FactSource aws, Supplier<Fact<FactSource>> kubernetes) {
    return new LiveCluster(
        aws,
        () -> {
          searches.incrementAndGet();
          return kubernetes.get();
        },
        nanos::get);
  }

  @Test
  void each_fact_is_asked_where_it_is_known() {
    LiveCluster awsOnly = cluster(CLUSTER, () -> Fact.known(NOTHING));
    LiveCluster kubernetesOnly = cluster(NOTHING, () -> Fact.known(CLUSTER));

    assertThat(awsOnly.read(new FactKey.Cluster())).isInstanceOf(Fact.Known.class);
    assertThat(awsOnly.read(new FactKey.AwsAuth())).isInstanceOf(Fact.Unseen.class);
    assertThat(kubernetesOnly.read(new FactKey.Cluster())).isInstanceOf(Fact.Unseen.class);
    assertThat(kubernetesOnly.read(new FactKey.AwsAuth())).isInstanceOf(Fact.Known.class);
  }

  @Test
  void the_api_server_is_not_looked_for_until_a_fact_needs_it_and_then_once() {
    LiveCluster cluster = cluster(CLUSTER, () -> Fact.known(CLUSTER));

    cluster.read(new FactKey.Cluster());
    assertThat(searches).hasValue(0);
    cluster.read(new FactKey.AwsAuth());
    nanos.addAndGet(Duration.ofHours(1).toNanos());
    cluster.read(new FactKey.CoreDnsDeployment());
    assertThat(searches).hasValue(1);
  }

  @Test
  void without_an_endpoint_kubernetes_is_unseen_for_that_reason_and_aws_as_good_as_ever() {
    Set<Permission> describe = Set.of(new Permission.Iam("eks:DescribeCluster"));
    LiveCluster cluster = cluster(CLUSTER, () -> Fact.unseen("AccessDenied", describe));

    assertThat(cluster.read(new FactKey.AwsAuth()))
        .isEqualTo(Fact.unseen("no way to the API server: AccessDenied", describe));
    assertThat(cluster.read(new FactKey.Cluster())).isInstanceOf(Fact.Known.class);
  }

  @Test
  void a_failed_search_is_repeated_after_three_seconds_and_not_before() {
    LiveCluster cluster =
        cluster(
            CLUSTER,
            () -> searches.get() == 1 ? Fact.unseen("timed out after 5 s") : Fact.known(CLUSTER));

    assertThat(cluster.read(new FactKey.AwsAuth())).isInstanceOf(Fact.Unseen.class);
    assertThat(cluster.read(new FactKey.CoreDnsDeployment())).isInstanceOf(Fact.Unseen.class);
    assertThat(searches).hasValue(1);
    nanos.addAndGet(LiveCluster.RETRY.toNanos());
    assertThat(cluster.read(new FactKey.AwsAuth())).isInstanceOf(Fact.Known.class);
  }

  @Test
  void a_cluster_that_eks_does_not_know_has_no_api_server() {
    LiveCluster cluster = cluster(CLUSTER, Fact::absent);

    assertThat(cluster.read(new FactKey.AwsAuth()))
        .isEqualTo(Fact.unseen("EKS knows no such cluster, so there is no API server to ask"));
  }
}
