package io.github.eksauth.checks.catalogue;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which platform versions of EKS know access entries (fact 19).
final class PlatformVersion {
  /// The first platform version (`eks.n`) that does, by minor version of Kubernetes 1. Newer
  /// versions of Kubernetes always do, older ones never.
  private static final Map<Integer, Integer> FIRST =
      Map.of(23, 17, 24, 15, 25, 12, 26, 11, 27, 10, 28, 6, 29, 1, 30, 2);

  private static final int OLDEST = 23;
  private static final int NEWEST = 30;
  private static final Pattern KUBERNETES = Pattern.compile("1\\.([0-9]{1,3})");
  private static final Pattern PLATFORM = Pattern.compile("eks\\.([0-9]{1,4})");

  private PlatformVersion() {}

  /// Empty when one of the versions is not of the usual form.
  static Optional<Boolean> supportsEntries(String kubernetes, String platform) {
    Matcher minor = KUBERNETES.matcher(kubernetes);
    Matcher number = PLATFORM.matcher(platform);
    if (!minor.matches() || !number.matches()) {
      return Optional.empty();
    }
    int version = Integer.parseInt(minor.group(1));
    if (version < OLDEST || version > NEWEST) {
      return Optional.of(version > NEWEST);
    }
    return Optional.of(Integer.parseInt(number.group(1)) >= FIRST.getOrDefault(version, 1));
  }

  /// What the cluster needs at least, for people; empty when its Kubernetes version is too old to
  /// have one.
  static Optional<String> needed(String kubernetes) {
    Matcher minor = KUBERNETES.matcher(kubernetes);
    return minor.matches()
        ? Optional.ofNullable(FIRST.get(Integer.valueOf(minor.group(1)))).map(n -> "eks." + n)
        : Optional.empty();
  }
}
