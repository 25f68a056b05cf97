package io.github.eksauth.bot.config;

import java.util.Optional;

/// Where the knowledge is edited, so that a gap can be reported where it showed.
///
/// @param repository the repository's page, like `https://github.com/acme/eks-auth`
/// @param branch what pull requests go to
public record KnowledgeConfig(Optional<String> repository, String branch) {
  public static final KnowledgeConfig USUAL = new KnowledgeConfig(Optional.empty(), "main");
}
