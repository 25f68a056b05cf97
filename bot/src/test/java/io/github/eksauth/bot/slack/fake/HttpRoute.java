package io.github.eksauth.bot.slack.fake;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Delivery by signed requests to the address that the app gave.
final class HttpRoute implements Route, AutoCloseable {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final URI target;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  HttpRoute(URI target) {
    this.target = target;
  }

  @Override
  public CompletableFuture<JsonNode> deliver(Delivery delivery, int attempt, String reason) {
    SlackRequest request =
        attempt == 0
            ? request(delivery)
            : request(delivery)
                .header("X-Slack-Retry-Num", String.valueOf(attempt))
                .header("X-Slack-Retry-Reason", reason);
    return CompletableFuture.supplyAsync(() -> send(request), threads);
  }

  private JsonNode send(SlackRequest request) {
    try {
      // the courier stops waiting first
      SlackRequest.Answer answer = request.send(target, Duration.ofSeconds(60));
      if (!answer.ok()) {
        throw new Undelivered("http_error");
      }
      if (answer.body().isEmpty()) {
        return Json.missing();
      }
      return Json.parse(answer.body())
          .filter(JsonNode::isObject)
          .orElseGet(() -> Json.object().put("text", answer.body()));
    } catch (HttpTimeoutException late) {
      throw new Undelivered("http_timeout");
    } catch (IOException unreachable) {
      throw new Undelivered("connection_failed");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Undelivered("unknown_error");
    }
  }

  static SlackRequest request(Delivery delivery) {
    return switch (delivery.kind()) {
      case EVENT -> SlackRequest.signed("application/json", Json.write(delivery.payload()));
      case COMMAND -> SlackRequest.signed(FORM, form(delivery.payload()));
      case INTERACTION ->
          SlackRequest.signed(FORM, "payload=" + encode(Json.write(delivery.payload())));
    };
  }

  private static String form(ObjectNode fields) {
    return fields.properties().stream()
        .map(each -> encode(each.getKey()) + "=" + encode(each.getValue().asString("")))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
