package io.github.eksauth.bot.slack.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The port that the app calls: the Web API, uploads, downloads and response urls. It is the JDK's
/// server because that can break off an answer anywhere, and can go and come back on its port.
final class Door implements AutoCloseable {
  static {
    // the JDK's server waits 40 ms for more bytes before it sends, unless told otherwise
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /// Larger bodies than this are not Slack's.
  private static final int MOST = 64 << 20;

  private final Workspace workspace;
  private final Installation installation;
  private final Faults faults;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final int port;
  private Optional<HttpServer> server = Optional.empty();
  private Optional<WebApi> api = Optional.empty();
  private Optional<FileMethods> files = Optional.empty();
  private Optional<Responses> responses = Optional.empty();

  Door(int port, Workspace workspace, Installation installation, Faults faults) {
    this.workspace = workspace;
    this.installation = installation;
    this.faults = faults;
    this.port = port == 0 ? free() : port;
  }

  private static int free() {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException noPort) {
      throw new UncheckedIOException(noPort);
    }
  }

  void serve(WebApi webApi, FileMethods fileMethods, Responses responseUrls) {
    api = Optional.of(webApi);
    files = Optional.of(fileMethods);
    responses = Optional.of(responseUrls);
  }

  String url(String path) {
    return "http://127.0.0.1:" + port + "/" + path;
  }

  synchronized void open() {
    if (server.isPresent()) {
      return;
    }
    try {
      var opened =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      opened.setExecutor(threads);
      opened.createContext("/", this::handle);
      opened.start();
      server = Optional.of(opened);
    } catch (IOException taken) {
      throw new UncheckedIOException("cannot listen on port " + port, taken);
    }
  }

  synchronized void shut() {
    server.ifPresent(each -> each.stop(0));
    server = Optional.empty();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      if (path.startsWith("/api/")) {
        call(exchange, path.substring("/api/".length()));
      } else if (path.startsWith("/upload/")) {
        upload(exchange, path.substring("/upload/".length()));
      } else if (path.startsWith("/files-pri/")) {
        download(exchange, path.substring("/files-pri/".length()));
      } else if (path.startsWith("/response/")) {
        respond(exchange, path.substring("/response/".length()));
      } else {
        send(exchange, 200, "text/html", "<html><title>Sign in</title></html>");
      }
    }
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readNBytes(MOST), StandardCharsets.UTF_8);
  }

  private static String token(HttpExchange exchange) {
    String header = header(exchange, "Authorization");
    return header.startsWith("Bearer ") ? header.substring("Bearer ".length()) : "";
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void call(HttpExchange exchange, String method) throws IOException {
    String text = body(exchange);
    String query = exchange.getRequestURI().getRawQuery();
    Arguments arguments = new Arguments(Json.object());
    String token = token(exchange);
    ObjectNode answer;
    try {
      arguments =
          Arguments.read(header(exchange, "Content-Type"), text, query == null ? "" : query);
      token = token.isEmpty() ? arguments.text("token") : token;
      Optional<Faults.Fault> fault = faults.of(method);
      if (fault.isPresent() && broken(exchange, method, arguments, token, fault.get())) {
        return;
      }
      answer = api.orElseThrow().call(method, token, arguments);
    } catch (Refusal refusal) {
      answer = refusal.answer();
    }
    note(
        method,
        arguments,
        token,
        answer.path("ok").asBoolean() ? "ok" : Json.text(answer, "error"));
    pause(faults.delay(method));
    exchange.getResponseHeaders().set("X-OAuth-Scopes", installation.provided());
    send(exchange, 200, "application/json; charset=utf-8", Json.write(answer));
  }

  private void note(String method, Arguments arguments, String token, String answer) {
    ObjectNode shown = arguments.json().deepCopy();
    shown.remove("token");
    workspace.called(new Call(method, shown, WebApi.kind(token), answer, Instant.now()));
  }

  /// Does what a fault says; whether the exchange is over.
  private boolean broken(
      HttpExchange exchange, String method, Arguments arguments, String token, Faults.Fault fault)
      throws IOException {
    switch (fault) {
      case Faults.Fault.Refused(String error) -> throw Refusal.of(error);
      case Faults.Fault.RateLimited(Duration retryAfter) -> {
        note(method, arguments, token, "429");
        // Slack counts in whole seconds
        long seconds = Math.max(1, retryAfter.toSeconds());
        exchange.getResponseHeaders().set("Retry-After", String.valueOf(seconds));
        send(
            exchange,
            429,
            "application/json; charset=utf-8",
            Json.write(Json.object().put("ok", false).put("error", "ratelimited")));
      }
      case Faults.Fault.Status(int status) -> {
        note(method, arguments, token, String.valueOf(status));
        send(exchange, status, "text/html", "<html><title>Server Error</title></html>");
      }
      case Faults.Fault.Reset() -> note(method, arguments, token, "reset");
      case Faults.Fault.Lost() -> {
        ObjectNode answer = api.orElseThrow().call(method, token, arguments);
        note(
            method,
            arguments,
            token,
            answer.path("ok").asBoolean() ? "lost" : Json.text(answer, "error"));
      }
    }
    return true;
  }

  private static void pause(Duration delay) {
    try {
      Thread.sleep(delay);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void upload(HttpExchange exchange, String id) throws IOException {
    String content = body(exchange);
    boolean known = files.orElseThrow().receive(id, content);
    workspace.called(
        new Call(
            "upload", Json.object().put("id", id), "none", known ? "ok" : "404", Instant.now()));
    send(exchange, known ? 200 : 404, "text/plain", known ? "OK - " + content.length() : "no");
  }

  private void download(HttpExchange exchange, String path) throws IOException {
    String kind = WebApi.kind(token(exchange));
    String id = path.replaceAll("(?s)^[^-]*-([^/]*)/.*", "$1");
    Optional<FakeFile> found = workspace.fileBody(id);
    boolean allowed = kind.equals("bot") && installation.may("files:read");
    String outcome = !allowed ? "302" : found.isEmpty() ? "404" : "ok";
    workspace.called(
        new Call("files-pri", Json.object().put("id", id), kind, outcome, Instant.now()));
    if (!allowed) {
      // Slack shows a page to sign in, not an error
      exchange.getResponseHeaders().set("Location", url("signin?redir=" + id));
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    if (found.isEmpty()) {
      send(exchange, 404, "text/html", "<html><title>Not found</title></html>");
      return;
    }
    FakeFile file = found.get();
    if (file.redirect().isPresent()) {
      exchange.getResponseHeaders().set("Location", file.redirect().get().toString());
      exchange.sendResponseHeaders(302, -1);
      return;
    }
    exchange.getResponseHeaders().set("Content-Type", file.mimetype());
    if (!file.encoding().isEmpty()) {
      exchange.getResponseHeaders().set("Content-Encoding", file.encoding());
    }
    exchange.sendResponseHeaders(200, file.length() == 0 ? -1 : file.length());
    if (file.length() > 0 && file.send(exchange.getResponseBody())) {
      exchange.getResponseBody().close();
    }
  }

  private void respond(HttpExchange exchange, String id) throws IOException {
    String text = body(exchange);
    JsonNode given = Json.parse(text).orElse(Json.missing());
    ObjectNode answer;
    try {
      Optional<Faults.Fault> fault = faults.of("response_url");
      var arguments = new Arguments(given instanceof ObjectNode object ? object : Json.object());
      if (fault.isPresent() && broken(exchange, "response_url", arguments, "", fault.get())) {
        return;
      }
      answer = responses.orElseThrow().use(id, given);
    } catch (Refusal refusal) {
      answer = refusal.answer();
    }
    boolean ok = answer.path("ok").asBoolean();
    workspace.called(
        new Call(
            "response_url",
            given.deepCopy(),
            WebApi.kind(token(exchange)),
            ok ? "ok" : Json.text(answer, "error"),
            Instant.now()));
    send(exchange, ok ? 200 : 404, "application/json", Json.write(answer));
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    shut();
    threads.shutdownNow();
  }
}
