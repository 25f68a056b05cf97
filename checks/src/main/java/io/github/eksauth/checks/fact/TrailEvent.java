package io.github.eksauth.checks.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// One call that CloudTrail recorded: who made it, with what, and how it ended. `errorCode` is
/// empty when it succeeded; `parameters` are the texts among the request parameters.
public record TrailEvent(
    String name,
    Optional<Instant> time,
    @OrEmpty String principalArn,
    @OrEmpty String userAgent,
    @OrEmpty String errorCode,
    @OrEmpty String errorMessage,
    Map<String, String> parameters) {
  public TrailEvent {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }
}
