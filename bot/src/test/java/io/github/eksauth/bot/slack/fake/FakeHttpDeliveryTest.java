package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.SlackSignature;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Signed requests of the fake, at a server that judges signatures with Slack's own code.
class FakeHttpDeliveryTest {
  private record Got(String contentType, String retry, String reason, boolean valid, String body) {}

  private final FakeSlack slack = FakeSlack.start().channel("C1", "platform");
  private final FakeUser ada = slack.user("U1", "Ada");
  private final Queue<Got> got = new ConcurrentLinkedQueue<>();
  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final HttpServer server = server();
  private final URI target =
      URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/slack/events");
  private volatile String answer = "";

  private HttpServer server() {
    try {
      var made = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
      var verifier =
          new SlackSignature.Verifier(new SlackSignature.Generator(slack.signingSecret()));
      made.createContext(
          "/",
          exchange -> {
            var headers = exchange.getRequestHeaders();
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            got.add(
                new Got(
                    headers.getFirst("Content-Type"),
                    String.valueOf(headers.getFirst("X-Slack-Retry-Num")),
                    String.valueOf(headers.getFirst("X-Slack-Retry-Reason")),
                    verifier.isValid(
                        headers.getFirst("X-Slack-Request-Timestamp"),
                        body,
                        headers.getFirst("X-Slack-Signature")),
                    body));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            Integer status = statuses.poll();
            exchange.sendResponseHeaders(
                status == null ? 200 : status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      made.start();
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    slack.close();
    server.stop(0);
  }

  private static String form(String body, String name) {
    return List.of(body.split("&", -1)).stream()
        .filter(each -> each.startsWith(name + "="))
        .map(each -> URLDecoder.decode(each.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_event_is_json_and_its_signature_is_right() {
    slack.deliverTo(target);
    ada.mentions("C1", "größer ✓");
    slack.awaitDelivered();
    Got event = got.remove();
    assertThat(event.contentType()).isEqualTo("application/json");
    assertThat(event.valid()).isTrue();
    assertThat(Json.parse(event.body()).orElseThrow().at("/event/text").stringValue())
        .isEqualTo("<@U0BOT> größer ✓");
  }

  @Test
  void a_command_is_a_form_and_its_answer_is_shown() {
    answer = "{\"text\": \"Checking\", \"response_type\": \"in_channel\"}";
    slack.deliverTo(target);
    ada.command("C1", "check a&b=c").ack();
    Got command = got.remove();
    assertThat(command.valid()).isTrue();
    assertThat(command.contentType()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(form(command.body(), "command")).isEqualTo("/eks-auth");
    assertThat(form(command.body(), "text")).isEqualTo("check a&b=c");
    assertThat(slack.messages("C1")).extracting(SlackMessage::text).containsExactly("Checking");
  }

  @Test
  void an_interaction_is_a_payload_in_a_form() {
    slack.deliverTo(target);
    var message = ada.says("C1", "Unauthorized");
    ada.shortcut("C1", message.ts()).ack();
    Got shortcut = got.remove();
    assertThat(shortcut.valid()).isTrue();
    var payload = Json.parse(form(shortcut.body(), "payload")).orElseThrow();
    assertThat(Json.text(payload, "type")).isEqualTo("message_action");
    assertThat(Json.text(payload, "message_ts")).isEqualTo(message.ts());
  }

  @Test
  void a_failed_event_is_tried_again_and_says_why() {
    statuses.add(500);
    slack.deliverTo(target).retryAfter(Duration.ZERO);
    ada.mentions("C1", "a");
    slack.awaitDelivered();
    assertThat(got).extracting(Got::retry).containsExactly("null", "1");
    assertThat(got).extracting(Got::reason).containsExactly("null", "http_error");
    assertThat(got).extracting(Got::body).containsOnly(got.peek().body());
    assertThat(slack.acks()).extracting(Ack::attempt).containsExactly(1);
  }

  @Test
  void a_server_that_is_not_there_loses_the_event_after_the_retries() {
    server.stop(0);
    slack.deliverTo(target).retryAfter(Duration.ZERO, Duration.ZERO);
    ada.mentions("C1", "a");
    slack.awaitDelivered();
    assertThat(slack.lost()).isEqualTo(1);
  }

  @Test
  void requests_can_be_forged_and_dated_otherwise() throws Exception {
    SlackRequest right = slack.mentionRequest("C1", "U1", "help");
    right.send(target);
    right.body(right.body().replace("help", "evil")).send(target);
    SlackRequest.signed("application/json", right.body(), "other-secret", Instant.now())
        .send(target);
    SlackRequest.signed(
            "application/json",
            right.body(),
            slack.signingSecret(),
            Instant.now().minusSeconds(400))
        .send(target);
    assertThat(got).extracting(Got::valid).containsExactly(true, false, false, false);
    assertThat(slack.messages("C1")).isEmpty();
  }

  @Test
  void an_address_is_verified_and_its_certificate_checked() throws Exception {
    assertThat(slack.verifiesUrl(target)).isFalse();
    String challenge = Json.text(Json.parse(got.remove().body()).orElseThrow(), "challenge");
    assertThat(challenge).isNotEmpty();
    assertThat(slack.checksSsl(target).status()).isEqualTo(200);
    assertThat(form(got.remove().body(), "ssl_check")).isEqualTo("1");
  }
}
