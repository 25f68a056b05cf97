package io.github.eksauth.bot.clusters;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The host of a cluster's API server, as it stands in a kubeconfig or an error.
///
/// @param region the region, when the host tells it
record ClusterEndpoint(String host, Optional<String> region) {
  /// A name of a cluster has no dot and no colon, so whatever has one is taken for an endpoint.
  private static final Pattern HOST =
      Pattern.compile("(?:https?://)?([A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+)(?::[0-9]+)?(?:/.*)?");

  private static final Pattern REGION = Pattern.compile("\\.([a-z]{2,}(?:-[a-z]+)+-[0-9]{1,2})\\.");

  static Optional<ClusterEndpoint> parse(String word) {
    Matcher matcher = HOST.matcher(word);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String host = matcher.group(1).toLowerCase(Locale.ROOT);
    Matcher region = REGION.matcher(host);
    return Optional.of(
        new ClusterEndpoint(host, region.find() ? Optional.of(region.group(1)) : Optional.empty()));
  }

  boolean canBeIn(String otherRegion) {
    return region.isEmpty() || region.get().equals(otherRegion);
  }

  /// Whether it is the host of this URL, as EKS reports it.
  boolean isOf(String url) {
    return parse(url).filter(other -> other.host.equals(host)).isPresent();
  }
}
