package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.hcl.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One way to cure a cause.
///
/// @param id id within the entry
/// @param title what it does, in a line
/// @param when what must have been seen for it to fit, beside the cause itself
/// @param risk how far it can be undone
/// @param warning what can go wrong; always there when the risk is not R
/// @param first read-only commands that show it is safe; always there when the risk is not R
/// @param steps what to do, in order
/// @param snippets HCL templates by target
/// @param cli commands that do it, if there are any
/// @param verify the command that proves it worked
public record Option(
    String id,
    Words title,
    List<Condition> when,
    Risk risk,
    Optional<Words> warning,
    Optional<String> first,
    List<Words> steps,
    Map<Target, String> snippets,
    Optional<String> cli,
    String verify) {
  public Option {
    when = List.copyOf(when);
    steps = List.copyOf(steps);
    snippets = Map.copyOf(snippets);
  }
}
