package io.github.eksauth.bot.slack.api;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.config.SlackSecrets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/// A Web API that answers word for word what a test says, also what no real one would.
public final class ScriptedSlack implements AutoCloseable {
  public static final String BOT_TOKEN = "xoxb-1111-2222-abcdef";
  public static final String APP_TOKEN = "xapp-1-A1-2-abcdef";
  public static final String SIGNING_SECRET = "0123456789abcdef0123456789abcdef";

  /// What one call is answered with; the last of a method's stays.
  public record Reply(int status, Map<String, String> headers, String body, Manner manner) {
    public static Reply json(String body) {
      return new Reply(200, Map.of(), body, Manner.ANSWER);
    }

    public static Reply error(String code) {
      return json("{\"ok\":false,\"error\":\"" + code + "\"}");
    }

    public static Reply status(int status) {
      return status(status, "");
    }

    public static Reply status(int status, String body) {
      return new Reply(status, Map.of(), body, Manner.ANSWER);
    }

    /// Slack has had enough for so many seconds.
    public static Reply limited(String seconds) {
      return new Reply(
          429,
          Map.of("Retry-After", seconds),
          "{\"ok\":false,\"error\":\"ratelimited\"}",
          Manner.ANSWER);
    }

    /// Takes the call, and hangs up.
    public static Reply hangUp() {
      return new Reply(0, Map.of(), "", Manner.HANG_UP);
    }

    /// Takes the call, and says nothing.
    public static Reply silence() {
      return new Reply(0, Map.of(), "", Manner.SILENCE);
    }
  }

  /// How a call is treated.
  public enum Manner {
    ANSWER,
    HANG_UP,
    SILENCE
  }

  /// A call that came in.
  ///
  /// @param fields of the form, if it was one
  public record Called(
      String method,
      Map<String, String> fields,
      String body,
      Optional<String> authorization,
      long atNanos) {}

  private final HttpServer server;
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Called> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  public ScriptedSlack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
    on(
        "auth.test",
        Reply.json("{\"ok\":true,\"team_id\":\"T1\",\"user_id\":\"UBOT1\",\"bot_id\":\"BBOT1\"}"));
  }

  public void on(String method, Reply... answers) {
    replies.put(method, new ArrayDeque<>(List.of(answers)));
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  public SlackSecrets secrets() {
    return new SlackSecrets(
        new Secret(BOT_TOKEN),
        Optional.of(new Secret(APP_TOKEN)),
        Optional.of(new Secret(SIGNING_SECRET)),
        address());
  }

  public List<Called> calls(String method) {
    return calls.stream().filter(call -> call.method().equals(method)).toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestURI().getPath().replaceFirst("^/api/", "");
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(
        new Called(
            method,
            fields(body),
            body,
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")),
            System.nanoTime()));
    Reply reply = next(method);
    switch (reply.manner()) {
      case HANG_UP -> exchange.close();
      case SILENCE -> {
        await();
        exchange.close();
      }
      case ANSWER -> {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
      }
    }
  }

  private Reply next(String method) {
    Deque<Reply> left =
        replies.getOrDefault(method, new ArrayDeque<>(List.of(Reply.error("unknown_method"))));
    synchronized (left) {
      return left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
  }

  private void await() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Map<String, String> fields(String body) {
    Map<String, String> fields = new HashMap<>();
    if (!body.startsWith("{")) {
      for (String field : body.split("&", -1)) {
        String[] parts = field.split("=", 2);
        if (parts.length == 2) {
          fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
      }
    }
    return fields;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
  }
}
