package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.clusters.Reads;
import io.github.eksauth.bot.config.ConfigFile;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The option that says how to get at running clusters.
final class Configuration {
  @Option(
      names = "--config",
      paramLabel = "F",
      description =
          "configuration (default: $EKS_AUTH_CONFIG, else ./eks-auth.yaml if it is there)")
  private Optional<Path> config = Optional.empty();

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "AWS region to look in (default: that of the environment or profile)")
  private Optional<String> region = Optional.empty();

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "AWS profile to come as (default: that of the environment)")
  private Optional<String> profile = Optional.empty();

  /// Every cluster that can be asked for; the caller closes it.
  ClusterDirectory clusters(EksAuth.Console console) {
    return ClusterDirectory.of(
        ConfigFile.find(config, console.environment(), Path.of("")),
        environment(console),
        Reads.UNTOLD,
        Clock.systemUTC());
  }

  /// The options stand in for what AWS's own tools take from the environment.
  private Map<String, String> environment(EksAuth.Console console) {
    Map<String, String> environment = new HashMap<>(console.environment());
    region.ifPresent(name -> environment.put("AWS_REGION", name));
    profile.ifPresent(name -> environment.put("AWS_PROFILE", name));
    return environment;
  }
}
