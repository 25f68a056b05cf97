package io.github.eksauth.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.cli.Run;
import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.Problem;
import io.github.eksauth.knowledge.yaml.YamlFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What GitHub reads of this project: nobody runs it before it is merged, so its names are looked
/// up here.
class GithubFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path GITHUB = ROOT.resolve(".github");

  private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40}");
  private static final Pattern COMMAND = Pattern.compile("\\./eks-auth((?: +[^\\s`|>;&)]+)*)");
  private static final Pattern SCRIPT = Pattern.compile("(?<![\\w/])(\\.ci/\\w+|\\./eks-auth)\\b");

  static Stream<Path> yamlFiles() throws IOException {
    return files(GITHUB).filter(file -> file.toString().endsWith(".yml"));
  }

  static Stream<Path> workflows() throws IOException {
    return files(GITHUB.resolve("workflows"));
  }

  static Stream<Path> forms() throws IOException {
    return files(GITHUB.resolve("ISSUE_TEMPLATE")).filter(file -> !file.endsWith("config.yml"));
  }

  /// Where a reader copies commands from.
  static Stream<Path> filesWithCommands() throws IOException {
    return Stream.of(yamlFiles(), Stream.of("CONTRIBUTING.md", "SECURITY.md").map(ROOT::resolve))
        .flatMap(all -> all);
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList().stream();
    }
  }

  private static Doc read(Path file) throws IOException {
    List<Problem> problems = new ArrayList<>();
    Optional<Doc> doc =
        YamlFile.read(file.toString(), Files.readString(file), "write something", problems);
    assertThat(problems).isEmpty();
    return doc.orElseThrow();
  }

  /// The part of that name, or an empty text where there is none.
  private static Doc at(Doc doc, String... names) {
    Doc here = doc;
    for (String name : names) {
      here =
          here instanceof Doc.Fields fields && fields.fields().containsKey(name)
              ? fields.fields().get(name).value()
              : new Doc.Text("", doc.line());
    }
    return here;
  }

  private static Stream<Doc> items(Doc doc) {
    return doc instanceof Doc.Items items ? items.items().stream() : Stream.empty();
  }

  private static String text(Doc doc) {
    return doc instanceof Doc.Text text ? text.value() : "";
  }

  /// Every text under that name, however deep.
  private static Stream<String> everyText(Doc doc, String name) {
    return switch (doc) {
      case Doc.Text _ -> Stream.empty();
      case Doc.Items items -> items.items().stream().flatMap(item -> everyText(item, name));
      case Doc.Fields fields ->
          fields.fields().entrySet().stream()
              .flatMap(field ->
                  field.getKey().equals(name) && field.getValue().value() instanceof Doc.Text text
                      ? Stream.of(text.value())
                      : everyText(field.getValue().value(), name));
    };
  }

  @ParameterizedTest
  @MethodSource("yamlFiles")
  void it_is_yaml(Path file) throws IOException {
    assertThat(read(file)).isInstanceOf(Doc.Fields.class);
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void a_workflow_says_at_its_top_what_it_may_do_and_only_reads_code(Path file) throws IOException {
    assertThat(at(read(file), "permissions")).isInstanceOf(Doc.Fields.class);
    assertThat(text(at(read(file), "permissions", "contents"))).isIn("read", "");
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void a_workflow_that_strangers_start_has_no_rights_beside_their_code(Path file)
      throws IOException {
    Doc triggers = at(read(file), "on");
    String text = Files.readString(file);

    assertThat(at(triggers, "pull_request_target")).isEqualTo(new Doc.Text("", triggers.line()));
    if (at(triggers, "workflow_run") instanceof Doc.Fields) {
      assertThat(text).doesNotContain("actions/checkout", "eks-auth kb", "mvn");
    }
    if (text.contains("\n  pull_request:")) {
      assertThat(text).doesNotContain(": write", "secrets.", "github.token");
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void an_action_is_pinned_to_a_commit_and_says_its_version(Path file) throws IOException {
    assertThat(everyText(read(file), "uses")).allMatch(PINNED.asMatchPredicate());
    assertThat(Files.readAllLines(file).stream().filter(line -> line.contains("uses: ")))
        .allMatch(line -> line.matches(".*@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
  }

  /// What others write (a title, the name of a branch) would be run; it comes in by the
  /// environment.
  @ParameterizedTest
  @MethodSource("workflows")
  void a_shell_block_is_sound_and_nothing_is_pasted_into_it(Path file)
      throws IOException, InterruptedException {
    for (String block : everyText(read(file), "run").toList()) {
      assertThat(block).doesNotContain("${{");
      Process bash = new ProcessBuilder("bash", "-n").redirectErrorStream(true).start();
      try (var in = bash.getOutputStream()) {
        in.write(block.getBytes(StandardCharsets.UTF_8));
      }
      String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(bash.waitFor()).as("%s%n%s", block, said).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void a_script_that_is_run_exists(Path file) throws IOException {
    for (String block : everyText(read(file), "run").toList()) {
      assertThat(SCRIPT.matcher(block).results().map(MatchResult::group))
          .allSatisfy(script -> assertThat(ROOT.resolve(script)).isExecutable());
    }
  }

  @ParameterizedTest
  @MethodSource("filesWithCommands")
  void a_command_that_is_told_exists_with_its_options(Path file) throws IOException {
    for (MatchResult shown : COMMAND.matcher(Files.readString(file)).results().toList()) {
      List<String> words = List.of(shown.group(1).strip().split(" +", -1));
      List<String> command = words.stream().limit(words.getFirst().equals("kb") ? 2 : 1).toList();
      if (command.getFirst().isEmpty() || command.getFirst().startsWith("-")) {
        assertThat(words).isSubsetOf("", "--version", "--help");
        continue;
      }
      Run help =
          Run.of(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

      assertThat(help.exitCode()).as("%s in %s: %s", shown.group(), file, help.err()).isZero();
      assertThat(words.stream().filter(word -> word.startsWith("-") && !word.equals("-")))
          .as(shown.group())
          .allSatisfy(option -> assertThat(help.out()).contains(option));
    }
  }

  @ParameterizedTest
  @MethodSource("workflows")
  void a_filter_of_paths_names_what_exists(Path file) throws IOException {
    assertThat(items(at(read(file), "on", "pull_request", "paths")).map(GithubFilesTest::text))
        .allSatisfy(path -> assertThat(ROOT.resolve(path.replace("/**", ""))).exists());
  }

  @Test
  void a_workflow_that_waits_for_another_calls_it_by_its_name() throws IOException {
    List<String> names =
        workflows()
            .map(file -> {
              try {
                return text(at(read(file), "name"));
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            })
            .toList();
    Doc comment = read(GITHUB.resolve("workflows").resolve("knowledge-comment.yml"));

    assertThat(items(at(comment, "on", "workflow_run", "workflows")).map(GithubFilesTest::text))
        .isNotEmpty()
        .isSubsetOf(names);
  }

  @ParameterizedTest
  @MethodSource("forms")
  void a_form_warns_of_secrets_before_it_asks_and_has_ids_that_differ(Path file)
      throws IOException {
    Doc form = read(file);
    List<Doc> body = items(at(form, "body")).toList();

    assertThat(text(at(form, "name"))).isNotBlank();
    assertThat(text(at(form, "description"))).isNotBlank();
    assertThat(text(at(body.getFirst(), "attributes", "value")))
        .contains("public", "tokens", "account ids");
    assertThat(body)
        .extracting(part -> text(at(part, "type")))
        .isSubsetOf("markdown", "textarea", "input", "checkboxes");
    assertThat(body.stream().skip(1))
        .extracting(part -> text(at(part, "id")))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z-]+"));
    assertThat(body.stream().skip(1))
        .allSatisfy(part -> assertThat(text(at(part, "attributes", "label"))).isNotBlank());
  }

  @Test
  void dependabot_looks_into_folders_that_exist() throws IOException {
    assertThat(items(at(read(GITHUB.resolve("dependabot.yml")), "updates")))
        .extracting(update -> text(at(update, "directory")))
        .hasSizeGreaterThanOrEqualTo(4)
        .allSatisfy(folder -> assertThat(ROOT.resolve(folder.substring(1))).isDirectory());
  }

  @Test
  void every_pattern_of_owners_fits_something() throws IOException {
    assertThat(
            Files.readAllLines(GITHUB.resolve("CODEOWNERS")).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank()))
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line).matches("(?:\\*|/\\S+) +@eksauth/(?:maintainers|knowledge)");
          String pattern = line.substring(0, line.indexOf(' '));
          assertThat(pattern.equals("*") || Files.exists(ROOT.resolve(pattern.substring(1))))
              .isTrue();
        });
  }
}
