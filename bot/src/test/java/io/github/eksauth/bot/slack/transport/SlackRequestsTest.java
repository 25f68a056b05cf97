package io.github.eksauth.bot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.slack.transport.SlackRequests.Verdict;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlackRequestsTest {
  private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
  private static final Instant NOW = Instant.ofEpochSecond(1_531_420_618);
  private static final String EVENT = "{\"type\":\"event_callback\"}";

  private final SlackRequests requests = new SlackRequests(new Secret(SECRET));

  private static Received signed(String timestamp, String body) {
    return Signing.signed(SECRET, timestamp, body.getBytes(StandardCharsets.UTF_8));
  }

  private Verdict check(Received received) {
    return requests.check(received, NOW);
  }

  private static Received with(Received received, String header, List<String> values) {
    Map<String, List<String>> headers = new HashMap<>(received.headers());
    headers.put(header, values);
    return new Received(received.path(), headers, received.query(), received.body());
  }

  /// The request and signature that Slack's documentation computes.
  @Test
  void the_example_of_the_documentation_is_genuine() {
    String body =
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c";
    Received received =
        new Received(
            "/slack/events",
            Map.of(
                "x-slack-request-timestamp", List.of("1531420618"),
                "x-slack-signature",
                    List.of("v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")),
            Map.of(),
            Bytes.of(body.getBytes(StandardCharsets.UTF_8)));

    assertThat(check(received)).isInstanceOf(Verdict.Genuine.class);
  }

  @ParameterizedTest
  @CsvSource({
    "-301, false",
    "-300, true",
    "0, true",
    "300, true",
    "301, false",
    "31536000, false",
  })
  void a_time_is_within_five_minutes_both_ways(long seconds, boolean genuine) {
    Verdict verdict = check(signed(String.valueOf(NOW.getEpochSecond() + seconds), EVENT));

    assertThat(verdict instanceof Verdict.Genuine).isEqualTo(genuine);
    assertThat(verdict instanceof Verdict.Forged).isEqualTo(!genuine);
  }

  @Test
  void the_signature_is_that_of_another_secret() {
    assertThat(
            check(Signing.signed("another", "1531420618", EVENT.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Verdict.Forged.class);
  }

  @Test
  void the_signature_is_over_the_bytes() {
    Received signed = signed("1531420618", EVENT);
    Received spaced =
        new Received(
            signed.path(),
            signed.headers(),
            signed.query(),
            Bytes.of((EVENT + "\n").getBytes(StandardCharsets.UTF_8)));

    assertThat(check(spaced)).isInstanceOf(Verdict.Forged.class);
    assertThat(check(signed("1531420618", EVENT + "\r\n"))).isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void a_header_that_is_missing_twice_there_or_of_no_form_is_forged() {
    Received signed = signed("1531420618", EVENT);
    String right = signed.header("x-slack-signature").orElseThrow();

    for (List<String> signatures :
        List.of(
            List.<String>of(),
            List.of(right, right),
            List.of(right + " "),
            List.of(right.toUpperCase(java.util.Locale.ROOT)),
            List.of(right.substring(0, 66)),
            List.of(""))) {
      assertThat(check(with(signed, "x-slack-signature", signatures)))
          .as(signatures.toString())
          .isInstanceOf(Verdict.Forged.class);
    }
    for (List<String> timestamps :
        List.of(
            List.<String>of(),
            List.of("1531420618", "1531420618"),
            List.of("+1531420618"),
            List.of("-1"),
            List.of("1531420618.0"),
            List.of("١٥٣١٤٢٠٦١٨"),
            List.of("99999999999999999999"))) {
      assertThat(check(with(signed, "x-slack-request-timestamp", timestamps)))
          .as(timestamps.toString())
          .isInstanceOf(Verdict.Forged.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"type\":1}",
        "[1]",
        "payload=",
        "payload={\"type\":",
        "payload=%7B%22type%22",
        "payload=%zz",
        "text=hello",
        "{\"type\":\"a\"} trailing",
      })
  void a_body_that_slack_does_not_send_is_malformed_whoever_signed_it(String body) {
    assertThat(check(signed("1531420618", body))).isInstanceOf(Verdict.Malformed.class);
    assertThat(check(with(signed("1531420618", body), "x-slack-signature", List.of())))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void json_that_is_nested_too_deep_is_malformed() {
    assertThat(check(signed("1531420618", "{\"type\":" + "[".repeat(100_000))))
        .isInstanceOf(Verdict.Malformed.class);
  }

  @Test
  void bytes_of_another_charset_are_malformed() {
    byte[] latin1 =
        "{\"type\":\"event_callback\",\"t\":\"für\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(check(Signing.signed(SECRET, "1531420618", latin1)))
        .isInstanceOf(Verdict.Malformed.class);
    assertThat(check(signed("1531420618", "{\"type\":\"event_callback\",\"t\":\"für 集群\"}")))
        .isInstanceOf(Verdict.Genuine.class);
  }

  @Test
  void size_comes_before_form() {
    assertThat(check(signed("1531420618", "x".repeat(SlackRequests.MOST_BYTES + 1))))
        .isEqualTo(new Verdict.TooLarge());
    assertThat(check(signed("1531420618", "x".repeat(SlackRequests.MOST_BYTES))))
        .isInstanceOf(Verdict.Malformed.class);
  }
}
