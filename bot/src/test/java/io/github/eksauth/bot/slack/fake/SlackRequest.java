package io.github.eksauth.bot.slack.fake;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A request as Slack sends it to an app, signed
/// (<https://docs.slack.dev/authentication/verifying-requests-from-slack>), or as somebody else
/// would: with the signature of another secret, another time or another body.
public final class SlackRequest {
  /// Shared, because a client has threads of its own.
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /// What the app answered.
  public record Answer(int status, Map<String, String> headers, String body) {
    public Answer {
      headers = Map.copyOf(headers);
    }

    public boolean ok() {
      return status / 100 == 2;
    }
  }

  private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final String body;

  private SlackRequest(Map<String, String> headers, String body) {
    this.headers.putAll(headers);
    this.body = body;
  }

  /// A request with the right signature, made now.
  public static SlackRequest signed(String contentType, String body) {
    return signed(contentType, body, Identity.SIGNING_SECRET, Instant.now());
  }

  /// A request signed with some secret at some time.
  public static SlackRequest signed(String contentType, String body, String secret, Instant time) {
    String timestamp = String.valueOf(time.getEpochSecond());
    return new SlackRequest(
        Map.of(
            "Content-Type",
            contentType,
            "User-Agent",
            "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept",
            "*/*",
            "X-Slack-Request-Timestamp",
            timestamp,
            "X-Slack-Signature",
            signature(secret, timestamp, body)),
        body);
  }

  /// `v0=` and the HMAC-SHA256 of `v0:timestamp:body` in hex.
  public static String signature(String secret, String timestamp, String body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      String base = "v0:" + timestamp + ":" + body;
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(base.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The same with another value of a header; what is signed stays as it was.
  public SlackRequest header(String name, String value) {
    var other = new SlackRequest(headers, body);
    other.headers.put(name, value);
    return other;
  }

  public SlackRequest without(String name) {
    var other = new SlackRequest(headers, body);
    other.headers.remove(name);
    return other;
  }

  /// The same headers, the signature included, over another body.
  public SlackRequest body(String forged) {
    return new SlackRequest(headers, forged);
  }

  public String body() {
    return body;
  }

  /// Sends it, waiting for an answer as long as Slack does.
  public Answer send(URI target) throws IOException, InterruptedException {
    return send(target, Duration.ofSeconds(3));
  }

  public Answer send(URI target, Duration most) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(target)
            .timeout(most)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    HttpResponse<String> response =
        CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    var found = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    response.headers().map().forEach((name, values) -> found.put(name, values.getFirst()));
    return new Answer(response.statusCode(), found, response.body());
  }
}
