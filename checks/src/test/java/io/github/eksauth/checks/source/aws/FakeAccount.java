package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// What [FakeAws] knows: the recorded clusters, and who may call.
final class FakeAccount {
  static final String KEY_ID = "AKIAFAKEAWSFORTESTS0";
  static final String SECRET = "not-a-secret";
  static final String OURSELVES = "arn:aws:sts::111122223333:assumed-role/eks-auth/test";

  private static final String UNNAMED = "unnamed";

  /// The key pair that came with a role.
  record Session(String roleArn, String sessionName, String token) {}

  private final Map<String, Snapshot> clusters = new LinkedHashMap<>();
  private final Map<String, Optional<String>> trust = new ConcurrentHashMap<>();
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();
  private volatile int pageSize = 100;
  private volatile int queryLooks;
  private volatile boolean accessConfig = true;
  private volatile Optional<String> apiUrl = Optional.empty();
  private volatile String certificateAuthority = "LS0tLS1CRUdJTi4uLg==";

  FakeAccount(List<Snapshot> snapshots) {
    for (Snapshot snapshot : snapshots) {
      clusters.put(info(snapshot).map(ClusterInfo::name).orElse(UNNAMED), snapshot);
    }
  }

  private static Optional<ClusterInfo> info(Snapshot snapshot) {
    return snapshot.read(new FactKey.Cluster()).ifKnown();
  }

  private Optional<Arn> arn() {
    return clusters.values().stream()
        .flatMap(snapshot -> info(snapshot).stream())
        .flatMap(info -> Arn.parse(info.arn()).stream())
        .findFirst();
  }

  String region() {
    return arn().map(Arn::region).orElse("eu-west-1");
  }

  String accountId() {
    return arn().map(Arn::account).orElse("111122223333");
  }

  /// The cluster of that name; one whose recording does not know its name goes by any.
  Optional<Snapshot> cluster(String name) {
    return Optional.ofNullable(clusters.getOrDefault(name, clusters.get(UNNAMED)));
  }

  Map<String, Snapshot> clusters() {
    return clusters;
  }

  int pageSize() {
    return pageSize;
  }

  void pageSize(int size) {
    pageSize = size;
  }

  int queryLooks() {
    return queryLooks;
  }

  void queryLooks(int looks) {
    queryLooks = looks;
  }

  boolean accessConfig() {
    return accessConfig;
  }

  void withoutAccessConfig() {
    accessConfig = false;
  }

  Optional<String> apiUrl() {
    return apiUrl;
  }

  String certificateAuthority() {
    return certificateAuthority;
  }

  void apiServer(String url, String authority) {
    apiUrl = Optional.of(url);
    certificateAuthority = authority;
  }

  void trust(String roleArn, Optional<String> externalId) {
    trust.put(roleArn, externalId);
  }

  /// Whether a role lets us in, given this external id (empty for none).
  boolean trusts(String roleArn, String externalId) {
    return trust.containsKey(roleArn)
        && trust.get(roleArn).map(externalId::equals).orElse(externalId.isEmpty());
  }

  /// A new key for somebody who assumed a role.
  String open(Session session) {
    String keyId = "ASIAFAKEAWSFORTESTS" + sessions.size();
    sessions.put(keyId, session);
    return keyId;
  }

  Optional<Session> session(FakeCall call) {
    return Optional.ofNullable(sessions.get(call.keyId()));
  }

  /// Refuses who did not sign, or not for the right place, or with a key that nobody gave out.
  void admit(FakeCall call) {
    if (call.keyId().isEmpty()) {
      if (call.parameter("Action").equals("AssumeRoleWithWebIdentity")) {
        return;
      }
      throw new FakeAws.Refusal(
          403, "MissingAuthenticationToken", "Request is missing Authentication Token");
    }
    String expected = call.service().equals("iam") ? global(region()) : region();
    if (!call.region().equals(expected)) {
      throw new FakeAws.Refusal(
          403,
          "SignatureDoesNotMatch",
          "Credential should be scoped to a valid region, not " + call.region());
    }
    boolean known =
        call.keyId().equals(KEY_ID)
            || session(call).filter(it -> it.token().equals(call.sessionToken())).isPresent();
    if (!known) {
      boolean query = List.of("iam", "sts").contains(call.service());
      throw new FakeAws.Refusal(
          403,
          query
              ? "InvalidClientTokenId"
              : call.service().equals("ec2") ? "AuthFailure" : "UnrecognizedClientException",
          "The security token included in the request is invalid");
    }
  }

  private static String global(String region) {
    return region.startsWith("cn-")
        ? "cn-north-1"
        : region.startsWith("us-gov-") ? "us-gov-west-1" : "us-east-1";
  }

  /// A fact of any of the clusters, for what belongs to the account.
  <T> Fact<T> any(FactKey<T> key) {
    return clusters.values().stream()
        .filter(snapshot -> snapshot.facts().containsKey(key))
        .map(snapshot -> snapshot.read(key))
        .findFirst()
        .orElseGet(() -> Fact.unseen("this recording does not hold it"));
  }

  /// The value of a fact, or what the service says instead.
  <T> T value(
      Fact<T> fact, String action, FakeService service, Supplier<FakeAws.Refusal> notFound) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> value;
      case Fact.Absent<T>() -> throw notFound.get();
      case Fact.Unseen<T>(String why, Set<Permission> missing) ->
          throw refused(why, missing, action, service);
    };
  }

  /// Whether a fact could not be seen for want of this permission.
  static boolean denied(Fact<?> fact, String action) {
    return fact instanceof Fact.Unseen<?>(String _, Set<Permission> missing)
        && missing.contains(new Permission.Iam(action));
  }

  static FakeAws.Refusal refused(
      String why, Set<Permission> missing, String action, FakeService service) {
    FakeAws.Refusal denied = service.refusal(FakeAws.Fault.DENIED, action);
    int colon = why.indexOf(": ");
    if (missing.isEmpty()) {
      return new FakeAws.Refusal(400, "NotRecordedException", why);
    }
    // a recorded denial is quoted, so that it reads the same again
    return colon > 0 && why.substring(0, colon).matches("[A-Za-z]+")
        ? new FakeAws.Refusal(403, why.substring(0, colon), why.substring(colon + 2))
        : denied;
  }

  /// Every fact of one kind in all clusters.
  <K extends FactKey<?>> Stream<Map.Entry<K, Fact<?>>> all(Class<K> kind) {
    return clusters.values().stream()
        .flatMap(snapshot -> snapshot.facts().entrySet().stream())
        .filter(entry -> kind.isInstance(entry.getKey()))
        .map(entry -> Map.entry(kind.cast(entry.getKey()), entry.getValue()));
  }
}
