package io.github.eksauth.checks.awsauth;

import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.FieldManager;
import io.github.eksauth.checks.fact.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Who wrote a key of `aws-auth` last, as far as field managers tell: a hint, not proof (fact 43).
public record LastWriter(String key, FieldManager manager) {
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /// The owner of the key that wrote latest; empty when nobody owns it.
  public static Optional<LastWriter> of(AwsAuthConfigMap configMap, String key) {
    return configMap.managers().stream()
        .filter(manager -> manager.keys().contains(key))
        .max(Comparator.comparing(manager -> manager.time().orElse(Instant.MIN)))
        .map(manager -> new LastWriter(key, manager));
  }

  /// Which tool writes under this name: `terraform`, `kubectl`, `eksctl`, `eks` or `other`.
  public String tool() {
    String name = manager.manager().toLowerCase(Locale.ROOT);
    if (name.contains("terraform") || name.equals("hashicorp")) {
      return "terraform";
    } else if (name.startsWith("kubectl")) {
      return "kubectl";
    } else if (name.startsWith("eksctl")) {
      return "eksctl";
    } else if (name.equals("vpclambda") || name.equals("eks")) {
      return "eks";
    }
    return "other";
  }

  public Words words() {
    String when = manager.time().map(time -> ", " + minutes(time)).orElse("");
    return Words.of(
        "%s was last written by field manager %s%s; a hint, not proof",
        "%s 最后由字段管理器 %s%s 写入（线索，并非证据）", key, manager.manager(), when);
  }

  /// A time as people compare it: to the minute, in UTC.
  public static String minutes(Instant time) {
    return MINUTES.format(time);
  }
}
