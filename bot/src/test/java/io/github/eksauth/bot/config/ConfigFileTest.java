package io.github.eksauth.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir private Path folder;

  private Config read(String yaml) throws IOException {
    return read(yaml, Map.of());
  }

  private Config read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return ConfigFile.find(Optional.of(file), environment, folder);
  }

  private void assertProblems(String yaml, String... problems) {
    ConfigProblems.assertProblems(folder.resolve("c.yaml"), () -> read(yaml))
        .containsExactly(problems);
  }

  @Test
  void a_cluster_with_everything_that_can_be_said() throws IOException {
    Files.writeString(folder.resolve("kube.yaml"), "");

    Config config =
        read(
            """
            clusters:
              - name: shopfloor
                region: eu-central-1
                account: "111122223333"
                profile: tools
                role-arn: arn:aws:iam::111122223333:role/eks-auth
                external-id: ${EXTERNAL_ID}
                session-name: oncall
                aliases: [prod, "shop floor"]
                kubeconfig: kube.yaml
                context: prod
            accounts:
              - role-arn: arn:aws:iam::444455556666:role/eks-auth
                regions: [eu-central-1, eu-west-1]
            timeouts: {call: 2s, run: 1m}
            """,
            Map.of("EXTERNAL_ID", "s3cr3t-id"));

    KnownCluster cluster = config.clusters().getFirst();
    assertThat(cluster.isCalled("shop floor")).isTrue();
    assertThat(cluster.account()).contains("111122223333");
    assertThat(cluster.kubeconfig()).contains(folder.resolve("kube.yaml"));
    assertThat(cluster.entrance().externalId().map(Secret::value)).contains("s3cr3t-id");
    assertThat(cluster.entrance().sessionName()).isEqualTo("oncall");
    assertThat(config.accounts().getFirst().regions()).containsExactly("eu-central-1", "eu-west-1");
    assertThat(config.timeouts())
        .isEqualTo(new Timeouts(Duration.ofSeconds(2), Duration.ofMinutes(1)));
    assertThat(config.toString()).doesNotContain("s3cr3t").contains("***");
  }

  @Test
  void the_account_of_the_role_is_the_clusters() throws IOException {
    Config config =
        read(
            """
            clusters:
              - {name: a, region: eu-west-1, role-arn: "arn:aws:iam::444455556666:role/eks-auth"}
            """);

    assertThat(config.clusters().getFirst().account()).contains("444455556666");
  }

  @Test
  void all_problems_come_at_once_each_with_its_line_and_what_to_write_instead() {
    assertProblems(
        """
        clustrs: []
        clusters:
          - name: shop floor
            regoin: eu-central-1
            role-arn: arn:aws:eks:eu-central-1:111122223333:cluster/shopfloor
            session-name: "!"
          - name: b
            region: europe
            account: 1234
            external-id: x-1
            context: prod
        accounts:
          - regions: []
        timeouts: {call: 5, run: 1h}
        """,
        "1: `clustrs` is not a key of the configuration",
        "3: `name` is \"shop floor\", which cannot be; a cluster's name has letters, digits, - and _; what people call it goes under `aliases`",
        "3: `region` is missing; add `region: …`",
        "4: `regoin` is not a key of a cluster; did you mean `region`?",
        "5: `role-arn: arn:aws:eks:eu-central-1:111122223333:cluster/shopfloor` is not the ARN of an IAM role; write it like arn:aws:iam::111122223333:role/eks-auth",
        "6: `session-name` is \"!\", which cannot be; 2 to 64 letters, digits and _+=,.@-",
        "8: `region` is \"europe\", which cannot be; write it like eu-west-1",
        "9: `account` is \"1234\", which cannot be; write the 12 digits of an account id",
        "10: `external-id` needs the role it is for; add `role-arn: …`",
        "11: `context` needs a `kubeconfig` that it is in; add `kubeconfig: …`",
        "13: an account needs `regions` to look in; add `regions: [eu-west-1]`",
        "14: `call` is \"5\"; write a time from 100ms to 10m, like 5s",
        "14: `run` is \"1h\"; write a time from 100ms to 10m, like 5s");
  }

  @Test
  void a_name_is_written_once() {
    assertProblems(
        """
        clusters:
          - {name: a, region: eu-west-1}
          - {name: b, region: eu-west-1, aliases: [prod]}
          - {name: a, region: eu-west-1}
          - {name: a, region: eu-west-2, aliases: [prod]}
        """,
        "4: `a` already stands in line 2; each is written once",
        "5: `prod` already stands in line 3; each is written once");
  }

  @Test
  void a_role_is_in_the_account_of_its_cluster() {
    assertProblems(
        """
        clusters:
          - name: a
            region: eu-west-1
            account: "111122223333"
            role-arn: arn:aws:iam::444455556666:role/eks-auth
        """,
        "5: `role-arn` is in account 444455556666, the cluster in 111122223333; name a role of the cluster's own account");
  }

  @Test
  void a_secret_that_is_wrong_or_not_there_is_not_printed() {
    assertProblems(
        """
        clusters:
          - name: a
            region: eu-west-1
            role-arn: arn:aws:iam::444455556666:role/eks-auth
            external-id: "p4ss w0rd"
          - name: b
            region: eu-west-1
            role-arn: arn:aws:iam::444455556666:role/eks-auth
            external-id: ${NOT_SET}
        """,
        "5: `external-id` is not one: 2 to 1224 letters, digits and _+=,.@:/-",
        "9: `external-id` is to come from the environment variable NOT_SET, which is not set; set it");
  }

  @Test
  void what_is_not_yaml_is_told_with_its_line() {
    assertThatThrownBy(() -> read("clusters:\n  - name: [\n"))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("not YAML");
    assertProblemsOf("", "the file is empty; name a cluster under `clusters:`, or remove the file");
    assertProblems("- a\n", "1: the configuration must be a mapping of `key: value` lines");
  }

  private void assertProblemsOf(String yaml, String problem) {
    assertThatThrownBy(() -> read(yaml))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageEndingWith(problem);
  }

  @Test
  void the_option_comes_before_the_variable_and_that_before_the_file_in_the_folder()
      throws IOException {
    String cluster = "clusters: [{name: %s, region: eu-west-1}]";
    Path named = Files.writeString(folder.resolve("named.yaml"), cluster.formatted("named"));
    Path variable = Files.writeString(folder.resolve("var.yaml"), cluster.formatted("variable"));
    Files.writeString(folder.resolve("eks-auth.yaml"), cluster.formatted("usual"));
    Map<String, String> environment = Map.of("EKS_AUTH_CONFIG", variable.toString());

    assertThat(names(ConfigFile.find(Optional.of(named), environment, folder)))
        .containsExactly("named");
    assertThat(names(ConfigFile.find(Optional.empty(), environment, folder)))
        .containsExactly("variable");
    assertThat(names(ConfigFile.find(Optional.empty(), Map.of(), folder))).containsExactly("usual");
    assertThat(ConfigFile.find(Optional.empty(), Map.of(), folder.resolve("elsewhere")))
        .isEqualTo(Config.NONE);
  }

  @Test
  void the_example_in_the_documents_can_be_read() throws IOException {
    String document = Files.readString(Path.of("..", "docs", "live-clusters.md"));
    Matcher yaml = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(document);
    assertThat(yaml.find()).isTrue();
    Files.createDirectory(folder.resolve(".kube"));
    Files.writeString(folder.resolve(".kube").resolve("lab"), "");

    Config config =
        read(
            yaml.group(1),
            Map.of("HOME", folder.toString(), "EKS_AUTH_EXTERNAL_ID", "some-external-id"));

    assertThat(names(config)).containsExactly("shopfloor", "lab");
    assertThat(config.timeouts()).isEqualTo(Timeouts.USUAL);
  }

  private static List<String> names(Config config) {
    return config.clusters().stream().map(KnownCluster::name).toList();
  }

  @Test
  void a_file_that_was_asked_for_must_be_there() {
    assertThatThrownBy(
            () -> ConfigFile.find(Optional.of(folder.resolve("gone.yaml")), Map.of(), folder))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("there is no such file");
    assertThatThrownBy(() -> ConfigFile.find(Optional.of(folder), Map.of(), folder))
        .hasMessageContaining("is not a file");
  }
}
