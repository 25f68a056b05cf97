package io.github.eksauth.bot.web;

import java.util.List;

/// Whether we can answer, part by part.
public record Readiness(List<Part> parts) {
  public Readiness {
    parts = List.copyOf(parts);
  }

  /// One thing that has to work.
  ///
  /// @param says how it stands, in words for whoever operates the bot; no secrets
  public record Part(String name, boolean ready, String says) {}

  public boolean ready() {
    return parts.stream().allMatch(Part::ready);
  }
}
