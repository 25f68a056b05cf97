package io.github.eksauth.bot.slack.api;

import com.slack.api.SlackConfig;
import java.net.URI;

/// How the SDK is set up wherever we use it.
public final class Sdk {
  private Sdk() {}

  /// Without what the SDK does beside calling: counting, with `auth.test` calls of its own, and
  /// logging what it sends and gets.
  public static SlackConfig quiet(URI api) {
    SlackConfig config = new SlackConfig();
    config.setStatsEnabled(false);
    config.getHttpClientResponseHandlers().clear();
    config.setMethodsEndpointUrlPrefix(api.toString());
    return config;
  }
}
