package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.slack.inbound.FileReader.Limits;
import io.github.eksauth.bot.slack.inbound.FileText.Reason;
import io.github.eksauth.bot.slack.inbound.FileText.Refused;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Paste;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class FileReaderTest {
  private static final LogScan SCAN = new LogScan(Matcher.bundled(Knowledge.bundled()));
  private static final Secret TOKEN = new Secret("xoxb-of-the-test");
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Limits LIMITS = new Limits(64 * 1024, 1024 * 1024, LONG);
  private static final String ERROR =
      "Error: creating EKS Access Entry (prod:arn:aws:iam::111122223333:role/ci): ResourceInUseException: The specified access entry resource is already in use on this cluster.";

  private final CountDownLatch over = new CountDownLatch(1);
  private final List<String> authorizations = new CopyOnWriteArrayList<>();
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private HttpServer server;
  private FileReader reader;

  FileReaderTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    reader = new FileReader(SCAN, api(), LIMITS);
  }

  @BeforeEach
  void start() {
    server.setExecutor(workers);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    reader.close();
    server.stop(0);
    workers.shutdownNow();
  }

  @Test
  void a_text_is_taken_whole_and_its_secrets_are_not() {
    serve("text/plain", (ERROR + "\npassword=hunter2hunter2\n").getBytes(StandardCharsets.UTF_8));

    assertThat(read())
        .isEqualTo(new FileText.Text(new Paste(ERROR + "\npassword=[redacted]\n"), true, false));
    assertThat(authorizations).containsExactly("Bearer xoxb-of-the-test");
  }

  @Test
  void of_a_long_log_the_lines_around_errors_we_know_are_kept() {
    String noise = "level=info msg=\"all is well\" attempt=1\n".repeat(10_000);
    serve("text/plain", (noise + ERROR + "\n" + noise).getBytes(StandardCharsets.UTF_8));

    assertThat(text().text()).contains(ERROR).hasSizeLessThan(2000);
  }

  @Test
  void what_powershell_writes_is_text() {
    serve("text/plain", ("\uFEFF" + ERROR).getBytes(StandardCharsets.UTF_16LE));

    assertThat(text().text()).contains(ERROR);
  }

  @Test
  void what_is_longer_than_the_limit_is_refused_whatever_it_says_of_itself() {
    serve("text/plain", "x\n".repeat(600_000).getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(file("log.txt", "text/plain", 3), TOKEN, LONG))
        .isEqualTo(new Refused(Reason.TOO_BIG));
  }

  @Test
  void a_small_file_is_read_although_its_message_calls_it_huge() {
    serve("text/plain", ERROR.getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(file("log.txt", "text/plain", Long.MAX_VALUE), TOKEN, LONG))
        .isInstanceOf(FileText.Text.class);
  }

  @Test
  void a_body_without_end_is_too_big() {
    byte[] line = "nothing to see here\n".repeat(100).getBytes(StandardCharsets.UTF_8);
    serve(exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (over.getCount() > 0) {
          out.write(line);
        }
      }
    });

    assertThat(read()).isEqualTo(new Refused(Reason.TOO_BIG));
  }

  @Test
  void a_line_without_end_is_too_big() {
    byte[] some = "x".repeat(2000).getBytes(StandardCharsets.UTF_8);
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      try (OutputStream out = exchange.getResponseBody()) {
        while (over.getCount() > 0) {
          out.write(some);
        }
      }
    });

    assertThat(read()).isEqualTo(new Refused(Reason.TOO_BIG));
  }

  @Test
  void a_body_that_stops_coming_is_given_up() {
    serve(exchange -> {
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(ERROR.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      waitForTheEnd();
    });

    assertThat(reader.read(file("log.txt", "text/plain", 3), TOKEN, Duration.ofMillis(300)))
        .isEqualTo(new Refused(Reason.UNREADABLE));
  }

  @Test
  void a_server_that_does_not_answer_is_given_up() {
    serve(_ -> waitForTheEnd());

    assertThat(reader.read(file("log.txt", "text/plain", 3), TOKEN, Duration.ofMillis(300)))
        .isEqualTo(new Refused(Reason.UNREADABLE));
  }

  @Test
  void who_has_no_time_asks_for_nothing() {
    serve("text/plain", ERROR.getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(file("log.txt", "text/plain", 3), TOKEN, Duration.ZERO))
        .isEqualTo(new Refused(Reason.UNREADABLE));
    assertThat(authorizations).isEmpty();
  }

  @Test
  void an_interrupted_reader_stops() throws InterruptedException {
    CountDownLatch asked = new CountDownLatch(1);
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('x');
      exchange.getResponseBody().flush();
      asked.countDown();
      waitForTheEnd();
    });
    List<FileText> read = new CopyOnWriteArrayList<>();
    Thread thread = Thread.ofVirtual().start(() -> read.add(read()));

    asked.await();
    thread.interrupt();
    thread.join();

    assertThat(read).containsExactly(new Refused(Reason.UNREADABLE));
  }

  @Test
  void a_body_that_ends_early_is_not_taken_for_the_file() {
    serve(exchange -> {
      exchange.sendResponseHeaders(200, 1000);
      exchange.getResponseBody().write(ERROR.getBytes(StandardCharsets.UTF_8));
      exchange.getResponseBody().flush();
      exchange.close();
    });

    assertThat(read()).isEqualTo(new Refused(Reason.UNREADABLE));
  }

  @Test
  void the_token_does_not_go_along_a_redirect() {
    server.createContext(
        "/elsewhere", new Answer("text/plain", ERROR.getBytes(StandardCharsets.UTF_8)));
    serve(exchange -> {
      exchange.getResponseHeaders().add("Location", "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    });

    assertThat(read()).isEqualTo(new Refused(Reason.ELSEWHERE));
    assertThat(authorizations).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/files-pri/T1-F1/log.txt",
        "https://files.slack.com.evil.example/log.txt",
        "https://files.slack.com@evil.example/log.txt",
        "https://evil.example#@files.slack.com/",
        "https://evil.example\\@files.slack.com/",
        "http://files.slack.com/log.txt",
        "https://files.slack.com:8443/log.txt",
        "http://127.0.0.1:1/log.txt",
        "http://localhost/log.txt",
        "ftp://files.slack.com/log.txt",
        "file:///etc/passwd",
        "/log.txt",
        "not a url",
      })
  void another_host_is_not_asked(String url) {
    assertThat(reader.read(new SharedFile("F1", "a", "text/plain", 3, url), TOKEN, LONG))
        .isEqualTo(new Refused(Reason.ELSEWHERE));
  }

  @Test
  void a_file_without_a_url_is_not_there() {
    assertThat(reader.read(new SharedFile("F1", "a", "text/plain", 3, ""), TOKEN, LONG))
        .isEqualTo(new Refused(Reason.NOT_FOUND));
  }

  @Test
  void plain_http_is_for_this_machine_only() {
    try (FileReader other = new FileReader(SCAN, URI.create("http://slack.example/api/"), LIMITS)) {
      assertThat(
              other.read(
                  new SharedFile("F1", "a", "text/plain", 3, "http://slack.example/a"),
                  TOKEN,
                  LONG))
          .isEqualTo(new Refused(Reason.ELSEWHERE));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "401,NOT_ALLOWED",
    "403,NOT_ALLOWED",
    "404,NOT_FOUND",
    "410,NOT_FOUND",
    "429,UNREADABLE",
    "500,UNREADABLE",
    "206,UNREADABLE"
  })
  void what_slack_answers_is_why(int status, Reason reason) {
    serve(exchange -> exchange.sendResponseHeaders(status, -1));

    assertThat(read()).isEqualTo(new Refused(reason));
  }

  @Test
  void a_page_for_signing_in_is_no_file() {
    serve(
        "text/html; charset=utf-8",
        "<!DOCTYPE html><html>Sign in</html>".getBytes(StandardCharsets.UTF_8));

    assertThat(read()).isEqualTo(new Refused(Reason.NOT_ALLOWED));
  }

  @Test
  void a_page_that_somebody_shared_is_a_file() {
    serve("text/html", ("<html>" + ERROR + "</html>").getBytes(StandardCharsets.UTF_8));

    assertThat(reader.read(file("a.html", "text/html", 3), TOKEN, LONG))
        .isInstanceOf(FileText.Text.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n\t\r\n ", "\uFEFF"})
  void what_holds_nothing_is_empty(String nothing) {
    serve("text/plain", nothing.replace("\uFEFF", "").getBytes(StandardCharsets.UTF_8));

    assertThat(read()).isEqualTo(new Refused(Reason.EMPTY));
  }

  @Test
  void a_zip_bomb_is_not_unpacked() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("error.txt"));
      zip.write(new byte[10 * 1024 * 1024]);
    }
    serve("text/plain", bytes.toByteArray());

    assertThat(read()).isEqualTo(new Refused(Reason.NOT_TEXT));
  }

  @Test
  void a_packed_file_is_not_unpacked() throws IOException {
    serve("text/plain", gzip(ERROR));

    assertThat(read()).isEqualTo(new Refused(Reason.NOT_TEXT));
  }

  @Test
  void a_packed_answer_is_refused_and_was_not_asked_for() throws IOException {
    List<List<String>> accepted = new CopyOnWriteArrayList<>();
    byte[] packed = gzip(ERROR);
    serve(exchange -> {
      accepted.add(exchange.getRequestHeaders().getOrDefault("Accept-Encoding", List.of()));
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, packed.length);
      exchange.getResponseBody().write(packed);
      exchange.close();
    });

    assertThat(read()).isEqualTo(new Refused(Reason.NOT_TEXT));
    assertThat(accepted).containsExactly(List.of());
  }

  @Test
  void bytes_that_are_no_text_are_refused() {
    serve("text/plain", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13});

    assertThat(read()).isEqualTo(new Refused(Reason.NOT_TEXT));
  }

  private FileText read() {
    return reader.read(file("log.txt", "text/plain", 3), TOKEN, LONG);
  }

  private Paste text() {
    FileText read = read();
    assertThat(read).isInstanceOf(FileText.Text.class);
    return ((FileText.Text) read).paste();
  }

  private SharedFile file(String name, String type, long size) {
    return new SharedFile("F1", name, type, size, api().resolve("/file").toString());
  }

  private URI api() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  private void serve(String type, byte[] body) {
    serve(new Answer(type, body));
  }

  private void serve(HttpHandler handler) {
    server.createContext(
        "/file",
        exchange -> {
          authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
          try (exchange) {
            handler.handle(exchange);
          }
        });
  }

  private void waitForTheEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  /// A whole answer.
  private static final class Answer implements HttpHandler {
    private final String type;
    private final byte[] body;

    Answer(String type, byte[] body) {
      this.type = type;
      this.body = body.clone();
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
      exchange.getResponseHeaders().add("Content-Type", type);
      exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
      exchange.close();
    }
  }
}
