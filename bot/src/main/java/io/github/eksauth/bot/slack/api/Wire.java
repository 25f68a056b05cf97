package io.github.eksauth.bot.slack.api;

import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.impl.MethodsClientImpl;
import com.slack.api.util.http.SlackHttpClient;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.metrics.SlackMeters;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import okhttp3.EventListener;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/// The connections to Slack: one try of a call at a time, ended when its time is over, and with
/// what is known of it when it fails.
final class Wire implements AutoCloseable {
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(5);
  private static final int MOST_ANSWER = 64 * 1024;
  private static final long USUAL_WAIT_SECONDS = 1;
  private static final long LONGEST_WAIT_SECONDS = 3600;
  private static final int TOO_MANY = 429;
  private static final String LIMITED = "rate_limited";
  private static final int SERVER_ERROR = 500;

  private final OkHttpClient http;
  private final SlackConfig config;
  private final URI api;
  private final SlackMeters meters;

  Wire(URI api, SlackMeters meters) {
    this.api = api;
    this.meters = meters;
    this.config = Sdk.quiet(api);
    this.http =
        new OkHttpClient.Builder()
            .followRedirects(false)
            .followSslRedirects(false)
            // it would send a call again of which we do not know whether it arrived
            .retryOnConnectionFailure(false)
            .connectTimeout(LONGEST_CONNECT)
            .build();
  }

  /// A call of one method, as the SDK has it.
  interface Step<T extends SlackApiTextResponse> {
    T run(MethodsClient methods) throws IOException, SlackApiException;
  }

  /// Calls a method.
  <T extends SlackApiTextResponse> Attempt<T> call(
      String method, Secret token, Duration left, Step<T> step) {
    return counted(method, () -> called(method, token, left, step));
  }

  private <T> Attempt<T> counted(String method, Supplier<Attempt<T>> call) {
    long began = System.nanoTime();
    Attempt<T> attempt = call.get();
    meters.called(method, result(attempt), Duration.ofNanos(System.nanoTime() - began));
    return attempt;
  }

  private static String result(Attempt<?> attempt) {
    return switch (attempt) {
      case Attempt.Settled<?>(Call.Ok<?> _) -> "ok";
      case Attempt.Settled<?>(Call.Failed<?> failed) when failed.failedFor(Why.LIMITED) -> LIMITED;
      case Attempt.Settled<?>(Call.Failed<?>(Why why, String _)) ->
          why.name().toLowerCase(Locale.ROOT);
      case Attempt.Limited<?> _ -> LIMITED;
      case Attempt.Broken<?> broken -> broken.sent() ? "no_answer" : "unreachable";
    };
  }

  private <T extends SlackApiTextResponse> Attempt<T> called(
      String method, Secret token, Duration left, Step<T> step) {
    Sending sending = new Sending();
    SlackHttpClient client = new SlackHttpClient(limited(left, sending));
    client.setConfig(config);
    MethodsClientImpl methods = new MethodsClientImpl(client, token.value());
    methods.setEndpointUrlPrefix(api.toString());
    try {
      T answer = step.run(methods);
      return answer.isOk()
          ? new Attempt.Settled<>(Call.ok(answer))
          : Refusals.of(
              method,
              String.valueOf(answer.getError()),
              Optional.ofNullable(answer.getNeeded()),
              Optional.empty());
    } catch (SlackApiException e) {
      String code =
          Optional.ofNullable(e.getError()).map(error -> error.getError()).orElse("no error named");
      return refused(method, e.getResponse(), code);
    } catch (IOException e) {
      return broken(method, sending, e);
    } catch (com.google.gson.JsonParseException e) {
      return new Attempt.Broken<>(true, "`" + method + "` was answered with what is no JSON");
    }
  }

  /// Posts bytes to an address that Slack gave us; our token stays here.
  Attempt<Call.Done> post(String what, URI address, String type, byte[] bytes, Duration left) {
    return counted(what, () -> posted(what, address, type, bytes, left));
  }

  private Attempt<Call.Done> posted(
      String what, URI address, String type, byte[] bytes, Duration left) {
    Sending sending = new Sending();
    Request request =
        new Request.Builder()
            .url(address.toString())
            .post(RequestBody.create(bytes, MediaType.parse(type)))
            .build();
    OkHttpClient calls = limited(left, sending);
    try (Response response = calls.newCall(request).execute()) {
      if (response.isSuccessful()) {
        return new Attempt.Settled<>(Call.ok(Call.Done.DONE));
      }
      return refused(what, response, Answers.error(response.peekBody(MOST_ANSWER).string()));
    } catch (IOException e) {
      return broken(what, sending, e);
    }
  }

  private OkHttpClient limited(Duration left, EventListener listener) {
    return http.newBuilder()
        .callTimeout(left)
        .readTimeout(left)
        .writeTimeout(left)
        .eventListener(listener)
        .build();
  }

  private static <T> Attempt<T> refused(String method, Response response, String code) {
    if (response.code() == TOO_MANY) {
      return new Attempt.Limited<>(retryAfter(response));
    }
    if (response.code() >= SERVER_ERROR) {
      return new Attempt.Broken<>(
          true, "`" + method + "` failed at Slack with status " + response.code());
    }
    return Refusals.of(method, code, Optional.empty(), Optional.of("status " + response.code()));
  }

  private static Duration retryAfter(Response response) {
    try {
      long seconds = Long.parseLong(String.valueOf(response.header("Retry-After")));
      return Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST_WAIT_SECONDS));
    } catch (NumberFormatException e) {
      return Duration.ofSeconds(USUAL_WAIT_SECONDS);
    }
  }

  private static <T> Attempt<T> broken(String method, Sending sending, IOException e) {
    return new Attempt.Broken<>(
        sending.begun.get(),
        "`"
            + method
            + "` got no answer from Slack: "
            + e.getClass().getSimpleName()
            + (e.getMessage() == null ? "" : ", " + e.getMessage()));
  }

  @Override
  public void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  /// Notes when the first byte of a request is about to leave.
  private static final class Sending extends EventListener {
    private final AtomicBoolean begun = new AtomicBoolean();

    @Override
    public void requestHeadersStart(okhttp3.Call call) {
      begun.set(true);
    }
  }
}
