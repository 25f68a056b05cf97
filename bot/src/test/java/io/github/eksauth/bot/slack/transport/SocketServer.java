package io.github.eksauth.bot.slack.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;

/// The other end of Socket Mode: greets, delivers what a test gives it, and can fall silent.
final class SocketServer extends WebSocketServer {
  private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> acks = new LinkedBlockingQueue<>();
  private final CountDownLatch listening = new CountDownLatch(1);
  private volatile boolean greets = true;
  private volatile boolean pongs = true;

  SocketServer() throws InterruptedException {
    super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
    setConnectionLostTimeout(0);
    setReuseAddr(true);
    setDaemon(true);
    start();
    listening.await();
  }

  URI address() {
    return URI.create("ws://127.0.0.1:" + getPort() + "/link");
  }

  void setGreets(boolean greets) {
    this.greets = greets;
  }

  void setPongs(boolean pongs) {
    this.pongs = pongs;
  }

  /// The next connection; waits for it.
  WebSocket next() throws InterruptedException {
    WebSocket socket = opened.poll(30, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("nobody connected");
    }
    return socket;
  }

  /// The next acknowledgement; waits for it.
  String ack() throws InterruptedException {
    String ack = acks.poll(30, TimeUnit.SECONDS);
    return ack == null ? "no acknowledgement" : ack;
  }

  int acksLeft() {
    return acks.size();
  }

  static String envelope(String id, String type, String payload) {
    return """
    {"envelope_id":"%s","type":"%s","accepts_response_payload":true,"payload":%s}\
    """
        .formatted(id, type, payload);
  }

  @Override
  public void onOpen(WebSocket socket, ClientHandshake handshake) {
    if (greets) {
      socket.send("{\"type\":\"hello\",\"num_connections\":1}");
    }
    opened.add(socket);
  }

  @Override
  public void onMessage(WebSocket socket, String message) {
    acks.add(message);
  }

  @Override
  public void onWebsocketPing(WebSocket socket, Framedata frame) {
    if (pongs) {
      super.onWebsocketPing(socket, frame);
    }
  }

  @Override
  public void onClose(WebSocket socket, int code, String reason, boolean remote) {}

  @Override
  public void onError(WebSocket socket, Exception e) {}

  @Override
  public void onStart() {
    listening.countDown();
  }
}
