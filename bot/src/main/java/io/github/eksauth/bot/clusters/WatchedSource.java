package io.github.eksauth.bot.clusters;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.ReadResult;
import java.time.Duration;

/// Tells of each read what came of it and how long it took.
record WatchedSource(FactSource source, Reads reads) implements FactSource {
  @Override
  public <T> Fact<T> read(FactKey<T> key) {
    long began = System.nanoTime();
    Fact<T> fact = source.read(key);
    reads.read(
        service(key),
        key.kind().id(),
        ReadResult.of(fact),
        Duration.ofNanos(System.nanoTime() - began));
    return fact;
  }

  private static String service(FactKey<?> key) {
    return key.permissions().stream()
        .map(permission ->
            switch (permission) {
              case Permission.Iam(String action) -> action.substring(0, action.indexOf(':'));
              case Permission.Kubernetes _ -> "kubernetes";
            })
        .findFirst()
        // who we are costs no permission
        .orElse("sts");
  }
}
