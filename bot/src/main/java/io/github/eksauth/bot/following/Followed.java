package io.github.eksauth.bot.following;

import io.github.eksauth.bot.config.FollowConfig;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import java.nio.file.Path;
import java.util.Optional;

/// The entries of the branch that the bot answers with, as its state folder keeps them.
///
/// @param revision short commit
public record Followed(Knowledge knowledge, String revision) {
  /// What is kept there of that branch; nothing as long as no revision of it was taken.
  ///
  /// @param state the folder that keeps what survives a restart
  /// @throws io.github.eksauth.knowledge.entry.InvalidKnowledge when what is kept was changed since
  public static Optional<Followed> of(FollowConfig config, Path state) {
    return Follower.shelf(config, state)
        .kept()
        .map(kept ->
            new Followed(
                Knowledge.in(new KnowledgeFolder(kept.entries()), Diagnostician.vocabulary()),
                Follower.revision(kept.commit())));
  }
}
