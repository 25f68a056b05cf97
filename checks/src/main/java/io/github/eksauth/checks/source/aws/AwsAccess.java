package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Access to AWS with one identity in one region. It may be used from many threads at once; clients
/// are made when first needed, shared, and closed together.
public final class AwsAccess implements AutoCloseable {
  /// A role to take on before anything is read. The session name is what CloudTrail shows.
  public record AssumeRole(String roleArn, Optional<String> externalId, String sessionName) {}

  /// How to get in, and how hard to try. What is empty comes from the environment, as the AWS SDK
  /// does it: `AWS_PROFILE`, `AWS_REGION`, the profile files, the role of the machine or pod.
  /// `callTimeout` is what one call may take with all its retries and waiting, `mostAtOnce` how
  /// many calls to one service may run side by side.
  public record Settings(
      Optional<String> region,
      Optional<String> profile,
      Optional<AssumeRole> assume,
      Duration callTimeout,
      int mostAtOnce) {
    public Settings {
      if (callTimeout.isNegative() || callTimeout.isZero() || mostAtOnce < 1) {
        throw new IllegalArgumentException("a call needs time, and at least one must be allowed");
      }
    }

    public static Settings defaults() {
      return new Settings(
          Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5), 20);
    }
  }

  private final Surroundings surroundings;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable AwsSession session;
  private boolean closed;

  private AwsAccess(Surroundings surroundings, Clock clock) {
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /// Access with these settings; `environment` are the environment variables that count. Nothing is
  /// read and nobody is called yet.
  public static AwsAccess open(Settings settings, Map<String, String> environment) {
    return open(settings, environment, Clock.systemUTC());
  }

  static AwsAccess open(Settings settings, Map<String, String> environment, Clock clock) {
    return new AwsAccess(new Surroundings(settings, environment), clock);
  }

  /// The region that everything is read from; unseen when none is set anywhere.
  public Fact<String> region() {
    return session().map(known -> known.region().id());
  }

  /// The facts of one cluster that AWS can tell.
  ///
  /// Its `read` throws [IllegalArgumentException] for a fact that AWS cannot tell.
  public FactSource cluster(String clusterName) {
    return new ClusterSource(clusterName, this::session);
  }

  /// The names of all clusters of the region.
  public Fact<List<String>> clusterNames() {
    return asked(AwsSession::clusterNames);
  }

  /// Where the API server of a cluster is. Asked along with the cluster fact it costs one call.
  public Fact<EksEndpoint> endpoint(String clusterName) {
    return asked(known -> new EksReads(clusterName, known).endpoint());
  }

  /// A bearer token for the API server of a cluster. It is made here, from our credentials; whether
  /// they may enter, or the cluster exists, only its API server can tell.
  public Fact<EksToken> token(String clusterName) {
    return asked(known -> known.tokens().token(clusterName));
  }

  /// Who AWS says we are.
  public Fact<OwnIdentity> ourselves() {
    return asked(AwsSession::ourselves);
  }

  private <T> Fact<T> asked(Function<AwsSession, Fact<T>> question) {
    return session().then(question);
  }

  /// The session, made when a region is known; until then it is looked for each time.
  private Fact<AwsSession> session() {
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("this access to AWS is closed");
      }
      AwsSession known = session;
      if (known != null) {
        return Fact.known(known);
      }
      return surroundings
          .region()
          .map(region -> {
            AwsSession made = new AwsSession(surroundings, region, clock);
            session = made;
            return made;
          });
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      if (session != null) {
        session.close();
      }
    } finally {
      lock.unlock();
    }
  }
}
