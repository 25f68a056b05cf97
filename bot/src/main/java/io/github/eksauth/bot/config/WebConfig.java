package io.github.eksauth.bot.config;

/// Where the HTTP server listens.
public record WebConfig(String host, int port) {
  /// Nobody from outside, unless somebody says so.
  public static final WebConfig USUAL = new WebConfig("127.0.0.1", 8080);
}
