package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The manifests that people paste into Slack ask for what the fake Slack grants, in which the bot
/// is tested whole: no less, and no more.
class ManifestTest {
  private static final Path FOLDER = Path.of("..", "deploy", "slack");
  private static final String ADDRESS = "https://eks-auth.example.com/slack/events";

  private static JsonNode manifest(String name) throws IOException {
    return Json.MAPPER.readTree(Files.readString(FOLDER.resolve(name)));
  }

  private static List<String> list(JsonNode manifest, String pointer) {
    return manifest.at(pointer).valueStream().map(JsonNode::stringValue).toList();
  }

  private static List<String> scopes(JsonNode manifest) {
    return list(manifest, "/oauth_config/scopes/bot");
  }

  private static List<String> events(JsonNode manifest) {
    return list(manifest, "/settings/event_subscriptions/bot_events");
  }

  @Test
  void every_file_is_looked_at() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(each -> each.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "README.md", "manifest.json", "manifest-http.json", "manifest-overhearing.json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "manifest-http.json"})
  void the_usual_ones_ask_for_what_the_bot_is_tested_with(String name) throws IOException {
    assertThat(scopes(manifest(name))).containsExactlyElementsOf(new TreeSet<>(Identity.SCOPES));
    assertThat(events(manifest(name))).containsExactlyElementsOf(new TreeSet<>(Identity.EVENTS));
  }

  @Test
  void to_overhear_takes_two_more_scopes_and_two_more_events() throws IOException {
    var scopes = new TreeSet<>(Identity.SCOPES);
    scopes.addAll(List.of("channels:history", "groups:history"));
    var events = new TreeSet<>(Identity.EVENTS);
    events.addAll(List.of("message.channels", "message.groups"));
    JsonNode manifest = manifest("manifest-overhearing.json");
    assertThat(scopes(manifest)).containsExactlyElementsOf(scopes);
    assertThat(events(manifest)).containsExactlyElementsOf(events);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "manifest-http.json", "manifest-overhearing.json"})
  void all_have_the_one_command_and_the_one_shortcut_that_the_bot_answers(String name)
      throws IOException {
    JsonNode features = manifest(name).path("features");
    assertThat(features.path("slash_commands").findValuesAsString("command"))
        .containsExactly(Identity.COMMAND);
    assertThat(features.at("/slash_commands/0/should_escape").isBoolean()).isTrue();
    assertThat(features.at("/slash_commands/0/should_escape").asBoolean()).isFalse();
    assertThat(features.path("shortcuts").findValuesAsString("callback_id"))
        .containsExactly(Identity.SHORTCUT);
    assertThat(features.at("/shortcuts/0/type").stringValue()).isEqualTo("message");
    assertThat(features.at("/app_home/home_tab_enabled").asBoolean()).isTrue();
    assertThat(features.at("/app_home/messages_tab_enabled").asBoolean()).isTrue();
    assertThat(features.at("/app_home/messages_tab_read_only_enabled").asBoolean()).isFalse();
  }

  @Test
  void over_http_it_differs_only_in_addresses_and_in_having_no_socket() throws IOException {
    ObjectNode http = (ObjectNode) manifest("manifest-http.json");
    assertThat(
            List.of(
                http.at("/features/slash_commands/0/url").stringValue(),
                http.at("/settings/event_subscriptions/request_url").stringValue(),
                http.at("/settings/interactivity/request_url").stringValue(),
                http.at("/settings/interactivity/message_menu_options_url").stringValue()))
        .containsOnly(ADDRESS);
    assertThat(http.at("/settings/socket_mode_enabled").asBoolean()).isFalse();
    ((ObjectNode) http.at("/features/slash_commands/0")).remove("url");
    ((ObjectNode) http.at("/settings/event_subscriptions")).remove("request_url");
    ((ObjectNode) http.at("/settings/interactivity"))
        .remove(List.of("request_url", "message_menu_options_url"));
    ((ObjectNode) http.at("/settings")).put("socket_mode_enabled", true);
    assertThat(http).isEqualTo(manifest("manifest.json"));
  }

  @Test
  void the_readme_says_what_each_scope_is_for() throws IOException {
    String readme = Files.readString(FOLDER.resolve("README.md"));
    assertThat(scopes(manifest("manifest-overhearing.json")))
        .allSatisfy(scope -> assertThat(readme).contains("| `" + scope + "` | "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "manifest-http.json", "manifest-overhearing.json"})
  void slack_s_public_schema_takes_it(String name) throws IOException {
    Path schema = schema();
    assumeThat(schema).as("Slack's schema of manifests").exists();
    assertThat(problems(schema, Files.readString(FOLDER.resolve(name)))).isEmpty();
  }

  @Test
  void slack_s_public_schema_refuses_a_manifest_with_a_mistake() throws IOException {
    Path schema = schema();
    assumeThat(schema).as("Slack's schema of manifests").exists();
    ObjectNode wrong = (ObjectNode) manifest("manifest.json");
    ((ObjectNode) wrong.path("settings")).put("socket_mode", true);
    assertThat(problems(schema, Json.write(wrong))).isNotEmpty();
  }

  private static List<String> problems(Path file, String manifest) throws IOException {
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
            .getSchema(Files.readString(file), InputFormat.JSON);
    return schema.validate(manifest, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /// Slack publishes it in <https://github.com/slackapi/manifest-schema>; it is not ours to ship.
  private static Path schema() {
    return Optional.ofNullable(System.getProperty("SLACK_MANIFEST_SCHEMA"))
        .or(() -> Optional.ofNullable(System.getenv("SLACK_MANIFEST_SCHEMA")))
        .map(Path::of)
        .orElse(Path.of("..", "..", "shared", "schemas", "slack-manifest.schema.2.0.0.json"));
  }
}
