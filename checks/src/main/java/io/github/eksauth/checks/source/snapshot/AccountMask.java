package io.github.eksauth.checks.source.snapshot;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.FactKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Replaces AWS account ids by made-up ones, so that a snapshot can be shown around: the same id by
/// the same one everywhere, keys included. What belongs together still does, and every check comes
/// to the same verdict.
public final class AccountMask {
  /// Twelve digits that are not part of a longer number.
  private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");

  private final Map<String, String> madeUp = new LinkedHashMap<>();

  private AccountMask() {}

  /// The same snapshot with other account ids. The cluster's own account is always the first one
  /// made up, so that two masked snapshots of one cluster can still be compared.
  public static Snapshot masked(Snapshot snapshot) {
    AccountMask mask = new AccountMask();
    snapshot
        .read(new FactKey.Cluster())
        .ifKnown()
        .map(ClusterInfo::arn)
        .flatMap(Arn::parse)
        .ifPresent(arn -> mask.mask(arn.account()));
    return SnapshotTexts.map(snapshot, mask::mask);
  }

  private String mask(String text) {
    return ACCOUNT
        .matcher(text)
        .replaceAll(found -> madeUp.computeIfAbsent(found.group(), this::another));
  }

  /// An unquoted id in YAML is a number, and one with a zero in front an octal one unless it has an
  /// 8 or 9: a typical defect of aws-auth, which has to survive. So the made-up id is of the same
  /// sort, and is otherwise counted in octal digits.
  private String another(String id) {
    String sort = !id.startsWith("0") ? "10" : id.matches(".*[89].*") ? "09" : "01";
    return sort + "%010o".formatted(madeUp.size() + 1);
  }
}
