package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stand-in.
public final class AwsAccess implements AutoCloseable {
  /// Stand-in.
  public record AssumeRole(String roleArn, Optional<String> externalId, String sessionName) {}

  /// Stand-in.
  public record Settings(
      Optional<String> region,
      Optional<String> profile,
      Optional<AssumeRole> assume,
      Duration callTimeout,
      int mostAtOnce) {
    public static Settings defaults() {
      return new Settings(
          Optional.empty(), Optional.empty(), Optional.empty(), Duration.ofSeconds(5), 20);
    }
  }

  private AwsAccess() {}

  public static AwsAccess open(Settings settings, Map<String, String> environment) {
    return new AwsAccess();
  }

  public Fact<String> region() {
    return Fact.unseen("stand-in");
  }

  public FactSource cluster(String clusterName) {
    return new FactSource() {
      @Override
      public <T> Fact<T> read(FactKey<T> key) {
        return Fact.unseen("stand-in");
      }
    };
  }

  public Fact<List<String>> clusterNames() {
    return Fact.unseen("stand-in");
  }

  public Fact<EksEndpoint> endpoint(String clusterName) {
    return Fact.unseen("stand-in");
  }

  public Fact<EksToken> token(String clusterName) {
    return Fact.unseen("stand-in");
  }

  public Fact<OwnIdentity> ourselves() {
    return Fact.unseen("stand-in");
  }

  @Override
  public void close() {}
}
