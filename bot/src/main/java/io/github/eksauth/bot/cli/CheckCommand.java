package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.reply.ReplyWriter;
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
    description = "Run every check on a recorded cluster, or only those named.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(paramLabel = "CHECK", description = "ids of checks; all of them when none is named")
  private List<String> checks = List.of();

  @Option(names = "--snapshot", paramLabel = "F", description = "recorded cluster to look at")
  private Optional<Path> snapshot = Optional.empty();

  @Option(names = "--list", description = "list the checks and what each tests")
  private boolean list;

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
    if (snapshot.isEmpty()) {
      throw new BadInput(
          "No recorded cluster was given; write `eks-auth check --snapshot FILE`. Live clusters cannot be read yet.");
    }
    List<Check> chosen =
        checks.isEmpty() ? Catalogue.sweep() : checks.stream().map(CheckCommand::find).toList();
    return output.print(
        ReplyWriter.report(ClusterReport.of(Snapshots.open(snapshot.get()), chosen), language),
        console);
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
