package io.github.eksauth.bot.slack.fake;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A Slack workspace with one app in it, on real ports: the Web API, Socket Mode and signed
/// requests, with Slack's rules enforced, people who act, and faults on order.
///
/// ```java
/// try (var slack = FakeSlack.start()) {
///   slack.channel("C1", "platform");
///   var asked = slack.user("U1", "Ada").mentions("C1", "Unauthorized");
///   var reply = slack.awaitReply(asked);
/// }
/// ```
public final class FakeSlack implements AutoCloseable {
  /// Long enough for a slow machine; only a failure waits for it.
  static final Duration GENEROUS = Duration.ofSeconds(30);

  private final Workspace workspace = new Workspace();
  private final Installation installation = new Installation();
  private final Faults faults = new Faults();
  private final Sockets sockets = new Sockets(workspace);
  private final Courier courier = new Courier(workspace, faults, sockets);
  private final Events events = new Events(workspace, installation, courier);
  private final Responses responses = new Responses(workspace, events);
  private final Door door;
  private final Payloads payloads;
  private Optional<HttpRoute> http = Optional.empty();

  private FakeSlack(int port) {
    door = new Door(port, workspace, installation, faults);
    payloads = new Payloads(workspace, door.url(""));
    var files = new FileMethods(workspace, installation, events, door::url);
    door.serve(
        new WebApi(workspace, installation, events, faults, sockets, files), files, responses);
    sockets.begin();
  }

  /// A Slack that answers, on a free port of the loopback.
  public static FakeSlack start() {
    return start(0);
  }

  /// A Slack that answers, on this port, or on a free one for 0.
  public static FakeSlack start(int port) {
    return down(port).up();
  }

  /// A Slack that refuses connections until `up`, on this port, or on a free one for 0.
  public static FakeSlack down(int port) {
    return new FakeSlack(port);
  }

  /// Answers from now on.
  public FakeSlack up() {
    sockets.refuse(false);
    door.open();
    return this;
  }

  /// Refuses connections from now on, and ends those that are open.
  public FakeSlack goDown() {
    door.shut();
    sockets.refuse(true);
    return this;
  }

  // how the app gets in

  /// Address of the Web API, with a slash at its end.
  public String apiUrl() {
    return door.url("api/");
  }

  public String botToken() {
    return Identity.BOT_TOKEN;
  }

  public String appToken() {
    return Identity.APP_TOKEN;
  }

  public String signingSecret() {
    return Identity.SIGNING_SECRET;
  }

  public String botUser() {
    return Identity.BOT_USER;
  }

  public String team() {
    return Identity.TEAM;
  }

  /// The environment variables that lead to this Slack and nowhere else.
  public Map<String, String> environment() {
    return Map.of(
        "SLACK_API_URL", apiUrl(),
        "SLACK_BOT_TOKEN", botToken(),
        "SLACK_APP_TOKEN", appToken(),
        "SLACK_SIGNING_SECRET", signingSecret());
  }

  /// Gives the app more scopes than the manifest asks for.
  public FakeSlack grant(String... scopes) {
    installation.grant(scopes);
    return this;
  }

  public FakeSlack revoke(String... scopes) {
    installation.revoke(scopes);
    return this;
  }

  /// Tells the app of more events than the manifest asks for, such as `message.channels`.
  public FakeSlack subscribe(String... events) {
    installation.subscribe(events);
    return this;
  }

  // the workspace

  /// A public channel that the app is in.
  public FakeSlack channel(String id, String name) {
    workspace.channel(id, name, Channel.Kind.PUBLIC, true);
    return this;
  }

  /// A private channel that the app is in.
  public FakeSlack privateChannel(String id, String name) {
    workspace.channel(id, name, Channel.Kind.PRIVATE, true);
    return this;
  }

  /// Takes the app out of a channel, which is made when it is not there.
  public FakeSlack withoutBot(String id, String name, boolean isPrivate) {
    workspace.channel(id, name, isPrivate ? Channel.Kind.PRIVATE : Channel.Kind.PUBLIC, false);
    return this;
  }

  /// A person, by an id such as `U1`; the same one when asked for again.
  public FakeUser user(String id, String name) {
    return new FakeUser(this, workspace, payloads, workspace.member(id, name));
  }

  public FakeSlack userGroup(String id, String... users) {
    workspace.userGroup(id, Arrays.asList(users));
    return this;
  }

  // what is there to see

  /// All messages of a channel, replies included, in the order of their ts.
  public List<SlackMessage> messages(String channel) {
    return workspace.messages(channel);
  }

  /// A message and its replies.
  public List<SlackMessage> thread(String channel, String ts) {
    return workspace.thread(channel, ts);
  }

  /// What the app wrote in the thread of a message.
  public List<SlackMessage> replies(SlackMessage to) {
    return thread(to.channel(), to.root()).stream().filter(SlackMessage::byBot).toList();
  }

  /// A message as it is now.
  public Optional<SlackMessage> message(String channel, String ts) {
    return workspace.message(channel, ts);
  }

  /// What only this user sees, in order.
  public List<Ephemeral> ephemerals(String user) {
    return workspace.ephemerals(user);
  }

  public List<UploadedFile> uploads() {
    return workspace.uploads();
  }

  /// The modals that a user has open, the topmost last.
  public List<SlackView> modals(String user) {
    return workspace.modals(user);
  }

  public Optional<SlackView> home(String user) {
    return workspace.home(user);
  }

  /// The calls of a method, in order; downloads are `files-pri`, response urls `response_url`.
  public List<Call> calls(String method) {
    return workspace.calls().stream().filter(each -> each.method().equals(method)).toList();
  }

  public List<Call> calls() {
    return workspace.calls();
  }

  /// Everything that the app acknowledged in time.
  public List<Ack> acks() {
    return workspace.acks();
  }

  /// How many deliveries were given up because the app did not acknowledge them.
  public int lost() {
    return courier.lost();
  }

  /// What Slack took and would have shown wrongly, or refused where nobody is told.
  public List<String> complaints() {
    return workspace.complaints();
  }

  // waiting

  /// Waits for an answer; an exception that says what was missing when there is none in time.
  public <T> T await(String what, Supplier<Optional<T>> answer) {
    return await(what, GENEROUS, answer);
  }

  public <T> T await(String what, Duration most, Supplier<Optional<T>> answer) {
    return workspace
        .await(most, answer)
        .orElseThrow(
            () -> new IllegalStateException("waited " + most.toSeconds() + " s for " + what));
  }

  public void awaitThat(String what, BooleanSupplier condition) {
    await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// Waits for the first message of the app in the thread of a message.
  public SlackMessage awaitReply(SlackMessage to) {
    return awaitReply(to, reply -> true);
  }

  /// Waits for a message of the app in the thread of a message that is as wished.
  public SlackMessage awaitReply(SlackMessage to, Predicate<SlackMessage> wished) {
    return await(
        "a reply to " + to.ts() + " as wished",
        () -> replies(to).stream().filter(wished).findFirst());
  }

  /// Waits until a message is as wished, and gives it as it is then.
  public SlackMessage awaitMessage(SlackMessage message, Predicate<SlackMessage> wished) {
    return await(
        "message " + message.ts() + " to become as wished",
        () -> message(message.channel(), message.ts()).filter(wished));
  }

  public Ephemeral awaitEphemeral(String user, Predicate<Ephemeral> wished) {
    return await(
        "an ephemeral message to " + user,
        () -> ephemerals(user).stream().filter(wished).findFirst());
  }

  public SlackView awaitModal(String user) {
    return await("a modal of " + user, () -> modals(user).stream().reduce((a, b) -> b));
  }

  public SlackView awaitHome(String user) {
    return await("a home tab of " + user, () -> home(user));
  }

  /// Waits until nothing is on its way to the app: all is acknowledged or given up.
  public void awaitDelivered() {
    awaitThat("all deliveries to be acknowledged", () -> courier.underway() == 0);
  }

  /// Waits until the app has at least so many sockets open.
  public void awaitSockets(int number) {
    awaitThat(number + " open sockets", () -> sockets.connected() >= number);
  }

  // how things reach the app

  /// Delivers by signed requests to this address from now on.
  public FakeSlack deliverTo(URI target) {
    var route = new HttpRoute(target);
    http.ifPresent(HttpRoute::close);
    http = Optional.of(route);
    courier.route(route);
    return this;
  }

  /// Delivers over sockets from now on, as at first.
  public FakeSlack deliverOverSockets() {
    courier.route(sockets);
    return this;
  }

  /// How long an acknowledgement may take; 3 seconds at first.
  public FakeSlack ackWithin(Duration most) {
    courier.patience(most);
    return this;
  }

  /// How long Slack waits before each retry of an event; at first at once, 1 and 5 minutes.
  public FakeSlack retryAfter(Duration... waits) {
    courier.retries(Arrays.asList(waits));
    return this;
  }

  /// Delivers any event as it is: the value of `event`.
  public FakeSlack emit(JsonNode event) {
    events.emit(event);
    return this;
  }

  /// A signed request with the event of a message that mentions the app, for tests that forge,
  /// replay and delay it. Nothing is posted.
  public SlackRequest mentionRequest(String channel, String user, String text) {
    ObjectNode json =
        workspace.human(user, "<@" + Identity.BOT_USER + "> " + FakeUser.escaped(text), "");
    json.put("type", "app_mention").put("channel", channel);
    json.put("ts", workspace.nextTs());
    json.put("event_ts", Json.text(json, "ts"));
    return SlackRequest.signed(
        "application/json", Json.write(Events.callback(workspace.nextId("Ev"), json)));
  }

  /// Asks an address to show that it is the app's, as when it is entered; whether it did.
  public boolean verifiesUrl(URI target) throws IOException, InterruptedException {
    String challenge = workspace.nextId("challenge");
    SlackRequest.Answer answer =
        SlackRequest.signed(
                "application/json",
                Json.write(
                    Json.object()
                        .put("type", "url_verification")
                        .put("token", Identity.VERIFICATION_TOKEN)
                        .put("challenge", challenge)))
            .send(target);
    return answer.ok() && answer.body().contains(challenge);
  }

  /// Checks the certificate of an address, as Slack does for commands now and then.
  public SlackRequest.Answer checksSsl(URI target) throws IOException, InterruptedException {
    return SlackRequest.signed(
            "application/x-www-form-urlencoded", "ssl_check=1&token=" + Identity.VERIFICATION_TOKEN)
        .send(target);
  }

  // what goes wrong

  public Faults faults() {
    return faults;
  }

  /// How many sockets are open.
  public int sockets() {
    return sockets.connected();
  }

  /// How many sockets were ever opened.
  public int socketsOpened() {
    return sockets.opened();
  }

  /// Ends all sockets without a word.
  public void dropSockets() {
    sockets.drop();
  }

  /// Says `disconnect` on all sockets.
  ///
  /// @param reason `warning`, or `refresh_requested`, which also closes them
  public void disconnectSockets(String reason) {
    sockets.disconnect(reason);
  }

  /// Leaves the open sockets open and says nothing more on them, not even pong.
  public void silenceSockets() {
    sockets.silence();
  }

  /// Lets the 3 seconds of all triggers pass.
  public void expireTriggers() {
    workspace.expireTriggers();
  }

  /// Lets the 30 minutes of all response urls pass.
  public void expireResponseUrls() {
    workspace.expireResponseUrls();
  }

  // for those who act

  /// A trigger as a click or a command of this user gives.
  String trigger(String user) {
    return workspace.trigger(user);
  }

  /// A response url as a command of this user gives.
  String responseUrl(String channel, String user) {
    return workspace.responseUrl(door.url(""), channel, "", user, "", false);
  }

  Events events() {
    return events;
  }

  Courier courier() {
    return courier;
  }

  Responses responses() {
    return responses;
  }

  String url(String path) {
    return door.url(path);
  }

  /// The same thing as it is now; an exception when it is gone.
  Shown current(Shown shown) {
    return switch (shown) {
      case SlackMessage message ->
          message(message.channel(), message.ts())
              .orElseThrow(() -> new IllegalStateException("the message was deleted"));
      case Ephemeral ephemeral -> ephemeral;
      case SlackView view ->
          workspace
              .view(view.id())
              .orElseThrow(() -> new IllegalStateException("the view is gone"));
    };
  }

  @Override
  public void close() {
    courier.close();
    http.ifPresent(HttpRoute::close);
    door.close();
    try {
      sockets.stop(1000);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
