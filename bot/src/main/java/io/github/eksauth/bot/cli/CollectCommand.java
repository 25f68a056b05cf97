package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.bot.intake.PasteReader;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.ClustersWriter;
import io.github.eksauth.checks.Recorder;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.source.snapshot.AccountMask;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import io.github.eksauth.checks.source.snapshot.SnapshotTexts;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Records a running cluster: to replay, to compare, to send along with a question.
@Command(
    name = "collect",
    description = "Record everything that can be read of a running cluster in one file.",
    mixinStandardHelpOptions = true)
final class CollectCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(paramLabel = "CLUSTER", description = "name, alias, ARN or API endpoint")
  private String cluster = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "F",
      description = "file to write; one that is there is replaced")
  private Path out = Path.of("");

  @Option(
      names = "--about",
      paramLabel = "FILE",
      description = "also record what this error text asks about; `-` reads a pipe")
  private Optional<Path> about = Optional.empty();

  @Option(
      names = "--mask-accounts",
      description = "replace account ids by made-up ones, the same by the same")
  private boolean mask;

  @Option(names = "--title", paramLabel = "TEXT", description = "what the recording shows")
  private String title = "";

  @Mixin private Configuration configuration = new Configuration();

  @Mixin private Output output = new Output();

  CollectCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    checkPlace();
    Optional<Question> question = about.map(this::question);
    try (ClusterDirectory clusters = configuration.clusters(console)) {
      OpenCluster open = clusters.find(cluster);
      Recorder recorder = new Recorder(open.view().source());
      ClusterView view = new ClusterView(recorder, open.view().at(), open.view().deadline());
      ClusterReport.of(view, Catalogue.checks());
      question.ifPresent(it -> ask(it, view));
      recorder.readAll();
      Snapshot snapshot = redacted(recorder.snapshot(view.at().time(), title));
      write(mask ? AccountMask.masked(snapshot) : snapshot);
      return output.print(
          ClustersWriter.recorded(
              open.name(),
              snapshot.facts().size(),
              out.toString(),
              mask,
              recorder.unseen(),
              output.language(Language.ENGLISH)),
          console);
    }
  }

  private void checkPlace() {
    Path folder = out.toAbsolutePath().getParent();
    if (Files.isDirectory(out)) {
      throw new BadInput(out + " is a folder; name a file to write with `-o FILE`");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInput(out + " cannot be written: there is no folder " + folder);
    }
  }

  private Question question(Path file) {
    Matcher matcher = new Matcher(Knowledge.bundled());
    return Question.of(
        new PasteReader(new LogScan(matcher)).read(Optional.of(file), console.in(), "the paste"));
  }

  /// The answer is not wanted here, only what it takes to give it.
  private static void ask(Question question, ClusterView view) {
    Knowledge knowledge = Knowledge.bundled();
    new Diagnostician(knowledge, new Matcher(knowledge)).diagnose(question, Optional.of(view));
  }

  /// Facts hold no secrets; but people write them into annotations and messages.
  private static Snapshot redacted(Snapshot snapshot) {
    return SnapshotTexts.map(snapshot, text -> new Paste(text).text());
  }

  private void write(Snapshot snapshot) {
    try {
      SnapshotFile.write(snapshot, out);
    } catch (IOException e) {
      throw new BadInput(out + " cannot be written: " + e.getMessage());
    }
  }
}
