package io.github.eksauth.bot.following;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

/// A repository behind Git's smart HTTP protocol on this machine, open to whoever has the token.
final class HttpUpstream implements AutoCloseable {
  private static final String SERVICE = "git-upload-pack";

  private final Upstream upstream;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// What everybody sent to log in; empty where nothing was sent.
  private final List<String> logins = new CopyOnWriteArrayList<>();

  /// What is asked for by `Basic` authentication; nothing when empty.
  private Optional<String> login = Optional.empty();

  HttpUpstream(Upstream upstream) {
    this.upstream = upstream;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/kb.git/", this::git);
    server.createContext("/old.git/", this::moved);
    server.createContext("/files.git/", exchange -> send(exchange, 200, "text/plain", dumb()));
    server.start();
  }

  String address(String host, String repository) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/" + repository;
  }

  void requires(String user, String password) {
    login =
        Optional.of(
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
  }

  List<String> logins() {
    return List.copyOf(logins);
  }

  /// What servers that only hand out files have there.
  private byte[] dumb() {
    return "1111111111111111111111111111111111111111\trefs/heads/main\n"
        .getBytes(StandardCharsets.UTF_8);
  }

  /// The same machine by another name counts as another host.
  private void moved(HttpExchange exchange) throws IOException {
    note(exchange);
    exchange
        .getResponseHeaders()
        .set("Location", address("localhost", "kb.git/info/refs?service=" + SERVICE));
    send(exchange, 301, "text/plain", new byte[0]);
  }

  private void note(HttpExchange exchange) {
    logins.add(
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse(""));
  }

  private void git(HttpExchange exchange) throws IOException {
    note(exchange);
    if (login.isPresent() && !login.get().equals(logins.getLast())) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"kb\"");
      send(exchange, 401, "text/plain", new byte[0]);
      return;
    }
    UploadPack pack = new UploadPack(upstream.repository());
    pack.setBiDirectionalPipe(false);
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Git-Protocol"))
        .ifPresent(protocol -> pack.setExtraParameters(List.of(protocol)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (exchange.getRequestMethod().equals("GET")) {
      pack.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(new PacketLineOut(out)), SERVICE);
      send(exchange, 200, "application/x-" + SERVICE + "-advertisement", out.toByteArray());
      return;
    }
    try (InputStream in = body(exchange)) {
      pack.upload(in, out, null);
    }
    send(exchange, 200, "application/x-" + SERVICE + "-result", out.toByteArray());
  }

  private static InputStream body(HttpExchange exchange) throws IOException {
    return "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private static void send(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    try (exchange) {
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
