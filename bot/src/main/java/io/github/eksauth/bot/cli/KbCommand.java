package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.ConfigFile;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.following.Followed;
import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.EntryDraft;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.Signal;
import io.github.eksauth.knowledge.entry.Sources;
import io.github.eksauth.knowledge.match.Fixtures;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Lint;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Nearest;
import io.github.eksauth.knowledge.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// For authors of entries.
@Command(
    name = "kb",
    description = "Work on the knowledge: lint, test, compare, render, show, search, new.",
    subcommands = {KbRenderCommand.class, KbCompareCommand.class},
    mixinStandardHelpOptions = true)
final class KbCommand implements Runnable {
  static final Path ENTRIES = Path.of("knowledge", "entries");

  private final EksAuth.Console console;

  @Spec private CommandSpec spec;

  KbCommand(EksAuth.Console console) {
    this.console = console;
    spec = CommandSpec.create();
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to do: lint, test, compare, render, show, search or new");
  }

  @Command(
      description = "Report every problem of every entry, with file and line.",
      mixinStandardHelpOptions = true)
  int lint(
      @Parameters(
              arity = "0..*",
              paramLabel = "PATH",
              description = "folders of entries, or single entries (default: knowledge/entries)")
          List<Path> paths) {
    List<Problem> problems = new ArrayList<>();
    for (Path path : paths == null ? List.of(ENTRIES) : paths) {
      problems.addAll(problems(path));
    }
    problems.forEach(problem -> console.out().println(problem));
    console
        .out()
        .println(
            switch (problems.size()) {
              case 0 -> "no problems";
              case 1 -> "1 problem";
              default -> problems.size() + " problems";
            });
    return problems.isEmpty() ? 0 : 1;
  }

  /// The problems of a folder of entries, or of one entry; its neighbours are read too, because
  /// entries name each other.
  private static List<Problem> problems(Path path) {
    if (!Files.isDirectory(path)) {
      throw new BadInput(path + " is not a folder; name the folder of entries or of one entry");
    }
    if (!Files.exists(path.resolve("entry.yaml"))) {
      return Lint.problems(new KnowledgeFolder(path), Diagnostician.vocabulary());
    }
    Path entry = path.toAbsolutePath().normalize();
    return Lint.problems(
            new KnowledgeFolder(entry.resolve("..").normalize()), Diagnostician.vocabulary())
        .stream()
        .filter(problem -> Path.of(problem.file()).startsWith(entry))
        .toList();
  }

  @Command(
      name = "test",
      description = "Match every hit-*, hint-* and near-*.txt and report those that go wrong.",
      mixinStandardHelpOptions = true)
  int test(
      @Parameters(
              arity = "0..1",
              paramLabel = "PATH",
              description = "folder of entries, or a single entry (default: knowledge/entries)")
          Path path) {
    Path asked = path == null ? ENTRIES : path;
    boolean single = Files.exists(asked.resolve("entry.yaml"));
    KnowledgeFolder source =
        new KnowledgeFolder(single ? asked.toAbsolutePath().resolve("..").normalize() : asked);
    List<Problem> problems = new ArrayList<>();
    Knowledge knowledge = Knowledge.soundPart(source, Diagnostician.vocabulary(), problems);
    Fixtures.Result result =
        Fixtures.run(
            new Matcher(knowledge),
            source.fixtures().stream()
                .filter(fixture -> !single || fixture.entry().equals(id(asked)))
                .toList());
    result.failures().forEach(problem -> console.out().println(problem));
    if (!problems.isEmpty()) {
      console
          .out()
          .printf(
              "%d problems in the entries; what has problems was left out: `eks-auth kb lint` tells%n",
              problems.size());
    }
    console.out().printf("%d fixtures, %d wrong%n", result.tried(), result.failures().size());
    boolean good = result.failures().isEmpty() && (single || problems.isEmpty());
    return good ? 0 : 1;
  }

  private static String id(Path entry) {
    return entry.toAbsolutePath().normalize().getFileName().toString();
  }

  @Command(description = "Show an entry as people read it.", mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "ID", description = "id of the entry") String id,
      @Option(names = "--lang", description = "en or zh (default: en)") Optional<Output.Lang> lang,
      @Option(
              names = "--config",
              paramLabel = "F",
              description =
                  "show what the bot of this configuration answers with, if it follows a branch")
          Optional<Path> config) {
    Optional<Followed> followed = config.flatMap(this::followed);
    Entry entry = entry(followed.map(Followed::knowledge).orElseGet(Knowledge::bundled), id);
    String revision = followed.map(Followed::revision).orElse("bundled with " + Version.program());
    Language language =
        lang.filter(choice -> choice == Output.Lang.zh)
            .map(zh -> Language.CHINESE)
            .orElse(Language.ENGLISH);
    show(entry, language, revision, console.out());
    return 0;
  }

  private Optional<Followed> followed(Path config) {
    Config is = ConfigFile.find(Optional.of(config), console.environment(), Path.of(""));
    return is.knowledge().follow().flatMap(follow -> Followed.of(follow, is.slack().state()));
  }

  /// The entry of that id.
  ///
  /// @throws BadInput when there is none, with the nearest
  static Entry entry(Knowledge knowledge, String id) {
    return knowledge
        .entry(id)
        .orElseThrow(() ->
            new BadInput(
                "There is no entry `"
                    + id
                    + "`"
                    + Nearest.of(id, knowledge.ids())
                        .map(near -> "; did you mean `" + near + "`?")
                        .orElse("")
                    + " `eks-auth kb search WORDS` finds entries."));
  }

  private static void show(Entry entry, Language language, String revision, PrintWriter out) {
    out.println(entry.title().in(language));
    out.println("  " + entry.id() + " · " + entry.group().key() + " · " + entry.severity().key());
    out.println("  revision " + revision);
    out.println();
    out.println(entry.symptom().in(language));
    out.println();
    out.println("signals");
    for (Signal signal : entry.signals()) {
      out.println(
          "  " + signal.strength().name().toLowerCase(Locale.ROOT) + "  " + signal.written());
    }
    out.println("causes");
    for (Cause cause : entry.causes()) {
      switch (cause) {
        case Cause.Explained explained -> {
          out.println("  " + cause.id() + ": " + explained.says().in(language));
          out.println("      -> " + String.join(", ", explained.options()));
        }
        case Cause.LeadsTo leadsTo -> out.println("  " + cause.id() + ": see " + leadsTo.entry());
      }
    }
    out.println("options");
    entry
        .options()
        .forEach(option ->
            out.println(
                "  "
                    + option.id()
                    + " ("
                    + option.risk().mark()
                    + "): "
                    + option.title().in(language)));
    out.println("checks");
    entry.checks().forEach(check -> out.println("  " + check));
    out.println("sources");
    entry
        .sources()
        .forEach(source -> out.println("  " + source + "  " + Sources.address(source).orElse("")));
  }

  @Command(description = "Find entries by words.", mixinStandardHelpOptions = true)
  int search(
      @Parameters(arity = "1..*", paramLabel = "WORDS", description = "what it is about")
          List<String> words) {
    Knowledge knowledge = Knowledge.bundled();
    List<Hit> hits = Matcher.bundled(knowledge).search(String.join(" ", words));
    for (Hit hit : hits) {
      console
          .out()
          .printf(
              "%-42s %s%n", hit.entry(), knowledge.entry(hit.entry()).orElseThrow().title().en());
    }
    if (hits.isEmpty()) {
      console.out().println("Nothing found; try other words.");
      return 3;
    }
    return 0;
  }

  @Command(
      name = "new",
      description = "Start a new entry: a folder with everything to fill in.",
      mixinStandardHelpOptions = true)
  int create(
      @Parameters(
              paramLabel = "ID",
              description = "the trouble in words, such as access-entry-already-exists")
          String id,
      @Option(
              names = "--in",
              paramLabel = "DIR",
              description = "folder of entries (default: knowledge/entries)")
          Optional<Path> folder)
      throws IOException {
    if (!EntryDraft.isId(id)) {
      throw new BadInput("`" + id + "` is not an id; write lower-case words joined by `-`");
    }
    Path target = folder.orElse(ENTRIES).resolve(id);
    if (Files.exists(target)) {
      throw new BadInput(target + " exists already");
    }
    if (!Files.isDirectory(folder.orElse(ENTRIES))) {
      throw new BadInput(
          folder.orElse(ENTRIES)
              + " is not a folder; run this in the project's root or give `--in DIR`");
    }
    Files.createDirectory(target);
    for (EntryDraft.DraftFile file : EntryDraft.files()) {
      Files.writeString(target.resolve(file.name()), file.text());
      console.out().println(target.resolve(file.name()));
    }
    console.out().println("Fill these in, then run `eks-auth kb lint` and `eks-auth kb test`.");
    return 0;
  }
}
