package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.diagnosis.Snapshots;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.PasteReader;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// The main job: from a paste to the cause and the fix.
@Command(
    name = "diagnose",
    description = "Tell what a pasted error is, what causes it in a cluster, and what cures it.",
    mixinStandardHelpOptions = true)
final class DiagnoseCommand implements Callable<Integer> {
  enum Module {
    M19("19", Target.MODULE_19),
    M20("20", Target.MODULE_20),
    M21("21", Target.MODULE_21),
    RESOURCE("resource", Target.RESOURCE);

    private final String written;
    private final Target target;

    Module(String written, Target target) {
      this.written = written;
      this.target = target;
    }

    @Override
    public String toString() {
      return written;
    }
  }

  private final EksAuth.Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "file with the error and the lines around it; `-` or nothing reads a pipe")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--cluster",
      paramLabel = "C",
      description = "running cluster to look at: its name, alias, ARN or API endpoint")
  private Optional<String> cluster = Optional.empty();

  @Option(names = "--snapshot", paramLabel = "F", description = "recorded cluster to look at")
  private Optional<Path> snapshot = Optional.empty();

  @Option(
      names = "--module",
      paramLabel = "V",
      description =
          "Terraform to show: 19, 20, 21 or resource (default: what the text says, else 20 and 21)")
  private Optional<Module> module = Optional.empty();

  @Option(names = "--explain", description = "say what decided, and why other entries lost")
  private boolean explain;

  @Mixin private Configuration configuration = new Configuration();

  @Mixin private Output output = new Output();

  DiagnoseCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (cluster.isPresent() && snapshot.isPresent()) {
      throw new BadInput(
          "`--cluster` is a running cluster and `--snapshot` a recorded one; give one of them");
    }
    Optional<ClusterView> recorded = snapshot.map(Snapshots::open);
    Knowledge knowledge = Knowledge.bundled();
    Matcher matcher = Matcher.bundled(knowledge);
    Paste paste = new PasteReader(new LogScan(matcher)).read(file, console.in(), "the paste");
    Question question =
        new Question(
            paste,
            output.language(paste.language()),
            module.map(choice -> List.of(choice.target)),
            Optional.empty());
    Diagnostician diagnostician = new Diagnostician(knowledge, matcher);
    Diagnosis diagnosis =
        cluster
            .map(name -> live(diagnostician, question, name))
            .orElseGet(() -> diagnostician.diagnose(question, recorded));
    return output.print(
        output.diagnosis(
            diagnosis, explain ? Optional.of(matcher.explain(paste)) : Optional.empty()),
        console);
  }

  private Diagnosis live(Diagnostician diagnostician, Question question, String name) {
    try (ClusterDirectory clusters = configuration.clusters(console)) {
      return diagnostician.diagnose(question, Optional.of(clusters.find(name).view()));
    }
  }
}
