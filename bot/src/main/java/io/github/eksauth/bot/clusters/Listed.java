package io.github.eksauth.bot.clusters;

import java.util.List;
import java.util.Optional;

/// A cluster in a list.
///
/// @param account its account, as far as it is known without a look
/// @param configured whether it is written down, rather than found in AWS
public record Listed(
    String name,
    String region,
    Optional<String> account,
    List<String> aliases,
    boolean configured) {
  public Listed {
    aliases = List.copyOf(aliases);
  }

  /// Its ARN, when the account is known.
  public Optional<String> arn() {
    return account.map(
        id -> "arn:%s:eks:%s:%s:cluster/%s".formatted(partition(), region, id, name));
  }

  /// The partition that its region is in
  /// (<https://docs.aws.amazon.com/general/latest/gr/rande.html>).
  private String partition() {
    if (region.startsWith("cn-")) {
      return "aws-cn";
    }
    return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  }
}
