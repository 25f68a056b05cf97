package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.text.Language;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// How the bot behaves in Slack. Tokens are not among it: they come from the environment.
///
/// @param transport how Slack reaches us
/// @param state the folder that keeps what must survive a restart
/// @param allow who may ask about which clusters; nobody about any when it is empty
/// @param overhear ids of the channels in which we answer without being addressed
/// @param hideAccounts whether account ids are masked in what we post
/// @param language the language to answer in; that of the question when empty
/// @param workers how many questions are answered at once
/// @param waiting how many more may wait
public record SlackConfig(
    Transport transport,
    Path state,
    List<AccessRule> allow,
    List<String> overhear,
    boolean hideAccounts,
    Optional<Language> language,
    int workers,
    int waiting) {
  /// Without a word about it in the file.
  public static final SlackConfig USUAL =
      new SlackConfig(
          Transport.SOCKET,
          Path.of("eks-auth-state"),
          List.of(),
          List.of(),
          false,
          Optional.empty(),
          16,
          500);

  public SlackConfig {
    allow = List.copyOf(allow);
    overhear = List.copyOf(overhear);
  }

  /// How Slack reaches us.
  public enum Transport {
    /// Over a socket that we open: nothing of ours has to be reachable.
    SOCKET,
    /// With requests to our HTTP server.
    HTTP
  }
}
