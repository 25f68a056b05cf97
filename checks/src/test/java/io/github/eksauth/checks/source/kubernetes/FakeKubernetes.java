package io.github.eksauth.checks.source.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// An API server that answers from recorded facts, over TLS with a certificate of its own.
///
/// What is known is there, what is absent is not found, what was denied is forbidden in the words
/// of Kubernetes; other reasons for not having seen something, and facts that the recording does
/// not hold, answer 501. It takes tokens of the form that EKS does, and GETs only. Everything it
/// can do wrong is a switch, to be set at any time.
public final class FakeKubernetes implements AutoCloseable {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final String USER = "arn:aws:sts::111122223333:assumed-role/eks-auth/eks-auth";

  /// Kept, so that its level stays: the server tells every request there.
  private static final Logger SERVER_LOG = Logger.getLogger(MockWebServer.class.getName());

  private static final Pattern PATH =
      Pattern.compile(
          "/(?:api|apis/(?<group>[^/]+))/(?<version>v[^/]+)(?:/namespaces/(?<namespace>[^/]+))?"
              + "/(?<resource>[a-z0-9]+)(?:/(?<name>[^/]+))?");
  private static final Pattern STS =
      Pattern.compile("sts(-fips)?\\.[a-z0-9-]+\\.amazonaws\\.com(\\.cn)?");

  /// The kinds of every group that there is, optional ones included.
  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("configmaps", "ConfigMap"),
          Map.entry("pods", "Pod"),
          Map.entry("events", "Event"),
          Map.entry("serviceaccounts", "ServiceAccount"),
          Map.entry("nodes", "Node"),
          Map.entry("deployments.apps", "Deployment"),
          Map.entry("daemonsets.apps", "DaemonSet"),
          Map.entry("certificatesigningrequests.certificates.k8s.io", "CertificateSigningRequest"),
          Map.entry("clusterrolebindings.rbac.authorization.k8s.io", "ClusterRoleBinding"),
          Map.entry("rolebindings.rbac.authorization.k8s.io", "RoleBinding"),
          Map.entry("clusterroles.rbac.authorization.k8s.io", "ClusterRole"),
          Map.entry("roles.rbac.authorization.k8s.io", "Role"),
          Map.entry("ec2nodeclasses.karpenter.k8s.aws", "EC2NodeClass"),
          Map.entry("nodeclasses.eks.amazonaws.com", "NodeClass"));

  /// By which field an object can be selected, and where it stands.
  private static final Map<String, Function<JsonNode, String>> FIELDS =
      Map.of(
          "metadata.name", it -> it.path("metadata").path("name").asString(""),
          "metadata.namespace", it -> it.path("metadata").path("namespace").asString(""),
          "spec.serviceAccountName", it -> it.path("spec").path("serviceAccountName").asString(""),
          "type", it -> it.path("type").asString(""),
          "reportingComponent", it -> it.path("reportingComponent").asString(""),
          "source",
              it ->
                  Stream.of(it.path("source").path("component"), it.path("reportingComponent"))
                      .map(node -> node.asString(""))
                      .filter(text -> !text.isEmpty())
                      .findFirst()
                      .orElse(""));

  private final MockWebServer server = new MockWebServer();
  private final Front front;
  private volatile Snapshot snapshot;
  private volatile Optional<String> fixedToken = Optional.empty();
  private volatile String user = USER;
  private volatile boolean unauthorized;
  private volatile Duration latency = Duration.ZERO;
  private volatile int pageSize = Integer.MAX_VALUE;
  private volatile String karpenterVersion = "v1";
  private volatile boolean malformed;
  private volatile String retryAfter = "";
  private volatile int failure;
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private final AtomicInteger expiriesLeft = new AtomicInteger();
  private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  private FakeKubernetes(Snapshot snapshot) {
    SERVER_LOG.setLevel(Level.OFF);
    this.snapshot = snapshot;
    server.useHttps();
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return FakeKubernetes.this.dispatch(request);
          }
        });
    server.start();
    try {
      front = new Front(server.getPort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static FakeKubernetes serving(Snapshot snapshot) {
    return new FakeKubernetes(snapshot);
  }

  /// Answers from other facts from now on.
  public void serve(Snapshot other) {
    snapshot = other;
  }

  /// Turns every switch back and forgets the requests so far.
  public FakeKubernetes calm() {
    unauthorized = false;
    latency = Duration.ZERO;
    pageSize = Integer.MAX_VALUE;
    karpenterVersion = "v1";
    malformed = false;
    user = USER;
    failuresLeft.set(0);
    expiriesLeft.set(0);
    forbidden.clear();
    requests.clear();
    front.cutAfter(Long.MAX_VALUE);
    return this;
  }

  public URI endpoint() {
    return URI.create("https://127.0.0.1:" + front.port());
  }

  /// The certificate of the server is its own authority.
  public String caBase64() {
    try {
      return Base64.getEncoder()
          .encodeToString(
              Files.readAllBytes(Path.of(server.getSelfSignedCertificate().certificatePath())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A token of the form that this server takes, signed by nobody.
  public static String eksToken(String region, String cluster) {
    String url =
        "https://sts."
            + region
            + ".amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15"
            + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAEXAMPLE%2F20261120%2F"
            + region
            + "%2Fsts%2Faws4_request&X-Amz-Date=20261120T091200Z&X-Amz-Expires=60"
            + "&X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&X-Amz-Signature="
            + cluster.hashCode();
    return "k8s-aws-v1."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(url.getBytes(UTF_8));
  }

  /// Takes this token and no other.
  public FakeKubernetes withToken(String token) {
    fixedToken = Optional.of(token);
    return this;
  }

  /// What Kubernetes calls whoever shows a good token.
  public FakeKubernetes recognisedAs(String username) {
    user = username;
    return this;
  }

  /// Recognises nobody, or everybody with a good token again.
  public FakeKubernetes unauthorized(boolean on) {
    unauthorized = on;
    return this;
  }

  /// Forbids what kubectl would call `pods`, `deployments.apps`; and the path `/api`.
  public FakeKubernetes forbid(String... resources) {
    forbidden.addAll(List.of(resources));
    return this;
  }

  public FakeKubernetes latency(Duration each) {
    latency = each;
    return this;
  }

  /// Gives no more than so many objects of a list at a time, whatever is asked for.
  public FakeKubernetes pageSize(int objects) {
    pageSize = objects;
    return this;
  }

  /// Answers the next requests with this status (429, 503 …).
  public FakeKubernetes failing(int status, int times) {
    failure = status;
    retryAfter = "";
    failuresLeft.set(times);
    return this;
  }

  /// As [#failing] with 429 and the header `Retry-After`.
  public FakeKubernetes throttling(int times, int retryAfterSeconds) {
    failing(429, times);
    retryAfter = String.valueOf(retryAfterSeconds);
    return this;
  }

  /// Forgets where a list was, for the next so many requests that go on with one.
  public FakeKubernetes expiring(int times) {
    expiriesLeft.set(times);
    return this;
  }

  /// Cuts every body in half.
  public FakeKubernetes malformed(boolean on) {
    malformed = on;
    return this;
  }

  /// Resets every connection once so many bytes have been answered; zero does so at once.
  public FakeKubernetes cutAfter(long bytes) {
    front.cutAfter(bytes);
    return this;
  }

  /// Knows Karpenter's EC2NodeClasses in this version of their API only.
  public FakeKubernetes karpenterVersion(String version) {
    karpenterVersion = version;
    return this;
  }

  public int requestCount() {
    return requests.size();
  }

  /// Every request so far: method, path and query.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    try {
      front.close();
      server.shutdown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private MockResponse dispatch(RecordedRequest request) {
    requests.add(request.getMethod() + " " + request.getPath());
    MockResponse response;
    try {
      response = answer(request);
    } catch (RuntimeException bug) {
      response = status(500, "InternalError", bug.toString(), "");
    }
    return latency.isZero() ? response : response.setBodyDelay(latency);
  }

  private MockResponse answer(RecordedRequest request) {
    if (failuresLeft.get() > 0 && failuresLeft.decrementAndGet() >= 0) {
      MockResponse response =
          failure == 429
              ? status(429, "TooManyRequests", "too many requests, please try again later", "")
              : status(failure, "ServiceUnavailable", "etcdserver: leader changed", "");
      return retryAfter.isEmpty() ? response : response.setHeader("Retry-After", retryAfter);
    }
    if (unauthorized || !recognised(request.getHeader("Authorization"))) {
      return status(401, "Unauthorized", "Unauthorized", "");
    }
    if (!request.getMethod().equals("GET")) {
      return status(405, "MethodNotAllowed", "this server is for reading only", "");
    }
    URI uri = URI.create(request.getPath());
    if (uri.getRawPath().equals("/api")) {
      return forbidden.contains("/api")
          ? status(403, "Forbidden", refusal("cannot get path \"/api\""), "")
          : json(versions());
    }
    Matcher path = PATH.matcher(uri.getRawPath());
    if (!path.matches()) {
      return noSuchPath();
    }
    return answer(
        new Ask(
            Optional.ofNullable(path.group("group")).orElse(""),
            path.group("version"),
            path.group("resource"),
            decode(path.group("namespace")),
            decode(path.group("name")),
            query(uri.getRawQuery())));
  }

  /// What a request asks for; `name` is empty for a list.
  private record Ask(
      String group,
      String version,
      String resource,
      String namespace,
      String name,
      Map<String, String> query) {
    Ask {
      query = Map.copyOf(query);
    }

    String qualified() {
      return group.isEmpty() ? resource : resource + "." + group;
    }

    String verb() {
      return name.isEmpty() ? "list" : "get";
    }
  }

  private MockResponse answer(Ask ask) {
    boolean version =
        ask.resource.equals("ec2nodeclasses")
            ? ask.version.equals(karpenterVersion)
            : ask.version.equals("v1");
    if (!KINDS.containsKey(ask.qualified()) || !version) {
      return noSuchPath();
    }
    if (forbidden.contains(ask.qualified())) {
      return forbid(ask, refusal(ask));
    }
    Optional<FactKey<?>> key = key(ask);
    Fact<?> fact =
        key.<Fact<?>>map(it -> snapshot.read(it))
            .orElseGet(() -> Fact.unseen("this recording does not hold it"));
    return switch (fact) {
      case Fact.Known<?>(Object value) -> known(ask, key.orElseThrow(), value);
      case Fact.Absent<?> _ -> absent(ask);
      case Fact.Unseen<?>(String why, Set<Permission> missing) -> unseen(ask, why, missing);
    };
  }

  /// The fact that answers the question; empty when none does.
  private static Optional<FactKey<?>> key(Ask ask) {
    return switch (ask.verb() + " " + ask.resource) {
      case "get configmaps" -> ifNamed(ask, "aws-auth", new FactKey.AwsAuth());
      case "get pods" -> Optional.of(new FactKey.PodOf(ask.namespace, ask.name));
      case "list pods" -> podsKey(ask);
      case "list events" -> Optional.of(new FactKey.FargateEvents());
      case "get deployments" -> ifNamed(ask, "coredns", new FactKey.CoreDnsDeployment());
      case "get daemonsets" -> ifNamed(ask, ClusterJson.AGENT, new FactKey.PodIdentityAgent());
      case "get serviceaccounts" ->
          Optional.of(new FactKey.ServiceAccountOf(ask.namespace, ask.name));
      case "list nodes" -> Optional.of(new FactKey.Nodes());
      case "list certificatesigningrequests" -> Optional.of(new FactKey.CertificateRequests());
      case "list clusterrolebindings" -> Optional.of(new FactKey.ClusterRoleBindings());
      case "list rolebindings" -> Optional.of(new FactKey.RoleBindings());
      case "get clusterroles" -> Optional.of(new FactKey.ClusterRoleOf(ask.name));
      case "get roles" -> Optional.of(new FactKey.RoleIn(ask.namespace, ask.name));
      case "list ec2nodeclasses" -> Optional.of(new FactKey.KarpenterNodeClasses());
      case "list nodeclasses" -> Optional.of(new FactKey.AutoModeNodeClasses());
      default -> Optional.empty();
    };
  }

  private static Optional<FactKey<?>> ifNamed(Ask ask, String name, FactKey<?> key) {
    return ask.namespace.equals("kube-system") && ask.name.equals(name)
        ? Optional.of(key)
        : Optional.empty();
  }

  private static Optional<FactKey<?>> podsKey(Ask ask) {
    String field = ask.query.getOrDefault("fieldSelector", "");
    String account = "spec.serviceAccountName=";
    if (field.startsWith(account)) {
      return Optional.of(new FactKey.PodsOf(ask.namespace, field.substring(account.length())));
    }
    return ask.namespace.equals("kube-system")
        ? Optional.of(new FactKey.PodIdentityAgent())
        : Optional.empty();
  }

  /// The snapshot holds under each key what the key is declared to hold.
  @SuppressWarnings("unchecked")
  private MockResponse known(Ask ask, FactKey<?> key, Object value) {
    return switch (key) {
      case FactKey.AwsAuth _ -> json(ClusterJson.awsAuth((AwsAuthConfigMap) value));
      case FactKey.PodOf _ -> json(ClusterJson.pod((Pod) value));
      case FactKey.PodsOf _ -> pods(ask, (List<Pod>) value);
      case FactKey.FargateEvents _ -> {
        var events = new ArrayList<>(ClusterJson.otherEvents());
        // the API answers in the order of names, which says nothing about time: latest first here
        List<FargateEvent> complaints =
            ((List<FargateEvent>) value)
                .stream()
                    .sorted(
                        Comparator.comparing(
                            (FargateEvent event) -> event.lastSeen().orElse(Instant.MIN),
                            Comparator.reverseOrder()))
                    .toList();
        for (int i = 0; i < complaints.size(); i++) {
          events.add(ClusterJson.event(complaints.get(i), i));
        }
        yield list(ask, events);
      }
      case FactKey.CoreDnsDeployment _ -> json(ClusterJson.coreDns((CoreDns) value));
      case FactKey.ServiceAccountOf _ -> json(ClusterJson.serviceAccount((ServiceAccount) value));
      case FactKey.PodIdentityAgent _ ->
          ask.name.isEmpty()
              ? list(ask, ClusterJson.agentPods((DaemonSet) value))
              : json(ClusterJson.agent((DaemonSet) value));
      case FactKey.Nodes _ -> list(ask, each(value, Node.class, ClusterJson::node));
      case FactKey.CertificateRequests _ ->
          list(ask, each(value, CertificateRequest.class, ClusterJson::certificateRequest));
      case FactKey.ClusterRoleBindings _ ->
          list(ask, each(value, RbacBinding.class, ClusterJson::binding));
      case FactKey.RoleBindings _ ->
          list(ask, each(value, RbacBinding.class, ClusterJson::binding));
      case FactKey.ClusterRoleOf(String name) ->
          json(ClusterJson.role("ClusterRole", "", name, (List<RbacRule>) value));
      case FactKey.RoleIn(String namespace, String name) ->
          json(ClusterJson.role("Role", namespace, name, (List<RbacRule>) value));
      case FactKey.KarpenterNodeClasses _ -> nodeClasses(ask, value);
      case FactKey.AutoModeNodeClasses _ -> nodeClasses(ask, value);
      default -> throw new IllegalStateException("no object answers " + key.id());
    };
  }

  /// The pods, and one more of the namespace that runs under another service account.
  private MockResponse pods(Ask ask, List<Pod> pods) {
    var all = new ArrayList<ObjectNode>();
    pods.forEach(pod -> all.add(ClusterJson.pod(pod)));
    ObjectNode other = ClusterJson.object("Pod", "v1", ask.namespace, "zz-other", Optional.empty());
    other.putObject("spec").put("serviceAccountName", "another");
    all.add(other);
    return list(ask, all);
  }

  private MockResponse nodeClasses(Ask ask, Object value) {
    String kind = KINDS.getOrDefault(ask.qualified(), "");
    String apiVersion = ask.group + "/" + ask.version;
    return list(
        ask, each(value, NodeClass.class, it -> ClusterJson.nodeClass(kind, apiVersion, it)));
  }

  private static <T> List<ObjectNode> each(
      Object list, Class<T> type, Function<T, ObjectNode> writer) {
    return ((List<?>) list).stream().map(type::cast).map(writer).toList();
  }

  /// One page of what the selectors of the request leave.
  private MockResponse list(Ask ask, List<ObjectNode> objects) {
    Map<String, String> wanted = selector(ask.query.getOrDefault("fieldSelector", ""));
    Optional<String> unknown =
        wanted.keySet().stream().filter(field -> !FIELDS.containsKey(field)).findFirst();
    if (unknown.isPresent()) {
      return status(400, "BadRequest", "field label not supported: " + unknown.get(), "");
    }
    Map<String, String> labels = selector(ask.query.getOrDefault("labelSelector", ""));
    List<ObjectNode> left =
        objects.stream()
            .filter(object ->
                wanted.entrySet().stream()
                    .allMatch(it -> field(object, it.getKey()).equals(it.getValue())))
            .filter(object ->
                labels.entrySet().stream()
                    .allMatch(label ->
                        object
                            .path("metadata")
                            .path("labels")
                            .path(label.getKey())
                            .asString("")
                            .equals(label.getValue())))
            .toList();
    String from = ask.query.getOrDefault("continue", "");
    if (!from.isEmpty() && expiriesLeft.get() > 0 && expiriesLeft.decrementAndGet() >= 0) {
      return status(410, "Expired", "The provided continue parameter is too old", "");
    }
    int start = from.isEmpty() ? 0 : Integer.parseInt(from.substring("from ".length()));
    int limit = Math.min(pageSize, Integer.parseInt(ask.query.getOrDefault("limit", "1000000")));
    int end = Math.min(left.size(), start + Math.min(limit, left.size()));
    ObjectNode page =
        JSON.objectNode()
            .put("kind", KINDS.getOrDefault(ask.qualified(), "") + "List")
            .put("apiVersion", ask.group.isEmpty() ? ask.version : ask.group + "/" + ask.version);
    ObjectNode metadata = page.putObject("metadata").put("resourceVersion", "184467");
    if (end < left.size()) {
      metadata.put("continue", "from " + end);
      if (wanted.isEmpty() && labels.isEmpty()) {
        metadata.put("remainingItemCount", left.size() - end);
      }
    }
    ArrayNode items = page.putArray("items");
    for (ObjectNode object : left.subList(start, end)) {
      // what stands in a list does not say again what it is
      items.add(object.deepCopy().without(Set.of("kind", "apiVersion")));
    }
    return json(page);
  }

  private static String field(ObjectNode object, String field) {
    return FIELDS.getOrDefault(field, _ -> "").apply(object);
  }

  private static Map<String, String> selector(String text) {
    var wanted = new HashMap<String, String>();
    for (String condition : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      int equals = condition.indexOf('=');
      wanted.put(condition.substring(0, equals), condition.substring(equals + 1));
    }
    return wanted;
  }

  private static MockResponse absent(Ask ask) {
    boolean optional = Set.of("ec2nodeclasses", "nodeclasses").contains(ask.resource);
    if (optional) {
      return noSuchPath();
    }
    return ask.name.isEmpty()
        ? status(404, "NotFound", "the server could not find the requested resource", "")
        : status(404, "NotFound", ask.qualified() + " \"" + ask.name + "\" not found", ask.name);
  }

  /// The agent costs two permissions, of which one may be there.
  private MockResponse unseen(Ask ask, String why, Set<Permission> missing) {
    if (!missing.isEmpty()) {
      boolean thisOne =
          missing.stream()
              .anyMatch(permission ->
                  permission instanceof Permission.Kubernetes needs
                      && needs.verb().equals(ask.verb())
                      && needs.resource().equals(ask.resource));
      if (!thisOne && ask.resource.equals("daemonsets")) {
        return json(
            ClusterJson.agent(new DaemonSet("kube-system", ClusterJson.AGENT, 0, 0, List.of())));
      }
      String denied = "403 Forbidden: ";
      return forbid(ask, why.startsWith(denied) ? why.substring(denied.length()) : refusal(ask));
    }
    return why.startsWith("401")
        ? status(401, "Unauthorized", "Unauthorized", "")
        : status(501, "NotImplemented", why, "");
  }

  private static MockResponse forbid(Ask ask, String message) {
    return status(403, "Forbidden", message, ask.name);
  }

  private String refusal(Ask ask) {
    String what = ask.qualified() + (ask.name.isEmpty() ? "" : " \"" + ask.name + "\"");
    return what
        + " is "
        + refusal(
            "cannot %s resource \"%s\" in API group \"%s\" %s"
                .formatted(
                    ask.verb(),
                    ask.resource,
                    ask.group,
                    ask.namespace.isEmpty()
                        ? "at the cluster scope"
                        : "in the namespace \"" + ask.namespace + "\""));
  }

  private String refusal(String cannot) {
    return "forbidden: User \"" + user.replace("\"", "\\\"") + "\" " + cannot;
  }

  private MockResponse json(ObjectNode body) {
    String text = body.toString();
    return answer(200, "application/json", malformed ? text.substring(0, text.length() / 2) : text);
  }

  private static MockResponse status(int code, String reason, String message, String name) {
    ObjectNode status =
        JSON.objectNode()
            .put("kind", "Status")
            .put("apiVersion", "v1")
            .put("status", "Failure")
            .put("message", message)
            .put("reason", reason);
    status.putObject("metadata");
    ObjectNode details = status.putObject("details");
    if (!name.isEmpty()) {
      details.put("name", name);
    }
    return answer(code, "application/json", status.put("code", code).toString());
  }

  private static MockResponse noSuchPath() {
    return answer(404, "text/plain; charset=utf-8", "404 page not found\n");
  }

  private static MockResponse answer(int code, String type, String body) {
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", type)
        .setBody(body.getBytes(UTF_8));
  }

  private static ObjectNode versions() {
    ObjectNode versions = JSON.objectNode().put("kind", "APIVersions");
    versions.putArray("versions").add("v1");
    return versions;
  }

  private boolean recognised(@Nullable String authorization) {
    String bearer = "Bearer ";
    if (authorization == null || !authorization.startsWith(bearer)) {
      return false;
    }
    String token = authorization.substring(bearer.length());
    return fixedToken.map(token::equals).orElseGet(() -> isEksToken(token));
  }

  /// The checks of the authenticator that need neither AWS nor a clock.
  static boolean isEksToken(String token) {
    String prefix = "k8s-aws-v1.";
    if (!token.startsWith(prefix) || token.endsWith("=")) {
      return false;
    }
    try {
      URI url =
          URI.create(
              new String(Base64.getUrlDecoder().decode(token.substring(prefix.length())), UTF_8));
      Map<String, String> query = query(url.getRawQuery());
      List<String> signed = List.of(query.getOrDefault("X-Amz-SignedHeaders", "").split(";", -1));
      return "https".equals(url.getScheme())
          && STS.matcher(String.valueOf(url.getHost())).matches()
          && "/".equals(url.getPath())
          && "GetCallerIdentity".equals(query.get("Action"))
          && query.containsKey("X-Amz-Expires")
          && query.containsKey("X-Amz-Date")
          && query.containsKey("X-Amz-Credential")
          && query.containsKey("X-Amz-Signature")
          && signed.containsAll(List.of("host", "x-k8s-aws-id"));
    } catch (IllegalArgumentException noUrl) {
      return false;
    }
  }

  private static String decode(@Nullable String text) {
    return text == null ? "" : URLDecoder.decode(text, UTF_8);
  }

  private static Map<String, String> query(@Nullable String raw) {
    var query = new HashMap<String, String>();
    for (String pair : raw == null ? List.<String>of() : List.of(raw.split("&", -1))) {
      int equals = pair.indexOf('=');
      query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return query;
  }
}
