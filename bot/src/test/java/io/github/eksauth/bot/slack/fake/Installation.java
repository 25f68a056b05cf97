package io.github.eksauth.bot.slack.fake;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/// What the workspace granted the app: scopes, and the events it is told of.
final class Installation {
  private volatile Set<String> scopes = Identity.SCOPES;
  private volatile Set<String> events = Identity.EVENTS;

  boolean may(String scope) {
    return scopes.contains(scope);
  }

  void require(String scope) {
    if (!may(scope)) {
      throw Refusal.missingScope(scope, provided());
    }
  }

  String provided() {
    return String.join(",", new TreeSet<>(scopes));
  }

  boolean hears(String event) {
    return events.contains(event);
  }

  void grant(String... more) {
    var all = new TreeSet<>(scopes);
    all.addAll(Arrays.asList(more));
    scopes = Set.copyOf(all);
  }

  void revoke(String... less) {
    var all = new TreeSet<>(scopes);
    Arrays.asList(less).forEach(all::remove);
    scopes = Set.copyOf(all);
  }

  void subscribe(String... more) {
    var all = new TreeSet<>(events);
    all.addAll(Arrays.asList(more));
    events = Set.copyOf(all);
  }
}
