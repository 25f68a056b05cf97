package io.github.eksauth.checks.source.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// AWS as far as we call it, on a real port, in the wire forms that the SDK expects, filled from
/// recorded clusters: what a recording knows is answered, what it calls absent is not found, and
/// what it could not see is refused.
///
/// `FakeAws.serving(snapshot).pageSize(2).deny("iam:GetRole")`
public final class FakeAws implements AutoCloseable {
  static {
    // the JDK's server waits 40 ms for more bytes before it sends, unless told otherwise
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /// What can go wrong with a call.
  public enum Fault {
    DENIED,
    DENIED_BY_ORGANIZATION,
    DENIED_BY_BOUNDARY,
    THROTTLED,
    EXPIRED_CREDENTIALS,
    UNKNOWN_KEY,
    WRONG_SIGNATURE,
    SERVER_ERROR,
    /// An answer that is cut off in the middle of a word of its protocol.
    MALFORMED,
    /// A page of somebody else, such as a proxy.
    FOREIGN_PAGE,
    /// The connection is closed without an answer.
    CLOSED,
    /// The connection is closed in the middle of the answer.
    CUT_OFF,
    /// No answer, as long as anybody waits.
    SILENT,
    /// The thing is not there, as when a write has not arrived everywhere yet.
    NOT_FOUND
  }

  /// An error as the services tell it.
  static final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    Refusal(int status, String code, String message) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final FakeAccount account;
  private final Map<String, FakeService> services;
  private final Map<String, Deque<Fault>> faults = new ConcurrentHashMap<>();
  private final Map<String, Fault> always = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> running = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();
  private volatile Duration latency = Duration.ZERO;

  private FakeAws(FakeAccount account) {
    this.account = account;
    this.services =
        Map.of(
            "eks", new FakeEks(account),
            "iam", new FakeIam(account),
            "sts", new FakeSts(account),
            "ec2", new FakeEc2(account),
            "cloudtrail", new FakeTrail(account),
            "logs", new FakeLogs(account),
            "kms", new FakeKms(account));
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  /// AWS with these clusters, all of one account and region; each is called as its recording says.
  public static FakeAws serving(Snapshot... clusters) {
    return new FakeAws(new FakeAccount(List.of(clusters)));
  }

  /// The environment variables that lead to this AWS and nowhere else.
  public Map<String, String> environment() {
    var environment = new HashMap<String, String>();
    environment.put("AWS_ENDPOINT_URL", url());
    environment.put("AWS_REGION", account.region());
    environment.put("AWS_ACCESS_KEY_ID", FakeAccount.KEY_ID);
    environment.put("AWS_SECRET_ACCESS_KEY", FakeAccount.SECRET);
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/there/is/no/config");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/there/are/no/credentials");
    return environment;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /// How long each answer takes.
  public FakeAws latency(Duration latency) {
    this.latency = latency;
    return this;
  }

  /// How many items a page of a list holds, of all services.
  public FakeAws pageSize(int size) {
    account.pageSize(size);
    return this;
  }

  /// Denies one IAM action, such as `eks:DescribeCluster`; `*` stands for all.
  public FakeAws deny(String action) {
    return fault(action, Fault.DENIED);
  }

  /// Makes every call of an action fail.
  public FakeAws fault(String action, Fault fault) {
    always.put(action, fault);
    return this;
  }

  /// Makes the next calls of an action fail, and those after them succeed.
  public FakeAws fault(String action, Fault fault, int times) {
    Deque<Fault> next = faults.computeIfAbsent(action, _ -> new ArrayDeque<>());
    synchronized (next) {
      for (int i = 0; i < times; i++) {
        next.add(fault);
      }
    }
    return this;
  }

  /// A role that our keys may assume.
  public FakeAws trusting(String roleArn, Optional<String> externalId) {
    account.trust(roleArn, externalId);
    return this;
  }

  /// Where the API servers of the clusters answer: the URL and the certificate (PEM in base64).
  public FakeAws apiServer(String url, String certificateAuthority) {
    account.apiServer(url, certificateAuthority);
    return this;
  }

  /// Describes clusters as old ones are: without a word about their authentication mode.
  public FakeAws withoutAccessConfig() {
    account.withoutAccessConfig();
    return this;
  }

  /// How often a log query is still running when somebody looks.
  public FakeAws queryLooks(int looks) {
    account.queryLooks(looks);
    return this;
  }

  /// How many calls of an IAM action there were.
  public int calls(String action) {
    AtomicInteger count = calls.get(action);
    return count == null ? 0 : count.get();
  }

  /// How many calls of each IAM action there were.
  public Map<String, Integer> calls() {
    var all = new HashMap<String, Integer>();
    calls.forEach((action, count) -> all.put(action, count.get()));
    return all;
  }

  /// How many calls of one service, such as `eks`, ran at the same time at most.
  public int mostAtOnce(String service) {
    AtomicInteger count = most.get(service);
    return count == null ? 0 : count.get();
  }

  private void handle(HttpExchange exchange) throws IOException {
    FakeCall call = FakeCall.of(exchange);
    FakeService service = services.get(call.service());
    if (service == null) {
      send(exchange, 404, "text/plain", Map.of(), "no such service: " + call.service());
      return;
    }
    String action = service.action(call);
    calls.computeIfAbsent(action, _ -> new AtomicInteger()).incrementAndGet();
    AtomicInteger now = running.computeIfAbsent(call.service(), _ -> new AtomicInteger());
    int together = now.incrementAndGet();
    most.computeIfAbsent(call.service(), _ -> new AtomicInteger())
        .accumulateAndGet(together, Math::max);
    try {
      try {
        Thread.sleep(latency);
      } finally {
        // before the answer: whoever has it may send the next call at once
        now.decrementAndGet();
      }
      answer(exchange, service, call, action);
    } catch (InterruptedException stopped) {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, FakeService service, FakeCall call, String action)
      throws IOException, InterruptedException {
    Optional<Fault> fault = next(action);
    try {
      if (fault.isPresent() && !connection(exchange, service, fault.get())) {
        return;
      }
      fault.ifPresent(it -> {
        throw service.refusal(it, action);
      });
      account.admit(call);
      send(exchange, 200, service.contentType(), Map.of(), service.answer(call, action));
    } catch (Refusal refusal) {
      var headers = new HashMap<String, String>(service.errorHeaders(refusal.code));
      if (refusal.code.contains("hrottl")) {
        headers.put("Retry-After", "0");
      }
      send(
          exchange,
          refusal.status,
          service.contentType(),
          headers,
          service.error(refusal.code, String.valueOf(refusal.getMessage())));
    }
  }

  private Optional<Fault> next(String action) {
    for (String key : List.of(action, "*")) {
      Deque<Fault> next = faults.get(key);
      if (next != null) {
        synchronized (next) {
          if (!next.isEmpty()) {
            return Optional.of(next.poll());
          }
        }
      }
      Fault fault = always.get(key);
      if (fault != null) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }

  /// Plays a fault of the connection; false when there is nothing more to answer.
  private boolean connection(HttpExchange exchange, FakeService service, Fault fault)
      throws IOException, InterruptedException {
    switch (fault) {
      case CLOSED -> exchange.close();
      case CUT_OFF -> {
        exchange.sendResponseHeaders(200, 10_000);
        exchange.getResponseBody().write(new byte[] {'{'});
        exchange.getResponseBody().flush();
        exchange.close();
      }
      case SILENT -> {
        boolean _ = closed.await(1, TimeUnit.MINUTES);
        exchange.close();
      }
      case MALFORMED -> send(exchange, 200, service.contentType(), Map.of(), "<<{\"half an answ");
      case FOREIGN_PAGE ->
          send(exchange, 403, "text/html", Map.of(), "<html><h1>Blocked by policy</h1></html>");
      default -> {
        return true;
      }
    }
    return false;
  }

  private static void send(
      HttpExchange exchange, int status, String type, Map<String, String> headers, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "fake");
    headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /// One page of a list; the token of the next page is its first index.
  record Page<T>(List<T> items, String next) {
    static <T> Page<T> of(List<T> all, String token, int size) {
      int from = token.isEmpty() ? 0 : Integer.parseInt(token);
      int to = Math.min(all.size(), from + size);
      return new Page<>(
          new ArrayList<>(all.subList(Math.min(from, to), to)),
          to < all.size() ? String.valueOf(to) : "");
    }
  }
}
