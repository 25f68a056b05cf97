package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class GoldenRulesTest {
  private static final String RISK =
      "risk: R # R, R* or I; R* and I also need `warning` and `first`";
  private static final String SWITCH =
      "aws eks update-cluster-config --name <cluster> --access-config authenticationMode=API_AND_CONFIG_MAP";

  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder).sound("a");
  }

  @Test
  void a_change_of_the_mode_is_irreversible_and_says_so() {
    option("risk: R", SWITCH);

    assertThat(problems())
        .anySatisfy(it -> assertThat(it).contains("write `risk: I` (golden rule 1)"))
        .anySatisfy(it -> assertThat(it).contains("one-way (golden rule 1)"));
  }

  @Test
  void a_change_of_the_mode_that_warns_in_both_languages_is_sound() {
    option(
        "risk: I\n    warning: This is one-way.\n    first: aws sts get-caller-identity", SWITCH);
    entries.change("a/zh.yaml", "title: 做什么", "title: 做什么\n    warning: 模式只能往前改，回不去。");

    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"API", "API_AND_CONFIG_MAP"})
  void hcl_that_sets_a_mode_is_a_change_unless_the_cluster_has_that_mode(String mode) {
    entries.file(
        "a/the-option.resource.tf",
        """
        resource "aws_eks_cluster" "this" {
          name = "<cluster>"

          access_config {
            authentication_mode = "%s"
          }
        }
        """
            .formatted(mode));

    assertThat(problems()).anySatisfy(it -> assertThat(it).contains("golden rule 1"));

    entries.change(
        "a/entry.yaml",
        RISK,
        "when:\n      - fact: authentication-mode\n        is: [%s]\n    risk: R".formatted(mode));

    assertThat(problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kubectl -n kube-system delete configmap aws-auth",
        "kubectl delete cm/aws-auth -n kube-system",
        "eksctl delete iamidentitymapping --cluster <cluster> --arn <principal-arn>",
        "aws eks delete-access-entry --cluster-name <cluster> --principal-arn <node-role-arn>"
      })
  void what_deletes_a_mapping_is_at_least_disruptive(String command) {
    option("risk: R", command);

    assertThat(problems()).singleElement().asString().contains("golden rule 2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws eks delete-cluster --name <cluster>",
        "eksctl delete cluster --name <cluster>",
        "terraform apply -replace='module.eks.aws_eks_cluster.this[0]'"
      })
  void nothing_ends_the_cluster(String command) {
    option("risk: I\n    warning: Gone.\n    first: aws sts get-caller-identity", command);
    entries.change("a/zh.yaml", "title: 做什么", "title: 做什么\n    warning: 没了。");

    assertThat(problems()).singleElement().asString().contains("golden rule 3");
  }

  @Test
  void who_deletes_a_persons_entry_first_lists_the_administrators() {
    String delete =
        "aws eks delete-access-entry --cluster-name <cluster> --principal-arn <principal-arn>";
    option("risk: R*\n    warning: Mind.\n    first: aws sts get-caller-identity", delete);
    entries.change("a/zh.yaml", "title: 做什么", "title: 做什么\n    warning: 注意。");

    assertThat(problems()).singleElement().asString().contains("golden rule 4");

    entries.change(
        "a/entry.yaml",
        "first: aws sts get-caller-identity",
        "first: aws eks list-access-entries --cluster-name <cluster> --associated-policy-arn"
            + " arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy");

    assertThat(problems()).isEmpty();
  }

  @Test
  void a_lockout_is_offered_the_way_back_that_needs_iam_rights_only() {
    entries.change("a/entry.yaml", "checks: []", "checks: [admin-path-exists]");
    entries.change(
        "a/entry.yaml",
        "when: [] # for example `- broken: admin-path-exists`",
        "when:\n      - broken: admin-path-exists");

    assertThat(problems()).singleElement().asString().contains("golden rule 5");

    option(
        "risk: R",
        "aws eks create-access-entry --cluster-name <cluster> --principal-arn <principal-arn> &&"
            + " aws eks associate-access-policy --cluster-name <cluster>");

    assertThat(problems()).isEmpty();
  }

  private void option(String risk, String cli) {
    entries.change("a/entry.yaml", RISK, risk);
    entries.change("a/entry.yaml", "    verify: |", "    cli: |\n      " + cli + "\n    verify: |");
  }

  private List<String> problems() {
    return entries.problems(Vocabulary.ANY);
  }
}
