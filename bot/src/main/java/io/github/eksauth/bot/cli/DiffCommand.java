package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.reply.ReplyWriter;
import io.github.eksauth.checks.SnapshotDiff;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import io.github.eksauth.knowledge.text.Language;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// What changed since it worked.
@Command(
    name = "diff",
    description = "Tell in words what changed between two recordings of a cluster.",
    mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(index = "0", paramLabel = "A", description = "the older recording")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "the newer recording")
  private Path after = Path.of("");

  @Mixin private Output output = new Output();

  DiffCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Snapshot older = SnapshotFile.read(before);
    Snapshot newer = SnapshotFile.read(after);
    return output.print(
        ReplyWriter.changes(
            older.collectedAt(),
            newer.collectedAt(),
            SnapshotDiff.between(older, newer),
            output.language(Language.ENGLISH)),
        console);
  }
}
