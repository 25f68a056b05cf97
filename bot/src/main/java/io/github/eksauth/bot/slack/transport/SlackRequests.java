package io.github.eksauth.bot.slack.transport;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells whether a request is Slack's, as
/// https://docs.slack.dev/authentication/verifying-requests-from-slack says, and stricter than the
/// SDK: a time from the future is as wrong as one from the past, signatures are compared in
/// constant time, and the signature is over the bytes, before anything made text of them.
final class SlackRequests {
  /// What a body may have; the largest events have some ten kilobytes.
  static final int MOST_BYTES = 1 << 20;

  private static final Duration WINDOW = Duration.ofMinutes(5);
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile("v0=[0-9a-f]{64}");
  private static final String ALGORITHM = "HmacSHA256";
  private static final JsonMapper JSON = new JsonMapper();

  private final SecretKeySpec key;

  SlackRequests(Secret signingSecret) {
    this.key = new SecretKeySpec(signingSecret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM);
  }

  /// What a request is.
  sealed interface Verdict {
    /// It is Slack's, and of a form that we know.
    ///
    /// @param signature tells it from every other request; a request that comes with the same one
    ///   was recorded and sent again
    record Genuine(String body, String signature) implements Verdict {}

    /// It is of no form that Slack sends.
    record Malformed(String why) implements Verdict {}

    /// It has more than [#MOST_BYTES].
    record TooLarge() implements Verdict {}

    /// It is not Slack's, or Slack's of another time.
    record Forged(String why) implements Verdict {}
  }

  /// Looks at size first, at the form then, and at the signature last.
  Verdict check(Received request, Instant now) {
    byte[] bytes = request.body().toArray();
    if (bytes.length > MOST_BYTES) {
      return new Verdict.TooLarge();
    }
    Optional<String> body = utf8(bytes);
    if (body.isEmpty()) {
      return new Verdict.Malformed("the body is not UTF-8");
    }
    Optional<String> wrong = form(body.get());
    if (wrong.isPresent()) {
      return new Verdict.Malformed(wrong.get());
    }
    return signature(request, now, body.get());
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /// What is wrong with the form. The parser behind us goes by the first characters of the body,
  /// and so do we.
  private static Optional<String> form(String body) {
    if (body.startsWith("{")) {
      return json(body);
    }
    if (body.startsWith("payload=")) {
      try {
        String rest = body.substring("payload=".length());
        int end = rest.indexOf('&');
        return json(
            URLDecoder.decode(end < 0 ? rest : rest.substring(0, end), StandardCharsets.UTF_8));
      } catch (IllegalArgumentException e) {
        return Optional.of("the payload is not encoded as a form");
      }
    }
    boolean command = List.of(body.split("&", -1)).stream().anyMatch(SlackRequests::isCommand);
    return command ? Optional.empty() : Optional.of("the body is nothing that Slack sends");
  }

  private static boolean isCommand(String field) {
    return field.startsWith("command=") || field.startsWith("ssl_check=");
  }

  private static Optional<String> json(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return node.isObject() && node.path("type").isString()
          ? Optional.empty()
          : Optional.of("the JSON is nothing that Slack sends");
    } catch (JacksonException e) {
      return Optional.of("the JSON cannot be read");
    }
  }

  private Verdict signature(Received request, Instant now, String body) {
    Optional<String> timestamp = only(request, "x-slack-request-timestamp", TIMESTAMP);
    Optional<String> given = only(request, "x-slack-signature", SIGNATURE);
    if (timestamp.isEmpty() || given.isEmpty()) {
      return new Verdict.Forged("it does not carry one timestamp and one signature");
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp.get()));
    if (Duration.between(sent, now).abs().compareTo(WINDOW) > 0) {
      return new Verdict.Forged("its time is more than five minutes from ours");
    }
    String right = sign(key, timestamp.get(), request.body());
    boolean same =
        MessageDigest.isEqual(
            right.getBytes(StandardCharsets.US_ASCII),
            given.get().getBytes(StandardCharsets.US_ASCII));
    return same
        ? new Verdict.Genuine(body, given.get())
        : new Verdict.Forged("its signature is not that of our signing secret");
  }

  private static Optional<String> only(Received request, String name, Pattern form) {
    List<String> values = request.headers().getOrDefault(name, List.of());
    return Optional.of(values)
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .filter(value -> form.matcher(value).matches());
  }

  private static String sign(SecretKeySpec key, String timestamp, Bytes body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.US_ASCII));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body.toArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }
}
