package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One error text, many clusters: each has its own cause, and a healthy one has none.
class RecordedClustersTest {
  private static final Path RECORDINGS = Path.of("..", "checks", "recordings");
  private static final String EVENT =
      "Warning  FailedScheduling  12s  fargate-scheduler  Misconfigured Fargate Profile: fargate profile %s"
          + " blocked for new launches due to: Pod execution role is not found in auth config or does not have"
          + " all required permissions for launching fargate pods.";

  private static JsonNode diagnose(String recording, String profile) {
    Run run =
        Run.withInput(
            EVENT.formatted(profile),
            "diagnose",
            "--format",
            "json",
            "--snapshot",
            RECORDINGS.resolve(recording + ".json").toString());
    assertThat(run.err()).isEmpty();
    JsonNode reply = JsonMapper.builder().build().readTree(run.out());
    assertThat(run.exitCode()).isEqualTo(reply.path("exitCode").intValue());
    return reply;
  }

  private static List<String> marked(JsonNode reply, String mark) {
    return reply
        .path("blocks")
        .valueStream()
        .filter(block -> block.path("type").stringValue().equals("evidence"))
        .flatMap(block -> block.path("rows").valueStream())
        .filter(row -> row.path("mark").stringValue().equals(mark))
        .map(row -> row.path("check").stringValue())
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    "article, payments, fargate-role-not-in-auth-config, mapping-overwritten-by-terraform, write-mapping",
    "stale-entry-masked, reports, fargate-role-not-in-auth-config, stale-entry-masked, recreate-entry",
    "role-path, kube-system, fargate-role-not-in-auth-config, mapping-with-path, write-mapping",
    "missing-node-proxier, async, fargate-role-not-in-auth-config, mapping-missing-groups, write-mapping",
    "unparsable-map-roles, kube-system, awsauth-malformed-yaml, map-roles-unreadable, correct-in-place",
    "trust-other-cluster, settlement, fargate-role-trust-policy, source-arn-elsewhere, widen-source-arn",
    "shared-with-nodes, batch, fargate-role-in-use, shared-with-nodes, dedicated-role",
    "still-blocked, jobs, fargate-role-not-in-auth-config, block-outlives-repair, start-one-pod",
    "entry-missing-api, worker, fargate-role-not-in-auth-config, entry-absent, create-entry",
  })
  void the_same_error_has_the_cause_of_its_cluster(
      String recording, String profile, String entry, String cause, String option) {
    for (String named : List.of(profile, "a-name-somebody-made-up")) {
      JsonNode reply = diagnose(recording, named);

      assertThat(reply.path("outcome").stringValue()).isEqualTo("wrong");
      assertThat(reply.path("entry").stringValue()).isEqualTo(entry);
      assertThat(reply.path("cause").stringValue()).isEqualTo(cause);
      assertThat(reply.path("option").stringValue()).isEqualTo(option);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "healthy-config-map",
        "healthy-mixed",
        "healthy-api",
        "article-before",
        "caller-unmapped"
      })
  void a_healthy_cluster_has_nothing_wrong(String recording) {
    JsonNode reply = diagnose(recording, "kube-system");
    Run check = Run.of("check", "--snapshot", RECORDINGS.resolve(recording + ".json").toString());

    assertThat(marked(reply, "wrong")).isEmpty();
    assertThat(reply.path("outcome").stringValue()).isEqualTo("done");
    assertThat(check.out()).doesNotContain("✗");
    assertThat(check.exitCode()).isEqualTo(0);
  }

  @Test
  void what_was_denied_is_not_seen_and_nothing_is_claimed() {
    JsonNode reply = diagnose("half-denied", "media");

    assertThat(reply.path("outcome").stringValue()).isEqualTo("could_not_look");
    assertThat(reply.path("exitCode").intValue()).isEqualTo(4);
    assertThat(reply.path("cause").isNull()).isTrue();
    assertThat(reply.path("option").isNull()).isTrue();
    assertThat(reply.path("missingPermissions").valueStream().map(JsonNode::stringValue))
        .contains("iam:GetRole", "eks:DescribeAccessEntry", "get configmaps kube-system/aws-auth");
    assertThat(marked(reply, "wrong")).containsExactly("fargate-pods-admitted");
  }

  @Test
  void the_repair_of_aws_auth_names_every_role_that_must_stay() throws IOException {
    Path article = RECORDINGS.resolve("article.json");
    Run run =
        Run.withInput(EVENT.formatted("payments"), "diagnose", "--snapshot", article.toString());
    JsonNode facts = JsonMapper.builder().build().readTree(Files.readString(article)).path("facts");
    TreeSet<String> roles = new TreeSet<>();
    facts
        .propertyStream()
        .forEach(fact -> {
          JsonNode known = fact.getValue().path("known");
          if (known.has("podExecutionRoleArn")) {
            roles.add(known.path("podExecutionRoleArn").stringValue());
          }
          if (known.has("nodeRoleArn")) {
            roles.add(known.path("nodeRoleArn").stringValue());
          }
        });
    facts
        .path("aws-auth")
        .path("known")
        .path("data")
        .path("mapRoles")
        .stringValue()
        .lines()
        .filter(line -> line.contains("rolearn"))
        .map(line -> line.replaceAll(".*rolearn\"?: *\"?([^\"]*)\"?.*", "$1"))
        .forEach(roles::add);

    assertThat(roles).hasSizeGreaterThanOrEqualTo(6);
    for (String hcl : List.of("Terraform EKS module 20:", "Terraform EKS module 21:")) {
      String snippet = run.out().substring(run.out().indexOf(hcl));
      snippet =
          snippet.substring(
              0, snippet.indexOf("\n\n\n") < 0 ? snippet.length() : snippet.indexOf("\n\n\n"));
      assertThat(snippet).contains(roles).contains("system:node-proxier").contains("~> 20.0");
    }
    assertThat(run.out())
        .contains("field manager Terraform, 2026-11-19 09:24 UTC")
        .contains("risk R")
        .contains("Prove that it worked")
        .contains("What would bring it back");
  }

  @Test
  void a_name_that_is_not_this_clusters_is_pointed_out() {
    Run run =
        Run.withInput(
            EVENT.formatted("elsewhere") + "\naws eks update-kubeconfig --name other-cluster",
            "diagnose",
            "--snapshot",
            RECORDINGS.resolve("article.json").toString());

    assertThat(run.out())
        .contains("names Fargate profile `elsewhere`, which this cluster does not have")
        .contains("about cluster `other-cluster`; what was looked at is `shopfloor`");
  }

  @Test
  void diff_tells_who_took_the_mapping_away() {
    Run run =
        Run.of(
            "diff",
            RECORDINGS.resolve("article-before.json").toString(),
            RECORDINGS.resolve("article.json").toString());

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.out().replaceAll("\\s+", " "))
        .contains(
            "the mapping for arn:aws:iam::111122223333:role/shopfloor-fargate-pod-execution disappeared from mapRoles; mapRoles was last written by field manager Terraform")
        .contains("authentication mode is now API_AND_CONFIG_MAP, was CONFIG_MAP");
  }
}
