package io.github.eksauth.bot.clusters;

import io.github.eksauth.bot.config.Entrance;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.source.LiveCluster;
import io.github.eksauth.checks.source.aws.AwsAccess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The real AWS.
record LiveDoor(AwsAccess aws, Duration callTimeout) implements AwsDoor {
  static LiveDoor open(
      Entrance entrance,
      Optional<String> region,
      Duration callTimeout,
      Map<String, String> environment) {
    Optional<AwsAccess.AssumeRole> assume =
        entrance
            .roleArn()
            .map(role ->
                new AwsAccess.AssumeRole(
                    role, entrance.externalId().map(Secret::value), entrance.sessionName()));
    return new LiveDoor(
        AwsAccess.open(
            new AwsAccess.Settings(
                region,
                entrance.profile(),
                assume,
                callTimeout,
                AwsAccess.Settings.defaults().mostAtOnce()),
            environment),
        callTimeout);
  }

  @Override
  public Fact<String> region() {
    return aws.region();
  }

  @Override
  public Fact<OwnIdentity> ourselves() {
    return aws.ourselves();
  }

  @Override
  public Fact<List<String>> clusterNames() {
    return aws.clusterNames();
  }

  @Override
  public FactSource cluster(String name, Optional<Path> kubeconfig, Optional<String> context) {
    return kubeconfig
        .map(file -> LiveCluster.withKubeconfig(aws, name, file, context, callTimeout))
        .orElseGet(() -> LiveCluster.of(aws, name, callTimeout));
  }

  @Override
  public void close() {
    aws.close();
  }
}
