package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.TrailEvent;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// CloudTrail: the events of all clusters of the account, and of one that nobody asked about.
final class FakeTrail extends FakeJson {
  private final FakeAccount account;

  FakeTrail(FakeAccount account) {
    super("cloudtrail");
    this.account = account;
  }

  @Override
  JsonNode answer(JsonNode request, String action) {
    String name = request.path("LookupAttributes").path(0).path("AttributeValue").asString("");
    var key = new FactKey.TrailEventsOf(name);
    var all = new ArrayList<ObjectNode>();
    boolean recorded = false;
    for (Map.Entry<String, Snapshot> cluster : account.clusters().entrySet()) {
      Fact<List<TrailEvent>> fact = cluster.getValue().read(key);
      if (!cluster.getValue().facts().containsKey(key)) {
        continue;
      }
      recorded = true;
      account
          .value(fact, action, this, () -> new FakeAws.Refusal(400, "NotRecorded", "no events"))
          .forEach(event -> all.add(event(event, cluster.getKey())));
    }
    if (recorded) {
      all.add(
          event(
              new TrailEvent(
                  name,
                  java.util.Optional.empty(),
                  "somebody",
                  "",
                  "",
                  "",
                  Map.of("clusterName", "another-cluster", "name", "another-cluster")),
              "another-cluster"));
    }
    FakeAws.Page<ObjectNode> page =
        FakeAws.Page.of(all, request.path("NextToken").asString(""), account.pageSize());
    ObjectNode out = FakeEks.JSON.objectNode();
    ArrayNode events = out.putArray("Events");
    page.items().forEach(events::add);
    if (!page.next().isEmpty()) {
      out.put("NextToken", page.next());
    }
    return out;
  }

  private static ObjectNode event(TrailEvent event, String cluster) {
    ObjectNode record =
        FakeEks.JSON
            .objectNode()
            .put("eventVersion", "1.09")
            .put("eventSource", "eks.amazonaws.com")
            .put("eventName", event.name())
            .put("userAgent", event.userAgent());
    record.putObject("userIdentity").put("type", "AssumedRole").put("arn", event.principalArn());
    if (!event.errorCode().isEmpty()) {
      record.put("errorCode", event.errorCode()).put("errorMessage", event.errorMessage());
    }
    ObjectNode parameters = record.putObject("requestParameters");
    event.parameters().forEach((name, value) -> put(parameters, name, value));
    ObjectNode out = FakeEks.JSON.objectNode().put("EventName", event.name());
    FakeEks.time(out, "EventTime", event.time());
    out.put("CloudTrailEvent", record.toString());
    if (!event.parameters().containsValue(cluster)) {
      out.putArray("Resources")
          .addObject()
          .put("ResourceType", "AWS::EKS::Cluster")
          .put("ResourceName", cluster);
    }
    return out;
  }

  /// `a.b` is `b` inside `a`.
  private static void put(ObjectNode into, String name, String value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      into.put(name, value);
    } else {
      put(into.withObjectProperty(name.substring(0, dot)), name.substring(dot + 1), value);
    }
  }
}
