package io.github.eksauth.checks.source;

import com.github.benmanes.caffeine.cache.Ticker;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.source.aws.AwsAccess;
import io.github.eksauth.checks.source.aws.EksEndpoint;
import io.github.eksauth.checks.source.aws.EksToken;
import io.github.eksauth.checks.source.kubernetes.KubernetesAccess;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One live cluster: AWS answers what AWS knows, the API server the rest.
///
/// The way to the API server is looked for when the first fact needs it. Where there is none,
/// because AWS does not tell the endpoint or nobody gives a token, the facts of Kubernetes are
/// unseen for that reason and those of AWS are as good as ever.
public final class LiveCluster implements FactSource, AutoCloseable {
  /// A failed search for the API server is not repeated before: the many facts of one run should
  /// not each wait for the same failure.
  static final Duration RETRY = Duration.ofSeconds(3);

  private final FactSource aws;
  private final Supplier<Fact<FactSource>> findKubernetes;
  private final Ticker ticker;
  private final ReentrantLock finding = new ReentrantLock();
  private @Nullable Fact<FactSource> kubernetes;
  private long foundAt;

  LiveCluster(FactSource aws, Supplier<Fact<FactSource>> findKubernetes, Ticker ticker) {
    this.aws = aws;
    this.findKubernetes = findKubernetes;
    this.ticker = ticker;
  }

  /// The cluster of this name, where EKS tells the way to its API server and our AWS identity is
  /// who we are there.
  public static LiveCluster of(AwsAccess aws, String name, Duration callTimeout) {
    Supplier<Fact<String>> token = () -> aws.token(name).map(EksToken::token);
    return new LiveCluster(
        aws.cluster(name),
        () -> aws.endpoint(name).then(endpoint -> apiServer(endpoint, token, callTimeout)),
        Ticker.systemTicker());
  }

  private static Fact<FactSource> apiServer(
      EksEndpoint endpoint, Supplier<Fact<String>> token, Duration callTimeout) {
    return endpoint.url().isEmpty()
        ? Fact.unseen("the cluster is " + endpoint.status() + " and has no endpoint")
        : Fact.known(
            KubernetesAccess.of(
                URI.create(endpoint.url()), endpoint.certificateAuthority(), token, callTimeout));
  }

  /// The same, but the way to the API server and who we are there stand in a kubeconfig.
  public static LiveCluster withKubeconfig(
      AwsAccess aws, String name, Path kubeconfig, Optional<String> context, Duration callTimeout) {
    return new LiveCluster(
        aws.cluster(name),
        () ->
            KubernetesAccess.fromKubeconfig(kubeconfig, context, callTimeout)
                .<FactSource>map(it -> it),
        Ticker.systemTicker());
  }

  @Override
  public <T> Fact<T> read(FactKey<T> key) {
    return switch (key) {
      case FactKey.FromAws<T> _ -> aws.read(key);
      case FactKey.FromKubernetes<T> _ ->
          switch (kubernetes()) {
            case Fact.Known<FactSource>(FactSource source) -> source.read(key);
            case Fact.Absent<FactSource>() ->
                Fact.unseen("EKS knows no such cluster, so there is no API server to ask");
            case Fact.Unseen<FactSource>(String why, Set<Permission> missing) ->
                Fact.unseen("no way to the API server: " + why, missing);
          };
    };
  }

  private Fact<FactSource> kubernetes() {
    finding.lock();
    try {
      Fact<FactSource> found = kubernetes;
      boolean good =
          found instanceof Fact.Known
              || (found != null && ticker.read() - foundAt < RETRY.toNanos());
      if (found == null || !good) {
        found = findKubernetes.get();
        kubernetes = found;
        foundAt = ticker.read();
      }
      return found;
    } finally {
      finding.unlock();
    }
  }

  /// Closes the way to the API server; that to AWS is shared between clusters and stays.
  @Override
  public void close() {
    finding.lock();
    try {
      if (kubernetes instanceof Fact.Known<FactSource>(FactSource source)
          && source instanceof KubernetesAccess access) {
        access.close();
      }
      kubernetes = null;
    } finally {
      finding.unlock();
    }
  }
}
