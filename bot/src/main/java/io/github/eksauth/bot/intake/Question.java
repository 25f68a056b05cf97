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
/// @param about the entry that it is about, when somebody chose one of those that the text could be
public record Question(
    Paste paste, Language language, Optional<List<Target>> targets, Optional<String> about) {
  public Question {
    targets = targets.map(List::copyOf);
  }

  /// A question in the language it was written in.
  public static Question of(Paste paste) {
    return new Question(paste, paste.language(), Optional.empty(), Optional.empty());
  }

  /// The same question, answered in another language.
  public Question in(Language other) {
    return new Question(paste, other, targets, about);
  }

  /// The same question, with other Terraform.
  public Question with(List<Target> others) {
    return new Question(paste, language, Optional.of(others), about);
  }

  /// The same question, about one of the entries that the text could be.
  public Question about(String entry) {
    return new Question(paste, language, targets, Optional.of(entry));
  }
}
