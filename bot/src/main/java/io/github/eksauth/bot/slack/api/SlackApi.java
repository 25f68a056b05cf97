package io.github.eksauth.bot.slack.api;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostEphemeralRequest.ChatPostEphemeralRequestBuilder;
import com.slack.api.methods.request.chat.ChatPostMessageRequest.ChatPostMessageRequestBuilder;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.apps.connections.AppsConnectionsOpenResponse;
import com.slack.api.methods.response.chat.ChatPostEphemeralResponse;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.chat.ChatUpdateResponse;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.metrics.SlackMeters;
import io.github.eksauth.bot.slack.api.Attempts.Repeat;
import io.github.eksauth.bot.slack.blocks.Message;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Slack's Web API, with the bot's token. Every call ends within a time; what goes wrong is told as
/// a value. Posts never unfurl links, and always carry a text beside the blocks.
public final class SlackApi implements AutoCloseable {
  /// What the metadata of our answers is called.
  static final String ANSWER = "eks_auth_answer";

  private static final String UPLOAD = "file_upload";

  /// How long a call may take that names no time of its own.
  private static final Duration USUAL = Duration.ofSeconds(10);

  /// A trigger lives three seconds
  /// (https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses).
  private static final Duration TRIGGER = Duration.ofMillis(2500);

  /// Progress that is late is worth nothing.
  private static final Duration PROGRESS = Duration.ofSeconds(3);

  private static final Duration MEMBERS_FRESH = Duration.ofMinutes(5);
  private static final int MOST_GROUPS = 500;

  private final Wire wire;
  private final SlackSecrets secrets;
  private final Pace pace;
  private final AtomicReference<Optional<Self>> self = new AtomicReference<>(Optional.empty());
  private final Cache<String, Set<String>> members =
      Caffeine.newBuilder().maximumSize(MOST_GROUPS).expireAfterWrite(MEMBERS_FRESH).build();

  public SlackApi(SlackSecrets secrets, SlackMeters meters) {
    this.secrets = secrets;
    this.wire = new Wire(secrets.api(), meters);
    this.pace = new Pace(System::nanoTime);
  }

  /// Posts a message.
  ///
  /// @param askedId what the message answers; [#find] finds it by that
  /// @return the `ts` of the message. [Why#IN_DOUBT] when it may be there although we did not hear
  public Call<String> post(Place place, Message message, String askedId, Duration within) {
    return call(
            "chat.postMessage",
            within,
            Repeat.DOUBLES,
            methods -> methods.chatPostMessage(request -> posted(request, place, message, askedId)))
        .map(ChatPostMessageResponse::getTs);
  }

  private static ChatPostMessageRequestBuilder posted(
      ChatPostMessageRequestBuilder request, Place place, Message message, String askedId) {
    place.thread().ifPresent(request::threadTs);
    return request
        .channel(place.channel())
        .text(message.text())
        .blocksAsString(message.blocks())
        .metadataAsString(metadata(askedId))
        .unfurlLinks(false)
        .unfurlMedia(false);
  }

  private static String metadata(String askedId) {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("event_type", ANSWER);
    metadata.putObject("event_payload").put("asked", askedId);
    return metadata.toString();
  }

  /// Replaces a message of ours with what it shall stay, after any progress still on its way to it.
  ///
  /// @return the `ts` of the message
  public Call<String> update(Place place, String ts, Message message, Duration within) {
    return pace.last(
        key(place, ts),
        () ->
            Attempts.run(
                    "chat.update",
                    within,
                    Repeat.HARMLESS,
                    left -> updateOnce(place, ts, message, left))
                .map(ChatUpdateResponse::getTs));
  }

  /// Replaces a message of ours with progress, when that is not too often: at most once in two
  /// seconds for a message, and with room left for final updates over all. Otherwise nothing
  /// happens; it is not made up for.
  ///
  /// @return whether the message now shows it
  public boolean tryUpdate(Place place, String ts, Message message) {
    return pace.progress(
            key(place, ts),
            () ->
                switch (updateOnce(place, ts, message, PROGRESS)) {
                  case Attempt.Settled<ChatUpdateResponse>(Call<ChatUpdateResponse> call) ->
                      call.toOptional().isPresent();
                  case Attempt.Limited<ChatUpdateResponse> _,
                      Attempt.Broken<ChatUpdateResponse> _ ->
                      false;
                })
        .orElse(false);
  }

  private Attempt<ChatUpdateResponse> updateOnce(
      Place place, String ts, Message message, Duration left) {
    Attempt<ChatUpdateResponse> attempt =
        wire.call(
            "chat.update",
            secrets.botToken(),
            left,
            methods ->
                methods.chatUpdate(request ->
                    request
                        .channel(place.channel())
                        .ts(ts)
                        .text(message.text())
                        .blocksAsString(message.blocks())));
    if (attempt instanceof Attempt.Limited<ChatUpdateResponse>(Duration pause)) {
      pace.limited(pause);
    }
    return attempt;
  }

  private static String key(Place place, String ts) {
    return place.channel() + " " + ts;
  }

  /// Posts a message that only one person sees, and only until they reload.
  ///
  /// @return the `ts` of the message, which cannot be updated
  public Call<String> whisper(Place place, String userId, Message message) {
    return call(
            "chat.postEphemeral",
            USUAL,
            Repeat.DOUBLES,
            methods ->
                methods.chatPostEphemeral(request -> whispered(request, place, userId, message)))
        .map(ChatPostEphemeralResponse::getMessageTs);
  }

  private static ChatPostEphemeralRequestBuilder whispered(
      ChatPostEphemeralRequestBuilder request, Place place, String userId, Message message) {
    place.thread().ifPresent(request::threadTs);
    return request
        .channel(place.channel())
        .user(userId)
        .text(message.text())
        .blocksAsString(message.blocks());
  }

  /// Answers at the address that came with a command or a press of a button; it works where we are
  /// not a member, five times within half an hour
  /// (https://docs.slack.dev/interactivity/handling-user-interaction#message_responses).
  ///
  /// @param responseUrl as Slack sent it; only Slack's own host is written to
  /// @param replaceOriginal whether the message that was acted on is replaced
  /// @param ephemeral whether only who acted sees it
  public Call<Call.Done> respond(
      String responseUrl, Message message, boolean replaceOriginal, boolean ephemeral) {
    Optional<URI> address = slacks(responseUrl, Set.of("hooks.slack.com"));
    if (address.isEmpty()) {
      return Call.failed(Why.OTHER, "the address for the answer is not Slack's");
    }
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("text", message.text())
            .put("replace_original", replaceOriginal)
            .put("response_type", ephemeral ? "ephemeral" : "in_channel")
            .put("unfurl_links", false)
            .put("unfurl_media", false);
    body.set("blocks", Answers.parse(message.blocks()));
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return Attempts.run(
        "response_url",
        USUAL,
        replaceOriginal ? Repeat.HARMLESS : Repeat.DOUBLES,
        left ->
            wire.post(
                "response_url", address.get(), "application/json; charset=utf-8", bytes, left));
  }

  /// The address, when it is one of Slack's hosts, or of the host that stands in for Slack.
  private Optional<URI> slacks(String text, Set<String> hosts) {
    try {
      URI address = new URI(text);
      String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
      boolean slack = "https".equals(address.getScheme()) && hosts.contains(host);
      boolean standIn =
          String.valueOf(secrets.api().getAuthority()).equalsIgnoreCase(address.getAuthority())
              && secrets.api().getScheme().equals(address.getScheme());
      return Optional.of(address).filter(_ -> (slack || standIn) && address.getUserInfo() == null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// Shares a text as a file.
  ///
  /// @param filename with the ending that says what it is
  /// @return the id of the file; it shows up in the channel a moment later
  public Call<String> upload(Place place, String filename, String title, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    long end = System.nanoTime() + USUAL.toNanos();
    return call(
            "files.getUploadURLExternal",
            USUAL,
            Repeat.HARMLESS,
            methods ->
                methods.filesGetUploadURLExternal(
                    request -> request.filename(filename).length(bytes.length)))
        .then(slot ->
            sendBytes(slot.getUploadUrl(), bytes, left(end))
                .then(_ ->
                    call(
                        "files.completeUploadExternal",
                        left(end),
                        Repeat.DOUBLES,
                        methods ->
                            methods.filesCompleteUploadExternal(request ->
                                request
                                    .files(
                                        List.of(
                                            FileDetails.builder()
                                                .id(slot.getFileId())
                                                .title(title)
                                                .build()))
                                    .channelId(place.channel())
                                    .threadTs(place.thread().orElse(null)))))
                .map(_ -> slot.getFileId()));
  }

  private Call<Call.Done> sendBytes(String uploadUrl, byte[] bytes, Duration within) {
    return slacks(uploadUrl, Set.of("files.slack.com"))
        .map(address ->
            Attempts.run(
                UPLOAD,
                within,
                Repeat.HARMLESS,
                left -> wire.post(UPLOAD, address, "application/octet-stream", bytes, left)))
        .orElseGet(() -> Call.failed(Why.OTHER, "the address for the file is not Slack's"));
  }

  private static Duration left(long end) {
    return Duration.ofNanos(Math.max(end - System.nanoTime(), 0));
  }

  /// Opens a form.
  ///
  /// @param triggerId from what somebody just did; it lives three seconds
  /// @return the id of the view
  public Call<String> openView(String triggerId, String viewJson) {
    return call(
            "views.open",
            TRIGGER,
            Repeat.DOUBLES,
            methods ->
                methods.viewsOpen(request -> request.triggerId(triggerId).viewAsString(viewJson)))
        .map(answer -> answer.getView().getId());
  }

  /// Shows somebody their Home tab of us.
  ///
  /// @return the id of the view
  public Call<String> publishHome(String userId, String viewJson) {
    return call(
            "views.publish",
            USUAL,
            Repeat.HARMLESS,
            methods ->
                methods.viewsPublish(request -> request.userId(userId).viewAsString(viewJson)))
        .map(answer -> answer.getView().getId());
  }

  /// Whether our answer is already there: looks through the thread, or without one through what was
  /// last said in the channel, for a message of ours with the metadata that [#post] gave it.
  ///
  /// @return the `ts` of the message, if it is there; [Why#DENIED] where we may not read
  public Call<Optional<String>> find(Place place, String askedId) {
    return self().then(us -> new Ours(us).to(askedId, place, this::call));
  }

  /// Our answers in a thread, the first first.
  ///
  /// @return [Why#DENIED] where we may not read
  public Call<List<com.slack.api.model.Message>> answersIn(Place thread) {
    return self().then(us -> new Ours(us).in(thread, this::call));
  }

  /// The message that a thread hangs from.
  public Call<com.slack.api.model.Message> firstOf(Place place) {
    return call(
            "conversations.replies",
            USUAL,
            Repeat.HARMLESS,
            methods ->
                methods.conversationsReplies(request ->
                    request.channel(place.channel()).ts(place.thread().orElse("")).limit(1)))
        .then(answer ->
            Optional.ofNullable(answer.getMessages()).orElse(List.of()).stream()
                .findFirst()
                .map(Call::ok)
                .orElseGet(() -> Call.failed(Why.GONE, "there is no message")));
  }

  /// How [Ours] calls methods.
  interface Caller {
    <T extends SlackApiTextResponse> Call<T> call(
        String method, Duration within, Repeat repeat, Wire.Step<T> step);
  }

  /// Who belongs to a user group; asked anew after five minutes.
  ///
  /// @return ids of users; [Why#DENIED] without the scope `usergroups:read`
  public Call<Set<String>> members(String groupId) {
    Optional<Set<String>> known = Optional.ofNullable(members.getIfPresent(groupId));
    return known
        .map(Call::ok)
        .orElseGet(() -> {
          Call<Set<String>> asked =
              call(
                      "usergroups.users.list",
                      USUAL,
                      Repeat.HARMLESS,
                      methods -> methods.usergroupsUsersList(request -> request.usergroup(groupId)))
                  .map(answer -> Set.copyOf(answer.getUsers()));
          asked.toOptional().ifPresent(users -> members.put(groupId, users));
          return asked;
        });
  }

  /// Who we are; asked once.
  public Call<Self> self() {
    return self.get()
        .map(Call::ok)
        .orElseGet(() -> {
          Call<Self> asked =
              call("auth.test", USUAL, Repeat.HARMLESS, methods -> methods.authTest(r -> r))
                  .map(answer ->
                      new Self(
                          text(answer.getTeamId()),
                          text(answer.getUserId()),
                          text(answer.getBotId())));
          asked.toOptional().ifPresent(us -> self.set(Optional.of(us)));
          return asked;
        });
  }

  private static String text(String given) {
    return Optional.ofNullable(given).orElse("");
  }

  /// Asks for a socket (https://docs.slack.dev/reference/methods/apps.connections.open).
  ///
  /// @param within one try takes no longer; there is no second one, since whoever keeps a socket
  ///   open paces its tries itself
  /// @return the address to connect to, once
  public Opened openSocket(Duration within) {
    Secret token = secrets.appToken().orElseThrow();
    Attempt<AppsConnectionsOpenResponse> attempt =
        wire.call(
            "apps.connections.open", token, within, methods -> methods.appsConnectionsOpen(r -> r));
    return switch (attempt) {
      case Attempt.Settled<AppsConnectionsOpenResponse>(
              Call.Ok<AppsConnectionsOpenResponse>(var answer)) ->
          new Opened.At(URI.create(answer.getUrl()));
      case Attempt.Settled<AppsConnectionsOpenResponse>(
              Call.Failed<AppsConnectionsOpenResponse>(Why _, String words)) ->
          new Opened.Not(words, Optional.empty());
      case Attempt.Limited<AppsConnectionsOpenResponse>(Duration pause) ->
          new Opened.Not(
              "Slack opens the next socket in " + pause.toSeconds() + " s", Optional.of(pause));
      case Attempt.Broken<AppsConnectionsOpenResponse>(boolean _, String words) ->
          new Opened.Not(words, Optional.empty());
    };
  }

  /// Whether there is a socket to connect to.
  public sealed interface Opened {
    /// There is.
    record At(URI address) implements Opened {}

    /// There is none.
    ///
    /// @param words why
    /// @param pause how long Slack asks us to wait before the next try, when it does
    record Not(String words, Optional<Duration> pause) implements Opened {}
  }

  private <T extends SlackApiTextResponse> Call<T> call(
      String method, Duration within, Repeat repeat, Wire.Step<T> step) {
    Function<Duration, Attempt<T>> once = left -> wire.call(method, secrets.botToken(), left, step);
    return Attempts.run(method, within, repeat, once);
  }

  @Override
  public void close() {
    wire.close();
  }
}
