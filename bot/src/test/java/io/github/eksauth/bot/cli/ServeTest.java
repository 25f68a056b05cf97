package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.ServeProcess;
import io.github.eksauth.bot.slack.api.ScriptedSlack;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
  private static final Map<String, String> SECRETS =
      Map.of(
          "SLACK_BOT_TOKEN", ScriptedSlack.BOT_TOKEN,
          "SLACK_APP_TOKEN", ScriptedSlack.APP_TOKEN,
          "SLACK_SIGNING_SECRET", ScriptedSlack.SIGNING_SECRET);

  @TempDir private Path folder;

  private String config(String yaml) throws IOException {
    return Files.writeString(folder.resolve("eks-auth.yaml"), yaml).toString();
  }

  @Test
  void a_configuration_that_is_fine_is_told_and_nothing_is_started() throws IOException {
    String file =
        config(
            """
            clusters:
              - {name: shopfloor, region: eu-central-1}
            slack:
              transport: http
              state: state
              allow:
                - {clusters: [shopfloor], channels: [C0123ABCD], users: [U0123ABCD], groups: [S0123ABCD]}
                - {clusters: ["dev-*"]}
              overhear: [C0123ABCD]
              language: zh
            web: {listen: "127.0.0.1:9090"}
            knowledge: {repository: "https://github.com/acme/eks-auth"}
            """);

    Run run = Run.in(SECRETS, "", "serve", "--config", file, "--check-config");

    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .isEqualTo(
            """
            The configuration is fine. `eks-auth serve` would
              reach Slack        by HTTP requests to /slack/events
              listen on          127.0.0.1:9090 (/healthz, /readyz, /metrics)
              know               1 clusters and 0 accounts
              allow              shopfloor to users U0123ABCD and groups S0123ABCD in C0123ABCD
              allow              dev-* to anybody in any channel
              read along in      C0123ABCD
              answer in          chinese
              show accounts      as they are
              answer             16 questions at once, with 500 more waiting
              keep its state in  %s
              propose knowledge  to https://github.com/acme/eks-auth, branch main
            """
                .formatted(folder.resolve("state")));
  }

  @Test
  void a_branch_to_follow_is_told_with_how_and_where_it_is_reported() throws IOException {
    String file =
        config(
            "knowledge: {follow: true, clone: \"file:///srv/kb.git\", poll: 5m, report-to: C0123ABCD}\n");
    Map<String, String> environment = new HashMap<>(SECRETS);
    environment.put("EKS_AUTH_WEBHOOK_SECRET", "a long and random text");

    Run run = Run.in(environment, "", "serve", "--config", file, "--check-config");

    assertThat(run.out())
        .contains(
            "file:///srv/kb.git, branch main, folder knowledge/entries, every 300 s and when"
                + " /webhook/knowledge is told of a push",
            "report on it in    C0123ABCD")
        .doesNotContain("a long and random text");
  }

  @Test
  void an_empty_allow_list_is_pointed_out() throws IOException {
    Run run =
        Run.in(
            SECRETS, "", "serve", "--config", config("timeouts: {call: 5s}\n"), "--check-config");

    assertThat(run.out())
        .contains("over a socket that it opens (Socket Mode)", "nobody to ask about any cluster");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void every_problem_of_configuration_and_secrets_comes_at_once() throws IOException {
    String file = config("slack: {workers: many}\nweb: {listen: here}\n");
    Map<String, String> environment =
        Map.of("SLACK_BOT_TOKEN", "xapp-s3cr3t-token", "EKS_AUTH_LOG", "xml");

    for (List<String> args : List.of(List.of("--check-config"), List.<String>of())) {
      List<String> line = new ArrayList<>(List.of("serve", "--config", file));
      line.addAll(args);
      Run run = Run.in(environment, "", line.toArray(String[]::new));

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines().map(it -> it.replaceFirst(": .*", "")))
          .containsExactlyInAnyOrder(
              "EKS_AUTH_LOG", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN", file + ":1", file + ":2");
      assertThat(run.err()).doesNotContain("s3cr3t");
    }
  }

  @Test
  void an_address_in_use_is_told_without_a_trace() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ScriptedSlack slack = new ScriptedSlack()) {
      Map<String, String> environment = new HashMap<>(SECRETS);
      environment.put("SLACK_API_URL", slack.address().toString());
      String file =
          config(
              "slack: {state: state}\nweb: {listen: \"127.0.0.1:" + taken.getLocalPort() + "\"}\n");

      Run run = Run.in(environment, "", "serve", "--config", file);

      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("is in use").doesNotContain("\tat ");
      assertThat(slack.calls("apps.connections.open")).isEmpty();
    }
  }

  @Test
  @Timeout(120)
  void told_to_stop_it_stops_and_that_is_no_failure() throws IOException, InterruptedException {
    int port = ServeProcess.freePort();
    String file = config("slack: {state: state}\nweb: {listen: \"127.0.0.1:" + port + "\"}\n");
    try (ScriptedSlack slack = new ScriptedSlack()) {
      Map<String, String> environment = new HashMap<>(SECRETS);
      environment.put("SLACK_API_URL", slack.address().toString());
      try (ServeProcess serve =
          ServeProcess.start(Path.of(file), port, environment, folder.resolve("log"))) {
        serve.await(
            () -> serve.answers("/healthz", 200) && serve.log().contains("connected to Slack:"));

        serve.terminate();

        assertThat(serve.end()).as(serve::log).isZero();
        assertThat(serve.lines())
            .allMatch(line -> line.matches("[0-9-]{10}T[0-9:.]{12}Z (INFO |WARN ) \\w+ \\[-] .*"))
            .anyMatch(line -> line.endsWith("SlackBot [-] stopped"));
        assertThat(serve.log()).doesNotContain(SECRETS.values());
      }
    }
  }
}
