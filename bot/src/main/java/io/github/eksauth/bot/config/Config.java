package io.github.eksauth.bot.config;

import java.util.List;

/// What the configuration file says; an empty one says nothing, and all works by the credentials
/// and region of the environment.
public record Config(
    List<KnownCluster> clusters,
    List<KnownAccount> accounts,
    Timeouts timeouts,
    SlackConfig slack,
    WebConfig web,
    KnowledgeConfig knowledge) {
  public static final Config NONE = of(List.of(), List.of(), Timeouts.USUAL);

  public Config {
    clusters = List.copyOf(clusters);
    accounts = List.copyOf(accounts);
  }

  /// With the usual settings of the server.
  public static Config of(
      List<KnownCluster> clusters, List<KnownAccount> accounts, Timeouts timeouts) {
    return new Config(
        clusters, accounts, timeouts, SlackConfig.USUAL, WebConfig.USUAL, KnowledgeConfig.USUAL);
  }
}
