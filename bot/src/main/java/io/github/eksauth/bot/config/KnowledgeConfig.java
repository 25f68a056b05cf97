package io.github.eksauth.bot.config;

import java.util.Optional;

/// Where the knowledge is edited, so that a gap can be reported where it showed, and whether what
/// is edited there answers at once.
///
/// @param repository the repository's page, like `https://github.com/acme/eks-auth`
/// @param branch what pull requests go to
/// @param follow the branch whose entries answer; those that came with the program when empty
public record KnowledgeConfig(
    Optional<String> repository, String branch, Optional<FollowConfig> follow) {
  public static final KnowledgeConfig USUAL = new KnowledgeConfig(Optional.empty(), "main");

  /// Following nothing.
  public KnowledgeConfig(Optional<String> repository, String branch) {
    this(repository, branch, Optional.empty());
  }
}
