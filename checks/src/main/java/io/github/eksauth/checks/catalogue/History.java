package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.LastWriter;
import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.TrailEvent;
import io.github.eksauth.checks.fact.Words;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who did something, when and with what, as CloudTrail and the audit log recorded it. These are
/// proof; names of field managers are hints (fact 43).
///
/// What was not recorded, or could not be read, is left out: the sentences here only add to a
/// verdict that stands without them.
final class History {
  private static final String DELETE_ENTRY = "DeleteAccessEntry";

  private History() {}

  /// The same verdict; when it is that a principal has no access entry, with who deleted it last.
  static Verdict withDeletion(Facts facts, EntryState entry, String principal, Verdict verdict) {
    return entry instanceof EntryState.None
            && verdict instanceof Verdict.Broken(Words because, var objects)
        ? new Verdict.Broken(because.then(deletionOfEntry(facts, principal)), objects)
        : verdict;
  }

  /// `; CloudTrail: …`, or nothing.
  private static Words deletionOfEntry(Facts facts, String principal) {
    return Arn.parse(principal)
        .flatMap(arn ->
            successes(facts, DELETE_ENTRY).stream().filter(one -> about(one, arn)).findFirst())
        .map(event ->
            Words.of(
                "; CloudTrail: %s deleted its access entry%s",
                "；CloudTrail：%s 删除了其访问条目%s", who(event), details(event)))
        .orElse(Words.same(""));
  }

  /// Who wrote `aws-auth` last according to the audit log: `; audit log: …`, or nothing.
  static Words lastWriteOfAwsAuth(Facts facts) {
    return writes(facts).stream()
        .findFirst()
        .map(write ->
            Words.of(
                "; audit log: aws-auth was last written (%s) by %s%s",
                "；审计日志：aws-auth 最后由 %2$s 写入（%1$s）%3$s",
                write.verb(),
                write.username().isEmpty() ? new Words("somebody", "某人") : write.username(),
                details(write.time(), write.userAgent())))
        .orElse(Words.same(""));
  }

  /// The recorded calls of that name that succeeded, the newest first; none when they could not be
  /// read.
  private static List<TrailEvent> successes(Facts facts, String name) {
    return facts.get(new FactKey.TrailEventsOf(name)).ifKnown().orElse(List.of()).stream()
        .filter(event -> event.errorCode().isEmpty())
        .toList();
  }

  /// The writes of `aws-auth` that were not refused, the newest first; none when they could not be
  /// read.
  private static List<AuditWrite> writes(Facts facts) {
    return facts.get(new FactKey.AwsAuthWrites()).ifKnown().orElse(List.of()).stream()
        .filter(History::succeeded)
        .toList();
  }

  static boolean succeeded(AuditWrite write) {
    return write.code() < 300;
  }

  /// Whether any parameter of the call is the ARN of this principal. CloudTrail writes parameters
  /// that stood in the URL as they stood there, encoded.
  static boolean about(TrailEvent event, Arn principal) {
    return event.parameters().values().stream()
        .map(History::decoded)
        .flatMap(value -> Arn.parse(value).stream())
        .anyMatch(arn -> Principals.same(arn, principal));
  }

  private static String decoded(String value) {
    try {
      return value.contains("%") ? URLDecoder.decode(value, StandardCharsets.UTF_8) : value;
    } catch (IllegalArgumentException notEncoded) {
      return value;
    }
  }

  static Words who(TrailEvent event) {
    if (!event.principalArn().isEmpty()) {
      return Words.same(event.principalArn());
    }
    return Tool.EKS.equals(Tool.of(event.userAgent()))
        ? new Words("EKS itself", "EKS 自身")
        : new Words("somebody", "某人");
  }

  /// ` on 2026-11-20 09:12 UTC with terraform`, as far as known.
  static Words details(TrailEvent event) {
    return details(event.time(), event.userAgent());
  }

  private static Words details(Optional<Instant> time, String userAgent) {
    Words when =
        time.map(LastWriter::minutes)
            .map(minutes -> Words.of(" at %s", "（%s）", minutes))
            .orElse(Words.same(""));
    String tool = Tool.of(userAgent);
    return tool.isEmpty() ? when : when.then(Words.of(" with %s", "，使用 %s", tool));
  }
}
