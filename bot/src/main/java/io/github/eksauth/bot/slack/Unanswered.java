package io.github.eksauth.bot.slack;

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
import io.github.eksauth.bot.web.Readiness;
import java.time.Duration;
import java.util.List;

/// Acknowledges everything and answers nothing.
final class Unanswered implements Answerer {
  @Override
  public void mention(AppMentionEvent event, EventsApiPayload<AppMentionEvent> payload) {}

  @Override
  public void message(MessageEvent event, EventsApiPayload<MessageEvent> payload) {}

  @Override
  public void fileShare(
      MessageFileShareEvent event, EventsApiPayload<MessageFileShareEvent> payload) {}

  @Override
  public void threadBroadcast(
      MessageThreadBroadcastEvent event, EventsApiPayload<MessageThreadBroadcastEvent> payload) {}

  @Override
  public void homeOpened(AppHomeOpenedEvent event, EventsApiPayload<AppHomeOpenedEvent> payload) {}

  @Override
  public Response command(SlashCommandRequest request, SlashCommandContext context) {
    return context.ack();
  }

  @Override
  public Response messageShortcut(MessageShortcutRequest request, MessageShortcutContext context) {
    return context.ack();
  }

  @Override
  public Response action(BlockActionRequest request, ActionContext context) {
    return context.ack();
  }

  @Override
  public Response options(BlockSuggestionRequest request, BlockSuggestionContext context) {
    return context.ack();
  }

  @Override
  public Response viewSubmission(ViewSubmissionRequest request, ViewSubmissionContext context) {
    return context.ack();
  }

  @Override
  public List<Readiness.Part> parts() {
    return List.of(new Readiness.Part("answers", false, "this build answers nothing yet"));
  }

  @Override
  public void drain(Duration longest) {}
}
