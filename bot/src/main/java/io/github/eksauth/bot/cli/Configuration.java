package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.config.ConfigFile;
import java.nio.file.Path;
import java.time.Clock;
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

  /// Every cluster that can be asked for; the caller closes it.
  ClusterDirectory clusters(EksAuth.Console console) {
    return ClusterDirectory.of(
        ConfigFile.find(config, console.environment(), Path.of("")),
        console.environment(),
        Clock.systemUTC());
  }
}
