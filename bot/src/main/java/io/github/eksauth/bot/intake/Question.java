package io.github.eksauth.bot.intake;

import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;

/// What somebody wants to know.
///
/// @param paste what they pasted, secrets already replaced
/// @param language the language to answer in
/// @param targets the kinds of Terraform to show, when they said so
public record Question(Paste paste, Language language, Optional<List<Target>> targets) {
  /// A question in the language it was written in.
  public static Question of(Paste paste) {
    return new Question(paste, paste.language(), Optional.empty());
  }
}
