package io.github.eksauth.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.Problem;
import io.github.eksauth.knowledge.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `docs/configuration.md` and `docs/eks-auth.example.yaml` say what the readers read. With
/// `-Dwrite.docs` the tables are written instead of compared.
class ConfigurationReferenceTest {
  private static final Path ROOT = Path.of("..");
  private static final Path REFERENCE = ROOT.resolve("docs").resolve("configuration.md");
  private static final Path EXAMPLE = ROOT.resolve("docs").resolve("eks-auth.example.yaml");
  private static final Pattern TABLE =
      Pattern.compile("<!-- settings: (\\w+) -->\n(.*?)<!-- end -->", Pattern.DOTALL);

  /// The names of variables that are ours, in our code and in the launcher.
  private static final Pattern VARIABLE =
      Pattern.compile("[\"{]((?:SLACK|EKS_AUTH)_[A-Z_]+)(?:\"|:-)");

  private static final Map<String, String> SECRETS =
      Map.of(
          "SLACK_BOT_TOKEN", "xoxb-1111-2222-abcDEF",
          "SLACK_APP_TOKEN", "xapp-1-A111-2222-abcdef",
          "EKS_AUTH_GIT_TOKEN", "a token",
          "EKS_AUTH_WEBHOOK_SECRET", "a long and random text",
          "EKS_AUTH_EXTERNAL_ID", "an-external-id");

  private static String table(Section section) {
    return section.settings().stream()
        .map(it -> row("`" + it.key() + "`", it.form(), it.usual(), it.means()))
        .collect(
            Collectors.joining(
                "", row("key", "what to write", "default", "means") + "|---|---|---|---|\n", ""));
  }

  private static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String made(MatchResult found) {
    return "<!-- settings: %s -->\n%s<!-- end -->"
        .formatted(found.group(1), table(Section.valueOf(found.group(1))));
  }

  @Test
  void the_reference_tells_every_key_that_is_read() throws IOException {
    String shown = Files.readString(REFERENCE);
    String made = TABLE.matcher(shown).replaceAll(found -> Matcher.quoteReplacement(made(found)));
    if (Boolean.getBoolean("write.docs")) {
      Files.writeString(REFERENCE, made);
      return;
    }

    assertThat(shown).as("with -Dwrite.docs=true this test writes it").isEqualTo(made);
    assertThat(TABLE.matcher(shown).results().map(found -> found.group(1)))
        .containsExactlyInAnyOrder(
            Stream.of(Section.values()).map(Enum::name).toArray(String[]::new));
  }

  @Test
  void the_reference_tells_every_variable_that_is_read() throws IOException {
    Set<String> variables = new TreeSet<>();
    for (Path part : List.of(Path.of("src/main/java"), ROOT.resolve("eks-auth"))) {
      try (Stream<Path> files = Files.walk(part)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          VARIABLE
              .matcher(Files.readString(file))
              .results()
              .forEach(found -> variables.add(found.group(1)));
        }
      }
    }

    assertThat(variables).contains("SLACK_BOT_TOKEN", "EKS_AUTH_CONFIG", "EKS_AUTH_NO_CACHE");
    assertThat(Files.readString(REFERENCE)).contains(variables);
  }

  @Test
  void the_example_is_read_without_a_problem(@TempDir Path home) throws IOException {
    Path kubeconfig = home.resolve(".kube").resolve("lab");
    Files.createDirectories(kubeconfig.getParent());
    Files.writeString(kubeconfig, "apiVersion: v1\n");
    Map<String, String> environment =
        Stream.concat(SECRETS.entrySet().stream(), Stream.of(Map.entry("HOME", home.toString())))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

    assertThatCode(() -> ServerSettings.read(Optional.of(EXAMPLE), environment, home))
        .doesNotThrowAnyException();
  }

  @Test
  void the_example_has_every_key() throws IOException {
    List<Problem> problems = new ArrayList<>();
    Doc.Fields all =
        (Doc.Fields)
            YamlFile.read("example", Files.readString(EXAMPLE), "", problems).orElseThrow();

    assertThat(problems).isEmpty();
    for (Section section : Section.values()) {
      assertThat(keys(part(all, section)))
          .as(section.name())
          .containsExactlyInAnyOrderElementsOf(
              section.settings().stream().map(Setting::key).toList());
    }
  }

  private static Doc part(Doc.Fields all, Section section) {
    return switch (section) {
      case CONFIGURATION -> all;
      case CLUSTER -> at(all, "clusters");
      case ACCOUNT -> at(all, "accounts");
      case TIMEOUTS -> at(all, "timeouts");
      case SLACK -> at(all, "slack");
      case ALLOW -> at((Doc.Fields) at(all, "slack"), "allow");
      case WEB -> at(all, "web");
      case KNOWLEDGE -> at(all, "knowledge");
    };
  }

  private static Doc at(Doc.Fields fields, String key) {
    return Objects.requireNonNull(fields.fields().get(key)).value();
  }

  /// Of all items together.
  private static Set<String> keys(Doc doc) {
    return switch (doc) {
      case Doc.Fields(Map<String, Doc.Field> fields, int _) -> new TreeSet<>(fields.keySet());
      case Doc.Items(List<Doc> items, int _) ->
          items.stream()
              .flatMap(item -> keys(item).stream())
              .collect(Collectors.toCollection(TreeSet::new));
      case Doc.Text _ -> new TreeSet<>();
    };
  }

  @Test
  void defaults_are_written_as_in_the_file() {
    assertThat(
            Stream.of(Section.values())
                .flatMap(section -> section.settings().stream())
                .filter(setting -> setting.key().equals("poll") || setting.key().equals("call"))
                .map(setting -> setting.form() + " " + setting.usual()))
        .containsExactly("time from `100ms` to `10m` `5s`", "time from `10s` to `10m` `1m`");
    assertThat(FollowConfig.USUAL_POLL).isEqualTo(Duration.ofMinutes(1));
  }
}
