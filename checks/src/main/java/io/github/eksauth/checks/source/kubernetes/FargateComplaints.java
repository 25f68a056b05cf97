package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.FargateEvent;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes facts of the events in which the Fargate scheduler complains.
final class FargateComplaints {
  static final String SCHEDULER = "fargate-scheduler";

  /// `Misconfigured Fargate Profile: fargate profile apps blocked for new launches due to: …`
  private static final Pattern PROFILE = Pattern.compile("\\bfargate profile ([A-Za-z0-9_-]+)");

  private FargateComplaints() {}

  /// Empty when somebody else speaks, of something else than a pod, or without a complaint
  /// (`Successfully assigned …`).
  static Optional<FargateEvent> of(Json event) {
    Json pod = event.at("involvedObject");
    boolean scheduler =
        event.at("source").at("component").text().equals(SCHEDULER)
            || event.at("reportingComponent").text().equals(SCHEDULER);
    if (!scheduler
        || !event.at("type").text().equals("Warning")
        || !pod.at("kind").text().equals("Pod")) {
      return Optional.empty();
    }
    String message = event.at("message").text();
    return Optional.of(
        new FargateEvent(
            pod.at("namespace").text(),
            pod.at("name").text(),
            profile(message),
            message,
            lastSeen(event)));
  }

  /// The latest comes last.
  static List<FargateEvent> inOrder(List<FargateEvent> events) {
    return events.stream()
        .sorted(Comparator.comparing(event -> event.lastSeen().orElse(Instant.MIN)))
        .toList();
  }

  static String profile(String message) {
    Matcher profile = PROFILE.matcher(message);
    return profile.find() ? profile.group(1) : "";
  }

  /// An event that repeats counts in one of two ways, depending on the API it was written with.
  private static Optional<Instant> lastSeen(Json event) {
    return Stream.of(
            event.at("lastTimestamp").time(),
            event.at("series").at("lastObservedTime").time(),
            event.at("eventTime").time())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .or(() -> event.at("metadata").at("creationTimestamp").time());
  }
}
