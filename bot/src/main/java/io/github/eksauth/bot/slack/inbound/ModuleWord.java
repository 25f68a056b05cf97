package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.knowledge.hcl.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word that names a kind of Terraform: `21`, `v20.37.1`, `resource`.
final class ModuleWord {
  private static final Pattern VERSION =
      Pattern.compile("(?:module-|~>|v)?+([0-9]{2})(?:\\.[0-9x]{1,4}+){0,2}+");

  private ModuleWord() {}

  /// The kinds that words divided by commas name; empty when one of them names none.
  static Optional<List<Target>> of(String words) {
    List<Target> targets = new ArrayList<>();
    for (String word : words.split(",", -1)) {
      Optional<Target> target = target(word);
      if (target.isEmpty()) {
        return Optional.empty();
      }
      if (!targets.contains(target.get())) {
        targets.add(target.get());
      }
    }
    return Optional.of(List.copyOf(targets));
  }

  private static Optional<Target> target(String word) {
    String bare = word.strip().replaceAll("[\"'`]", "").toLowerCase(Locale.ROOT);
    if (bare.equals("resource") || bare.equals("resources") || bare.equals("plain")) {
      return Optional.of(Target.RESOURCE);
    }
    Matcher version = VERSION.matcher(bare);
    if (!version.matches()) {
      return Optional.empty();
    }
    int major = Integer.parseInt(version.group(1));
    return Arrays.stream(Target.values())
        .filter(target -> target.major().stream().anyMatch(it -> it == major))
        .findFirst();
  }
}
