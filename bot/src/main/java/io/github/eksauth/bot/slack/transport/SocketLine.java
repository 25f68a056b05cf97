package io.github.eksauth.bot.slack.transport;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.Protocol;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One connection of Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), from
/// its greeting to its end.
final class SocketLine extends WebSocketClient {
  private static final int MOST_BYTES = 4 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  /// Why a connection is no longer of use.
  ///
  /// @param announced whether Slack told us to move, so that it still delivers for a moment
  record Ended(String words, boolean announced) {}

  private final BiConsumer<SocketLine, String> envelopes;
  private final CompletableFuture<Boolean> greeted = new CompletableFuture<>();
  private final CompletableFuture<Ended> ended = new CompletableFuture<>();
  private volatile long lastHeard = System.nanoTime();

  /// @param envelopes takes what Slack delivers; must not block
  SocketLine(URI address, Duration patience, BiConsumer<SocketLine, String> envelopes) {
    super(
        address,
        new Draft_6455(List.of(), List.of(new Protocol("")), MOST_BYTES),
        Map.of(),
        (int) patience.toMillis());
    this.envelopes = envelopes;
    // `watch` does it, and restores the line as well
    setConnectionLostTimeout(0);
    // an acknowledgement is small: without this it waits until Slack's host confirms the one before
    setTcpNoDelay(true);
    setDaemon(true);
  }

  /// Connects and waits for the greeting.
  ///
  /// @return what went wrong, if something did
  Optional<String> open(Duration patience) throws InterruptedException {
    if (!connectBlocking(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      close();
      return Optional.of(ended.getNow(new Ended("the socket did not open in time", false)).words());
    }
    try {
      CompletableFuture.anyOf(greeted, ended).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      close();
      return Optional.of("Slack did not greet on the socket in time");
    }
    return greeted.isDone() ? Optional.empty() : Optional.of(ended.join().words());
  }

  /// Waits until the connection is of no use any more; a line on which nothing is heard counts as
  /// dead, whatever the operating system says.
  Ended watch(Duration silence) throws InterruptedException {
    Duration beat = silence.dividedBy(3);
    while (true) {
      try {
        return ended.get(beat.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        Duration quiet = quiet();
        if (quiet.compareTo(silence) > 0) {
          return new Ended("nothing was heard for " + quiet.toSeconds() + " s", false);
        }
        if (quiet.compareTo(beat) >= 0) {
          ping();
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException("it is never completed with an exception", e);
      }
    }
  }

  /// How long nothing was heard: no message, no ping, no pong.
  Duration quiet() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  private void ping() {
    try {
      sendPing();
    } catch (WebsocketNotConnectedException e) {
      // then its end is told at once
    }
  }

  /// Sends, if the line still stands.
  boolean trySend(String text) {
    try {
      send(text);
      return true;
    } catch (WebsocketNotConnectedException e) {
      return false;
    }
  }

  @Override
  public void onMessage(String message) {
    lastHeard = System.nanoTime();
    switch (type(message)) {
      case "hello" -> greeted.complete(true);
      case "disconnect" -> ended.complete(new Ended("Slack asked to connect anew", true));
      case "" -> {
        // nothing that Slack sends
      }
      default -> envelopes.accept(this, message);
    }
  }

  private static String type(String message) {
    try {
      JsonNode type = JSON.readTree(message).path("type");
      return type.isString() ? type.stringValue() : "";
    } catch (JacksonException e) {
      return "";
    }
  }

  @Override
  public void onOpen(ServerHandshake handshake) {
    lastHeard = System.nanoTime();
  }

  @Override
  public void onClose(int code, String reason, boolean remote) {
    ended.complete(new Ended("the socket was closed with code " + code, false));
  }

  @Override
  public void onError(Exception e) {
    ended.complete(new Ended("the socket failed: " + e.getClass().getSimpleName(), false));
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata frame) {
    lastHeard = System.nanoTime();
    super.onWebsocketPing(socket, frame);
  }

  @Override
  public void onWebsocketPong(WebSocket socket, Framedata frame) {
    lastHeard = System.nanoTime();
    super.onWebsocketPong(socket, frame);
  }
}
