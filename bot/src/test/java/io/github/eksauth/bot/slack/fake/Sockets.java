package io.github.eksauth.bot.slack.fake;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft;
import org.java_websocket.exceptions.InvalidDataException;
import org.java_websocket.exceptions.WebsocketNotConnectedException;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.handshake.ServerHandshakeBuilder;
import org.java_websocket.server.WebSocketServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The other end of Socket Mode (<https://docs.slack.dev/apis/events-api/using-socket-mode>). A
/// server of its own, not one of a web framework, because it must be able to fall silent: those
/// answer pings by themselves.
final class Sockets extends WebSocketServer implements Route {
  /// How many connections an app may have.
  private static final int MOST = 10;

  private final Workspace workspace;
  private final CountDownLatch started = new CountDownLatch(1);
  private final Set<String> tickets = ConcurrentHashMap.newKeySet();
  private final List<WebSocket> links = new ArrayList<>();
  private final Set<WebSocket> silent = ConcurrentHashMap.newKeySet();
  private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final AtomicInteger opened = new AtomicInteger();
  private final AtomicInteger turn = new AtomicInteger();
  private volatile boolean refusing;

  Sockets(Workspace workspace) {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    this.workspace = workspace;
    setReuseAddr(true);
    setTcpNoDelay(true);
    setDaemon(true);
    setConnectionLostTimeout(10);
  }

  void begin() {
    start();
    try {
      if (!started.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the socket server did not start");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /// An address that serves one connection.
  String ticket() {
    String ticket = "ticket-" + ids.incrementAndGet();
    tickets.add(ticket);
    return "ws://127.0.0.1:%d/link/?ticket=%s&app_id=%s".formatted(getPort(), ticket, Identity.APP);
  }

  /// How many sockets are open.
  int connected() {
    synchronized (links) {
      return links.size();
    }
  }

  /// How many were ever opened.
  int opened() {
    return opened.get();
  }

  /// Closes all and takes no more, or takes them again.
  void refuse(boolean refuse) {
    refusing = refuse;
    if (refuse) {
      drop();
    }
  }

  /// Ends all connections without a word.
  void drop() {
    for (WebSocket link : open()) {
      link.closeConnection(CloseFrame.ABNORMAL_CLOSE, "dropped");
    }
  }

  /// Tells all that they will be or are to be replaced; `refresh_requested` also closes them.
  void disconnect(String reason) {
    for (WebSocket link : open()) {
      ObjectNode message = Json.object().put("type", "disconnect").put("reason", reason);
      message.putObject("debug_info").put("host", "applink-fake");
      send(link, message);
      if (!reason.equals("warning")) {
        link.close();
      }
    }
  }

  /// The sockets that are open now stay open and say nothing more, not even pong.
  void silence() {
    setConnectionLostTimeout(0);
    silent.addAll(open());
  }

  private List<WebSocket> open() {
    synchronized (links) {
      return List.copyOf(links);
    }
  }

  private void send(WebSocket link, ObjectNode message) {
    if (!silent.contains(link) && link.isOpen()) {
      link.send(Json.write(message));
    }
  }

  @Override
  public CompletableFuture<JsonNode> deliver(Delivery delivery, int attempt, String reason) {
    List<WebSocket> open = open();
    if (open.isEmpty()) {
      return CompletableFuture.failedFuture(new Undelivered("connection_failed"));
    }
    WebSocket link = open.get(Math.floorMod(turn.getAndIncrement(), open.size()));
    String id = "envelope-" + ids.incrementAndGet();
    ObjectNode envelope =
        Json.object()
            .put("envelope_id", id)
            .put("type", delivery.kind().word())
            .put("accepts_response_payload", delivery.answered());
    envelope.set("payload", delivery.payload());
    if (delivery.kind() == Delivery.Kind.EVENT) {
      envelope.put("retry_attempt", attempt).put("retry_reason", reason);
    }
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(id, answer);
    var _ = answer.whenComplete((_, _) -> waiting.remove(id));
    try {
      send(link, envelope);
    } catch (WebsocketNotConnectedException closedMeanwhile) {
      answer.completeExceptionally(new Undelivered("connection_failed"));
    }
    return answer;
  }

  @Override
  public ServerHandshakeBuilder onWebsocketHandshakeReceivedAsServer(
      WebSocket connection, Draft draft, ClientHandshake request) throws InvalidDataException {
    String resource = request.getResourceDescriptor();
    String ticket = resource.replaceAll(".*ticket=([^&]*).*", "$1");
    if (refusing || !tickets.remove(ticket)) {
      throw new InvalidDataException(CloseFrame.POLICY_VALIDATION, "unknown or used ticket");
    }
    return super.onWebsocketHandshakeReceivedAsServer(connection, draft, request);
  }

  @Override
  public void onOpen(WebSocket connection, ClientHandshake handshake) {
    int number;
    synchronized (links) {
      links.add(connection);
      number = links.size();
    }
    opened.incrementAndGet();
    if (number > MOST) {
      send(
          connection, Json.object().put("type", "disconnect").put("reason", "too_many_websockets"));
      connection.close();
      return;
    }
    ObjectNode hello = Json.object().put("type", "hello").put("num_connections", number);
    hello
        .putObject("debug_info")
        .put("host", "applink-fake")
        .put("build_number", 1)
        .put("approximate_connection_time", Duration.ofHours(5).toSeconds());
    hello.putObject("connection_info").put("app_id", Identity.APP);
    send(connection, hello);
    workspace.changed();
  }

  @Override
  public void onMessage(WebSocket connection, String message) {
    JsonNode ack = Json.parse(message).orElse(Json.missing());
    CompletableFuture<JsonNode> answer = waiting.get(Json.text(ack, "envelope_id"));
    if (answer != null) {
      answer.complete(ack.path("payload"));
    }
  }

  @Override
  public void onClose(WebSocket connection, int code, String reason, boolean remote) {
    synchronized (links) {
      links.remove(connection);
    }
    silent.remove(connection);
    workspace.changed();
  }

  @Override
  public void onWebsocketPing(WebSocket connection, Framedata ping) {
    if (!silent.contains(connection)) {
      super.onWebsocketPing(connection, ping);
    }
  }

  @Override
  public void onError(WebSocket connection, Exception error) {
    // a connection that breaks is closed next; nothing else is of interest to a test
  }

  @Override
  public void onStart() {
    started.countDown();
  }
}
