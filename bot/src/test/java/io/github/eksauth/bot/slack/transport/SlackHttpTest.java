package io.github.eksauth.bot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.config.WebConfig;
import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.slack.api.ScriptedSlack;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Sent;
import io.github.eksauth.bot.web.WebServer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From signed bytes on the wire to the handlers and back.
class SlackHttpTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final RecordingHandlers handlers = new RecordingHandlers();
  private final Metrics metrics = new Metrics();
  private final ScriptedSlack slack;
  private final SlackApi api;
  private final Identity identity;
  private final WebServer server;

  SlackHttpTest() throws IOException {
    slack = new ScriptedSlack();
    api = new SlackApi(slack.secrets(), metrics.slack());
    identity = Identity.start(api, Clock.systemUTC());
    BoltApp app = new BoltApp(slack.secrets(), identity, handlers);
    server =
        WebServer.start(
            new WebConfig("127.0.0.1", 0),
            List.of(
                new SlackHttp(
                        app,
                        new Secret(ScriptedSlack.SIGNING_SECRET),
                        metrics.slack(),
                        Clock.systemUTC())
                    .route()),
            () -> new Readiness(List.of(identity.part())),
            () -> Sent.text(200, ""),
            Clock.systemUTC());
  }

  @BeforeEach
  void wait_until_we_know_who_we_are() {
    while (identity.known().isEmpty()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  @AfterEach
  void close() {
    server.close();
    identity.close();
    api.close();
    slack.close();
    http.close();
  }

  private HttpResponse<String> send(String timestamp, String signature, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + SlackHttp.PATH))
            .header("X-Slack-Request-Timestamp", timestamp)
            .header("X-Slack-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static String now() {
    return String.valueOf(Instant.now().getEpochSecond());
  }

  private static String signature(String timestamp, String body) {
    return Signing.signature(
        ScriptedSlack.SIGNING_SECRET, timestamp, body.getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String body) throws IOException, InterruptedException {
    String timestamp = now();
    return send(timestamp, signature(timestamp, body), body);
  }

  private HttpResponse<String> payload(String json) throws IOException, InterruptedException {
    return send("payload=" + URLEncoder.encode(json, StandardCharsets.UTF_8));
  }

  @Test
  void a_mention_of_several_lines_arrives() throws IOException, InterruptedException {
    assertThat(send(Payloads.mention("Ev1", "<@UBOT1> error:\nsecond line")).statusCode())
        .isEqualTo(200);
    assertThat(handlers.next()).isEqualTo("mention Ev1 <@UBOT1> error:\nsecond line");
  }

  @Test
  void what_is_taken_and_what_is_refused_are_counted_apart()
      throws IOException, InterruptedException {
    String body = Payloads.mention("Ev1", "error");
    send(body);
    send(now(), signature(now(), "another"), body);

    assertThat(metrics.page().body())
        .contains("eksauth_slack_deliveries_total{kind=\"mention\",result=\"acknowledged\"} 1.0")
        .contains("eksauth_slack_ack_duration_seconds_count{kind=\"mention\"} 1")
        .contains("eksauth_slack_deliveries_total{kind=\"unread\",result=\"refused\"} 1.0");
  }

  @Test
  void messages_files_and_broadcasts_arrive_edits_and_our_own_do_not()
      throws IOException, InterruptedException {
    for (String body :
        List.of(
            Payloads.event(
                "Ev1",
                Payloads.message("message", "U9", "edited").put("subtype", "message_changed")),
            Payloads.event("Ev2", Payloads.message("message", "UBOT1", "ours")),
            Payloads.event("Ev3", Payloads.message("message", "", "ours").put("bot_id", "BBOT1")),
            Payloads.event("Ev4", Payloads.message("message", "U9", "text\nmore")),
            """
            {"type":"event_callback","team_id":"T1","event_id":"Ev5","event":{"type":"message",\
            "subtype":"file_share","user":"U9","channel":"C1","ts":"1.1","text":"",\
            "files":[{"id":"F1","name":"log.txt"}]}}\
            """,
            Payloads.event(
                "Ev6",
                Payloads.message("message", "U9", "told all").put("subtype", "thread_broadcast")),
            """
            {"type":"event_callback","team_id":"T1","event_id":"Ev7",\
            "event":{"type":"app_home_opened","user":"U9","channel":"D1","tab":"home"}}\
            """,
            Payloads.event("Ev8", Payloads.message("reaction_added", "U9", "unknown to us")))) {
      assertThat(send(body).statusCode()).as(body).isEqualTo(200);
    }

    assertThat(handlers.next()).isEqualTo("message Ev4 text\nmore");
    assertThat(handlers.next()).isEqualTo("file log.txt");
    assertThat(handlers.next()).isEqualTo("broadcast told all");
    assertThat(handlers.next()).isEqualTo("home U9");
    assertThat(handlers.left()).isZero();
  }

  @Test
  void a_command_is_answered_in_its_acknowledgement() throws IOException, InterruptedException {
    HttpResponse<String> response =
        send("command=%2Feks-auth&text=check+prod&user_id=U1&team_id=T1&channel_id=C1");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"text\":\"checking\"}");
    assertThat(handlers.next()).isEqualTo("command check prod");
  }

  @Test
  void clicks_options_forms_and_shortcuts_arrive() throws IOException, InterruptedException {
    assertThat(payload(Payloads.action("eks-auth:again")).statusCode()).isEqualTo(200);
    assertThat(handlers.next()).isEqualTo("action eks-auth:again");

    HttpResponse<String> options =
        payload(
            """
            {"type":"block_suggestion","team":{"id":"T1"},"user":{"id":"U1"},\
            "action_id":"eks-auth:cluster","block_id":"cluster:a1","value":"pro"}\
            """);
    assertThat(options.body()).isEqualTo("{\"options\":[]}");
    assertThat(handlers.next()).isEqualTo("options pro");

    payload(
        """
        {"type":"view_submission","team":{"id":"T1"},"user":{"id":"U1"},\
        "view":{"type":"modal","id":"V1","callback_id":"eks-auth:diagnose"}}\
        """);
    assertThat(handlers.next()).isEqualTo("view eks-auth:diagnose");

    payload(
        """
        {"type":"message_action","callback_id":"diagnose_message","team":{"id":"T1"},\
        "user":{"id":"U1"},"channel":{"id":"C1"},"message":{"ts":"1.1","text":"boom"}}\
        """);
    assertThat(handlers.next()).isEqualTo("shortcut boom");
  }

  @Test
  void a_click_on_what_is_not_ours_is_acknowledged() throws IOException, InterruptedException {
    assertThat(payload(Payloads.action("somebody-elses")).statusCode()).isEqualTo(200);
    assertThat(handlers.left()).isZero();
  }

  @Test
  void a_handler_that_fails_is_acknowledged_all_the_same()
      throws IOException, InterruptedException {
    assertThat(send(Payloads.mention("Ev1", "please fail")).statusCode()).isEqualTo(200);
    assertThat(
            send("command=%2Feks-auth&text=please+fail&user_id=U1&team_id=T1&channel_id=C1")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void slack_checks_the_address() throws IOException, InterruptedException {
    HttpResponse<String> response = send("{\"type\":\"url_verification\",\"challenge\":\"c-1\"}");

    assertThat(response.body()).isEqualTo("c-1");
    assertThat(send("ssl_check=1&token=x").statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_not_slacks_does_not_arrive() throws IOException, InterruptedException {
    String body = Payloads.mention("Ev1", "hello");
    String now = now();
    String tomorrow = String.valueOf(Instant.now().getEpochSecond() + 86_400);

    assertThat(send(now, "v0=" + "0".repeat(64), body).statusCode()).isEqualTo(401);
    assertThat(send(tomorrow, signature(tomorrow, body), body).statusCode()).isEqualTo(401);
    assertThat(send(now, "v0=" + "0".repeat(64), "payload={\"type\":").statusCode()).isEqualTo(400);
    assertThat(send("x".repeat(SlackRequests.MOST_BYTES + 1)).statusCode()).isEqualTo(413);
    assertThat(handlers.left()).isZero();
  }

  @Test
  void a_recorded_request_is_not_handled_again() throws IOException, InterruptedException {
    String body = Payloads.action("eks-auth:again");
    String form = "payload=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
    String now = now();

    assertThat(send(now, signature(now, form), form).statusCode()).isEqualTo(200);
    assertThat(send(now, signature(now, form), form).statusCode()).isEqualTo(200);

    assertThat(handlers.next()).isEqualTo("action eks-auth:again");
    assertThat(handlers.left()).isZero();
  }

  @Test
  void a_genuine_request_of_an_impossible_shape_breaks_nothing()
      throws IOException, InterruptedException {
    for (String body :
        List.of(
            "{\"type\":\"event_callback\"}",
            "{\"type\":\"event_callback\",\"event\":7}",
            "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\",\"text\":{}}}",
            "{\"type\":\"view_submission\"}",
            "{\"type\":\"something_new\"}")) {
      assertThat(send(body).statusCode()).as(body).isIn(200, 400);
    }
    assertThat(handlers.left()).isZero();
  }
}
