package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.awsauth.NodeMapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AccessPolicy;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether an access entry takes away from a caller what its item in `aws-auth` gives: of the two
/// only the entry counts, and groups are not merged (fact 10).
///
/// @param request what was refused, if the question tells; then only its loss is a loss
record Shadow(
    Facts facts,
    ClusterInfo cluster,
    Caller caller,
    CallerRights rights,
    Optional<ApiRequest> request) {
  /// What the types of node entries give by themselves.
  private static final Set<String> OF_NODES =
      Arrays.stream(NodeMapping.values())
          .flatMap(form -> form.groups().stream())
          .collect(Collectors.toUnmodifiableSet());

  Verdict judge() {
    if (cluster.authenticationMode() != AuthenticationMode.API_AND_CONFIG_MAP) {
      return notApplicable(
          "the mode is %s: only one of access entries and aws-auth is asked",
          "模式为 %s：访问条目和 aws-auth 只使用其一", cluster.authenticationMode());
    }
    return switch (caller.mapping(facts)) {
      case MappingState.Hidden(Unsure why) -> why;
      case MappingState.Found(Mapping item) -> besideEntry(item);
      case MappingState.NoConfigMap _,
          MappingState.None _,
          MappingState.Unparsable _,
          MappingState.WithPath _ ->
          notApplicable("aws-auth does not map %s", "aws-auth 没有映射 %s", caller.arn());
    };
  }

  private Verdict besideEntry(Mapping item) {
    String arn = caller.arn().toString();
    return switch (caller.entry(facts, cluster)) {
      case EntryState.Hidden(Unsure why) -> why;
      case EntryState.NotAsked _, EntryState.None _ ->
          healthy(
              Words.of(
                  "%s has no access entry, so its item in aws-auth (%s) counts",
                  "%s 没有访问条目，因此其 aws-auth 条目（%s）生效", arn, item.where()),
              arn);
      case EntryState.There(AccessEntry entry, boolean _, Staleness staleness) ->
          switch (staleness) {
            case Staleness.Stale _ ->
                healthy(
                    Words.of(
                        "the access entry of %s is stale and never matches, so its item in aws-auth"
                            + " (%s) counts",
                        "%s 的访问条目已过期，永远不会匹配，因此其 aws-auth 条目（%s）生效", arn, item.where()),
                    arn);
            case Staleness.Gone(Words what) ->
                notApplicable("%s does not exist any more", "%s 已不存在", what);
            case Staleness.Current _ -> compare(entry, item);
            case Staleness.Unclear(Unsure why) -> {
              Verdict verdict = compare(entry, item);
              yield verdict instanceof Verdict.Broken ? why : verdict;
            }
          };
    };
  }

  private Verdict compare(AccessEntry entry, Mapping item) {
    boolean standard = entry.type().equals(Standing.STANDARD);
    List<String> lost =
        item.groups().stream()
            .filter(group -> !entry.kubernetesGroups().contains(group))
            .filter(group -> standard || !OF_NODES.contains(group))
            .toList();
    if (lost.isEmpty()) {
      return keepsEverything(entry);
    }
    var key = new FactKey.AccessPoliciesOf(entry.principalArn());
    return switch (facts.get(key)) {
      case Fact.Unseen<List<AccessPolicy>> unseen -> Verdicts.unseen(key, unseen);
      case Fact.Known<List<AccessPolicy>>(List<AccessPolicy> policies)
          when policies.stream().anyMatch(AccessPolicyRights::administers) ->
          keepsEverything(entry);
      case Fact.Known<List<AccessPolicy>> _, Fact.Absent<List<AccessPolicy>> _ ->
          request
              .filter(it -> !matters(it, entry, item))
              .<Verdict>map(it -> noMatter(it, entry))
              .orElseGet(() -> loses(entry, item, lost));
    };
  }

  /// Whether the request may have been lost: not when the entry covers it, nor when the item never
  /// did.
  private boolean matters(ApiRequest request, AccessEntry entry, Mapping item) {
    return !(rights.ofEntry(entry, request) instanceof Coverage.Yes)
        && !(rights.ofItem(item, request) instanceof Coverage.No);
  }

  private Verdict keepsEverything(AccessEntry entry) {
    return healthy(
        Words.of(
            "the access entry of %s gives all that its item in aws-auth does",
            "%s 的访问条目已包含其 aws-auth 条目的全部权限", entry.principalArn()),
        entry.principalArn());
  }

  private static Verdict noMatter(ApiRequest request, AccessEntry entry) {
    return healthy(
        Words.of(
            "the access entry of %s replaces its item in aws-auth, which makes no difference for:"
                + " %s",
            "%s 的访问条目取代了其 aws-auth 条目，但对该请求没有影响：%s", entry.principalArn(), request.words()),
        entry.principalArn());
  }

  private static Verdict loses(AccessEntry entry, Mapping item, List<String> lost) {
    return broken(
        Words.of(
            "%s has an access entry, so its item in aws-auth (%s) does not count; the entry lacks its"
                + " groups %s",
            "%s 有访问条目，因此其 aws-auth 条目（%s）不生效；访问条目缺少其中的组 %s",
            entry.principalArn(),
            item.where(),
            String.join(", ", lost)),
        entry.principalArn());
  }
}
