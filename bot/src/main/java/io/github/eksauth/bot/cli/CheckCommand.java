package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Snapshots;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Every check on one cluster, as a report.
@Command(
    name = "check",
    description = "Run every check on a running or recorded cluster, or only those named.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(
      paramLabel = "CLUSTER [CHECK…]",
      hideParamSyntax = true,
      description = {
        "name, alias, ARN or API endpoint of the cluster (not with --snapshot),",
        "then ids of checks; all of them when none is named"
      })
  private List<String> words = List.of();

  @Option(
      names = "--snapshot",
      paramLabel = "F",
      description = "recorded cluster to look at, instead of a running one")
  private Optional<Path> snapshot = Optional.empty();

  @Option(names = "--list", description = "list the checks and what each tests")
  private boolean list;

  @Mixin private Configuration configuration = new Configuration();

  @Mixin private Output output = new Output();

  CheckCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Language language = output.language(Language.ENGLISH);
    if (list) {
      Catalogue.checks().forEach(check -> print(check, language));
      return 0;
    }
    if (snapshot.isPresent()) {
      return report(Snapshots.open(snapshot.get()), chosen(words), language);
    }
    if (words.isEmpty()) {
      throw new BadInput(
          "Name a cluster: `eks-auth check CLUSTER`, or `eks-auth check --snapshot FILE` for a recorded one. `eks-auth clusters` lists those that are known.");
    }
    String cluster = words.getFirst();
    if (Catalogue.check(cluster).isPresent()) {
      throw new BadInput(
          "`"
              + cluster
              + "` is a check; name the cluster before it: `eks-auth check CLUSTER "
              + cluster
              + "`");
    }
    List<Check> chosen = chosen(words.subList(1, words.size()));
    try (ClusterDirectory clusters = configuration.clusters(console)) {
      return report(clusters.find(cluster).view(), chosen, language);
    }
  }

  private static List<Check> chosen(List<String> ids) {
    return ids.isEmpty() ? Catalogue.sweep() : ids.stream().map(CheckCommand::find).toList();
  }

  private int report(ClusterView cluster, List<Check> chosen, Language language) {
    return output.print(output.report(ClusterReport.of(cluster, chosen), language), console);
  }

  private void print(Check check, Language language) {
    String title = language == Language.CHINESE ? check.title().zh() : check.title().en();
    console.out().printf("%-42s %s%n", check.id(), title);
  }

  private static Check find(String id) {
    return Catalogue.check(id)
        .orElseThrow(() ->
            new BadInput(
                "There is no check `"
                    + id
                    + "`"
                    + Nearest.of(id, Catalogue.checks().stream().map(Check::id).toList())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("")
                    + " `eks-auth check --list` lists them all."));
  }
}
