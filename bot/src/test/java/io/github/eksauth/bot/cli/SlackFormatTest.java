package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.SlackLimits;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class SlackFormatTest {
  private static final String ARTICLE = "../checks/recordings/article.json";

  private static JsonNode read(Run run) {
    assertThat(run.err()).isEmpty();
    ObjectNode printed = (ObjectNode) JsonMapper.builder().build().readTree(run.out());
    assertThat(printed.propertyNames()).containsExactly("blocks");
    assertThat(SlackLimits.problems(printed.put("text", "printed"))).isEmpty();
    return printed;
  }

  @Test
  void a_diagnosis_is_printed_as_its_card() {
    Run run =
        Run.withInput(
            "Pod execution role is not found in auth config or does not have all required"
                + " permissions for launching fargate pods.",
            "diagnose",
            "--format",
            "slack",
            "--explain",
            "--snapshot",
            ARTICLE);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(read(run).toString())
        .contains("Found: New Fargate pods are blocked", "Why this match", "Re-run checks");
  }

  @Test
  void a_check_is_printed_as_its_card() {
    Run run = Run.of("check", "--format", "slack", "--lang", "zh", "--snapshot", ARTICLE);

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(read(run).path("blocks").findValuesAsString("type")).contains("table");
  }

  @Test
  void whatever_else_is_asked_is_printed_as_blocks_too() {
    assertThat(Run.of("demo", "--format", "slack").out()).contains("\"rich_text\"");
  }
}
