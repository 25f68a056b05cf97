package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.intake.PasteReader;
import io.github.eksauth.bot.reply.ExplanationWriter;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Paste;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Which entries a text could be, without looking at any cluster.
@Command(
    name = "match",
    description = "Tell which entries a text could be, without looking at a cluster.",
    mixinStandardHelpOptions = true)
final class MatchCommand implements Callable<Integer> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EksAuth.Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "file with the text; `-` or nothing reads a pipe")
  private Optional<Path> file = Optional.empty();

  @Option(
      names = "--jsonl",
      description = "read lines of {\"id\",\"text\"}, write lines of {\"id\",\"outcome\",\"hits\"}")
  private boolean jsonl;

  @Option(
      names = "--explain",
      description = "say which words and lines decided, and why the others lost")
  private boolean explain;

  @Option(
      names = "--entries",
      paramLabel = "DIR",
      description = "match with the entries of this folder instead of the program's own")
  private Optional<Path> entries = Optional.empty();

  MatchCommand(EksAuth.Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    Matcher matcher =
        entries
            .map(folder ->
                new Matcher(
                    Knowledge.soundPart(
                        new KnowledgeFolder(folder),
                        Diagnostician.vocabulary(),
                        new ArrayList<>())))
            .orElseGet(() -> Matcher.bundled(Knowledge.bundled()));
    return jsonl ? lines(matcher) : single(matcher);
  }

  private int single(Matcher matcher) {
    Paste paste = new PasteReader(new LogScan(matcher)).read(file, console.in(), "the text");
    Match match = matcher.match(paste);
    console.out().println(outcome(match));
    for (Hit hit : match.hits()) {
      console.out().printf(Locale.ROOT, "%.2f  %s%n", hit.confidence(), hit.entry());
    }
    if (explain) {
      console.out().println();
      ExplanationWriter.lines(matcher.explain(paste), paste.language())
          .forEach(line -> console.out().println(line));
    }
    return match instanceof Match.Nothing ? 3 : 0;
  }

  private int lines(Matcher matcher) {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
    for (JsonLine line : JsonLine.read(reader)) {
      console.out().println(JSON.writeValueAsString(answer(matcher, line)));
    }
    return 0;
  }

  private static ObjectNode answer(Matcher matcher, JsonLine line) {
    Match match = matcher.match(new Paste(line.text()));
    ObjectNode answer = JSON.createObjectNode();
    answer.put("id", line.id());
    answer.put("outcome", outcome(match));
    ArrayNode hits = answer.putArray("hits");
    for (Hit hit : shown(match)) {
      hits.addObject().put("entry", hit.entry()).put("confidence", round(hit.confidence()));
    }
    return answer;
  }

  /// The hits; where nothing is claimed, what came nearest.
  private static List<Hit> shown(Match match) {
    return match instanceof Match.Nothing(List<Hit> closest) ? closest : match.hits();
  }

  private static double round(double confidence) {
    return Math.round(confidence * 1000) / 1000.0;
  }

  private static String outcome(Match match) {
    return switch (match) {
      case Match.Sure _ -> "sure";
      case Match.Several _ -> "several";
      case Match.Nothing _ -> "nothing";
    };
  }
}
