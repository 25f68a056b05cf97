package io.github.eksauth.bot.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.bot.config.WebConfig;
import io.github.eksauth.bot.intake.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebServerTest {
  private static final int MOST = 1000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch entered = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);
  private final AtomicReference<Readiness> readiness =
      new AtomicReference<>(new Readiness(List.of()));

  private final WebServer server =
      WebServer.start(
          new WebConfig("127.0.0.1", 0),
          List.of(
              new Route("POST", "/in", MOST, this::take),
              new Route("POST", "/waits", MOST, this::waits),
              new Route(
                  "POST",
                  "/fails",
                  MOST,
                  _ -> {
                    throw new IllegalStateException("secret words");
                  })),
          readiness::get,
          () -> Sent.text(200, "numbers 1"),
          Clock.systemUTC());

  private Sent take(Received request) {
    received.add(request);
    return new Sent(200, "application/json", "{}", Map.of("X-Ours", "yes"));
  }

  private Sent waits(Received request) {
    entered.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return Sent.text(200, "finished");
  }

  @AfterEach
  void stop() {
    go.countDown();
    server.close();
    http.close();
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(at(path)).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, BodyPublisher body)
      throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(at(path)).POST(body).build(), BodyHandlers.ofString());
  }

  /// What the server says to bytes that no client would send.
  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      OutputStream out = socket.getOutputStream();
      out.write(request.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Test
  void a_route_gets_the_bytes_as_they_were_sent() throws IOException, InterruptedException {
    byte[] body = {0, (byte) 0xFF, 13, 10, 13};

    HttpResponse<String> response = post("/in?a=1&a=2", BodyPublishers.ofByteArray(body));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{}");
    assertThat(response.headers().firstValue("X-Ours")).contains("yes");
    assertThat(received.getFirst().body().toArray()).isEqualTo(body);
    assertThat(received.getFirst().query()).isEqualTo(Map.of("a", List.of("1", "2")));
    assertThat(received.getFirst().header("content-length")).contains("5");
  }

  @Test
  void a_header_that_comes_twice_comes_twice() throws IOException {
    String response =
        raw(
            "POST /in HTTP/1.1\r\nHost: a\r\nX-A: 1\r\nx-a: 2\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    assertThat(response).startsWith("HTTP/1.1 200");
    assertThat(received.getFirst().headers().get("x-a")).containsExactly("1", "2");
  }

  @Test
  void a_body_may_be_as_large_as_the_route_says_and_not_a_byte_larger()
      throws IOException, InterruptedException {
    assertThat(post("/in", BodyPublishers.ofByteArray(new byte[MOST])).statusCode()).isEqualTo(200);
    assertThat(post("/in", BodyPublishers.ofByteArray(new byte[MOST + 1])).statusCode())
        .isEqualTo(413);
    assertThat(received).hasSize(1);
  }

  @Test
  void a_large_body_is_refused_while_it_is_read_whatever_length_it_claims() throws IOException {
    String chunk = Integer.toHexString(MOST + 1) + "\r\n" + "x".repeat(MOST + 1) + "\r\n";

    // no last chunk: the answer comes although the body goes on
    assertThat(raw("POST /in HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + chunk))
        .startsWith("HTTP/1.1 413");
    // not one byte of the body: its length is enough
    assertThat(raw("POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999\r\n\r\n"))
        .startsWith("HTTP/1.1 413");
    assertThat(received).isEmpty();
  }

  @Test
  void only_the_method_of_the_route_is_taken() throws IOException, InterruptedException {
    assertThat(get("/in").statusCode()).isEqualTo(405);
    assertThat(post("/healthz", BodyPublishers.noBody()).statusCode()).isEqualTo(405);
    assertThat(get("/elsewhere").statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_http_is_refused_without_a_word_about_the_server() throws IOException {
    for (String request :
        List.of(
            "nonsense\r\n\r\n",
            "POST /in HTTP/1.1\r\n\r\n",
            "POST /in HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n",
            "POST /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "POST /in HTTP/1.1\r\nHost: a\r\nX: "
                + "x".repeat(20_000)
                + "\r\nConnection: close\r\n\r\n")) {
      assertThat(raw(request))
          .as(request)
          .matches("(?s)HTTP/1.1 4[0-9][0-9].*")
          .doesNotContainIgnoringCase("jetty", "javalin", "\tat ", "Server:");
    }
  }

  @Test
  void our_own_failure_tells_nothing_of_itself() throws IOException, InterruptedException {
    HttpResponse<String> response = post("/fails", BodyPublishers.ofString("x"));

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("something went wrong here");
    assertThat(response.headers().map()).doesNotContainKey("server");
  }

  @Test
  void it_is_ready_when_every_part_is() throws IOException, InterruptedException {
    readiness.set(
        new Readiness(
            List.of(
                new Readiness.Part("a", true, "fine"),
                new Readiness.Part("b", false, "not \"yet\""))));

    HttpResponse<String> notReady = get("/readyz");
    assertThat(notReady.statusCode()).isEqualTo(503);
    assertThat(notReady.body())
        .isEqualTo(
            """
            {"ready":false,"parts":[{"name":"a","ready":true,"says":"fine"},\
            {"name":"b","ready":false,"says":"not \\"yet\\""}]}\
            """);
    assertThat(get("/healthz").statusCode()).isEqualTo(200);

    readiness.set(new Readiness(List.of(new Readiness.Part("a", true, "fine"))));
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
  }

  @Test
  void a_port_in_use_is_told_with_what_to_write() {
    WebConfig taken = new WebConfig("127.0.0.1", server.port());

    assertThatThrownBy(() ->
            WebServer.start(
                taken, List.of(), readiness::get, () -> Sent.text(200, ""), Clock.systemUTC()))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("`listen: 127.0.0.1:8081`");
  }

  @Test
  void an_address_that_is_not_ours_is_told() {
    assertThatThrownBy(() ->
            WebServer.start(
                new WebConfig("192.0.2.1", 0),
                List.of(),
                readiness::get,
                () -> Sent.text(200, ""),
                Clock.systemUTC()))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void numbers_are_there_for_whoever_reads_them() throws IOException, InterruptedException {
    assertThat(get("/metrics").body()).isEqualTo("numbers 1");
  }

  @Test
  void who_drains_waits_for_what_runs_and_says_at_once_that_it_takes_no_more()
      throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<String>> running =
        http.sendAsync(
            HttpRequest.newBuilder(at("/waits")).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    entered.await();

    Thread draining = Thread.ofVirtual().start(server::drain);
    while (get("/readyz").statusCode() == 200) {
      Thread.onSpinWait();
    }
    HttpResponse<String> refused =
        http.send(
            HttpRequest.newBuilder(at("/in")).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(received).isEmpty();
    assertThat(running).isNotDone();
    go.countDown();
    draining.join();
    assertThat(running.join().body()).isEqualTo("finished");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/metrics").statusCode()).isEqualTo(200);
  }

  @Test
  void stopping_lets_a_running_request_finish() throws InterruptedException {
    CompletableFuture<HttpResponse<String>> running =
        http.sendAsync(
            HttpRequest.newBuilder(at("/waits")).POST(BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    entered.await();
    int port = server.port();

    CompletableFuture<Boolean> everybodyLeft = CompletableFuture.supplyAsync(server::finish);
    while (listens(port)) {
      Thread.onSpinWait();
    }
    assertThat(running).isNotDone();
    assertThat(everybodyLeft).isNotDone();
    go.countDown();

    assertThat(running.join().body()).isEqualTo("finished");
    // also the connection that the client would have kept for later
    assertThat(everybodyLeft.join()).isTrue();
  }

  @Test
  void who_is_still_sending_when_the_server_stops_is_told_that_it_took_too_long()
      throws IOException {
    int port = server.port();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write(
              "POST /in HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 9\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));
      String goOn = "HTTP/1.1 100 Continue\r\n\r\n";
      assertThat(socket.getInputStream().readNBytes(goOn.length()))
          .isEqualTo(goOn.getBytes(StandardCharsets.ISO_8859_1));

      server.close();

      assertThat(listens(port)).isFalse();
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 408");
    }
  }

  @Test
  void a_connection_kept_for_later_does_not_hold_up_the_stop()
      throws IOException, InterruptedException {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);

    assertThat(server.finish()).isTrue();
  }
}
