package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import io.github.eksauth.knowledge.hcl.HclFile.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The Terraform that we ship is what we teach others to write, and `terraform validate` needs
/// nothing that is not looked at here: Terraform itself gets the provider only from its registry.
class DeployTerraformTest {
  private static final Path DEPLOY = Path.of("..", "deploy");
  private static final Path ROOT = DEPLOY.resolve("terraform");

  private static final String BOT = "";
  private static final String READER = "modules/reader";
  private static final String ACCESS = "modules/access";
  private static final String EXAMPLE = "examples/complete";

  /// What every resource and module may say besides its own arguments.
  private static final Set<String> META =
      Set.of("count", "for_each", "provider", "providers", "source", "version", "depends_on");

  /// The arguments of https://registry.terraform.io/providers/hashicorp/aws/latest/docs, of those
  /// that we use.
  private static final Map<String, Set<String>> ARGUMENTS =
      Map.of(
          "aws_iam_role",
          Set.of("name", "description", "assume_role_policy", "permissions_boundary", "tags"),
          "aws_iam_role_policy",
          Set.of("name", "role", "policy"),
          "aws_eks_pod_identity_association",
          Set.of("region", "cluster_name", "namespace", "service_account", "role_arn", "tags"),
          "aws_eks_access_entry",
          Set.of("region", "cluster_name", "principal_arn", "kubernetes_groups", "type", "tags"),
          "terraform_data",
          Set.of("input"));

  private static final Pattern POLICY =
      Pattern.compile("file\\(\"\\$\\{path\\.module}/([^\"]+)\"\\)");
  private static final Pattern FENCE = Pattern.compile("(?s)```hcl\n(.*?)```");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\|$");

  /// One module: its files, parsed.
  private record Module(Path folder, Map<Path, HclFile> files) {
    static Module read(String name) {
      Path folder = ROOT.resolve(name);
      Map<Path, HclFile> files = new TreeMap<>();
      try (Stream<Path> paths = Files.list(folder)) {
        paths
            .filter(path -> path.toString().endsWith(".tf"))
            .forEach(path -> files.put(path, HclParser.parse(text(path))));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      assertThat(files).as(name).isNotEmpty();
      return new Module(folder, files);
    }

    List<Block> blocks(String type) {
      return files.values().stream()
          .flatMap(file -> file.body().blocks().stream())
          .filter(block -> block.type().equals(type))
          .toList();
    }

    Set<String> named(String type) {
      return blocks(type).stream()
          .map(block -> String.join(".", block.labels()))
          .collect(Collectors.toSet());
    }

    Set<String> locals() {
      return blocks("locals").stream()
          .flatMap(block -> block.body().attributes().stream())
          .map(Attribute::name)
          .collect(Collectors.toSet());
    }

    Set<String> required() {
      return blocks("variable").stream()
          .filter(variable -> attribute(variable, "default").isEmpty())
          .map(variable -> variable.labels().getFirst())
          .collect(Collectors.toSet());
    }

    List<List<String>> references() {
      return files.values().stream()
          .flatMap(file -> file.references().stream())
          .map(Reference::path)
          .toList();
    }
  }

  private static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Attribute> attribute(Block block, String name) {
    return block.body().attributes().stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst();
  }

  private static Set<String> arguments(Block block) {
    return block.body().attributes().stream()
        .map(Attribute::name)
        .filter(name -> !META.contains(name))
        .collect(Collectors.toSet());
  }

  /// A text of the block without what is computed.
  private static String plain(Block block, String name) {
    return attribute(block, name)
        .map(Attribute::value)
        .filter(Expression.Text.class::isInstance)
        .map(value -> ((Expression.Text) value).value())
        .orElse("");
  }

  private static List<Block> calls(String name) {
    String readme =
        Files.exists(ROOT.resolve(name).resolve("README.md"))
            ? text(ROOT.resolve(name).resolve("README.md"))
            : "";
    Stream<Block> documented =
        FENCE
            .matcher(readme)
            .results()
            .map(fence -> HclParser.parse(fence.group(1)))
            .peek(file -> assertThat(file.problems()).isEmpty())
            .flatMap(file -> file.body().blocks().stream());
    return Stream.concat(documented, Module.read(name).blocks("module").stream()).toList();
  }

  /// Which of our modules a call means.
  private static String called(String caller, String source) {
    Matcher published =
        Pattern.compile("git::.+//deploy/terraform(?:/([^?]+))?\\?ref=v[0-9.]+").matcher(source);
    if (published.matches()) {
      return Optional.ofNullable(published.group(1)).orElse(BOT);
    }
    assertThat(source).startsWith(".");
    return ROOT.relativize(ROOT.resolve(caller).resolve(source).normalize()).toString();
  }

  private static List<String> table(String module, String heading) {
    String readme = text(ROOT.resolve(module).resolve("README.md"));
    String section = readme.substring(readme.indexOf("\n## " + heading + "\n") + 1);
    int end = section.indexOf("\n## ");
    return ROW.matcher(end < 0 ? section : section.substring(0, end))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  // ---- what `fmt` and `validate` would say

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS, EXAMPLE})
  void every_file_is_one_that_terraform_reads_and_leaves_as_it_is(String name) {
    assertThat(Module.read(name).files())
        .allSatisfy((path, file) -> {
          assertThat(file.problems()).as(path.toString()).isEmpty();
          assertThat(HclFormat.isCanonical(text(path))).as(path.toString()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS, EXAMPLE})
  void what_is_referred_to_is_declared_and_every_variable_is_used(String name) {
    Module module = Module.read(name);

    assertThat(module.references())
        .allSatisfy(path -> {
          String head = path.getFirst();
          switch (head) {
            case "var" -> assertThat(module.named("variable")).contains(path.get(1));
            case "local" -> assertThat(module.locals()).contains(path.get(1));
            case "module" -> assertThat(module.named("module")).contains(path.get(1));
            case "data" ->
                assertThat(module.named("data")).contains(path.get(1) + "." + path.get(2));
            default -> {
              if (ARGUMENTS.containsKey(head)) {
                assertThat(module.named("resource")).contains(head + "." + path.get(1));
              }
            }
          }
        });
    assertThat(module.references())
        .filteredOn(path -> path.getFirst().equals("var"))
        .extracting(path -> path.get(1))
        .containsAll(module.named("variable"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS, EXAMPLE})
  void what_a_module_gives_is_referred_to_by_its_name(String name) {
    Module module = Module.read(name);
    Map<String, Module> called =
        module.blocks("module").stream()
            .collect(
                Collectors.toMap(
                    call -> call.labels().getFirst(),
                    call -> Module.read(called(name, plain(call, "source")))));

    assertThat(module.references())
        .filteredOn(path -> path.getFirst().equals("module"))
        .allSatisfy(path ->
            assertThat(called)
                .hasEntrySatisfying(
                    path.get(1), of -> assertThat(of.named("output")).contains(path.get(2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS, EXAMPLE})
  void a_module_is_given_what_it_needs_and_nothing_else(String name) {
    assertThat(calls(name))
        .allSatisfy(call -> {
          Module called = Module.read(called(name, plain(call, "source")));
          assertThat(called.named("variable")).containsAll(arguments(call));
          assertThat(arguments(call)).containsAll(called.required());
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS})
  void every_argument_is_one_that_the_provider_documents(String name) {
    assertThat(Module.read(name).blocks("resource"))
        .allSatisfy(resource ->
            assertThat(ARGUMENTS)
                .hasEntrySatisfying(
                    resource.labels().getFirst(),
                    known -> assertThat(known).containsAll(arguments(resource))));
  }

  // ---- what the documents say

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER})
  void the_tables_say_what_the_files_say(String name) {
    Module module = Module.read(name);

    assertThat(table(name, "Inputs"))
        .containsExactlyElementsOf(
            module.blocks("variable").stream()
                .map(variable ->
                    "| `%s` | %s | %s |"
                        .formatted(
                            variable.labels().getFirst(),
                            fallback(module, variable),
                            plain(variable, "description")))
                .toList());
    assertThat(table(name, "Outputs"))
        .containsExactlyElementsOf(
            module.blocks("output").stream()
                .map(output ->
                    "| `%s` | %s |"
                        .formatted(output.labels().getFirst(), plain(output, "description")))
                .toList());
  }

  private static String fallback(Module module, Block variable) {
    List<Token> tokens =
        Optional.ofNullable(module.files().get(module.folder().resolve("variables.tf")))
            .map(HclFile::tokens)
            .orElseThrow();
    return attribute(variable, "default")
        .map(Attribute::valueTokens)
        .map(span ->
            tokens.subList(span.from(), span.to()).stream()
                .map(Token::text)
                .collect(Collectors.joining("", "`", "`")))
        .orElse("required");
  }

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER, ACCESS, EXAMPLE})
  void every_variable_and_output_is_described(String name) {
    Module module = Module.read(name);

    assertThat(Stream.concat(module.blocks("variable").stream(), module.blocks("output").stream()))
        .allSatisfy(block ->
            assertThat(plain(block, "description")).as(block.labels().getFirst()).isNotEmpty());
  }

  // ---- what is promised

  @ParameterizedTest
  @ValueSource(strings = {BOT, READER})
  void what_may_be_read_is_the_text_that_the_program_generates(String name) {
    Matcher policy = POLICY.matcher(text(ROOT.resolve(name).resolve("main.tf")));

    assertThat(policy.find()).isTrue();
    assertThat(ROOT.resolve(name).resolve(policy.group(1)).normalize())
        .isEqualTo(DEPLOY.resolve("iam-policy.json"))
        .isRegularFile();
  }

  @Test
  void the_group_of_the_access_entries_is_the_one_that_the_manifests_let_read() {
    Attribute group =
        Module.read(ACCESS).blocks("locals").stream()
            .flatMap(block -> attribute(block, "group").stream())
            .findFirst()
            .orElseThrow();

    assertThat(group.value()).isEqualTo(new Expression.Text("eks-auth-readers"));
    assertThat(text(DEPLOY.resolve("kubernetes").resolve("rbac.yaml")))
        .contains("    kind: Group\n    name: eks-auth-readers\n");
  }

  @Test
  void no_cluster_and_no_aws_auth_is_changed() {
    assertThat(
            Stream.of(BOT, READER, ACCESS)
                .flatMap(name -> Module.read(name).blocks("resource").stream())
                .map(resource -> resource.labels().getFirst()))
        .containsOnly(
            "aws_iam_role",
            "aws_iam_role_policy",
            "aws_eks_pod_identity_association",
            "aws_eks_access_entry",
            "terraform_data");
  }

  @Test
  void whoever_is_told_to_move_a_mode_is_told_that_it_is_for_good() {
    String refusal =
        text(ROOT.resolve(ACCESS).resolve("main.tf"))
            .lines()
            .filter(line -> line.contains("error_message"))
            .collect(Collectors.joining());

    assertThat(refusal).contains("CONFIG_MAP", "aws_auth_item", "never back");
  }

  @ParameterizedTest
  @ValueSource(strings = {READER, EXAMPLE})
  void the_external_id_is_sensitive(String name) {
    assertThat(Module.read(name).blocks("variable"))
        .filteredOn(variable -> variable.labels().contains("external_id"))
        .hasSize(1)
        .allSatisfy(variable -> assertThat(attribute(variable, "sensitive")).isPresent());
  }
}
