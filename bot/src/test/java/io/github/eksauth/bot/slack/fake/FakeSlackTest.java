package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageChangedEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.socket_mode.SocketModeClient;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.java_websocket.WebSocket;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.framing.Framedata;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// People in the fake workspace, and Bolt at the other end of real sockets.
class FakeSlackTest {
  private static final Pattern ANY = Pattern.compile(".*");

  private static final String BLOCKS =
      """
      [{"type": "actions", "block_id": "first", "elements": [
         {"type": "button", "action_id": "eks-auth:again", "value": "7",
          "text": {"type": "plain_text", "text": "Again"}},
         {"type": "button", "action_id": "eks-auth:why", "value": "7",
          "text": {"type": "plain_text", "text": "Why"}},
         {"type": "external_select", "action_id": "eks-auth:cluster", "min_query_length": 0,
          "placeholder": {"type": "plain_text", "text": "Cluster"}},
         {"type": "overflow", "action_id": "eks-auth:more", "options": [
           {"text": {"type": "plain_text", "text": "Mute"}, "value": "mute 7"},
           {"text": {"type": "plain_text", "text": "Why"}, "value": "why 7"}]}]},
       {"type": "actions", "elements": [
         {"type": "button", "action_id": "eks-auth:why", "value": "8",
          "text": {"type": "plain_text", "text": "Why"}}]},
       {"type": "context_actions", "elements": [
         {"type": "feedback_buttons", "action_id": "eks-auth:feedback",
          "positive_button": {"text": {"type": "plain_text", "text": "Right"}, "value": "right 7"},
          "negative_button": {"text": {"type": "plain_text", "text": "Wrong"}, "value": "wrong 7"}}]}]\
      """;

  private static final String MODAL =
      """
      {"type": "modal", "callback_id": "eks-auth:diagnose",
       "title": {"type": "plain_text", "text": "Diagnose"},
       "submit": {"type": "plain_text", "text": "Go"},
       "blocks": [
         {"type": "input", "block_id": "text", "label": {"type": "plain_text", "text": "Error"},
          "element": {"type": "plain_text_input", "action_id": "typed", "max_length": 20}},
         {"type": "input", "block_id": "module", "optional": true,
          "label": {"type": "plain_text", "text": "Module"},
          "element": {"type": "static_select", "action_id": "module", "options": [
            {"text": {"type": "plain_text", "text": "20"}, "value": "20"},
            {"text": {"type": "plain_text", "text": "21"}, "value": "21"}]}}]}\
      """;

  private final FakeSlack slack = FakeSlack.start().channel("C1", "platform");
  private final FakeUser ada = slack.user("U1", "Ada Lovelace");
  private final App app = app();
  private final List<SocketModeApp> sockets = new ArrayList<>();

  private App app() {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return new App(
        AppConfig.builder()
            .slack(Slack.getInstance(config))
            .singleTeamBotToken(slack.botToken())
            .signingSecret(slack.signingSecret())
            .allEventsApiAutoAckEnabled(true)
            .build());
  }

  private void connect() throws Exception {
    int before = slack.sockets();
    var socket = new SocketModeApp(slack.appToken(), SocketModeClient.Backend.JavaWebSocket, app);
    sockets.add(socket);
    socket.startAsync();
    slack.awaitSockets(before + 1);
  }

  @AfterEach
  void stop() throws Exception {
    for (SocketModeApp socket : sockets) {
      socket.close();
    }
    slack.close();
  }

  /// Lets the app remember each event of a kind; gives what it remembers, with the event ids.
  private <E extends Event> Queue<Heard<E>> hear(Class<E> type) {
    var heard = new ConcurrentLinkedQueue<Heard<E>>();
    app.event(
        type,
        (payload, context) -> {
          heard.add(new Heard<>(payload.getEventId(), payload.getEvent(), context.getRetryNum()));
          return context.ack();
        });
    return heard;
  }

  private record Heard<E>(String id, E event, int retry) {}

  private SlackMessage posted() throws Exception {
    var posted =
        app.client()
            .chatPostMessage(
                r -> r.token(slack.botToken()).channel("C1").text("a").blocksAsString(BLOCKS));
    assertThat(posted.getError()).isNull();
    return slack.message("C1", posted.getTs()).orElseThrow();
  }

  // events

  @Test
  void a_mention_is_answered_in_its_thread() throws Exception {
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          var event = payload.getEvent();
          context
              .client()
              .chatPostMessage(r ->
                  r.channel(event.getChannel())
                      .threadTs(event.getTs())
                      .text("heard: " + event.getText()));
          return context.ack();
        });
    connect();
    var asked = ada.mentions("C1", "a < b");
    assertThat(slack.awaitReply(asked).text()).isEqualTo("heard: <@U0BOT> a &lt; b");
    slack.awaitDelivered();
    assertThat(slack.acks())
        .extracting(Ack::type, Ack::attempt)
        .containsExactly(tuple("events_api", 0));
  }

  @Test
  void a_mention_in_a_channel_that_the_app_reads_comes_twice_with_two_event_ids() throws Exception {
    slack.grant("channels:history").subscribe("message.channels");
    var mentions = hear(AppMentionEvent.class);
    var messages = hear(MessageEvent.class);
    connect();
    var asked = ada.mentions("C1", "help");
    slack.awaitThat("both", () -> mentions.size() == 1 && messages.size() == 1);
    assertThat(mentions.peek().event().getTs()).isEqualTo(asked.ts());
    assertThat(messages.peek().event().getTs()).isEqualTo(asked.ts());
    assertThat(messages.peek().event().getChannelType()).isEqualTo("channel");
    assertThat(messages.peek().id()).isNotEqualTo(mentions.peek().id());
  }

  @Test
  void without_the_scope_a_channel_is_not_read_even_when_subscribed() throws Exception {
    slack.subscribe("message.channels");
    var messages = hear(MessageEvent.class);
    connect();
    ada.says("C1", "unheard");
    ada.says(ada.dm(), "heard");
    slack.awaitThat("the direct message", () -> !messages.isEmpty());
    slack.awaitDelivered();
    assertThat(messages).extracting(each -> each.event().getText()).containsExactly("heard");
    assertThat(messages.peek().event().getChannelType()).isEqualTo("im");
  }

  @Test
  void the_app_hears_its_own_edits_in_a_direct_message() throws Exception {
    var changes = hear(MessageChangedEvent.class);
    connect();
    var posted =
        app.client().chatPostMessage(r -> r.token(slack.botToken()).channel("U1").text("1"));
    app.client()
        .chatUpdate(r -> r.token(slack.botToken()).channel(ada.dm()).ts(posted.getTs()).text("2"));
    slack.awaitThat("the edit", () -> !changes.isEmpty());
    assertThat(changes.peek().event().isHidden()).isTrue();
    assertThat(changes.peek().event().getMessage().getText()).isEqualTo("2");
    assertThat(changes.peek().event().getMessage().getBotId()).isEqualTo("B0BOT");
  }

  @Test
  void a_shared_file_says_where_to_get_it() throws Exception {
    var files = hear(MessageFileShareEvent.class);
    connect();
    ada.shares(ada.dm(), FakeFile.text("pod.log", "Unauthorized"), "look");
    slack.awaitThat("the file", () -> !files.isEmpty());
    var file = files.peek().event().getFiles().getFirst();
    assertThat(file.getName()).isEqualTo("pod.log");
    assertThat(file.getSize()).isEqualTo(12);
    assertThat(file.getUrlPrivateDownload())
        .startsWith(slack.url("files-pri/"))
        .endsWith("pod.log");
    assertThat(files.peek().event().getUser()).isEqualTo("U1");
  }

  @Test
  void an_opened_home_tab_is_told_and_filled() throws Exception {
    app.event(
        AppHomeOpenedEvent.class,
        (payload, context) -> {
          context
              .client()
              .viewsPublish(r ->
                  r.userId(payload.getEvent().getUser())
                      .viewAsString("{\"type\": \"home\", \"blocks\": [{\"type\": \"divider\"}]}"));
          return context.ack();
        });
    connect();
    ada.opensHome();
    assertThat(slack.awaitHome("U1").blocks()).hasSize(1);
  }

  // interactions

  @Test
  void a_shortcut_brings_the_message() throws Exception {
    var heard = new ConcurrentLinkedQueue<MessageShortcutPayload>();
    app.messageShortcut(
        "diagnose_message",
        (request, context) -> {
          heard.add(request.getPayload());
          return context.ack();
        });
    connect();
    var root = ada.says("C1", "root");
    var error = ada.says("C1", "Unauthorized", root.ts());
    ada.shortcut("C1", error.ts()).ack();
    var payload = heard.remove();
    assertThat(payload.getMessage().getText()).isEqualTo("Unauthorized");
    assertThat(payload.getMessage().getThreadTs()).isEqualTo(root.ts());
    assertThat(payload.getMessageTs()).isEqualTo(error.ts());
    assertThat(payload.getChannel().getId()).isEqualTo("C1");
    assertThat(payload.getUser().getId()).isEqualTo("U1");
    assertThat(payload.getTriggerId()).isNotEmpty();
    assertThat(payload.getResponseUrl()).startsWith(slack.url("response/"));
  }

  @Test
  void a_command_is_acknowledged_with_words_for_its_user_only() throws Exception {
    var heard = new ConcurrentLinkedQueue<SlashCommandPayload>();
    app.command(
        "/eks-auth",
        (request, context) -> {
          heard.add(request.getPayload());
          return context.ack("Checking <prod>");
        });
    connect();
    ada.command("C1", "check “prod” <x>").ack();
    assertThat(heard.peek().getText()).isEqualTo("check “prod” <x>");
    assertThat(heard.peek().getChannelName()).isEqualTo("platform");
    assertThat(heard.peek().getUserName()).isEqualTo("ada.lovelace");
    assertThat(slack.ephemerals("U1"))
        .extracting(Ephemeral::text)
        .containsExactly("Checking <prod>");
    assertThat(slack.messages("C1")).isEmpty();
  }

  @Test
  void a_pressed_button_tells_which_and_where() throws Exception {
    var heard = actions();
    connect();
    var message = posted();
    ada.presses(message, "eks-auth:again").ack();
    var payload = heard.remove();
    assertThat(payload.getActions())
        .extracting(
            each -> each.getActionId(),
            each -> each.getBlockId(),
            each -> each.getValue(),
            each -> each.getType(),
            each -> each.getText().getText())
        .containsExactly(tuple("eks-auth:again", "first", "7", "button", "Again"));
    assertThat(payload.getContainer().getMessageTs()).isEqualTo(message.ts());
    assertThat(payload.getContainer().getChannelId()).isEqualTo("C1");
    assertThat(payload.getMessage().getTs()).isEqualTo(message.ts());
    assertThat(payload.getUser().getUsername()).isEqualTo("ada.lovelace");
    assertThat(payload.getTeam().getId()).isEqualTo(slack.team());
  }

  private Queue<BlockActionPayload> actions() {
    var heard = new ConcurrentLinkedQueue<BlockActionPayload>();
    app.blockAction(
        ANY,
        (request, context) -> {
          heard.add(request.getPayload());
          return context.ack();
        });
    return heard;
  }

  @Test
  void a_button_that_is_not_there_cannot_be_pressed() throws Exception {
    actions();
    connect();
    var message = posted();
    assertThatThrownBy(() -> ada.presses(message, "eks-auth:file"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("no button eks-auth:file; there is: button eks-auth:again [7], ");
    assertThatThrownBy(() -> ada.presses(message, "eks-auth:why"))
        .hasMessageStartingWith("more than one button eks-auth:why; there is: ");
    ada.presses(message, "eks-auth:why", "8").ack();
    app.client()
        .chatUpdate(r -> r.token(slack.botToken()).channel("C1").ts(message.ts()).text("gone"));
    assertThatThrownBy(() -> ada.presses(message, "eks-auth:again"))
        .hasMessageStartingWith("no button eks-auth:again");
  }

  @Test
  void feedback_and_overflow_tell_what_was_chosen() throws Exception {
    var heard = actions();
    connect();
    var message = posted();
    ada.presses(message, "eks-auth:feedback", "wrong 7").ack();
    ada.chooses(message, "eks-auth:more", "mute 7").ack();
    var feedback = heard.remove().getActions().getFirst();
    assertThat(feedback.getType()).isEqualTo("feedback_buttons");
    assertThat(feedback.getValue()).isEqualTo("wrong 7");
    var overflow = heard.remove().getActions().getFirst();
    assertThat(overflow.getSelectedOption().getValue()).isEqualTo("mute 7");
    assertThatThrownBy(() -> ada.chooses(message, "eks-auth:more", "sing 7"))
        .hasMessage("no option sing 7; there is: [mute 7, why 7]");
  }

  @Test
  void a_menu_that_the_app_serves_is_asked_and_chosen_from() throws Exception {
    var asked = new ConcurrentLinkedQueue<BlockSuggestionPayload>();
    app.blockSuggestion(
        ANY,
        (request, context) -> {
          asked.add(request.getPayload());
          var option =
              Option.builder()
                  .text(PlainTextObject.builder().text("prod").build())
                  .value("1")
                  .build();
          return context.ack(r -> r.options(List.of(option)));
        });
    var heard = actions();
    connect();
    var message = posted();
    assertThat(ada.asksOptions(message, "eks-auth:cluster", "pr"))
        .containsExactly(new FakeUser.Choice("prod", "1", ""));
    assertThat(asked.peek().getValue()).isEqualTo("pr");
    assertThat(asked.peek().getBlockId()).isEqualTo("first");
    ada.selects(message, "eks-auth:cluster", "1").ack();
    assertThat(heard.remove().getActions().getFirst().getSelectedOption().getValue())
        .isEqualTo("1");
  }

  @Test
  void options_that_slack_does_not_show_fail() throws Exception {
    app.blockSuggestion(
        ANY,
        (request, context) -> {
          var option =
              Option.builder()
                  .text(PlainTextObject.builder().text("x".repeat(76)).build())
                  .value("1")
                  .build();
          return context.ack(r -> r.options(List.of(option)));
        });
    connect();
    var message = posted();
    assertThatThrownBy(() -> ada.asksOptions(message, "eks-auth:cluster", ""))
        .hasMessage("the options are refused: [/options/0/text/text: 76 characters, at most 75]");
  }

  @Test
  void a_modal_is_filled_in_refused_and_taken() throws Exception {
    var heard = new ConcurrentLinkedQueue<ViewSubmissionPayload>();
    app.command(
        "/eks-auth",
        (request, context) -> {
          var opened =
              context
                  .client()
                  .viewsOpen(
                      r -> r.triggerId(request.getPayload().getTriggerId()).viewAsString(MODAL));
          return opened.isOk() ? context.ack() : context.ack(opened.getError());
        });
    app.viewSubmission(
        "eks-auth:diagnose",
        (request, context) -> {
          heard.add(request.getPayload());
          return heard.size() == 1
              ? context.ackWithErrors(Map.of("text", "Too short"))
              : context.ack();
        });
    connect();
    ada.command("C1", "diagnose").ack();
    SlackView modal = slack.awaitModal("U1");
    assertThatThrownBy(() -> ada.submits(modal, Map.of())).hasMessage("Slack asks to fill in text");
    assertThatThrownBy(() -> ada.submits(modal, Map.of("text", "x".repeat(21))))
        .hasMessage("text takes 20 characters, not 21");
    assertThat(ada.submits(modal, Map.of("text", "a", "module", "21")).ack().payload())
        .isEqualTo(
            Json.parse("{\"response_action\": \"errors\", \"errors\": {\"text\": \"Too short\"}}")
                .orElseThrow());
    assertThat(ada.modals()).hasSize(1);
    var values = heard.peek().getView().getState().getValues();
    assertThat(values).containsOnlyKeys("text", "module");
    assertThat(values.values())
        .flatExtracting(Map::values)
        .extracting(
            each -> each.getType(),
            each -> each.getValue(),
            each -> Optional.ofNullable(each.getSelectedOption()).map(o -> o.getValue()).orElse(""))
        .containsExactlyInAnyOrder(
            tuple("plain_text_input", "a", ""), tuple("static_select", null, "21"));
    ada.submits(modal, Map.of("typed", "longer")).ack();
    assertThat(ada.modals()).isEmpty();
    assertThat(slack.complaints()).isEmpty();
  }

  @Test
  void a_response_url_changes_the_message_that_was_acted_on() throws Exception {
    app.blockAction(
        ANY,
        (request, context) -> {
          context.respond(r -> r.text("changed").replaceOriginal(true));
          return context.ack();
        });
    connect();
    var message = posted();
    ada.presses(message, "eks-auth:again").ack();
    assertThat(slack.awaitMessage(message, now -> now.edits() == 1).text()).isEqualTo("changed");
  }

  // delivery

  @Test
  void an_event_that_is_not_acknowledged_comes_again_and_says_so() throws Exception {
    slack.ackWithin(Duration.ofMillis(500)).retryAfter(Duration.ZERO, Duration.ofMillis(10));
    var retries = new ConcurrentLinkedQueue<String>();
    app.event(
        AppMentionEvent.class,
        (payload, context) -> {
          retries.add(
              payload.getEventId() + " " + context.getRetryNum() + " " + context.getRetryReason());
          if (retries.size() < 3) {
            throw new IllegalStateException("no acknowledgement");
          }
          return context.ack();
        });
    connect();
    ada.mentions("C1", "a");
    slack.awaitDelivered();
    String id = slack.acks().getFirst().id();
    assertThat(retries).containsExactly(id + " 0 ", id + " 1 http_timeout", id + " 2 http_timeout");
    assertThat(slack.lost()).isZero();
  }

  @Test
  void what_nobody_hears_is_given_up_and_the_user_sees_an_error() {
    slack.ackWithin(Duration.ofMillis(100)).retryAfter(Duration.ZERO);
    ada.mentions("C1", "a");
    assertThat(ada.command("C1", "help").within(FakeSlack.GENEROUS)).isEmpty();
    slack.awaitDelivered();
    assertThat(slack.lost()).isEqualTo(2);
    assertThat(slack.acks()).isEmpty();
  }

  @Test
  void each_payload_goes_to_one_of_several_sockets() throws Exception {
    var heard = hear(AppMentionEvent.class);
    connect();
    connect();
    IntStream.range(0, 20).forEach(each -> ada.mentions("C1", "number " + each));
    slack.awaitDelivered();
    assertThat(heard).hasSize(20).extracting(Heard::id).doesNotHaveDuplicates();
  }

  @Test
  void duplicates_have_the_same_event_id() throws Exception {
    slack.faults().duplicate(1, 0);
    var heard = hear(AppMentionEvent.class);
    connect();
    ada.mentions("C1", "a");
    slack.awaitDelivered();
    assertThat(heard).hasSize(2).extracting(Heard::id).containsOnly(heard.peek().id());
  }

  @Test
  void deliveries_overtake_each_other_on_order() throws Exception {
    slack.faults().reorder(Duration.ofMillis(500), 7);
    var heard = hear(AppMentionEvent.class);
    connect();
    var sent = IntStream.range(0, 10).mapToObj(each -> ada.mentions("C1", "a").ts()).toList();
    slack.awaitDelivered();
    assertThat(heard)
        .extracting(each -> each.event().getTs())
        .containsExactlyInAnyOrderElementsOf(sent)
        .isNotEqualTo(sent);
  }

  // sockets

  @Test
  void a_ticket_serves_one_connection() throws Exception {
    String url = app.slack().methods(slack.appToken()).appsConnectionsOpen(r -> r).getUrl();
    var first = new Plain(url);
    assertThat(first.connectBlocking()).isTrue();
    slack.awaitThat("hello", () -> first.heard.stream().anyMatch(m -> m.contains("\"hello\"")));
    var second = new Plain(url);
    assertThat(second.connectBlocking()).isFalse();
    first.closeBlocking();
  }

  @Test
  void a_refreshed_socket_is_replaced_and_nothing_is_lost() throws Exception {
    var heard = hear(AppMentionEvent.class);
    connect();
    int opened = slack.socketsOpened();
    slack.retryAfter(Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(5));
    slack.disconnectSockets("refresh_requested");
    ada.mentions("C1", "a");
    slack.awaitDelivered();
    assertThat(heard).isNotEmpty();
    assertThat(slack.socketsOpened()).isGreaterThan(opened);
  }

  @Test
  void a_silent_socket_stays_open_and_what_it_swallows_reaches_another() throws Exception {
    String url = app.slack().methods(slack.appToken()).appsConnectionsOpen(r -> r).getUrl();
    var deaf = new Plain(url);
    assertThat(deaf.connectBlocking()).isTrue();
    slack.awaitSockets(1);
    slack.silenceSockets();
    slack.ackWithin(Duration.ofSeconds(1)).retryAfter(Duration.ZERO, Duration.ZERO, Duration.ZERO);
    var heard = hear(AppMentionEvent.class);
    connect();
    deaf.sendPing();
    ada.mentions("C1", "a");
    ada.mentions("C1", "b");
    slack.awaitDelivered();
    assertThat(heard)
        .extracting(each -> each.event().getText())
        .containsExactlyInAnyOrder("<@U0BOT> a", "<@U0BOT> b");
    assertThat(slack.acks()).extracting(Ack::attempt).anyMatch(attempt -> attempt > 0);
    assertThat(deaf.isOpen()).isTrue();
    assertThat(deaf.pongs).hasValue(0);
    assertThat(deaf.heard).noneMatch(message -> message.contains("events_api"));
    deaf.closeBlocking();
  }

  @Test
  void a_thousand_events_with_duplicates_are_all_acknowledged() throws Exception {
    slack.faults().duplicate(0.05, 1);
    var heard = hear(AppMentionEvent.class);
    connect();
    IntStream.range(0, 1000).forEach(each -> ada.mentions("C1", "number " + each));
    slack.awaitDelivered();
    assertThat(heard).hasSizeGreaterThan(1000);
    assertThat(heard.stream().map(each -> each.event().getTs()).distinct()).hasSize(1000);
  }

  /// A client that only listens.
  private static final class Plain extends WebSocketClient {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger pongs = new AtomicInteger();

    Plain(String url) {
      super(URI.create(url));
    }

    @Override
    public void onOpen(ServerHandshake handshake) {}

    @Override
    public void onMessage(String message) {
      heard.add(message);
    }

    @Override
    public void onWebsocketPong(WebSocket connection, Framedata pong) {
      pongs.incrementAndGet();
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {}

    @Override
    public void onError(Exception error) {}
  }
}
