package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import java.time.Duration;
import java.util.Optional;

/// A fake AWS and an access to it, closed together.
record Opened(FakeAws aws, AwsAccess access) implements AutoCloseable {
  /// For tests that are not about time: a busy machine must not fail them.
  static final AwsAccess.Settings PATIENT = timeout(Duration.ofSeconds(60));

  static AwsAccess.Settings timeout(Duration timeout) {
    return new AwsAccess.Settings(
        Optional.empty(), Optional.empty(), Optional.empty(), timeout, 20);
  }

  static Opened on(FakeAws aws) {
    return on(aws, PATIENT);
  }

  static Opened on(FakeAws aws, AwsAccess.Settings settings) {
    return new Opened(aws, AwsAccess.open(settings, aws.environment()));
  }

  FactSource cluster() {
    return access.cluster("payments");
  }

  <T> Fact<T> read(FactKey<T> key) {
    return cluster().read(key);
  }

  @Override
  public void close() {
    access.close();
    aws.close();
  }
}
