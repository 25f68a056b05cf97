package io.github.eksauth.bot.slack.transport;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.metrics.SlackMeters;
import io.github.eksauth.bot.web.Received;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.bot.web.Sent;
import io.github.eksauth.bot.web.Trace;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's requests over HTTP: events, commands and clicks, all at one address.
public final class SlackHttp {
  /// What the app's settings name as request URL, with our host before it.
  public static final String PATH = "/slack/events";

  private static final Logger LOG = LoggerFactory.getLogger(SlackHttp.class);

  /// Longer than a signature is taken for, both ways.
  private static final Duration REMEMBERED = Duration.ofMinutes(11);

  private static final int MOST_REMEMBERED = 50_000;

  private final BoltApp app;
  private final SlackRequests requests;
  private final SlackRequestParser parser;
  private final SlackMeters meters;
  private final Clock clock;

  /// Signatures of what was handled. Slack signs each delivery anew, so that the same one again is
  /// a recording.
  private final Cache<String, Boolean> handled =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  public SlackHttp(BoltApp app, Secret signingSecret, SlackMeters meters, Clock clock) {
    this.app = app;
    this.meters = meters;
    this.requests = new SlackRequests(signingSecret);
    this.parser = new SlackRequestParser(app.config());
    this.clock = clock;
  }

  /// Where Slack's requests come in.
  public Route route() {
    return new Route("POST", PATH, SlackRequests.MOST_BYTES, this::answer);
  }

  private Sent answer(Received received) {
    long heard = System.nanoTime();
    Sent sent = answer(received, heard);
    if (sent.status() >= 400 && sent.status() < 500) {
      meters.delivered(DeliveryKind.UNREAD, SlackMeters.Delivery.REFUSED, since(heard));
    }
    return sent;
  }

  private static Duration since(long heard) {
    return Duration.ofNanos(System.nanoTime() - heard);
  }

  private Sent answer(Received received, long heard) {
    return switch (requests.check(received, clock.instant())) {
      case SlackRequests.Verdict.TooLarge() -> Sent.text(413, "too large");
      case SlackRequests.Verdict.Malformed(String why) -> {
        LOG.warn("refused a request: {}", why);
        yield Sent.text(400, why);
      }
      case SlackRequests.Verdict.Forged(String why) -> {
        LOG.warn("refused a request: {}", why);
        yield Sent.text(401, why);
      }
      case SlackRequests.Verdict.Genuine(String body, String signature) ->
          once(received, body, signature, heard);
    };
  }

  private Sent once(Received received, String body, String signature, long heard) {
    if (handled.asMap().putIfAbsent(signature, true) != null) {
      LOG.warn("a request came again with the same signature");
      return Sent.text(200, "");
    }
    Sent sent = handled(received, body, heard);
    if (sent.status() != 200) {
      handled.invalidate(signature);
    }
    return sent;
  }

  private Sent handled(Received received, String body, long heard) {
    return parsed(received, body)
        .map(request -> {
          Response response = app.run(request);
          meters.delivered(
              DeliveryKind.of(request),
              response.getStatusCode() == 200
                  ? SlackMeters.Delivery.ACKNOWLEDGED
                  : SlackMeters.Delivery.LEFT,
              since(heard));
          return sent(response);
        })
        .orElse(Sent.text(400, "the body is nothing that Slack sends"));
  }

  private Optional<Request<?>> parsed(Received received, String body) {
    try {
      return Optional.ofNullable(
          parser.parse(
              SlackRequestParser.HttpRequest.builder()
                  .requestUri(received.path())
                  .queryString(Map.of())
                  .headers(new RequestHeaders(received.headers()))
                  .requestBody(body)
                  .remoteAddress("")
                  .build()));
    } catch (RuntimeException e) {
      // a form that the SDK takes for granted is not there
      LOG.warn("a request could not be read: {}", Trace.of(e));
      return Optional.empty();
    }
  }

  private static Sent sent(Response response) {
    Map<String, String> headers = new HashMap<>();
    response
        .getHeaders()
        .forEach(
            (name, values) -> values.stream().findFirst().ifPresent(it -> headers.put(name, it)));
    return new Sent(
        response.getStatusCode(),
        Optional.ofNullable(response.getContentType()).orElse("text/plain; charset=utf-8"),
        Optional.ofNullable(response.getBody()).orElse(""),
        headers);
  }
}
