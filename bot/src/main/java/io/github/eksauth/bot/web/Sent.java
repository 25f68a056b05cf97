package io.github.eksauth.bot.web;

import java.util.Map;

/// What a request is answered with.
///
/// @param headers beside the content type
public record Sent(int status, String contentType, String body, Map<String, String> headers) {
  public Sent {
    headers = Map.copyOf(headers);
  }

  public static Sent text(int status, String body) {
    return new Sent(status, "text/plain; charset=utf-8", body, Map.of());
  }
}
