package io.github.eksauth.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.Samples;
import io.github.eksauth.bot.slack.fake.SlackLimits;
import io.github.eksauth.knowledge.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Writes every kind of message and view to `target/blocks`, where `check.sh` has their shapes
/// checked by Slack's own types.
class EveryMessageTest {
  static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Path OUT = Path.of("target", "blocks");
  private static final List<ClusterOption> CLUSTERS =
      List.of(
          new ClusterOption("c1", "a".repeat(100), Optional.of("111122223333"), "us-gov-west-1"),
          new ClusterOption("c2", "shopfloor", Optional.empty(), "eu-central-1"));

  static ObjectNode read(Message message) {
    return JSON.createObjectNode()
        .put("text", message.text())
        .set("blocks", JSON.readTree(message.blocks()));
  }

  /// Every text of blocks that is shown, in reading order.
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.path("text").isString()) {
      texts.add(node.path("text").stringValue());
    }
    node.valueStream().forEach(each -> texts.addAll(texts(each)));
    return texts;
  }

  private static Map<String, JsonNode> views(Language language) {
    Map<String, String> views = new LinkedHashMap<>();
    views.put("diagnose", Views.diagnose(language, CLUSTERS, "Unauthorized", "{\"a\":1}"));
    views.put("diagnose-bare", Views.diagnose(language, List.of(), "", ""));
    views.put("wrong", Views.wrong("a1b2c3", Optional.of("z".repeat(1800)), language));
    Samples.homes(language).forEach((name, reply) -> views.put(name, Views.home(reply)));
    Map<String, JsonNode> read = new LinkedHashMap<>();
    views.forEach((name, view) -> read.put(name, JSON.readTree(view)));
    return read;
  }

  private static void write(String name, JsonNode node) throws IOException {
    Files.createDirectories(OUT);
    Files.writeString(OUT.resolve(name + ".json"), JSON.writeValueAsString(node));
  }

  @Test
  void every_message_keeps_to_slacks_limits() throws IOException {
    for (Language language : Language.values()) {
      for (var sample : Samples.all(language).entrySet()) {
        Reply reply = sample.getValue();
        String name = sample.getKey() + "." + language.tag();
        JsonNode message = read(BlockKit.message(reply));
        JsonNode plain = read(BlockKit.withoutTables(reply));
        write("message." + name, message.path("blocks"));
        write("message." + name + ".plain", plain.path("blocks"));

        assertThat(SlackLimits.problems(message)).as(name).isEmpty();
        assertThat(SlackLimits.problems(plain)).as(name).isEmpty();
        assertThat(plain.path("blocks").valueStream().map(block -> block.path("type").asString()))
            .as(name)
            .doesNotContain("table");
      }
    }
  }

  @Test
  void every_view_keeps_to_slacks_limits() throws IOException {
    for (Language language : Language.values()) {
      for (var view : views(language).entrySet()) {
        String name = view.getKey() + "." + language.tag();
        write("view." + name, view.getValue());

        assertThat(SlackLimits.viewProblems(view.getValue())).as(name).isEmpty();
      }
    }
  }

  @Test
  void a_list_of_clusters_keeps_to_slacks_limits() throws IOException {
    JsonNode options = JSON.readTree(Options.clusters(CLUSTERS));
    write("options.clusters", options.path("options"));

    assertThat(SlackLimits.optionsProblems(options)).isEmpty();
    assertThat(options.path("options")).hasSize(2);
    assertThat(options.path("options").path(0).path("text").path("text").asString())
        .hasSize(75)
        .endsWith("…");
    assertThat(options.path("options").path(0).path("description").path("text").asString())
        .isEqualTo("111122223333 · us-gov-west-1");
  }
}
