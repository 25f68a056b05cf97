package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.TrailEvent;
import io.github.eksauth.checks.fact.Words;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who made an access entry: somebody by hand or code, or EKS itself for a node group, a Fargate
/// profile or the creator of the cluster (K13).
final class EntryOrigin {
  private static final FactKey<List<TrailEvent>> CREATIONS =
      new FactKey.TrailEventsOf("CreateAccessEntry");

  /// The entry and the event of its creation bear nearly the same time.
  private static final Duration APART = Duration.ofMinutes(5);

  private EntryOrigin() {}

  static Verdict judge(Facts facts, AccessEntry entry) {
    return Verdicts.given(
        facts,
        CREATIONS,
        events ->
            creation(events, entry)
                .map(event -> made(event, entry))
                .orElseGet(() -> unknown(entry)),
        () -> unknown(entry));
  }

  private static Optional<TrailEvent> creation(List<TrailEvent> events, AccessEntry entry) {
    Optional<Arn> principal = Arn.parse(entry.principalArn());
    return events.stream()
        .filter(event -> event.errorCode().isEmpty())
        .filter(event -> principal.filter(arn -> History.about(event, arn)).isPresent())
        .filter(event -> sameTime(event, entry))
        .filter(event -> byEks(event) || !event.principalArn().isEmpty())
        .findFirst();
  }

  /// Without both times it may be the creation of an earlier entry of the same principal.
  private static boolean sameTime(TrailEvent event, AccessEntry entry) {
    return event
        .time()
        .flatMap(time -> entry.createdAt().map(created -> Duration.between(time, created).abs()))
        .filter(apart -> apart.compareTo(APART) <= 0)
        .isPresent();
  }

  private static Verdict made(TrailEvent event, AccessEntry entry) {
    String arn = entry.principalArn();
    return byEks(event)
        ? broken(
            Words.of(
                "EKS itself made the access entry of %s%s (CloudTrail)",
                "%s 的访问条目由 EKS 自己创建%s（CloudTrail）", arn, History.details(event)),
            arn)
        : healthy(
            Words.of(
                "%2$s made the access entry of %1$s%3$s (CloudTrail)",
                "%s 的访问条目由 %s 创建%s（CloudTrail）", arn, History.who(event), History.details(event)),
            arn);
  }

  private static boolean byEks(TrailEvent event) {
    return Tool.of(event.userAgent()).equals(Tool.EKS)
        || event.principalArn().contains("AWSServiceRoleForAmazonEKS");
  }

  private static Verdict unknown(AccessEntry entry) {
    return unsure(
        "CloudTrail's last 90 days do not show who made the access entry of %s",
        "CloudTrail 最近 90 天的记录没有显示谁创建了 %s 的访问条目", entry.principalArn());
  }
}
