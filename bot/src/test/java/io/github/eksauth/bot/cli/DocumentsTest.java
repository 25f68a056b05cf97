package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.bot.config.ConfigFile;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.slack.inbound.Commands;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// What the documents tell people to do works, and what they point at is there. A block of commands
/// that is not run says why in a comment before it; see [Document].
class DocumentsTest {
  private static final List<Document> DOCUMENTS = Document.all();
  private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]*|(?<= )-[a-z]\\b");
  private static final Pattern BENCH = Pattern.compile("-Dbench=(\\w+)");
  private static final Set<String> SECTIONS =
      Set.of("clusters:", "accounts:", "timeouts:", "slack:", "web:", "knowledge:");

  @TempDir private Path folder;

  private static boolean isOurs(List<String> words) {
    return words.getFirst().equals("eks-auth") || words.getFirst().equals("./eks-auth");
  }

  /// The program, with all of its commands.
  private static CommandLine program() {
    EksAuth.Console console =
        new EksAuth.Console(
            InputStream.nullInputStream(),
            new PrintWriter(Writer.nullWriter()),
            new PrintWriter(Writer.nullWriter()),
            Map.of());
    return EksAuth.program(console);
  }

  @Test
  void every_command_of_a_document_runs() throws IOException {
    int ran = 0;
    try (Surroundings surroundings = new Surroundings(folder)) {
      for (Document document : DOCUMENTS) {
        for (Document.Block block : document.blocks("sh")) {
          for (List<String> words : block.commands()) {
            if (isOurs(words)) {
              assertThatCode(() ->
                      program().parseArgs(words.subList(1, words.size()).toArray(String[]::new)))
                  .as(document.name() + ": " + String.join(" ", words))
                  .doesNotThrowAnyException();
            }
            if (block.exempt().isEmpty()) {
              surroundings.run(document.name(), words);
              ran++;
            }
          }
        }
      }
    }
    assertThat(ran).isGreaterThan(10);
  }

  /// A running cluster, the one that the documents call `shopfloor`, and what else they name.
  private static final class Surroundings implements AutoCloseable {
    private final FakeKubernetes kubernetes;
    private final FakeAws aws;
    private final Map<String, String> environment;
    private final Map<String, String> names = new HashMap<>();

    Surroundings(Path folder) throws IOException {
      Snapshot snapshot = Recordings.readable("article");
      kubernetes = FakeKubernetes.serving(snapshot);
      aws =
          FakeAws.serving(snapshot)
              .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
      Path times = folder.resolve("times.yaml");
      Files.writeString(times, "timeouts: {call: 60s, run: 2m}\n");
      environment = new HashMap<>(aws.environment());
      environment.putAll(
          Map.of(
              "EKS_AUTH_CONFIG", times.toString(),
              "EKS_AUTH_EXTERNAL_ID", "an-external-id",
              "SLACK_BOT_TOKEN", "xoxb-1111-2222-abcDEF",
              "SLACK_APP_TOKEN", "xapp-1-A111-2222-abcdef",
              "HOME", home(folder).toString()));
      names.put("CLUSTER", "shopfloor");
      names.put("shopfloor.json", folder.resolve("shopfloor.json").toString());
      names.put("eks-auth.yaml", example());
      names.put("error.txt", path("bot/src/main/resources/demo/event-after-upgrade.txt"));
    }

    /// With the kubeconfig that examples of the configuration name.
    static Path home(Path folder) throws IOException {
      Path kubeconfig = folder.resolve(".kube").resolve("lab");
      Files.createDirectories(kubeconfig.getParent());
      Files.writeString(kubeconfig, "apiVersion: v1\n");
      return folder;
    }

    private static String example() {
      return path("docs/eks-auth.example.yaml");
    }

    private static String path(String fromRoot) {
      return Document.ROOT.resolve(fromRoot).toString();
    }

    void run(String document, List<String> words) {
      String shown = document + ": " + String.join(" ", words);
      if (words.getFirst().equals("export")) {
        words.stream()
            .skip(1)
            .forEach(it -> assertThat(environment).as(shown).containsKey(it.split("=", 2)[0]));
        return;
      }
      assertThat(isOurs(words))
          .as(shown + ": a command that no test can run needs a comment, <!-- not run: why -->")
          .isTrue();
      if (words.contains("serve") && !words.contains("--check-config")) {
        // it would not end; what it is told is read by the line with --check-config
        return;
      }
      String[] arguments = words.stream().skip(1).map(this::there).toArray(String[]::new);
      Run run = Run.in(environment, "", arguments);
      assertThat(run.exitCode()).as(shown + "\n" + run.err()).isIn(0, 1);
      assertThat(run.err()).as(shown).isEmpty();
    }

    private String there(String word) {
      String named = names.getOrDefault(word, word);
      return !named.startsWith("-") && Files.exists(Document.ROOT.resolve(named))
          ? path(named)
          : named;
    }

    @Override
    public void close() {
      aws.close();
      kubernetes.close();
    }
  }

  @Test
  void every_command_that_a_sentence_names_has_the_options_that_it_names() {
    Set<String> commands = program().getSubcommands().keySet();
    int seen = 0;
    for (Document document : DOCUMENTS) {
      for (String span : document.spans()) {
        List<String> words = Document.words(span.replaceFirst("^\\./", ""));
        boolean ours = words.size() > 1 && words.getFirst().equals("eks-auth");
        boolean row =
            !words.isEmpty()
                && commands.contains(words.getFirst())
                && document.text().contains("| `" + words.getFirst());
        if (ours || row) {
          List<String> rest = ours ? words.subList(1, words.size()) : words;
          assertOptions(document.name() + ": " + span, rest, span);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
  }

  private static void assertOptions(String shown, List<String> words, String span) {
    CommandLine command = program();
    for (String word : words) {
      CommandLine next = command.getSubcommands().get(word.replaceAll("[,|]+$", ""));
      if (next == null) {
        break;
      }
      command = next;
    }
    assertThat(command.getParent()).as(shown + ": there is no such command").isNotNull();
    Set<String> known = new TreeSet<>();
    for (CommandLine each = command; each != null; each = each.getParent()) {
      known.addAll(each.getCommandSpec().optionsMap().keySet());
      each.getSubcommands()
          .values()
          .forEach(sub -> known.addAll(sub.getCommandSpec().optionsMap().keySet()));
    }
    List<String> named = OPTION.matcher(span).results().map(found -> found.group()).toList();
    assertThat(known).as(shown).containsAll(named);
  }

  @Test
  void every_command_for_slack_that_a_sentence_names_is_known() {
    int seen = 0;
    for (Document document : DOCUMENTS) {
      for (String span : document.spans()) {
        if (span.startsWith("/eks-auth ")) {
          String typed =
              span.substring("/eks-auth ".length())
                  .replaceAll("\\[.*]", "")
                  .replace("CLUSTER", "shopfloor")
                  .replace("ENTRY", "fargate-role-not-in-auth-config");
          assertThat(Commands.parse(typed, _ -> false))
              .as(document.name() + ": " + span)
              .isNotInstanceOf(Order.Unknown.class);
          seen++;
        }
      }
    }
    assertThat(seen).isGreaterThan(5);
  }

  @Test
  void every_configuration_that_a_document_shows_is_read_without_a_problem() throws IOException {
    Map<String, String> environment =
        Map.of(
            "EKS_AUTH_EXTERNAL_ID", "an-external-id", "HOME", Surroundings.home(folder).toString());
    int read = 0;
    for (Document document : DOCUMENTS) {
      for (Document.Block block : document.blocks("yaml")) {
        String yaml = block.text().stripTrailing().stripIndent();
        if (SECTIONS.contains(yaml.lines().findFirst().orElse("").replaceAll("\\s.*", ""))) {
          Path file = Files.writeString(folder.resolve("shown.yaml"), yaml);
          assertThatCode(() -> ConfigFile.find(Optional.of(file), environment, folder))
              .as(document.name() + "\n" + yaml)
              .doesNotThrowAnyException();
          read++;
        }
      }
    }
    assertThat(read).isGreaterThan(3);
  }

  @Test
  void every_benchmark_that_a_document_names_is_there() throws IOException {
    Set<String> there = new TreeSet<>();
    for (String module : List.of("knowledge", "checks", "bot")) {
      try (Stream<Path> files = Files.walk(Document.ROOT.resolve(module).resolve("src"))) {
        files.forEach(file -> there.add(file.getFileName().toString()));
      }
    }
    assertThat(DOCUMENTS)
        .allSatisfy(document ->
            assertThat(
                    BENCH
                        .matcher(document.text())
                        .results()
                        .map(found -> found.group(1) + ".java")
                        .toList())
                .as(document.name())
                .allMatch(there::contains));
  }

  @Test
  void every_link_within_the_project_leads_somewhere() {
    Map<String, Document> byName = new HashMap<>();
    DOCUMENTS.forEach(it -> byName.put(it.name(), it));
    for (Document document : DOCUMENTS) {
      for (String link : document.links()) {
        if (!link.matches("[a-z]+:.*")) {
          String[] parts = link.split("#", 2);
          Path target =
              parts[0].isEmpty()
                  ? Path.of(document.name())
                  : Path.of(document.name()).resolveSibling(parts[0]).normalize();
          assertThat(Document.ROOT.resolve(target)).as(document.name() + ": " + link).exists();
          if (parts.length == 2) {
            assertThat(
                    Optional.ofNullable(byName.get(target.toString()))
                        .map(Document::anchors)
                        .orElse(List.of()))
                .as(document.name() + ": " + link)
                .contains(parts[1]);
          }
        } else {
          assertThat(URI.create(link).getScheme()).as(document.name()).isIn("https", "mailto");
        }
      }
    }
  }

  /// A name of a package, as the table of the architecture has it.
  private static final Pattern PACKAGE = Pattern.compile("(?m)^\\| `([a-z.]+)` \\|");

  @Test
  void the_architecture_tells_of_every_package_and_of_no_other() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (String module : List.of("knowledge", "checks", "bot")) {
      Path sources = Document.ROOT.resolve(module).resolve("src/main/java/io/github/eksauth");
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .filter(Files::isRegularFile)
            .map(file -> sources.relativize(file).toString())
            .filter(file -> !file.equals("knowledge/package-info.java"))
            .forEach(
                file -> packages.add(file.substring(0, file.lastIndexOf('/')).replace('/', '.')));
      }
    }

    assertThat(
            PACKAGE
                .matcher(Document.at("docs/architecture.md").text())
                .results()
                .map(found -> found.group(1)))
        .containsExactlyInAnyOrderElementsOf(packages);
  }

  @Test
  void the_architecture_names_types_that_there_are() throws IOException {
    Set<String> types = new TreeSet<>();
    for (String module : List.of("knowledge", "checks", "bot")) {
      try (Stream<Path> files = Files.walk(Document.ROOT.resolve(module).resolve("src/main"))) {
        files.forEach(file -> types.add(file.getFileName().toString().replace(".java", "")));
      }
    }

    assertThat(
            Document.at("docs/architecture.md").spans().stream()
                .filter(span -> span.matches("[A-Z][A-Za-z]+")))
        .isNotEmpty()
        .allMatch(types::contains);
  }

  @Test
  void operating_names_the_resources_that_the_manifests_ask_for() throws IOException {
    String deployment =
        Files.readString(Document.ROOT.resolve("deploy/kubernetes/base/deployment.yaml"));

    assertThat(
            Document.at("docs/operating.md").spans().stream()
                .filter(span -> span.matches("[0-9]+(m|Mi)")))
        .hasSize(3)
        .allMatch(deployment::contains);
  }
}
