package io.github.eksauth.checks.source.kubernetes;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/// Stand-in.
public final class KubernetesAccess implements AutoCloseable, FactSource {
  private KubernetesAccess() {}

  public static KubernetesAccess of(
      URI endpoint, String caBase64, Supplier<Fact<String>> token, Duration callTimeout) {
    return new KubernetesAccess();
  }

  public static Fact<KubernetesAccess> fromKubeconfig(
      Path file, Optional<String> context, Duration callTimeout) {
    return Fact.unseen("stand-in");
  }

  public Fact<String> reachable() {
    return Fact.unseen("stand-in");
  }

  @Override
  public <T> Fact<T> read(FactKey<T> key) {
    return Fact.unseen("stand-in");
  }

  @Override
  public void close() {}
}
