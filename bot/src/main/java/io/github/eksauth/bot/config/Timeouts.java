package io.github.eksauth.bot.config;

import java.time.Duration;

/// How long anything may take.
///
/// @param call one call to AWS or Kubernetes, retries included
/// @param run everything that one question needs
public record Timeouts(Duration call, Duration run) {
  public static final Timeouts USUAL = new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));
}
