package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.AuthenticatorLine;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// CloudWatch Logs Insights: a query that runs for as many looks as was said, and then tells the
/// recorded lines.
final class FakeLogs extends FakeJson {
  /// A query that was started, and how often somebody looked.
  private static final class Query {
    private final Snapshot cluster;
    private final String text;
    private int looks;

    private Query(Snapshot cluster, String text) {
      this.cluster = cluster;
      this.text = text;
    }
  }

  private final FakeAccount account;
  private final Map<String, Query> queries = new ConcurrentHashMap<>();

  FakeLogs(FakeAccount account) {
    super("logs");
    this.account = account;
  }

  @Override
  JsonNode answer(JsonNode request, String action) {
    ObjectNode out = FakeEks.JSON.objectNode();
    String id = request.path("queryId").asString("");
    switch (action) {
      case "logs:StartQuery" -> {
        String group = request.path("logGroupName").asString("");
        String name = group.replaceFirst("^/aws/eks/", "").replaceFirst("/cluster$", "");
        Snapshot cluster =
            account
                .cluster(name)
                .orElseThrow(() ->
                    new FakeAws.Refusal(
                        400,
                        "ResourceNotFoundException",
                        "Log group '" + group + "' does not exist"));
        String started = "query-" + queries.size();
        Query query = new Query(cluster, request.path("queryString").asString(""));
        queries.put(started, query);
        if (FakeAccount.denied(fact(query), action)) {
          rows(query, action);
        }
        out.put("queryId", started);
      }
      case "logs:GetQueryResults" -> {
        Query query = queries.get(id);
        if (query == null) {
          throw new FakeAws.Refusal(400, "ResourceNotFoundException", "no query " + id);
        }
        boolean done = query.looks++ >= account.queryLooks();
        out.put("status", done ? "Complete" : "Running");
        ArrayNode results = out.putArray("results");
        if (done) {
          rows(query, action)
              .forEach(row -> {
                ArrayNode fields = results.addArray();
                row.forEach(
                    (field, value) -> fields.addObject().put("field", field).put("value", value));
              });
        }
      }
      default -> out.put("success", queries.remove(id) != null);
    }
    return out;
  }

  private List<Map<String, String>> rows(Query query, String action) {
    var rows = new ArrayList<Map<String, String>>();
    if (query.text.contains("kube-apiserver-audit")) {
      for (AuditWrite write : read(query, new FactKey.AwsAuthWrites(), action)) {
        var row = new LinkedHashMap<String, String>();
        write.time().ifPresent(time -> row.put("@timestamp", insights(time)));
        row.put("verb", write.verb());
        row.put("user.username", write.username());
        row.put("userAgent", write.userAgent());
        row.put("responseStatus.code", String.valueOf(write.code()));
        rows.add(row);
      }
    } else {
      for (AuthenticatorLine line : read(query, new FactKey.AuthenticatorLog(), action)) {
        var row = new LinkedHashMap<String, String>();
        line.time().ifPresent(time -> row.put("@timestamp", insights(time)));
        row.put("@message", logrus(line));
        row.put("@ptr", "abc");
        rows.add(row);
      }
    }
    return rows;
  }

  private static Fact<?> fact(Query query) {
    return query.text.contains("kube-apiserver-audit")
        ? query.cluster.read(new FactKey.AwsAuthWrites())
        : query.cluster.read(new FactKey.AuthenticatorLog());
  }

  private <T> T read(Query query, FactKey<T> key, String action) {
    return account.value(
        query.cluster.read(key),
        action,
        this,
        () -> new FakeAws.Refusal(400, "ResourceNotFoundException", "no such log group"));
  }

  private static String insights(Instant time) {
    return time.toString().replace('T', ' ').replace("Z", "");
  }

  private static String logrus(AuthenticatorLine line) {
    String decision =
        line.granted()
            ? "level=info msg=\"access granted\""
            : "level=warning msg=\"access denied\"";
    return decision
        + " arn="
        + quoted(line.arn())
        + " client=\"127.0.0.1:40312\""
        + (line.granted() ? "" : " error=" + quoted(line.error()))
        + " groups="
        + quoted("[" + String.join(" ", line.groups()) + "]")
        + " method=POST path=/authenticate"
        + (line.username().isEmpty() ? "" : " username=" + quoted(line.username()));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
