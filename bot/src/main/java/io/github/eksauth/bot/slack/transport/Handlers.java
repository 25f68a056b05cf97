package io.github.eksauth.bot.slack.transport;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.BlockSuggestionContext;
import com.slack.api.bolt.context.builtin.MessageShortcutContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.context.builtin.ViewSubmissionContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.BlockSuggestionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;

/// What is done with what Slack sends. Each must return within milliseconds, since the
/// acknowledgement waits for it, and takes what may come twice: Slack delivers at least once. An
/// exception is logged and acknowledged like success. Messages of our own do not come here; those
/// of other bots do.
public interface Handlers {
  void mention(AppMentionEvent event, EventsApiPayload<AppMentionEvent> payload);

  /// A message without a subtype; never an edited or deleted one.
  void message(MessageEvent event, EventsApiPayload<MessageEvent> payload);

  void fileShare(MessageFileShareEvent event, EventsApiPayload<MessageFileShareEvent> payload);

  void threadBroadcast(
      MessageThreadBroadcastEvent event, EventsApiPayload<MessageThreadBroadcastEvent> payload);

  void homeOpened(AppHomeOpenedEvent event, EventsApiPayload<AppHomeOpenedEvent> payload);

  Response command(SlashCommandRequest request, SlashCommandContext context);

  Response messageShortcut(MessageShortcutRequest request, MessageShortcutContext context);

  Response action(BlockActionRequest request, ActionContext context);

  /// What an external select offers.
  Response options(BlockSuggestionRequest request, BlockSuggestionContext context);

  Response viewSubmission(ViewSubmissionRequest request, ViewSubmissionContext context);
}
