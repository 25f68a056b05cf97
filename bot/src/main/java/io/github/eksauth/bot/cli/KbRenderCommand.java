package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.diagnosis.Snapshots;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.knowledge.answer.RemedyWriter;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.hcl.Rendering;
import io.github.eksauth.knowledge.hcl.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the HCL of every option as files, so that Terraform's own checks can be run over it.
@Command(
    name = "render",
    description = "Write the HCL of options as files, with the values of a recorded cluster.",
    mixinStandardHelpOptions = true)
final class KbRenderCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "ids of entries (default: all)")
  private List<String> ids = List.of();

  @Option(
      names = "--snapshot",
      paramLabel = "F",
      description = "recorded cluster whose values are filled in (default: the demo's)")
  private Optional<Path> snapshot = Optional.empty();

  @Option(
      names = "--entries",
      paramLabel = "DIR",
      description = "folder of entries (default: the program's own)")
  private Optional<Path> entries = Optional.empty();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "folder to write to; it is made when it is not there")
  private Path out = Path.of("");

  private int written;
  private int open;
  private final List<String> withheld = new ArrayList<>();

  KbRenderCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Knowledge knowledge =
        entries
            .map(folder -> Knowledge.in(new KnowledgeFolder(folder), Diagnostician.vocabulary()))
            .orElseGet(Knowledge::bundled);
    List<Entry> chosen =
        ids.isEmpty()
            ? List.copyOf(knowledge.entries())
            : ids.stream().map(id -> KbCommand.entry(knowledge, id)).toList();
    ClusterView cluster =
        snapshot.map(Snapshots::open).orElseGet(() -> Snapshots.bundled("article"));
    Values values = ClusterReport.values(cluster);
    makeFolder();
    for (Entry entry : chosen) {
      for (var option : entry.options()) {
        for (Target target : Target.values()) {
          Optional<Rendering> rendering = RemedyWriter.snippet(option, target, values);
          String name = entry.id() + "." + option.id() + "." + target.id() + ".tf";
          if (rendering.isPresent()) {
            write(name, rendering.get());
          }
        }
      }
    }
    withheld.forEach(name -> console.out().println("withheld " + name));
    console
        .out()
        .printf(
            "%d files in %s, %d of them with names in <angle brackets> left to fill in%n",
            written, out, open);
    if (!withheld.isEmpty()) {
      console
          .out()
          .printf(
              "%d withheld: they take over a list that this recording does not hold completely%n",
              withheld.size());
    }
    return 0;
  }

  private void makeFolder() throws IOException {
    if (Files.exists(out) && !Files.isDirectory(out)) {
      throw new BadInput(out + " is a file; name a folder with `--out DIR`");
    }
    Files.createDirectories(out);
  }

  private void write(String name, Rendering rendering) throws IOException {
    switch (rendering) {
      case Rendering.Rendered(String text, List<String> missing) -> {
        Files.writeString(out.resolve(name), text);
        written++;
        open += missing.isEmpty() ? 0 : 1;
      }
      case Rendering.Withheld _ -> withheld.add(name);
    }
  }
}
