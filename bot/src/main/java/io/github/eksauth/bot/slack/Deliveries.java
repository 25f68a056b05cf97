package io.github.eksauth.bot.slack;

import com.slack.api.app_backend.events.payload.EventsApiPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.app_backend.interactive_components.payload.BlockSuggestionPayload;
import com.slack.api.app_backend.interactive_components.payload.MessageShortcutPayload;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
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
import com.slack.api.model.view.ViewState;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Options;
import io.github.eksauth.bot.slack.blocks.Views;
import io.github.eksauth.bot.slack.inbound.Carriage;
import io.github.eksauth.bot.slack.inbound.Filters;
import io.github.eksauth.bot.slack.inbound.MessageText;
import io.github.eksauth.bot.slack.transport.Handlers;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes apart what Slack delivers, and hands it to whom it concerns.
final class Deliveries implements Handlers {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

  private final Office office;
  private final Reception reception;
  private final Pressing pressing;
  private final HomeTab home;
  private final Errands errands;
  private final Supplier<String> us;

  /// @param us the id of our user, empty until it is known
  Deliveries(
      Office office,
      Reception reception,
      Pressing pressing,
      HomeTab home,
      Errands errands,
      Supplier<String> us) {
    this.office = office;
    this.reception = reception;
    this.pressing = pressing;
    this.home = home;
    this.errands = errands;
    this.us = us;
  }

  private Filters filters() {
    return new Filters(us.get(), Set.copyOf(office.config().slack().overhear()));
  }

  private static Filters.Envelope envelope(EventsApiPayload<?> payload) {
    return new Filters.Envelope(payload.getEventId(), payload.getTeamId());
  }

  @Override
  public void mention(AppMentionEvent event, EventsApiPayload<AppMentionEvent> payload) {
    reception.hear(filters().mention(event, envelope(payload)), Optional.empty());
  }

  @Override
  public void message(MessageEvent event, EventsApiPayload<MessageEvent> payload) {
    reception.hear(filters().message(event, envelope(payload)), Optional.empty());
  }

  @Override
  public void fileShare(
      MessageFileShareEvent event, EventsApiPayload<MessageFileShareEvent> payload) {
    reception.hear(filters().fileShare(event, envelope(payload)), Optional.empty());
  }

  @Override
  public void threadBroadcast(
      MessageThreadBroadcastEvent event, EventsApiPayload<MessageThreadBroadcastEvent> payload) {
    reception.hear(filters().broadcast(event, envelope(payload)), Optional.empty());
  }

  @Override
  public void homeOpened(AppHomeOpenedEvent event, EventsApiPayload<AppHomeOpenedEvent> payload) {
    if ("home".equals(event.getTab())) {
      Person person = new Person(payload.getTeamId(), event.getUser(), "");
      errands.run("home " + event.getUser(), () -> home.show(person));
    }
  }

  @Override
  public Response command(SlashCommandRequest request, SlashCommandContext context) {
    SlashCommandPayload payload = request.getPayload();
    Person by = new Person(payload.getTeamId(), payload.getUserId(), payload.getUserName());
    Place place = new Place(payload.getTeamId(), payload.getChannelId(), Optional.empty());
    String text =
        MessageText.typed(Optional.ofNullable(payload.getText()).orElse(""), us.get()).text();
    Order order =
        reception.command(
            text, by, place, payload.getResponseUrl(), "trigger:" + payload.getTriggerId());
    return switch (order) {
      case Order.Form() -> {
        errands.run(
            by.id(),
            () ->
                office
                    .api()
                    .openView(
                        payload.getTriggerId(),
                        Views.diagnose(
                            office.language(Language.ENGLISH),
                            office
                                .clusters()
                                .options("", by, place, office.config().slack().hideAccounts()),
                            "",
                            place.channel() + " " + payload.getResponseUrl())));
        yield context.ack();
      }
      case Order.Diagnose _, Order.Check _ ->
          context.ack(
              BlockKit.message(
                      CardWriter.progress(
                          "", 0, 0, Optional.empty(), 0, office.language(Language.ENGLISH)))
                  .text());
      default -> context.ack();
    };
  }

  @Override
  public Response messageShortcut(MessageShortcutRequest request, MessageShortcutContext context) {
    MessageShortcutPayload payload = request.getPayload();
    String team = payload.getTeam().getId();
    Person by = new Person(team, payload.getUser().getId(), payload.getUser().getName());
    reception.hear(
        filters()
            .shortcut(
                payload.getMessage(),
                team,
                payload.getChannel().getId(),
                by,
                "trigger:" + payload.getTriggerId()),
        Optional.ofNullable(payload.getResponseUrl()));
    return context.ack();
  }

  @Override
  public Response action(BlockActionRequest request, ActionContext context) {
    BlockActionPayload payload = request.getPayload();
    for (BlockActionPayload.Action action : payload.getActions()) {
      press(payload, action);
    }
    return context.ack();
  }

  private void press(BlockActionPayload payload, BlockActionPayload.Action action) {
    if (payload.getChannel() == null || payload.getContainer() == null) {
      return;
    }
    String team = payload.getTeam().getId();
    String message = payload.getContainer().getMessageTs();
    String thread = payload.getContainer().getThreadTs();
    String value =
        action.getSelectedOption() == null
            ? Optional.ofNullable(action.getValue()).orElse("")
            : action.getSelectedOption().getValue();
    Press press =
        Press.of(
            action.getActionId(),
            action.getBlockId(),
            value,
            Carriage.in(payload.getMessage()),
            new Person(team, payload.getUser().getId(), payload.getUser().getName()),
            new Place(
                team,
                payload.getChannel().getId(),
                Optional.ofNullable(thread == null ? message : thread)),
            message,
            payload.getTriggerId(),
            Optional.ofNullable(payload.getResponseUrl()));
    reception.press(
        press,
        "action:" + payload.getTriggerId() + action.getActionId(),
        () -> pressing.press(press));
  }

  @Override
  public Response options(BlockSuggestionRequest request, BlockSuggestionContext context) {
    BlockSuggestionPayload payload = request.getPayload();
    String team = payload.getTeam().getId();
    Person by = new Person(team, payload.getUser().getId(), payload.getUser().getName());
    String channel = payload.getChannel() == null ? "" : payload.getChannel().getId();
    return Response.json(
        200,
        Options.clusters(
            office
                .clusters()
                .options(
                    Optional.ofNullable(payload.getValue()).orElse(""),
                    by,
                    new Place(team, channel, Optional.empty()),
                    office.config().slack().hideAccounts())));
  }

  @Override
  public Response viewSubmission(ViewSubmissionRequest request, ViewSubmissionContext context) {
    ViewSubmissionPayload payload = request.getPayload();
    String team = payload.getTeam().getId();
    Person by = new Person(team, payload.getUser().getId(), payload.getUser().getName());
    String metadata = Optional.ofNullable(payload.getView().getPrivateMetadata()).orElse("");
    Map<String, Map<String, ViewState.Value>> values = payload.getView().getState().getValues();
    String text = filledIn(values, Views.TEXT).orElse("");
    String key = "view:" + payload.getView().getId();
    switch (payload.getView().getCallbackId()) {
      case Views.DIAGNOSE -> {
        List<String> parts = Arrays.asList(metadata.split(" ", 2));
        Place place = new Place(team, parts.getFirst(), Optional.empty());
        Order.Diagnose order =
            new Order.Diagnose(
                new Paste(text),
                List.of(),
                filledIn(values, Views.CLUSTER)
                    .flatMap(id -> office.clusters().word(id, by, place)),
                filledIn(values, Views.MODULE).flatMap(Deliveries::targets));
        reception.form(
            order,
            text,
            by,
            place,
            parts.size() > 1 ? Optional.of(parts.get(1)) : Optional.empty(),
            key);
      }
      case Views.WRONG -> {
        String[] about = metadata.split(" ", 2);
        Optional<String> carried = Arrays.stream(about).skip(1).findFirst();
        errands.run(about[0], () -> pressing.wrong(about[0], carried, by, text));
      }
      default -> LOG.warn("a form came back that is none of ours");
    }
    return context.ack();
  }

  private static Optional<List<Target>> targets(String id) {
    return Arrays.stream(Target.values())
        .filter(target -> target.id().equals(id))
        .findFirst()
        .map(List::of);
  }

  private static Optional<String> filledIn(
      Map<String, Map<String, ViewState.Value>> values, String name) {
    return Optional.ofNullable(values.get(name))
        .map(block -> block.get(name))
        .flatMap(value ->
            Optional.ofNullable(
                value.getSelectedOption() == null
                    ? value.getValue()
                    : value.getSelectedOption().getValue()))
        .filter(text -> !text.isBlank());
  }
}
