package io.github.eksauth.knowledge.answer;

import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.hcl.HclTemplate;
import io.github.eksauth.knowledge.hcl.Rendering;
import io.github.eksauth.knowledge.hcl.ShellTemplate;
import io.github.eksauth.knowledge.hcl.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes an option out with the asker's values.
public final class RemedyWriter {
  /// What most people run today; used when nobody said which module it is.
  private static final List<Target> USUAL = List.of(Target.MODULE_20, Target.MODULE_21);

  private RemedyWriter() {}

  /// The remedy, or nothing when all it could show is a list that nobody could read: a snippet that
  /// takes over `mapRoles` is never shown without every role that must stay.
  ///
  /// @param wanted the kinds of Terraform asked for; empty for the usual ones
  public static Optional<Remedy> write(
      Option option, Values values, Optional<List<Target>> wanted) {
    Set<String> missing = new LinkedHashSet<>();
    List<Remedy.Snippet> snippets = new ArrayList<>();
    boolean withheld = false;
    for (Target target : targets(option, wanted)) {
      Optional<Rendering> rendering = snippet(option, target, values);
      if (rendering.isEmpty()) {
        continue;
      }
      switch (rendering.get()) {
        case Rendering.Rendered(String text, List<String> unknown) -> {
          snippets.add(new Remedy.Snippet(target, text));
          missing.addAll(unknown);
        }
        case Rendering.Withheld _ -> withheld = true;
      }
    }
    if (withheld && snippets.isEmpty() && option.cli().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Remedy(
            option,
            option.first().map(command -> command(command, values, missing)),
            snippets,
            option.cli().map(command -> command(command, values, missing)),
            command(option.verify(), values, missing),
            List.copyOf(missing)));
  }

  /// The HCL of an option for one target with the values filled in, or why it must not be shown;
  /// nothing when the option has none for that target.
  public static Optional<Rendering> snippet(Option option, Target target, Values values) {
    return Optional.ofNullable(option.snippets().get(target))
        .map(template -> HclTemplate.parse(template).render(values.byName()));
  }

  private static String command(String template, Values values, Set<String> missing) {
    Rendering.Rendered rendered = ShellTemplate.parse(template).render(values.byName());
    missing.addAll(rendered.missing());
    return rendered.text();
  }

  /// What was asked for if the option has it; else plain resources, else whatever there is.
  private static List<Target> targets(Option option, Optional<List<Target>> wanted) {
    List<Target> asked =
        wanted.orElse(USUAL).stream().filter(option.snippets()::containsKey).toList();
    if (!asked.isEmpty()) {
      return asked;
    }
    if (option.snippets().containsKey(Target.RESOURCE)) {
      return List.of(Target.RESOURCE);
    }
    return wanted.isPresent()
        ? List.of()
        : option.snippets().keySet().stream().sorted().limit(1).toList();
  }
}
