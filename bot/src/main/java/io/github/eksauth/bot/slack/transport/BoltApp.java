package io.github.eksauth.bot.slack.transport;

import com.slack.api.Slack;
import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.Event;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.slack.api.Sdk;
import io.github.eksauth.bot.web.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bolt's app in front of the [Handlers], the same for both transports. It makes no call to Slack
/// on the way to an acknowledgement, and acknowledges whatever happens in a handler.
public final class BoltApp {
  private static final Logger LOG = LoggerFactory.getLogger(BoltApp.class);

  /// Our buttons, selects and forms; see the action ids in `reply`.
  private static final Pattern OURS = Pattern.compile("eks-auth:.*");

  private static final Pattern COMMAND = Pattern.compile("/eks-auth.*");
  private static final String SHORTCUT = "diagnose_message";
  private static final int NOT_NOW = 503;

  /// Something that is said where nobody listens, in the form that Socket Mode gives it.
  private static final String TALK =
      """
      {"envelope_id": "rehearsal", "type": "events_api", "accepts_response_payload": false, "payload": {
        "type": "event_callback", "team_id": "T0", "api_app_id": "A0", "event_id": "Ev0", "event_time": 1,
        "authorizations": [{"team_id": "T0", "user_id": "U0", "is_bot": true}],
        "event": {"type": "message", "channel": "C0", "channel_type": "channel", "user": "U1", "ts": "1.000001",
          "text": "all pods are up", "blocks": [{"type": "rich_text", "block_id": "b", "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "all pods are up"}]}]}]}}}
      """;

  private static final int REHEARSALS = 50;

  private final App app;

  /// @param identity who we are in Slack, once that is known
  public BoltApp(SlackSecrets secrets, Identity identity, Handlers handlers) {
    this.app =
        new App(config(secrets), new ArrayList<>(List.of(new KnowingOurselves(secrets, identity))));
    events(handlers);
    interactions(handlers);
    app.start();
  }

  /// Bolt takes what is not set from environment variables of its own.
  private static AppConfig config(SlackSecrets secrets) {
    return AppConfig.builder()
        .slack(Slack.getInstance(Sdk.quiet(secrets.api())))
        .singleTeamBotToken(null)
        .signingSecret(null)
        .clientId(null)
        .clientSecret(null)
        .allEventsApiAutoAckEnabled(true)
        .attachingFunctionTokenEnabled(false)
        .unmatchedRequestHandler(_ -> Response.ok())
        .build();
  }

  private void events(Handlers handlers) {
    event(AppMentionEvent.class, handlers::mention);
    // not `app.message`, whose patterns do not match beyond the first line
    event(MessageEvent.class, handlers::message);
    event(MessageFileShareEvent.class, handlers::fileShare);
    event(MessageThreadBroadcastEvent.class, handlers::threadBroadcast);
    event(AppHomeOpenedEvent.class, handlers::homeOpened);
  }

  private void interactions(Handlers handlers) {
    app.command(
        COMMAND, (request, context) -> answered(context, () -> handlers.command(request, context)));
    app.messageShortcut(
        SHORTCUT,
        (request, context) -> answered(context, () -> handlers.messageShortcut(request, context)));
    app.blockAction(
        OURS, (request, context) -> answered(context, () -> handlers.action(request, context)));
    app.blockSuggestion(
        OURS, (request, context) -> answered(context, () -> handlers.options(request, context)));
    app.viewSubmission(
        OURS,
        (request, context) -> answered(context, () -> handlers.viewSubmission(request, context)));
  }

  private <E extends Event> void event(Class<E> type, BiConsumer<E, EventsApiPayload<E>> handler) {
    app.event(
        type,
        (payload, context) ->
            answered(
                context,
                () -> {
                  handler.accept(payload.getEvent(), payload);
                  return context.ack();
                }));
  }

  private static Response answered(Context context, Supplier<Response> handler) {
    try {
      return handler.get();
    } catch (NotNow stopping) {
      return Response.error(NOT_NOW);
    } catch (RuntimeException e) {
      LOG.error("a handler failed: {}", Trace.of(e));
      return context.ack();
    }
  }

  /// Handles something that is none of our business, some times over: what the SDK and the handlers
  /// do for the first time is done before Slack waits for it.
  public void rehearse() {
    SocketModeRequestParser parser = new SocketModeRequestParser(app.config());
    for (int i = 0; i < REHEARSALS; i++) {
      run(parser.parse(TALK).getBoltRequest());
    }
  }

  AppConfig config() {
    return app.config();
  }

  /// Hands a request on. What the SDK itself stumbles over is acknowledged too: it would come again
  /// and fail again.
  ///
  /// @return the answer; its status is not 200 only when we cannot take the request yet
  Response run(Request<?> request) {
    try {
      return app.run(request);
    } catch (Exception e) {
      LOG.error("a {} could not be handled: {}", request.getRequestType(), Trace.of(e));
      return Response.ok();
    }
  }
}
