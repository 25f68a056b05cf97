package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.slack.transport.Handlers;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Route;
import java.time.Duration;
import java.util.List;

/// What answers: it takes what Slack sends, and does the work behind it.
public interface Answerer {
  /// Who takes what Slack sends.
  Handlers handlers();

  /// What has to work so that it can answer.
  List<Readiness.Part> parts();

  /// What it needs the HTTP server for.
  default List<Route> routes() {
    return List.of();
  }

  /// Finishes what was taken, as far as time allows, and lets go of everything. Nothing is handed
  /// to it any more.
  void drain(Duration longest);
}
