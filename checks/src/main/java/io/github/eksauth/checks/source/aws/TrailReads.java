package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.TrailEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudtrail.model.Event;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttribute;
import software.amazon.awssdk.services.cloudtrail.model.LookupAttributeKey;
import software.amazon.awssdk.services.cloudtrail.model.LookupEventsResponse;

/// The calls to AWS that CloudTrail keeps for 90 days (K13). It can be asked for one name at a
/// time, for all clusters of the region together, twice a second; so only the newest few pages are
/// read.
final class TrailReads {
  private static final int MOST_PAGES = 4;
  private static final int PAGE = 50;

  private final String cluster;
  private final AwsSession aws;

  TrailReads(String cluster, AwsSession aws) {
    this.cluster = cluster;
    this.aws = aws;
  }

  /// The newest events of one name that concern the cluster. When there are more events than are
  /// read, and none of those that were read concerns the cluster, then nothing is known.
  Fact<List<TrailEvent>> events(String eventName) {
    TrailJson json =
        new TrailJson(
            cluster,
            aws.cluster(cluster).ifKnown().map(it -> Wire.text(it.arn())).orElse(""),
            aws.cluster(cluster)
                .ifKnown()
                .flatMap(it -> Optional.ofNullable(it.identity()))
                .flatMap(it -> Optional.ofNullable(it.oidc()))
                .map(it -> Wire.text(it.issuer()))
                .orElse(""));
    var found = new ArrayList<TrailEvent>();
    boolean unclear = false;
    String token = null;
    int pages = 0;
    do {
      Fact<LookupEventsResponse> answer = page(eventName, token);
      if (!(answer instanceof Fact.Known<LookupEventsResponse>(LookupEventsResponse page))) {
        return answer.map(_ -> List.of());
      }
      for (Event event : page.events()) {
        switch (json.read(event)) {
          case TrailJson.Ours(TrailEvent ours) -> found.add(ours);
          case TrailJson.Others() -> {}
          case TrailJson.Unclear() -> unclear = true;
        }
      }
      token = page.nextToken();
      pages++;
    } while (token != null && !token.isEmpty() && pages < MOST_PAGES);

    if (found.isEmpty() && token != null && !token.isEmpty()) {
      return Fact.unseen(
          "the newest "
              + MOST_PAGES * PAGE
              + " events "
              + eventName
              + " of the region are not about this cluster, and more were not read");
    }
    if (found.isEmpty() && unclear) {
      return Fact.unseen("CloudTrail tells of events that could not be understood");
    }
    found.sort(
        Comparator.comparing(
            TrailEvent::time,
            Comparator.comparing(
                time -> time.orElse(null), Comparator.nullsLast(Comparator.reverseOrder()))));
    return Fact.known(List.copyOf(found));
  }

  private Fact<LookupEventsResponse> page(String eventName, @Nullable String token) {
    return aws.trail()
        .ask(
            "cloudtrail:LookupEvents",
            Service.alwaysThere(),
            (client, limits) ->
                client.lookupEvents(request ->
                    request
                        .lookupAttributes(
                            LookupAttribute.builder()
                                .attributeKey(LookupAttributeKey.EVENT_NAME)
                                .attributeValue(eventName)
                                .build())
                        .maxResults(PAGE)
                        .nextToken(token)
                        .overrideConfiguration(limits)));
  }
}
