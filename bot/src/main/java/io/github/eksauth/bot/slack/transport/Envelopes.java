package io.github.eksauth.bot.slack.transport;

import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequest;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import io.github.eksauth.bot.metrics.SlackMeters;
import io.github.eksauth.bot.web.Trace;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Handles what is delivered over the socket, and tells the acknowledgement. What cannot be handled
/// soon is not acknowledged, and Slack delivers it again.
///
/// The threads are those of the operating system, unlike those that answer: virtual threads are not
/// taken off the processor while they compute, and an acknowledgement would wait for answers.
final class Envelopes {
  private static final Logger LOG = LoggerFactory.getLogger(Envelopes.class);

  /// Handlers take milliseconds and hardly ever wait.
  private static final int THREADS = 4;

  /// Those that wait for a thread included; a second's worth and more.
  private static final int MOST_AT_ONCE = 256;

  private static final JsonMapper JSON = new JsonMapper();

  private final BoltApp app;
  private final SlackMeters meters;
  private final SocketModeRequestParser parser;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("slack-envelope-", 0).factory());
  private volatile boolean taking = true;

  Envelopes(BoltApp app, SlackMeters meters) {
    this.app = app;
    this.meters = meters;
    this.parser = new SocketModeRequestParser(app.config());
  }

  /// Takes one; returns at once.
  ///
  /// @param ack sends the acknowledgement
  void take(String envelope, Consumer<String> ack) {
    long heard = System.nanoTime();
    if (!taking) {
      return;
    }
    if (!free.tryAcquire()) {
      LOG.warn("left an envelope to be delivered again: {} are being handled", MOST_AT_ONCE);
      meters.delivered(DeliveryKind.UNREAD, SlackMeters.Delivery.LEFT, Duration.ZERO);
      return;
    }
    threads.execute(() -> {
      try {
        handle(envelope, ack, heard);
      } finally {
        free.release();
      }
    });
  }

  private void handle(String envelope, Consumer<String> ack, long heard) {
    Optional<SocketModeRequest> parsed = parsed(envelope);
    if (parsed.isEmpty()) {
      meters.delivered(DeliveryKind.UNREAD, SlackMeters.Delivery.REFUSED, since(heard));
      return;
    }
    SocketModeRequest request = parsed.get();
    Response response = app.run(request.getBoltRequest());
    boolean taken = response.getStatusCode() == 200;
    if (taken) {
      ack.accept(ack(request.getEnvelope().getEnvelopeId(), response));
    }
    meters.delivered(
        DeliveryKind.of(request.getBoltRequest()),
        taken ? SlackMeters.Delivery.ACKNOWLEDGED : SlackMeters.Delivery.LEFT,
        since(heard));
  }

  private static Duration since(long heard) {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  private Optional<SocketModeRequest> parsed(String envelope) {
    try {
      return Optional.ofNullable(parser.parse(envelope))
          .filter(request -> request.getBoltRequest() != null);
    } catch (RuntimeException e) {
      LOG.warn("an envelope could not be read: {}", Trace.of(e));
      return Optional.empty();
    }
  }

  private static String ack(String id, Response response) {
    ObjectNode ack = JsonNodeFactory.instance.objectNode().put("envelope_id", id);
    Optional.ofNullable(response.getBody())
        .filter(body -> !body.isEmpty())
        .ifPresent(body -> payload(ack, body));
    return ack.toString();
  }

  private static void payload(ObjectNode ack, String body) {
    try {
      ack.set("payload", JSON.readTree(body));
    } catch (JacksonException e) {
      ack.putObject("payload").put("text", body);
    }
  }

  /// Takes no more, and waits for those that are being handled.
  void close(Duration longest) throws InterruptedException {
    taking = false;
    if (!free.tryAcquire(MOST_AT_ONCE, longest.toMillis(), TimeUnit.MILLISECONDS)) {
      LOG.warn("envelopes are still being handled");
    }
    threads.shutdown();
  }
}
