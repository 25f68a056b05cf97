package io.github.eksauth.bot.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A request as it came over the wire.
///
/// @param headers by name in lower case
/// @param query parameters of the address
/// @param body the bytes, as they were sent
public record Received(
    String path, Map<String, List<String>> headers, Map<String, List<String>> query, Bytes body) {
  public Received {
    headers = Map.copyOf(headers);
    query = Map.copyOf(query);
  }

  /// The first value of a header.
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
