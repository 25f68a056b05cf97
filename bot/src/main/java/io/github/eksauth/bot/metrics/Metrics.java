package io.github.eksauth.bot.metrics;

import io.github.eksauth.bot.web.Sent;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Everything that one bot tells about itself in numbers.
public final class Metrics implements AutoCloseable {
  /// The text format of Prometheus
  /// (https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format).
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final Registry registry = new Registry();
  private final QuestionMeters questions = new QuestionMeters(registry);
  private final ReadMeters reads = new ReadMeters(registry);
  private final SlackMeters slack = new SlackMeters(registry);

  /// About what is asked and answered.
  public QuestionMeters questions() {
    return questions;
  }

  /// About what is read from AWS and Kubernetes.
  public ReadMeters reads() {
    return reads;
  }

  /// About what goes to and from Slack.
  public SlackMeters slack() {
    return slack;
  }

  /// Shows which knowledge answers.
  ///
  /// @param revision `bundled`, or a commit
  /// @param entries how many it has
  public void knowledge(Supplier<String> revision, IntSupplier entries) {
    registry.gauge(
        "eksauth.knowledge.entries", "Entries that answers come from", entries::getAsInt);
    refused(0);
    registry.with(meters -> {
      MultiGauge info =
          MultiGauge.builder("eksauth.knowledge.info")
              .description("1, with the revision that answers as its label")
              .register(meters);
      // one row at a time: the revision before is gone
      registry.beforeEachLook(() ->
          info.register(List.of(MultiGauge.Row.of(Tags.of("revision", revision.get()), 1)), true));
    });
  }

  /// A new revision of the knowledge was refused.
  public void knowledgeRefused() {
    refused(1);
  }

  private void refused(int more) {
    registry.count(
        "eksauth.knowledge.refused.revisions",
        "Revisions of the knowledge that were refused",
        Tags.empty(),
        more);
  }

  /// What `/metrics` answers.
  public Sent page() {
    return new Sent(200, TYPE, registry.scrape(), Map.of());
  }

  @Override
  public void close() {
    registry.close();
  }
}
