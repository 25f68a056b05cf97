package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.AuthenticatorLine;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.GetQueryResultsResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResultField;
import software.amazon.awssdk.services.cloudwatchlogs.model.StartQueryResponse;

/// What the control plane logged (K14, K15), by CloudWatch Logs Insights. The queries are fixed:
/// nothing that comes from a user or a cluster goes into them, and only the name of the log group
/// tells which cluster is meant.
final class LogReads {
  /// The newest decision about each ARN: a busy cluster grants its nodes thousands an hour, which
  /// would bury the one refusal that matters. Lines without an ARN are all kept.
  ///
  /// See https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax-Dedup.html
  static final String AUTHENTICATOR =
      """
      fields @timestamp, @message
      | filter @logStream like /^authenticator-/
      | filter @message like /access (denied|granted)/
      | parse @message /access (?<outcome>denied|granted)/
      | parse @message /arn="?(?<who>[^" ]+)/
      | sort @timestamp desc
      | dedup who, outcome
      | limit 500
      """;

  static final String AWS_AUTH_WRITES =
      """
      fields @timestamp, verb, user.username, userAgent, responseStatus.code
      | filter @logStream like /^kube-apiserver-audit-/
      | filter objectRef.resource = "configmaps" and objectRef.namespace = "kube-system"
      | filter objectRef.name = "aws-auth"
      | filter verb in ["create", "update", "patch", "delete", "deletecollection"]
      | filter stage = "ResponseComplete"
      | sort @timestamp desc
      | limit 200
      """;

  private static final Duration AUTHENTICATOR_TIME = Duration.ofHours(24);
  private static final Duration WRITES_TIME = Duration.ofDays(7);

  /// A query takes longer than a call: this many calls' time.
  private static final int QUERY_CALLS = 3;

  private static final Duration FIRST_LOOK = Duration.ofMillis(200);
  private static final Duration LAST_LOOK = Duration.ofSeconds(1);

  private final String cluster;
  private final AwsSession aws;
  private final Service<CloudWatchLogsClient> logs;

  LogReads(String cluster, AwsSession aws) {
    this.cluster = cluster;
    this.aws = aws;
    this.logs = aws.logs();
  }

  Fact<List<AuthenticatorLine>> authenticator() {
    return ifWritten(
        "authenticator",
        () ->
            query(AUTHENTICATOR, AUTHENTICATOR_TIME)
                .map(rows ->
                    rows.stream()
                        .flatMap(row ->
                            LogLine.authenticator(
                                LogLine.time(row.getOrDefault("@timestamp", "")),
                                row.getOrDefault("@message", ""))
                                .stream())
                        .toList()));
  }

  Fact<List<AuditWrite>> awsAuthWrites() {
    return ifWritten(
        "audit",
        () ->
            query(AWS_AUTH_WRITES, WRITES_TIME)
                .map(rows ->
                    rows.stream()
                        .map(row ->
                            new AuditWrite(
                                LogLine.time(row.getOrDefault("@timestamp", "")),
                                row.getOrDefault("verb", ""),
                                row.getOrDefault("user.username", ""),
                                row.getOrDefault("userAgent", ""),
                                LogLine.number(row.getOrDefault("responseStatus.code", ""))))
                        .toList()));
  }

  private interface Read<T> {
    Fact<T> read();
  }

  /// Absent when the cluster does not write the log. When that cannot be seen, the log group tells.
  private <T> Fact<T> ifWritten(String log, Read<T> read) {
    var eks = new EksReads(cluster, aws);
    return switch (eks.cluster()) {
      case Fact.Known<ClusterInfo>(ClusterInfo info) when !info.enabledLogTypes().contains(log) ->
          Fact.absent();
      case Fact.Absent<ClusterInfo>() -> Fact.unseen(eks.noSuchCluster());
      case Fact.Known<ClusterInfo> _ -> read.read();
      case Fact.Unseen<ClusterInfo> unseen ->
          ClusterName.problem(cluster).isPresent()
              ? Fact.unseen(unseen.why(), unseen.missing())
              : read.read();
    };
  }

  private String logGroup() {
    return "/aws/eks/" + cluster + "/cluster";
  }

  private Fact<List<Map<String, String>>> query(String query, Duration back) {
    Instant now = aws.clock().instant();
    return logs.ask(
            "logs:StartQuery",
            refusal ->
                Service.code(refusal).equals("ResourceNotFoundException")
                    ? new Service.Meaning.Because(
                        "there is no log group " + logGroup() + "; was logging just enabled?")
                    : new Service.Meaning.Failure(),
            (client, limits) ->
                client.startQuery(request ->
                    request
                        .logGroupName(logGroup())
                        .startTime(now.minus(back).getEpochSecond())
                        .endTime(now.getEpochSecond())
                        .queryString(query)
                        .overrideConfiguration(limits)))
        .map(StartQueryResponse::queryId)
        .then(this::await);
  }

  private Fact<List<Map<String, String>>> await(String queryId) {
    Duration most = aws.callTimeout().multipliedBy(QUERY_CALLS);
    long end = System.nanoTime() + most.toNanos();
    Duration pause = FIRST_LOOK;
    while (System.nanoTime() < end) {
      Fact<GetQueryResultsResponse> answer = results(queryId, null);
      if (!(answer instanceof Fact.Known<GetQueryResultsResponse>(GetQueryResultsResponse page))) {
        stop(queryId);
        return answer.map(_ -> List.of());
      }
      switch (Wire.text(page.statusAsString())) {
        case "Complete" -> {
          return rows(queryId, page);
        }
        case "Scheduled", "Running", "Unknown" -> {}
        default -> {
          return Fact.unseen(
              "the query of log group "
                  + logGroup()
                  + " ended as "
                  + Clean.text(page.statusAsString()));
        }
      }
      try {
        Thread.sleep(pause);
      } catch (InterruptedException stopped) {
        stop(queryId);
        Thread.currentThread().interrupt();
        return Fact.unseen(Waiting.STOPPED);
      }
      pause = min(pause.multipliedBy(2), LAST_LOOK);
    }
    stop(queryId);
    return Fact.unseen(
        "the query of log group "
            + logGroup()
            + " was not done after "
            + AwsFailure.inWords(most)
            + " and was stopped");
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private Fact<GetQueryResultsResponse> results(String queryId, @Nullable String token) {
    return logs.ask(
        "logs:GetQueryResults",
        Service.alwaysThere(),
        (client, limits) ->
            client.getQueryResults(request ->
                request.queryId(queryId).nextToken(token).overrideConfiguration(limits)));
  }

  /// A query that nobody waits for would go on and cost. Whether stopping it works is nobody's
  /// concern.
  private void stop(String queryId) {
    Fact<?> _ =
        logs.ask(
            "logs:StopQuery",
            Service.alwaysThere(),
            (client, limits) ->
                client.stopQuery(
                    request -> request.queryId(queryId).overrideConfiguration(limits)));
  }

  private Fact<List<Map<String, String>>> rows(String queryId, GetQueryResultsResponse first) {
    var rows = new ArrayList<Map<String, String>>();
    Fact<GetQueryResultsResponse> answer = Fact.known(first);
    String token = null;
    while (true) {
      if (!(answer instanceof Fact.Known<GetQueryResultsResponse>(GetQueryResultsResponse page))) {
        return answer.map(_ -> List.of());
      }
      page.results().forEach(fields -> rows.add(row(fields)));
      String next = page.nextToken();
      if (next == null || next.isEmpty() || next.equals(token)) {
        return Fact.known(List.copyOf(rows));
      }
      token = next;
      answer = results(queryId, token);
    }
  }

  private static Map<String, String> row(List<ResultField> fields) {
    var row = new HashMap<String, String>();
    for (ResultField field : fields) {
      row.put(Wire.text(field.field()), Wire.text(field.value()));
    }
    return row;
  }
}
