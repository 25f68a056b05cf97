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
import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.conversation.Access;
import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Answers;
import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Audit;
import io.github.eksauth.bot.conversation.Desk;
import io.github.eksauth.bot.conversation.FeedbackLog;
import io.github.eksauth.bot.conversation.GivenUp;
import io.github.eksauth.bot.conversation.Journal;
import io.github.eksauth.bot.conversation.MemoryOnce;
import io.github.eksauth.bot.conversation.Once;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.Overheard;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Rooms;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.bot.following.Follower;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.metrics.QuestionMeters;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.slack.api.Self;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Options;
import io.github.eksauth.bot.slack.blocks.Views;
import io.github.eksauth.bot.slack.inbound.FileReader;
import io.github.eksauth.bot.slack.inbound.Filters;
import io.github.eksauth.bot.slack.inbound.MessageText;
import io.github.eksauth.bot.slack.transport.Identity;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What answers in Slack: puts together all that it takes, and hands what Slack sends to whom it
/// concerns.
final class SlackAnswerer implements Answerer {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAnswerer.class);
  private static final Duration FOR_ERRANDS = Duration.ofSeconds(5);

  private final Identity identity;
  private final Office office;
  private final ClusterDirectory directory;
  private final Optional<Follower> follower;
  private final FileReader files;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Errands errands = new Errands();
  private final Answering answering;
  private final Pressing pressing;
  private final Reception reception;
  private final HomeTab home;
  private final Desk desk;

  private SlackAnswerer(
      Config config,
      SlackSecrets secrets,
      Map<String, String> environment,
      SlackApi api,
      Identity identity,
      Metrics metrics,
      Clock clock) {
    this.identity = identity;
    Journal journal = Journal.open(config.slack().state(), clock);
    Once once = MemoryOnce.after(journal.seen(), clock);
    Rooms rooms = new Rooms(journal);
    Answers answers = new Answers(journal);
    Access access =
        new Access(
            config.slack().allow(), config.clusters(), group -> api.members(group).toOptional());
    directory = ClusterDirectory.of(config, environment, metrics.reads(), clock);
    Brain bundled = Brain.bundled();
    follower =
        config
            .knowledge()
            .follow()
            .map(follow ->
                Follower.start(
                    follow,
                    config.slack().state(),
                    bundled,
                    event -> followed(event, metrics),
                    clock));
    Supplier<Brain> brain = () -> follower.map(Follower::get).orElse(bundled);
    metrics.knowledge(() -> brain.get().revision(), () -> brain.get().knowledge().ids().size());
    office =
        new Office(
            config,
            brain,
            api,
            journal,
            answers,
            rooms,
            new Overheard(config.slack().overhear(), rooms, answers, journal),
            new Audit(clock),
            new FeedbackLog(config.slack().state()),
            new ClusterChoice(directory, access, rooms, threads),
            metrics.questions(),
            clock);
    files = new FileReader(new LogScan(bundled.matcher()), secrets.api(), FileReader.Limits.USUAL);
    Looking looking = new Looking(brain, threads, clock);
    Cards cards = new Cards(office);
    Showing showing = new Showing(office, looking, cards);
    answering =
        new Answering(
            office, showing, new Attachments(office, files, secrets.botToken(), this::us));
    pressing = new Pressing(office, showing, cards);
    home = new HomeTab(office, () -> new Readiness(everything()), cards);
    desk =
        new Desk(
            once,
            journal,
            config.slack().workers(),
            config.slack().waiting(),
            this::answer,
            this::failed);
    metrics
        .questions()
        .desk(desk::queued, desk::running, config.slack().waiting(), config.slack().workers());
    metrics.questions().journal(journal::open);
    reception = new Reception(office, desk, once, errands);
  }

  /// Starts to answer, what was left of the last time first.
  static SlackAnswerer start(
      Config config,
      SlackSecrets secrets,
      Map<String, String> environment,
      SlackApi api,
      Identity identity,
      Metrics metrics,
      Clock clock) {
    SlackAnswerer answerer =
        new SlackAnswerer(config, secrets, environment, api, identity, metrics, clock);
    answerer.office.clusters().warmUp();
    answerer
        .office
        .journal()
        .givenUp()
        .forEach(it -> answerer.errands.run("", () -> answerer.giveUp(it)));
    answerer.desk.resume(answerer.office.journal().unfinished());
    return answerer;
  }

  private String us() {
    return identity.known().map(Self::user).orElse("");
  }

  private static void followed(FollowEvent event, Metrics metrics) {
    switch (event) {
      case FollowEvent.Took(String revision, int entries) ->
          LOG.info("knowledge is now revision {} with {} entries", revision, entries);
      case FollowEvent.Refused(String revision, List<String> problems, int more) -> {
        metrics.knowledgeRefused();
        LOG.warn("knowledge revision {} is refused: {} and {} more", revision, problems, more);
      }
      case FollowEvent.OutOfReach(String why) ->
          LOG.warn("the knowledge branch cannot be read: {}", why);
      case FollowEvent.BackInReach() -> LOG.info("the knowledge branch can be read again");
    }
  }

  private void answer(Asked asked) {
    QuestionMeters.Outcome outcome = answering.answer(asked);
    Duration took = Duration.between(asked.at(), office.clock().instant());
    office.meters().answered(asked.surface(), outcome, took);
    LOG.info("answered a {}: {} after {} ms", asked.surface(), outcome, took.toMillis());
  }

  private void failed(Asked asked) {
    office.meters().ended(asked.surface(), QuestionMeters.Outcome.FAILED);
    boolean waited =
        asked.surface().addressed()
            || office.journal().unfinished(asked.id()).flatMap(it -> it.posted()).isPresent();
    if (waited) {
      var _ =
          new NewMessage(office.api(), office.journal(), asked)
              .finish(CardWriter.failed(asked.id(), office.language(Language.ENGLISH)));
    }
  }

  /// Says that an answer is missing, with a button that asks again.
  private void giveUp(GivenUp what) {
    Asked asked = what.what().asked();
    office.meters().ended(asked.surface(), QuestionMeters.Outcome.INTERRUPTED);
    if (asked.surface().addressed() && asked.order() instanceof Order.Diagnose diagnose) {
      Language language = office.language(diagnose.paste().language());
      Question question =
          new Question(diagnose.paste(), language, diagnose.targets(), Optional.empty());
      new NewMessage(office.api(), office.journal(), asked)
          .finish(CardWriter.interrupted(asked.id(), language).withId(asked.id()))
          .ifPresent(message ->
              office
                  .answers()
                  .remember(
                      new Answered(
                          asked.id(),
                          asked.place(),
                          message,
                          asked.by(),
                          new Topic.Trouble(question),
                          diagnose.cluster(),
                          CardView.FIRST,
                          asked.at())));
    }
    office.journal().done(asked.id());
  }

  private Filters filters() {
    return new Filters(us(), Set.copyOf(office.config().slack().overhear()));
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
    String text = MessageText.typed(Optional.ofNullable(payload.getText()).orElse(""), us()).text();
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
                filledIn(values, Views.MODULE).flatMap(SlackAnswerer::targets));
        reception.form(
            order,
            text,
            by,
            place,
            parts.size() > 1 ? Optional.of(parts.get(1)) : Optional.empty(),
            key);
      }
      case Views.WRONG -> {
        errands.run(metadata, () -> pressing.wrong(metadata, by, text));
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

  @Override
  public List<Readiness.Part> parts() {
    List<Readiness.Part> parts = new ArrayList<>();
    parts.add(
        follower
            .map(Follower::part)
            .orElseGet(() ->
                new Readiness.Part(
                    "knowledge",
                    true,
                    "revision "
                        + office.brain().get().revision()
                        + ", "
                        + office.brain().get().knowledge().ids().size()
                        + " entries")));
    parts.add(
        office
            .journal()
            .trouble()
            .map(why -> new Readiness.Part("state", false, why))
            .orElseGet(() -> new Readiness.Part("state", true, "the journal is written")));
    return parts;
  }

  private List<Readiness.Part> everything() {
    List<Readiness.Part> all = new ArrayList<>(parts());
    all.addFirst(identity.part());
    return all;
  }

  @Override
  public List<Route> routes() {
    return follower.map(Follower::routes).orElse(List.of());
  }

  @Override
  public void drain(Duration longest) {
    if (!desk.drain(longest)) {
      LOG.warn("some questions are answered after the next start");
    }
    desk.close();
    if (!errands.drain(longest.compareTo(FOR_ERRANDS) < 0 ? longest : FOR_ERRANDS)) {
      LOG.warn("some errands are left undone");
    }
    errands.close();
    follower.ifPresent(Follower::close);
    files.close();
    directory.close();
    threads.shutdownNow();
    office.journal().close();
  }
}
