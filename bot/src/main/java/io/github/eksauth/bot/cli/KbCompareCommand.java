package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.match.Comparison;
import io.github.eksauth.knowledge.match.Comparison.Change;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.yaml.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// What a reviewer of a change of knowledge looks at: which pastes are answered otherwise.
@Command(
    name = "compare",
    description = "Show which pastes a change of entries answers otherwise, before -> after.",
    mixinStandardHelpOptions = true)
final class KbCompareCommand implements Callable<Integer> {
  private final EksAuth.Console console;

  @Parameters(index = "0", paramLabel = "BASE_DIR", description = "folder of entries as they were")
  private Path base = Path.of("");

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "DIR",
      description = "folder of entries as they are now (default: knowledge/entries)")
  private Path now = KbCommand.ENTRIES;

  @Option(
      names = "--jsonl",
      paramLabel = "F",
      description = "also compare the texts of this file of {\"id\",\"text\"} lines")
  private Optional<Path> jsonl = Optional.empty();

  KbCompareCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    KnowledgeFolder before = folder(base);
    KnowledgeFolder after = folder(now);
    Comparison comparison = new Comparison(matcher(before), matcher(after));
    entries(before, after);
    fixtures(comparison, before, after);
    if (jsonl.isPresent()) {
      corpus(comparison, jsonl.get());
    }
    return 0;
  }

  private static KnowledgeFolder folder(Path path) {
    if (!Files.isDirectory(path)) {
      throw new BadInput(path + " is not a folder of entries; name one");
    }
    return new KnowledgeFolder(path);
  }

  /// What cannot be read answers nothing, on either side; the lint says what is wrong with it.
  private Matcher matcher(KnowledgeFolder folder) {
    List<Problem> problems = new ArrayList<>();
    Knowledge knowledge = Knowledge.soundPart(folder, Diagnostician.vocabulary(), problems);
    if (!problems.isEmpty()) {
      console
          .out()
          .printf(
              "%s: %d problems; what has problems was left out: `eks-auth kb lint` tells%n",
              folder.path(), problems.size());
    }
    return new Matcher(knowledge);
  }

  private void entries(KnowledgeFolder before, KnowledgeFolder after) {
    List<String> old = before.ids();
    List<String> current = after.ids();
    current.stream()
        .filter(id -> !old.contains(id))
        .forEach(id -> console.out().println("new entry " + id));
    old.stream()
        .filter(id -> !current.contains(id))
        .forEach(id -> console.out().println("entry gone " + id));
  }

  /// The fixtures of both sides; where a fixture itself was changed, as it is now.
  private void fixtures(Comparison comparison, KnowledgeFolder before, KnowledgeFolder after) {
    Map<String, String> texts = new TreeMap<>();
    for (KnowledgeFolder folder : List.of(before, after)) {
      for (Fixture fixture : folder.fixtures()) {
        texts.put(fixture.entry() + "/" + fixture.file().getFileName(), fixture.text());
      }
    }
    int changed = 0;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      changed += report(comparison.compare(text.getKey(), text.getValue()));
    }
    console.out().printf("%d of %d fixtures are answered otherwise%n", changed, texts.size());
  }

  private void corpus(Comparison comparison, Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new BadInput(file + " cannot be read; name a file of {\"id\": …, \"text\": …} lines");
    }
    int lines = 0;
    int changed = 0;
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (JsonLine line : JsonLine.read(reader)) {
        lines++;
        changed += report(comparison.compare(line.id(), line.text()));
      }
    }
    console.out().printf("%d of %d lines are answered otherwise%n", changed, lines);
  }

  private int report(Optional<Change> change) {
    change.ifPresent(it -> console.out().println(it));
    return change.isPresent() ? 1 : 0;
  }
}
