package io.github.eksauth.bot.config;

import java.util.List;

/// What the configuration file says; an empty one says nothing, and all works by the credentials
/// and region of the environment.
public record Config(List<KnownCluster> clusters, List<KnownAccount> accounts, Timeouts timeouts) {
  public static final Config NONE = new Config(List.of(), List.of(), Timeouts.USUAL);

  public Config {
    clusters = List.copyOf(clusters);
    accounts = List.copyOf(accounts);
  }
}
