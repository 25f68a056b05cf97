package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.eksauth.bot.slack.fake.FakeFile;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackLimits;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What people paste who mean harm, or know no better.
class HostileInputTest {
  private static final int MB = 1 << 20;

  @TempDir private static Path folder;
  private static RunningBot running;
  private static FakeUser mallory;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              allow: [{clusters: ["*"]}]
            knowledge:
              repository: https://github.com/acme/eks-auth
            """);
    mallory = running.slack().user("U000MALLORY", "Mallory");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void nothing_pings_and_slack_is_content() {
    assertThat(running.faultsIn(mallory.dm())).isEmpty();
    assertThat(running.faultsIn(RunningBot.CHANNEL)).isEmpty();
  }

  private static SlackMessage answer(SlackMessage asked) {
    return Article.answer(running.slack(), asked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel>",
        "<!here|here>",
        "<!everyone>",
        "<@U0000000EVE>",
        "<!subteam^S0123456>",
        "<https://evil.example/login|https://console.aws.amazon.com>",
        "[https://console.aws.amazon.com](https://evil.example/login)",
        "&lt;!channel&gt; &lt;@U0000000EVE&gt; &lt;https://evil.example|https://aws.amazon.com&gt;",
        "*bold* _slanted_ `code` ```fence``` :rotating_light: @channel",
      })
  void what_is_markup_for_slack_stays_words(String markup) {
    String paste = Article.ERROR.replace("not found in", "not found " + markup + " in");
    SlackMessage answer =
        Article.lastWord(running.slack(), mallory.saysRaw(mallory.dm(), paste, ""));
    // where the paste is repeated most
    mallory.chooses(answer, "eks-auth:more", "why " + Article.id(answer)).ack();

    SlackMessage turned =
        running.slack().awaitMessage(answer, message -> message.shown().contains("Hide why"));
    assertThat(types(turned.blocks())).doesNotContain("link", "mrkdwn", "markdown");
  }

  private static List<String> types(JsonNode blocks) {
    return blocks.findValues("type").stream().map(JsonNode::stringValue).toList();
  }

  /// What people call things comes back in answers.
  @Test
  void a_name_that_is_markup_stays_a_name() {
    String name = "<!channel>|<https://evil.example|aws>";

    mallory.command(RunningBot.CHANNEL, name).ack();
    mallory.command(RunningBot.CHANNEL, "explain " + name).ack();
    mallory.command(RunningBot.CHANNEL, "check " + name).ack();
    FakeFile file = FakeFile.binary(name + ".zip", "application/zip", new byte[9]);
    SlackMessage shared = mallory.shares(mallory.dm(), file, "");
    SlackMessage said = mallory.says(mallory.dm(), "cluster=" + name + " " + Article.ERROR);

    assertThat(running.slack().awaitReply(shared).shown()).contains("evil.example");
    running.slack().awaitReply(said);
    running.slack().awaitEphemeral(mallory.id(), it -> it.shown().contains("There is no command"));
    assertThat(running.slack().ephemerals(mallory.id()))
        .allSatisfy(told -> {
          assertThat(SlackLimits.pings(told.blocks())).isEmpty();
          assertThat(told.text()).doesNotContain("<!", "<http");
          assertThat(types(told.blocks())).doesNotContain("link", "mrkdwn", "markdown");
        });
  }

  /// What turns the direction of a text, in a message and in a file.
  @ParameterizedTest
  @ValueSource(strings = {"\u202E", "\u2066", "\u200F", "\u061C", "\u2029"})
  void a_text_cannot_be_turned_around(String trick) {
    String text = trick + Article.ERROR + trick + "gpj.cod";

    List<SlackMessage> asked =
        List.of(
            mallory.says(mallory.dm(), text),
            mallory.shares(mallory.dm(), FakeFile.text(trick + "gpj.log", text), ""));

    assertThat(asked)
        .extracting(HostileInputTest::answer)
        .allSatisfy(answer -> {
          assertThat(answer.shown()).contains(Article.FIX);
          assertThat(answer.json().toString())
              .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u2028\u2029]");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200B", "\u200D", "\u2060", "\uFEFF", "\u00AD"})
  void an_error_is_known_in_spite_of_characters_that_nobody_sees(String nothing) {
    String text =
        Article.ERROR.replace("role", "ro" + nothing + "le").replace(" is", nothing + " is");

    SlackMessage written = answer(mallory.says(mallory.dm(), text));
    SlackMessage shared = answer(mallory.shares(mallory.dm(), FakeFile.text("pod.log", text), ""));

    assertThat(written.shown()).contains(Article.FIX);
    assertThat(shared.shown()).contains(Article.FIX);
  }

  @Test
  void the_longest_message_that_slack_takes_is_read_to_its_end() {
    String noise = "2026-03-04 level=info all is well\n";
    int room = 40_000 - Article.ERROR.length();
    String text = noise.repeat(room / noise.length()) + Article.ERROR;

    assertThat(answer(mallory.says(mallory.dm(), text)).shown())
        .contains(Article.FIX)
        .doesNotContain("Only the first part");
  }

  @Test
  void a_message_beyond_what_slack_takes_is_read_in_part_and_the_answer_says_so() {
    String text = Article.ERROR + "\n" + "all is well\n".repeat(100_000);

    assertThat(answer(mallory.says(mallory.dm(), text)).shown())
        .contains(Article.FIX)
        .contains("Only the first part of the text was read");
  }

  @Test
  void a_file_of_a_megabyte_is_read_to_its_end() {
    String text = "x".repeat(79).concat("\n").repeat(MB / 80) + Article.ERROR + "\n";

    assertThat(answer(mallory.shares(mallory.dm(), FakeFile.text("big.log", text), "")).shown())
        .contains(Article.FIX)
        .doesNotContain("Only the first part");
  }

  @Test
  void a_file_in_which_every_line_matters_is_read_in_part_and_the_answer_says_so() {
    StringBuilder text = new StringBuilder(Article.ERROR).append('\n');
    for (int i = 0; text.length() < 3 * MB; i++) {
      String other = Integer.toString(i, 26).replaceAll("[0-9]", "z");
      text.append(other).append(' ').append(Article.ERROR).append('\n');
    }

    SlackMessage answer =
        answer(mallory.shares(mallory.dm(), FakeFile.text("big.log", text.toString()), ""));

    assertThat(answer.shown())
        .contains(Article.FIX)
        .contains("Only the first part of big.log was read");
  }

  static Stream<FakeFile> bombs() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      byte[] much = new byte[MB];
      for (int i = 0; i < 256; i++) {
        gzip.write(much);
      }
    }
    return Stream.of(
        FakeFile.gzipBomb("unpacked-by-http.log", 256L * MB),
        FakeFile.zipBomb("archive.log", 256L * MB),
        FakeFile.binary("packed.log", "text/plain", packed.toByteArray()));
  }

  /// Nothing is unpacked, so that it does not matter how much would come out.
  @ParameterizedTest
  @MethodSource("bombs")
  void a_bomb_is_refused_politely(FakeFile bomb) {
    SlackMessage asked = mallory.shares(mallory.dm(), bomb, "");

    SlackMessage answer = running.slack().awaitReply(asked);

    assertThat(answer.shown()).contains("I did not read the file", bomb.name() + " is not a text");
  }

  @Test
  void a_file_that_never_ends_is_refused_at_the_limit() {
    SlackMessage asked =
        mallory.shares(
            mallory.dm(),
            FakeFile.text("endless.log", "x".repeat(1023).concat("\n").repeat(21 * 1024))
                .claiming(3),
            "");

    assertThat(running.slack().awaitReply(asked).shown()).contains("endless.log is too big");
  }

  /// A server that is not Slack's, and counts who calls.
  private static final class Elsewhere implements AutoCloseable {
    private final HttpServer server;
    private final AtomicInteger calls = new AtomicInteger();

    Elsewhere() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            calls.incrementAndGet();
            byte[] text = Article.ERROR.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
          });
      server.start();
    }

    URI file() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/files-pri/T1-F1/a");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @Test
  void a_file_on_another_host_is_not_asked_for() throws IOException {
    try (Elsewhere elsewhere = new Elsewhere()) {
      FakeFile file = FakeFile.text("pod.log", "").keptAt(elsewhere.file());

      SlackMessage answer = running.slack().awaitReply(mallory.shares(mallory.dm(), file, ""));

      assertThat(answer.shown()).contains("pod.log is not kept by Slack");
      assertThat(elsewhere.calls).hasValue(0);
    }
  }

  @Test
  void a_download_that_is_sent_on_to_another_host_is_not_followed() throws IOException {
    try (Elsewhere elsewhere = new Elsewhere()) {
      FakeFile file = FakeFile.text("pod.log", "").redirectedTo(elsewhere.file());

      SlackMessage answer = running.slack().awaitReply(mallory.shares(mallory.dm(), file, ""));

      assertThat(answer.shown()).contains("pod.log is not kept by Slack");
      assertThat(elsewhere.calls).hasValue(0);
    }
  }
}
