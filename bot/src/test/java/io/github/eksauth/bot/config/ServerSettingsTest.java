package io.github.eksauth.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.knowledge.text.Language;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  private static final String BOT = "xoxb-1111-2222-abcDEF";
  private static final String APP = "xapp-1-A111-2222-abcdef";
  private static final String SIGNING = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> SOCKET =
      Map.of("SLACK_BOT_TOKEN", BOT, "SLACK_APP_TOKEN", APP);

  @TempDir private Path folder;

  private ServerSettings read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return ServerSettings.read(Optional.of(file), environment, folder);
  }

  private void assertProblems(String yaml, Map<String, String> environment, String... problems) {
    ConfigProblems.assertProblems(folder.resolve("c.yaml"), () -> read(yaml, environment))
        .containsExactlyInAnyOrder(problems);
  }

  @Test
  void everything_that_can_be_said_about_the_server() throws IOException {
    ServerSettings settings =
        read(
            """
            slack:
              transport: http
              state: state
              allow:
                - clusters: ["prod-*"]
                  channels: [C0123ABCD, G0123ABCD]
                  users: [U0123ABCD, W0123ABCD]
                  groups: S0123ABCD
                - clusters: ["*"]
              overhear: [C0123ABCD]
              hide-accounts: true
              language: zh
              workers: 4
              waiting: 20
            web:
              listen: "[::1]:9090"
            knowledge:
              repository: https://github.com/acme/eks-auth/
              branch: release/1
            """,
            Map.of(
                "SLACK_BOT_TOKEN",
                BOT + "\n",
                "SLACK_SIGNING_SECRET",
                SIGNING,
                "SLACK_API_URL",
                "http://127.0.0.1:3000/api"));

    assertThat(settings.config().slack())
        .isEqualTo(
            new SlackConfig(
                SlackConfig.Transport.HTTP,
                folder.resolve("state"),
                List.of(
                    new AccessRule(
                        List.of("prod-*"),
                        List.of("C0123ABCD", "G0123ABCD"),
                        List.of("U0123ABCD", "W0123ABCD"),
                        List.of("S0123ABCD")),
                    new AccessRule(List.of("*"), List.of(), List.of(), List.of())),
                List.of("C0123ABCD"),
                true,
                Optional.of(Language.CHINESE),
                4,
                20));
    assertThat(settings.config().web()).isEqualTo(new WebConfig("::1", 9090));
    assertThat(settings.config().knowledge())
        .isEqualTo(
            new KnowledgeConfig(Optional.of("https://github.com/acme/eks-auth"), "release/1"));
    assertThat(settings.secrets().botToken()).isEqualTo(new Secret(BOT));
    assertThat(settings.secrets().signingSecret()).contains(new Secret(SIGNING));
    assertThat(settings.secrets().api()).isEqualTo(URI.create("http://127.0.0.1:3000/api/"));
    assertThat(settings.toString()).doesNotContain(BOT, SIGNING);
  }

  @Test
  void without_a_word_about_it_the_server_is_as_usual() throws IOException {
    ServerSettings settings = ServerSettings.read(Optional.empty(), SOCKET, folder);

    assertThat(settings.config()).isEqualTo(Config.NONE);
    assertThat(settings.secrets().appToken()).contains(new Secret(APP));
    assertThat(settings.secrets().api()).isEqualTo(SlackSecrets.SLACK);
  }

  @Test
  void all_problems_of_file_and_environment_come_at_once() {
    assertProblems(
        """
        slack:
          transport: webhook
          allow:
            - channels: ["#ops"]
              users: [anna]
            - clusters: [a]
              groups: ["@oncall"]
              user: [U0123ABCD]
          overhear: [C0123ABCD, D0123ABCD]
          hide-accounts: maybe
          language: de
          workers: 0
          waiting: many
        web:
          listen: 8080
        knowledge:
          repository: git@github.com:acme/eks-auth.git
          branch: "a b"
        """,
        Map.of("SLACK_BOT_TOKEN", "nonsense", "SLACK_API_URL", "http://slack.example.com/api/"),
        "2: `transport: webhook` is not known; write one of socket, http",
        "4: an item of `allow` needs the `clusters` that it allows; add `clusters: [NAME]`, or `clusters: [\"*\"]` for all of them",
        "4: `channels` has \"#ops\", which is no id; write the channel's id, like C0123ABCD: it stands at the bottom of the channel's details",
        "5: `users` has \"anna\", which is no id; write the person's id, like U0123ABCD: \"Copy member ID\" in their profile's menu",
        "7: `groups` has \"@oncall\", which is no id; write the user group's id, like S0123ABCD: it ends the address of the group's page",
        "8: `user` is not a key of an item of `allow`; did you mean `users`?",
        "9: `overhear` names the direct conversation D0123ABCD, where we are always addressed; name channels only",
        "10: `hide-accounts` is \"maybe\"; write true or false",
        "11: `language: de` is not known; write one of en, zh, or leave the key out to answer in the language of the question",
        "12: `workers` is \"0\"; write a number from 1 to 200",
        "13: `waiting` is \"many\"; write a number from 1 to 10000",
        "15: `listen` is \"8080\"; write an address and a port, like 127.0.0.1:8080, or 0.0.0.0:8080 for all addresses",
        "17: `repository` is \"git@github.com:acme/eks-auth.git\"; write the https address of its page, like https://github.com/acme/eks-auth",
        "18: `branch` is \"a b\", which cannot be; write the name of a branch, like main",
        "SLACK_BOT_TOKEN: is no token of the form xoxb-…; set it to the Bot User OAuth Token (xoxb-)",
        "SLACK_APP_TOKEN: is not set; set it to an app-level token with the scope connections:write from \"Basic Information\", or write `transport: http` under `slack:` of your Slack app's settings",
        "SLACK_API_URL: is no address of a Web API; write it like https://slack.com/api/ (http only on this machine, like http://127.0.0.1:3000/api/), or leave it unset for Slack itself");
  }

  @Test
  void swapped_tokens_are_told_without_their_values() {
    Map<String, String> swapped = Map.of("SLACK_BOT_TOKEN", APP, "SLACK_APP_TOKEN", BOT);

    assertProblems(
        "timeouts: {call: 5s}\n",
        swapped,
        "SLACK_BOT_TOKEN: holds an app-level token (xapp-), which belongs into SLACK_APP_TOKEN; set it to the Bot User OAuth Token (xoxb-)",
        "SLACK_APP_TOKEN: holds a bot token (xoxb-), which belongs into SLACK_BOT_TOKEN; set it to the app-level token (xapp-)");
  }

  @Test
  void a_token_in_place_of_the_signing_secret_is_told() {
    assertProblems(
        "slack: {transport: http}\n",
        Map.of("SLACK_BOT_TOKEN", "xoxp-1-2-3", "SLACK_SIGNING_SECRET", BOT),
        "SLACK_BOT_TOKEN: holds a user token (xoxp-), and we act as a bot only; set it to the Bot User OAuth Token (xoxb-)",
        "SLACK_SIGNING_SECRET: holds a bot token (xoxb-), which belongs into SLACK_BOT_TOKEN; set it to the signing secret");
  }

  @Test
  void nothing_set_names_what_the_transport_needs() {
    assertThatThrownBy(() -> read("slack: {transport: http}\n", Map.of()))
        .hasMessageContaining("SLACK_BOT_TOKEN: is not set")
        .hasMessageContaining("SLACK_SIGNING_SECRET: is not set")
        .hasMessageNotContaining("SLACK_APP_TOKEN");
  }

  @Test
  void tokens_go_over_plain_http_to_this_machine_only() throws IOException {
    for (String api :
        List.of("http://localhost:1/api/", "http://127.0.0.1:1/", "http://[::1]:1/")) {
      assertThat(with(api).secrets().api()).hasToString(api);
    }
    for (String api :
        List.of(
            "http://127.0.0.1.example.com/api/",
            "http://10.0.0.1/api/",
            "ftp://localhost/",
            "https://user@slack.com/api/",
            "https://slack.com/api?x=1",
            "https:///api/",
            "not an address")) {
      assertThatThrownBy(() -> with(api)).as(api).hasMessageContaining("SLACK_API_URL");
    }
  }

  private ServerSettings with(String api) throws IOException {
    Map<String, String> environment = new HashMap<>(SOCKET);
    environment.put("SLACK_API_URL", api);
    return ServerSettings.read(Optional.empty(), environment, folder);
  }
}
