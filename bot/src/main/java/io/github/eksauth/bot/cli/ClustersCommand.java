package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.reply.ClustersWriter;
import io.github.eksauth.knowledge.text.Language;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Which clusters can be asked for.
@Command(
    name = "clusters",
    description = "List the clusters that the configuration names and that AWS shows.",
    mixinStandardHelpOptions = true)
final class ClustersCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Mixin private Configuration configuration = new Configuration();

  @Mixin private Output output = new Output();

  ClustersCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    try (ClusterDirectory clusters = configuration.clusters(console)) {
      return output.print(
          ClustersWriter.list(clusters.list(), output.language(Language.ENGLISH)), console);
    }
  }
}
