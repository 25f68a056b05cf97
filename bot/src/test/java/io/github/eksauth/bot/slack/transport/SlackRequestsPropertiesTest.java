package io.github.eksauth.bot.slack.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.slack.transport.SlackRequests.Verdict;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class SlackRequestsPropertiesTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final Instant NOW = Instant.ofEpochSecond(1_700_000_000);

  private final SlackRequests requests = new SlackRequests(new Secret(SECRET));

  @Property(tries = 300)
  void bytes_that_nobody_signed_are_never_genuine_and_never_break_the_check(
      @ForAll byte[] body, @ForAll String timestamp, @ForAll String signature) {
    Received received =
        new Received(
            "/slack/events",
            Map.of(
                "x-slack-request-timestamp",
                List.of(timestamp),
                "x-slack-signature",
                List.of(signature)),
            Map.of(),
            Bytes.of(body));

    assertThat(requests.check(received, NOW)).isNotInstanceOf(Verdict.Genuine.class);
  }

  @Property(tries = 300)
  void what_is_signed_is_genuine_exactly_within_the_window(
      @ForAll String text, @ForAll @LongRange(min = -1000, max = 1000) long seconds) {
    byte[] body = ("command=%2Feks-auth&text=" + text).getBytes(StandardCharsets.UTF_8);
    Received received =
        Signing.signed(SECRET, String.valueOf(NOW.getEpochSecond() + seconds), body);

    assertThat(requests.check(received, NOW) instanceof Verdict.Genuine)
        .isEqualTo(Math.abs(seconds) <= 300);
  }

  @Property(tries = 300)
  void a_signature_with_one_digit_changed_is_forged(
      @ForAll @IntRange(max = 63) int place, @ForAll @IntRange(min = 1, max = 15) int by) {
    byte[] body = "{\"type\":\"event_callback\"}".getBytes(StandardCharsets.UTF_8);
    Received signed = Signing.signed(SECRET, "1700000000", body);
    StringBuilder signature = new StringBuilder(signed.header("x-slack-signature").orElseThrow());
    int digit = Character.digit(signature.charAt(3 + place), 16);
    signature.setCharAt(3 + place, Character.forDigit((digit + by) % 16, 16));

    Received changed =
        new Received(
            signed.path(),
            Map.of(
                "x-slack-request-timestamp",
                List.of("1700000000"),
                "x-slack-signature",
                List.of(signature.toString())),
            Map.of(),
            signed.body());

    assertThat(requests.check(changed, NOW)).isInstanceOf(Verdict.Forged.class);
  }
}
