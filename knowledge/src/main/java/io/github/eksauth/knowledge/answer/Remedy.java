package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.hcl.Target;
import java.util.List;
import java.util.Optional;

/// An option with the asker's values filled in.
///
/// @param option the option
/// @param first commands that show it is safe
/// @param snippets HCL, one per kind of Terraform that was asked for
/// @param cli commands that do it
/// @param verify the command that proves it worked
/// @param missing names of values that the reader has to fill in
public record Remedy(
    Option option,
    Optional<String> first,
    List<Snippet> snippets,
    Optional<String> cli,
    String verify,
    List<String> missing) {
  public Remedy {
    snippets = List.copyOf(snippets);
    missing = List.copyOf(missing);
  }

  /// HCL for one kind of Terraform.
  public record Snippet(Target target, String text) {}
}
