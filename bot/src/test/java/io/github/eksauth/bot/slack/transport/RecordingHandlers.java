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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes down what arrived, one line each; fails where it is asked to.
public class RecordingHandlers implements Handlers {
  private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

  /// The next line; waits for it.
  public String next() throws InterruptedException {
    String line = arrived.poll(30, TimeUnit.SECONDS);
    return line == null ? "nothing arrived" : line;
  }

  /// How many lines nobody has asked for.
  public int left() {
    return arrived.size();
  }

  private void note(String line) {
    arrived.add(line);
    if (line.contains("please fail")) {
      throw new IllegalStateException("as asked: " + line);
    }
  }

  @Override
  public void mention(AppMentionEvent event, EventsApiPayload<AppMentionEvent> payload) {
    note("mention " + payload.getEventId() + " " + event.getText());
  }

  @Override
  public void message(MessageEvent event, EventsApiPayload<MessageEvent> payload) {
    note("message " + payload.getEventId() + " " + event.getText());
  }

  @Override
  public void fileShare(
      MessageFileShareEvent event, EventsApiPayload<MessageFileShareEvent> payload) {
    note("file " + event.getFiles().getFirst().getName());
  }

  @Override
  public void threadBroadcast(
      MessageThreadBroadcastEvent event, EventsApiPayload<MessageThreadBroadcastEvent> payload) {
    note("broadcast " + event.getText());
  }

  @Override
  public void homeOpened(AppHomeOpenedEvent event, EventsApiPayload<AppHomeOpenedEvent> payload) {
    note("home " + event.getUser());
  }

  @Override
  public Response command(SlashCommandRequest request, SlashCommandContext context) {
    note("command " + request.getPayload().getText());
    return context.ack("checking");
  }

  @Override
  public Response messageShortcut(MessageShortcutRequest request, MessageShortcutContext context) {
    note("shortcut " + request.getPayload().getMessage().getText());
    return context.ack();
  }

  @Override
  public Response action(BlockActionRequest request, ActionContext context) {
    note("action " + request.getPayload().getActions().getFirst().getActionId());
    return context.ack();
  }

  @Override
  public Response options(BlockSuggestionRequest request, BlockSuggestionContext context) {
    note("options " + request.getPayload().getValue());
    return Response.json(200, "{\"options\":[]}");
  }

  @Override
  public Response viewSubmission(ViewSubmissionRequest request, ViewSubmissionContext context) {
    note("view " + request.getPayload().getView().getCallbackId());
    return context.ack();
  }
}
