package io.github.eksauth.bot.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.model.Message.Metadata;
import com.slack.api.util.http.SlackHttpClient;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.slack.api.Call.Why;
import io.github.eksauth.bot.slack.api.Caller.Repeat;
import io.github.eksauth.bot.slack.blocks.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import tools.jackson.databind.json.JsonMapper;

/// The methods of Slack's Web API that we call. Each takes as long as it may, and says how it
/// ended.
///
/// Messages are posted with the id of what they answer in their metadata, so that a message can be
/// found again of which nobody told us that it came through.
public final class SlackApi implements AutoCloseable {
  private static final String EVENT = "eks_auth_answer";
  private static final String ASKED = "asked";
  private static final Duration ONE_CALL = Duration.ofSeconds(10);
  private static final Duration QUICK = Duration.ofSeconds(5);
  private static final Duration GROUPS = Duration.ofMinutes(5);
  private static final int LATEST = 200;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Slack slack;
  private final OkHttpClient http;
  private final MethodsClient client;
  private final URI api;
  private final Pace pace = new Pace(Ticker.systemTicker());
  private final HttpClient responses =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(QUICK)
          .build();
  private final Cache<String, Set<String>> groups =
      Caffeine.newBuilder().maximumSize(200).expireAfterWrite(GROUPS).build();

  private SlackApi(Slack slack, OkHttpClient http, SlackSecrets secrets) {
    this.slack = slack;
    this.http = http;
    api = secrets.api();
    client = slack.methods(secrets.botToken().value());
  }

  /// The Web API that the secrets are for. Nobody is called yet.
  public static SlackApi of(SlackSecrets secrets) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(secrets.api().toString());
    config.setPrettyResponseLoggingEnabled(false);
    config.setStatsEnabled(false);
    // a client that repeats a call by itself could post twice
    OkHttpClient http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .connectTimeout(QUICK)
            .callTimeout(ONE_CALL)
            .connectionPool(new ConnectionPool(16, 30, TimeUnit.SECONDS))
            .build();
    http.dispatcher().setMaxRequestsPerHost(64);
    SlackHttpClient slackHttp = new SlackHttpClient(http);
    slackHttp.setConfig(config);
    return new SlackApi(Slack.getInstance(config, slackHttp), http, secrets);
  }

  /// Who we are.
  ///
  /// @param user the id of our bot user
  public record Self(String user, String team) {}

  /// Asks Slack who we are.
  public Call<Self> self() {
    return Caller.call(QUICK, Repeat.HARMLESS, () -> client.authTest(r -> r))
        .map(it -> new Self(it.getUserId(), it.getTeamId()));
  }

  /// Posts a message.
  ///
  /// @param asked id of what it answers
  /// @return Slack's id of the message, its `ts`
  public Call<String> post(Place place, Message message, String asked, Duration within) {
    Metadata metadata = new Metadata(EVENT, Map.of(ASKED, asked));
    return Caller.call(
            within,
            Repeat.HARMFUL,
            () ->
                client.chatPostMessage(r -> {
                  place.thread().ifPresent(r::threadTs);
                  return r.channel(place.channel())
                      .text(message.text())
                      .blocksAsString(message.blocks())
                      .metadata(metadata)
                      .unfurlLinks(false)
                      .unfurlMedia(false);
                }))
        .map(it -> it.getTs());
  }

  /// Changes a message of ours.
  public Call<String> update(Place place, String ts, Message message, Duration within) {
    return Caller.call(
            within,
            Repeat.HARMLESS,
            () ->
                client.chatUpdate(r ->
                    r.channel(place.channel())
                        .ts(ts)
                        .text(message.text())
                        .blocksAsString(message.blocks())))
        .map(_ -> ts);
  }

  /// Changes a message to show progress, or does not: when it was changed a moment ago, or Slack
  /// has enough of us. Never waits.
  public void tryUpdate(Place place, String ts, Message message) {
    if (pace.allows(ts) && update(place, ts, message, Duration.ZERO).failedBecause(Why.LIMITED)) {
      pace.enough();
    }
  }

  /// Shows something to one person only.
  public Call<String> whisper(Place place, String user, Message message) {
    return Caller.call(
            QUICK,
            Repeat.HARMFUL,
            () ->
                client.chatPostEphemeral(r -> {
                  place.thread().ifPresent(r::threadTs);
                  return r.channel(place.channel())
                      .user(user)
                      .text(message.text())
                      .blocksAsString(message.blocks());
                }))
        .map(it -> it.getMessageTs());
  }

  /// Answers by the address that came with a command or a press; Slack takes five answers in half
  /// an hour there. Addresses that are not Slack's are not called.
  ///
  /// @param replace whether it takes the place of the message that was pressed
  /// @param ephemeral whether only who asked sees it
  public Call<String> respond(
      String responseUrl, Message message, boolean replace, boolean ephemeral) {
    Optional<URI> url = responseUrl(responseUrl);
    if (url.isEmpty()) {
      return new Call.Failed<>(Why.OTHER, "not an address of Slack");
    }
    Map<String, Object> body =
        Map.of(
            "text",
            message.text(),
            "blocks",
            JSON.readTree(message.blocks()),
            "replace_original",
            replace,
            "response_type",
            ephemeral ? "ephemeral" : "in_channel",
            "unfurl_links",
            false,
            "unfurl_media",
            false);
    HttpRequest request =
        HttpRequest.newBuilder(url.get())
            .timeout(QUICK)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    try {
      int status = responses.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200
          ? new Call.Ok<>("")
          : new Call.Failed<>(status == 404 ? Why.GONE : Why.OTHER, Integer.toString(status));
    } catch (IOException e) {
      return new Call.Failed<>(Why.UNREACHABLE, e.getClass().getSimpleName());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Call.Failed<>(Why.UNREACHABLE, "stopped");
    }
  }

  private Optional<URI> responseUrl(String text) {
    try {
      URI url = URI.create(text);
      boolean slack =
          "https".equals(url.getScheme()) && "hooks.slack.com".equals(url.getAuthority());
      boolean ours =
          String.valueOf(api.getScheme()).equals(url.getScheme())
              && String.valueOf(api.getAuthority()).equals(url.getAuthority());
      return slack || ours ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Puts a text file into a thread.
  public Call<String> upload(Place place, String name, String title, String text) {
    return Caller.call(
            ONE_CALL,
            Repeat.HARMFUL,
            () ->
                client.filesUploadV2(r -> {
                  place.thread().ifPresent(r::threadTs);
                  return r.channel(place.channel()).filename(name).title(title).content(text);
                }))
        .map(_ -> name);
  }

  /// Opens a form; the trigger is good for three seconds.
  public Call<String> openView(String trigger, String view) {
    return Caller.call(
            Duration.ofSeconds(2),
            Repeat.HARMFUL,
            () -> client.viewsOpen(r -> r.triggerId(trigger).viewAsString(view)))
        .map(it -> it.getView().getId());
  }

  /// Shows somebody our page.
  public Call<String> publishHome(String user, String view) {
    return Caller.call(
            QUICK,
            Repeat.HARMLESS,
            () -> client.viewsPublish(r -> r.userId(user).viewAsString(view)))
        .map(_ -> user);
  }

  /// The message that answers this, when it is among the latest of its thread.
  public Call<Optional<String>> find(Place place, String asked) {
    if (place.thread().isEmpty()) {
      return Caller.call(
              QUICK,
              Repeat.HARMLESS,
              () ->
                  client.conversationsHistory(
                      r -> r.channel(place.channel()).limit(LATEST).includeAllMetadata(true)))
          .map(it -> answering(it.getMessages(), asked));
    }
    return Caller.call(
            QUICK,
            Repeat.HARMLESS,
            () ->
                client.conversationsReplies(r ->
                    r.channel(place.channel())
                        .ts(place.thread().orElse(""))
                        .limit(LATEST)
                        .includeAllMetadata(true)))
        .map(it -> answering(it.getMessages(), asked));
  }

  private static Optional<String> answering(
      List<com.slack.api.model.Message> messages, String asked) {
    return messages.stream()
        .filter(message ->
            message.getMetadata() != null
                && message.getMetadata().getEventPayload() != null
                && asked.equals(message.getMetadata().getEventPayload().get(ASKED)))
        .map(com.slack.api.model.Message::getTs)
        .findFirst();
  }

  /// The message that a thread hangs from.
  public Call<com.slack.api.model.Message> firstOf(Place place) {
    return Caller.call(
            QUICK,
            Repeat.HARMLESS,
            () ->
                client.conversationsReplies(
                    r -> r.channel(place.channel()).ts(place.thread().orElse("")).limit(1)))
        .map(it -> it.getMessages().getFirst());
  }

  /// The users of a group, remembered for five minutes; empty when they cannot be read.
  public Optional<Set<String>> members(String group) {
    Set<String> known = groups.getIfPresent(group);
    if (known != null) {
      return Optional.of(known);
    }
    Call<Set<String>> read =
        Caller.call(
                QUICK, Repeat.HARMLESS, () -> client.usergroupsUsersList(r -> r.usergroup(group)))
            .map(it -> Set.copyOf(it.getUsers()));
    if (read instanceof Call.Ok<Set<String>>(Set<String> users)) {
      groups.put(group, users);
      return Optional.of(users);
    }
    return Optional.empty();
  }

  @Override
  public void close() {
    responses.shutdownNow();
    try {
      slack.close();
    } catch (Exception e) {
      throw new IllegalStateException("the Slack client does not close", e);
    }
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
