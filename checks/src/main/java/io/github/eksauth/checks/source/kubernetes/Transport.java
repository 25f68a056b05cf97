package io.github.eksauth.checks.source.kubernetes;

import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Waiting;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Sends GETs to one API server, and nothing but GETs. Thread-safe; connects when first used.
///
/// A call has one deadline for everything: connecting, waiting, reading, and trying again. Only an
/// answer that asks for another try gets one (429, and the passing kind of 5xx). A call that could
/// not even connect speaks for those that come soon after, so that a cluster behind a wall costs
/// one timeout and not one for each fact.
final class Transport implements AutoCloseable {
  private static final int MOST_BYTES = 64 * 1024 * 1024;

  /// Few enough that API Priority and Fairness has no reason to queue us.
  private static final int MOST_AT_ONCE = 16;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

  /// What may stand in a header; anything else would make the client complain with the token in its
  /// message.
  private static final Pattern SENDABLE = Pattern.compile("[\\x21-\\x7e]*");

  private final Semaphore permits = new Semaphore(MOST_AT_ONCE);
  private final Login login;
  private final Duration timeout;
  private @Nullable HttpClient client;
  private boolean closed;
  private volatile @Nullable Wall wall;

  Transport(Login login, Duration timeout) {
    this.login = login;
    this.timeout = timeout;
  }

  /// Why the last try to connect failed, and until when that counts.
  private record Wall(String why, long untilNanos) {}

  /// Asks once, or as often as the API server wants within the deadline.
  Answer get(String pathAndQuery) {
    try {
      permits.acquire();
      try {
        return getInTurn(pathAndQuery);
      } finally {
        permits.release();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.None(Waiting.STOPPED);
    }
  }

  private Answer getInTurn(String pathAndQuery) throws InterruptedException {
    Wall met = wall;
    if (met != null && met.untilNanos - System.nanoTime() > 0) {
      return new Answer.None(met.why);
    }
    long deadline = System.nanoTime() + timeout.toNanos();
    for (int attempt = 0; ; attempt++) {
      Answer answer = send(pathAndQuery, deadline);
      if (!(answer instanceof Answer.Given(Reply reply)) || !PASSING.contains(reply.code())) {
        return answer;
      }
      Duration pause = pause(reply, attempt);
      if (System.nanoTime() + pause.toNanos() >= deadline) {
        return answer;
      }
      Thread.sleep(pause);
    }
  }

  /// As long as the API server asks for, else longer each time; never exactly the same for all.
  private static Duration pause(Reply reply, int attempt) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempt, 6));
    pause = pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 2));
    try {
      Duration asked = Duration.ofSeconds(Integer.parseInt(reply.retryAfter()));
      return asked.compareTo(pause) > 0 ? asked : pause;
    } catch (NumberFormatException noneOrDate) {
      return pause;
    }
  }

  private Answer send(String pathAndQuery, long deadline) throws InterruptedException {
    if (!"https".equals(login.endpoint().getScheme()) || login.endpoint().getHost() == null) {
      return new Answer.None("the cluster has no endpoint yet that begins with https://");
    }
    HttpClient http;
    try {
      http = client();
    } catch (Malformed e) {
      return new Answer.None(e.why());
    }
    return switch (login.token().get()) {
      case Fact.Known<String>(String token) when SENDABLE.matcher(token).matches() ->
          send(http, pathAndQuery, token, deadline);
      case Fact.Known<String> _ -> new Answer.None("our token has characters no token can have");
      case Fact.Absent<String> _ -> new Answer.None("there is no token to show to Kubernetes");
      case Fact.Unseen<String>(String why, Set<Permission> missing) ->
          new Answer.None(why, missing);
    };
  }

  private Answer send(HttpClient http, String pathAndQuery, String token, long deadline)
      throws InterruptedException {
    long left = Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime()));
    HttpRequest.Builder request =
        http.newHttpRequestBuilder()
            .uri(uri(pathAndQuery))
            .header("Accept", "application/json")
            .header("User-Agent", "eks-auth")
            // a little later than the connect timeout, which can say more
            .timeout(left + 50, TimeUnit.MILLISECONDS);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    var body = new Body();
    CompletableFuture<HttpResponse<AsyncBody>> sent =
        http.consumeBytes(request.build(), body::take);
    try {
      HttpResponse<AsyncBody> response = sent.get(left + 500, TimeUnit.MILLISECONDS);
      wall = null;
      return read(response, body, deadline);
    } catch (ExecutionException | TimeoutException e) {
      sent.cancel(true);
      Trouble trouble = Trouble.of(e, login.endpoint(), timeout);
      if (trouble.lasting()) {
        wall = new Wall(trouble.why(), System.nanoTime() + timeout.toNanos());
      }
      return new Answer.None(trouble.why());
    }
  }

  private Answer read(HttpResponse<AsyncBody> response, Body body, long deadline)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      response.body().consume();
      response.body().done().get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | InterruptedException e) {
      response.body().cancel();
      throw e;
    }
    return body.tooLarge
        ? new Answer.None("the answer of the API server is larger than we read")
        : new Answer.Given(
            new Reply(
                response.code(),
                Optional.ofNullable(response.header("Retry-After")).orElse(""),
                body.bytes.toByteArray()));
  }

  /// The bytes of one answer as they come in; stops at what would be too many.
  private static final class Body {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private volatile boolean tooLarge;

    private void take(List<ByteBuffer> buffers, AsyncBody from) {
      for (ByteBuffer buffer : buffers) {
        byte[] chunk = new byte[buffer.remaining()];
        buffer.get(chunk);
        bytes.writeBytes(chunk);
      }
      if (bytes.size() > MOST_BYTES) {
        tooLarge = true;
        from.cancel();
      } else {
        from.consume();
      }
    }
  }

  private URI uri(String pathAndQuery) {
    String base = login.endpoint().toString();
    return URI.create(
        (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + pathAndQuery);
  }

  /// HTTP/1.1, because one connection for everything would be one that a lost packet or a restart
  /// of the API server stops for everything.
  private synchronized HttpClient client() {
    if (closed) {
      throw new IllegalStateException("this access to Kubernetes has been closed");
    }
    if (client == null) {
      HttpClient.Builder builder = new JdkHttpClientFactory().newBuilder();
      builder
          .sslContext(login.tls().identity(), login.tls().trust())
          .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
          .preferHttp11();
      // the client's own retries know nothing of our deadline
      builder.tag(new RequestConfigBuilder().withRequestRetryBackoffLimit(0).build());
      client = builder.build();
    }
    return client;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
