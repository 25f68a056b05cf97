package io.github.eksauth.bot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.metrics.SlackMeters;
import io.github.eksauth.bot.slack.api.ScriptedSlack;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Called;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Reply;
import io.github.eksauth.bot.slack.api.SlackApi;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.java_websocket.WebSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class SocketLinkTest {
  /// Hurried, so that a test sees several tries; a line is at once as good as an old one.
  private static final SocketLink.Timing HURRIED =
      new SocketLink.Timing(
          Duration.ofMinutes(1),
          Duration.ofMillis(20),
          Duration.ofMillis(200),
          Duration.ofSeconds(10),
          Duration.ZERO);

  private final RecordingHandlers handlers = new RecordingHandlers();
  private final SlackMeters meters = new Metrics().slack();
  private final ScriptedSlack slack;
  private final SocketServer sockets;
  private final SlackApi api;
  private final Identity identity;
  private final BoltApp app;

  SocketLinkTest() throws IOException, InterruptedException {
    slack = new ScriptedSlack();
    sockets = new SocketServer();
    api = new SlackApi(slack.secrets(), meters);
    identity = Identity.start(api, Clock.systemUTC());
    app = new BoltApp(slack.secrets(), identity, handlers);
    until(() -> identity.known().isPresent());
  }

  @AfterEach
  void close() throws InterruptedException {
    identity.close();
    api.close();
    sockets.stop(1000);
    slack.close();
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private Reply socket() {
    return Reply.json("{\"ok\":true,\"url\":\"" + sockets.address() + "\"}");
  }

  private SocketLink start(SocketLink.Timing timing) {
    return SocketLink.start(api, true, app, meters, timing, Clock.systemUTC());
  }

  private List<Called> opens() {
    return slack.calls("apps.connections.open");
  }

  private static String mention(String id, String text) {
    return SocketServer.envelope(id, "events_api", Payloads.mention("Ev-" + id, text));
  }

  @Test
  void an_event_is_handled_and_acknowledged_by_its_id() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    try (SocketLink link = start(HURRIED)) {
      WebSocket socket = sockets.next();
      socket.send(mention("e1", "boom"));

      assertThat(handlers.next()).isEqualTo("mention Ev-e1 boom");
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e1\"}");
      until(() -> link.part().ready());
      assertThat(link.part().says()).startsWith("connected, since ").contains("last heard of 0 s");
      assertThat(opens()).hasSize(1);
      assertThat(opens().getFirst().authorization()).contains("Bearer " + ScriptedSlack.APP_TOKEN);
    }
  }

  @Test
  void what_a_handler_answers_goes_into_the_acknowledgement() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    try (SocketLink _ = start(HURRIED)) {
      WebSocket socket = sockets.next();
      socket.send(
          SocketServer.envelope(
              "e1",
              "slash_commands",
              "{\"command\":\"/eks-auth\",\"text\":\"help\",\"user_id\":\"U1\",\"team_id\":\"T1\",\"channel_id\":\"C1\"}"));
      assertThat(sockets.ack())
          .isEqualTo("{\"envelope_id\":\"e1\",\"payload\":{\"text\":\"checking\"}}");

      socket.send(
          SocketServer.envelope(
              "e2",
              "interactive",
              "{\"type\":\"block_suggestion\",\"team\":{\"id\":\"T1\"},\"user\":{\"id\":\"U1\"},\"action_id\":\"eks-auth:cluster\",\"block_id\":\"b\",\"value\":\"p\"}"));
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e2\",\"payload\":{\"options\":[]}}");
    }
  }

  @Test
  void a_handler_that_fails_and_an_envelope_of_no_form_break_nothing() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    try (SocketLink _ = start(HURRIED)) {
      WebSocket socket = sockets.next();
      socket.send("no json");
      socket.send("[]");
      socket.send("{\"type\":\"events_api\",\"envelope_id\":\"e0\"}");
      socket.send("{\"type\":\"something_new\",\"envelope_id\":\"e0\"}");
      socket.send(mention("e1", "please fail"));
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e1\"}");
      socket.send(mention("e2", "boom"));
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e2\"}");
      assertThat(sockets.acksLeft()).isZero();
    }
  }

  @Test
  void a_start_with_slack_down_tries_until_slack_is_there() throws InterruptedException {
    slack.on(
        "apps.connections.open",
        Reply.hangUp(),
        Reply.status(503),
        Reply.error("invalid_auth"),
        Reply.silence());
    SocketLink.Timing timing =
        new SocketLink.Timing(
            Duration.ofMinutes(1),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(300),
            Duration.ZERO);
    try (SocketLink link = start(timing)) {
      until(() -> opens().size() > 4);
      assertThat(link.part().ready()).isFalse();
      assertThat(link.part().says())
          .startsWith("not connected: ")
          .contains("apps.connections.open", "since ");

      slack.on("apps.connections.open", socket());
      sockets.next();
      until(() -> link.part().ready());
    }
  }

  @Test
  void a_socket_that_nobody_takes_or_that_does_not_greet_is_tried_anew()
      throws InterruptedException {
    sockets.setGreets(false);
    slack.on(
        "apps.connections.open",
        Reply.json("{\"ok\":true,\"url\":\"ws://127.0.0.1:1/link\"}"),
        socket());
    SocketLink.Timing timing =
        new SocketLink.Timing(
            Duration.ofMinutes(1),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofMillis(500),
            Duration.ZERO);
    try (SocketLink link = start(timing)) {
      sockets.next();
      until(() -> link.part().says().contains("did not greet"));
      sockets.setGreets(true);
      until(() -> link.part().ready());
    }
  }

  @Test
  void when_slack_asks_to_move_the_next_socket_opens_before_the_old_one_closes()
      throws InterruptedException {
    slack.on("apps.connections.open", socket());
    try (SocketLink link = start(HURRIED)) {
      WebSocket first = sockets.next();
      until(() -> link.part().ready());
      first.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
      WebSocket second = sockets.next();
      until(first::isClosed);
      assertThat(link.part().ready()).isTrue();

      second.send(mention("e1", "boom"));
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e1\"}");
    }
  }

  @Test
  void a_socket_that_breaks_is_replaced() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    try (SocketLink link = start(HURRIED)) {
      sockets.next().closeConnection(1006, "gone");
      WebSocket second = sockets.next();
      until(() -> link.part().ready());
      second.send(mention("e1", "boom"));
      assertThat(sockets.ack()).isEqualTo("{\"envelope_id\":\"e1\"}");
    }
  }

  @Test
  void a_socket_that_falls_silent_is_replaced() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    sockets.setPongs(false);
    SocketLink.Timing timing =
        new SocketLink.Timing(
            Duration.ofMillis(300),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Duration.ZERO);
    try (SocketLink link = start(timing)) {
      WebSocket first = sockets.next();
      sockets.next();
      sockets.setPongs(true);
      until(first::isClosed);
      until(() -> link.part().ready());
    }
  }

  @Test
  void a_quiet_socket_that_answers_pings_stays() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    SocketLink.Timing timing =
        new SocketLink.Timing(
            Duration.ofMillis(600),
            Duration.ofMillis(20),
            Duration.ofMillis(50),
            Duration.ofSeconds(10),
            Duration.ZERO);
    try (SocketLink link = start(timing)) {
      WebSocket socket = sockets.next();
      until(() -> link.part().ready());
      long since = System.nanoTime();
      until(() -> System.nanoTime() - since > Duration.ofMillis(1800).toNanos());

      assertThat(socket.isOpen()).isTrue();
      assertThat(opens()).hasSize(1);
    }
  }

  @Test
  void as_long_as_slack_asks_is_waited_before_the_next_socket() throws InterruptedException {
    slack.on("apps.connections.open", Reply.limited("1"), socket());
    try (SocketLink _ = start(HURRIED)) {
      sockets.next();

      assertThat(opens()).hasSize(2);
      assertThat(Duration.ofNanos(opens().getLast().atNanos() - opens().getFirst().atNanos()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(990));
    }
  }

  @Test
  void a_server_that_hangs_up_again_and_again_is_not_run_over() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    SocketLink.Timing timing =
        new SocketLink.Timing(
            Duration.ofMinutes(1),
            Duration.ofMillis(100),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(60));
    try (SocketLink _ = start(timing)) {
      for (int i = 0; i < 4; i++) {
        sockets.next().send("{\"type\":\"disconnect\",\"reason\":\"too_many_websockets\"}");
      }
      List<Called> opens = opens();
      // 100, 200 and 400 ms, each at least half
      assertThat(Duration.ofNanos(opens.get(3).atNanos() - opens.getFirst().atNanos()))
          .isGreaterThanOrEqualTo(Duration.ofMillis(350));
    }
  }

  @Test
  void an_address_that_is_not_encrypted_is_taken_only_where_that_is_allowed() {
    slack.on("apps.connections.open", socket());
    try (SocketLink link = SocketLink.start(api, false, app, meters, HURRIED, Clock.systemUTC())) {
      until(() -> link.part().says().contains("not encrypted"));
      assertThat(link.part().ready()).isFalse();
    }
  }

  @Test
  void closing_takes_nothing_more_and_leaves() throws InterruptedException {
    slack.on("apps.connections.open", socket());
    SocketLink link = start(HURRIED);
    WebSocket socket = sockets.next();
    until(() -> link.part().ready());

    link.close();

    until(socket::isClosed);
    assertThat(link.part().ready()).isFalse();
    assertThat(opens()).hasSize(1);
  }
}
