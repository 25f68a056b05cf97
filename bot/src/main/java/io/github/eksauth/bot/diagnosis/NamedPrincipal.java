package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.knowledge.text.Mentions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The role or user that a text is about: the only one it names beside whoever was refused, else
/// that one. Of several nobody knows which is meant.
final class NamedPrincipal {
  private NamedPrincipal() {}

  static Optional<String> in(Mentions mentions) {
    Map<String, String> named = new LinkedHashMap<>();
    mentions.arns().forEach(arn -> key(arn).ifPresent(key -> named.putIfAbsent(key, arn)));
    mentions.caller().flatMap(NamedPrincipal::key).ifPresent(named::remove);
    return switch (named.size()) {
      case 0 -> mentions.caller();
      case 1 -> Optional.of(named.values().iterator().next());
      default -> Optional.empty();
    };
  }

  /// One key for all ARNs of a role, with or without its path or session.
  private static Optional<String> key(String arn) {
    return Arn.parse(arn)
        .flatMap(Arn::canonical)
        .filter(it -> it.isRole() || it.isUser())
        .map(it -> it.withoutPath().toString().toLowerCase(Locale.ROOT));
  }
}
