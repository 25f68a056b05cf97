package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HealthCheckTest {
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private int ask(URI address) {
    return HealthCheck.ask(address, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private int askServerThatAnswers(int status) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/healthz",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      return ask(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/healthz"));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void a_server_that_says_ok_is_healthy() throws IOException {
    assertThat(askServerThatAnswers(200)).isZero();
    assertThat(said.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void a_server_that_says_anything_else_is_not() throws IOException {
    assertThat(askServerThatAnswers(503)).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("/healthz answered 503");
  }

  @Test
  void where_nobody_listens_nothing_is_healthy() throws IOException {
    HttpServer gone =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    int port = gone.getAddress().getPort();
    gone.stop(0);

    assertThat(ask(URI.create("http://127.0.0.1:" + port + "/healthz"))).isEqualTo(1);
    assertThat(said.toString(StandardCharsets.UTF_8)).contains("http://127.0.0.1:" + port);
  }
}
