package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.clusters.ClusterDirectory;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.FollowConfig;
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
import io.github.eksauth.bot.conversation.LogId;
import io.github.eksauth.bot.conversation.MemoryOnce;
import io.github.eksauth.bot.conversation.Once;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.Overheard;
import io.github.eksauth.bot.conversation.Rooms;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.bot.following.Follower;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.metrics.QuestionMeters;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.slack.api.Self;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.inbound.FileReader;
import io.github.eksauth.bot.slack.transport.Handlers;
import io.github.eksauth.bot.slack.transport.Identity;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.knowledge.match.LogScan;
import io.github.eksauth.knowledge.text.Language;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What answers in Slack: puts together all that it takes, starts it and stops it.
final class SlackAnswerer implements Answerer {
  private static final Logger LOG = LoggerFactory.getLogger(SlackAnswerer.class);
  private static final Duration FOR_ERRANDS = Duration.ofSeconds(5);
  private static final Duration SHORTEST_FOR_ERRANDS = Duration.ofMillis(500);

  private final Identity identity;
  private final Office office;
  private final ClusterDirectory directory;
  private final Operators operators;
  private final Optional<Follower> follower;
  private final FileReader files;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Errands errands = new Errands();
  private final Cards cards;
  private final Answering answering;
  private final Desk desk;
  private final Deliveries deliveries;

  private SlackAnswerer(
      Config config,
      SlackSecrets secrets,
      Map<String, String> environment,
      Supplier<Brain> bundled,
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
    Brain ours = bundled.get();
    operators =
        new Operators(
            api,
            config.knowledge().follow().flatMap(FollowConfig::reportTo),
            config.slack().hideAccounts(),
            config.slack().language().orElse(Language.ENGLISH));
    follower =
        config
            .knowledge()
            .follow()
            .map(follow ->
                Follower.start(
                    follow,
                    config.slack().state(),
                    ours,
                    event -> followed(event, metrics),
                    clock));
    Supplier<Brain> brain = () -> follower.map(Follower::get).orElse(ours);
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
            new ClusterChoice(directory, access, rooms, config.timeouts().call(), threads),
            metrics.questions(),
            clock);
    files = new FileReader(new LogScan(ours.matcher()), secrets.api(), FileReader.Limits.USUAL);
    Looking looking = new Looking(brain, threads, clock);
    cards = new Cards(office);
    Showing showing = new Showing(office, looking, cards);
    SecretWarnings warnings = new SecretWarnings(office, errands);
    answering =
        new Answering(
            office,
            showing,
            new Attachments(office, files, secrets.botToken(), this::us),
            warnings);
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
    deliveries =
        new Deliveries(
            office,
            new Reception(office, desk, once, errands, warnings),
            new Pressing(office, showing, cards),
            new HomeTab(office, () -> new Readiness(everything()), cards),
            errands,
            this::us);
  }

  /// Starts to answer, what was left of the last time first.
  ///
  /// @param bundled the knowledge that came with the program
  static SlackAnswerer start(
      Config config,
      SlackSecrets secrets,
      Map<String, String> environment,
      Supplier<Brain> bundled,
      SlackApi api,
      Identity identity,
      Metrics metrics,
      Clock clock) {
    SlackAnswerer answerer =
        new SlackAnswerer(config, secrets, environment, bundled, api, identity, metrics, clock);
    answerer.office.clusters().warmUp();
    answerer
        .office
        .journal()
        .givenUp()
        .forEach(it ->
            answerer.errands.run(
                "", LogId.with(it.what().asked().id(), () -> answerer.giveUp(it))));
    answerer.desk.resume(answerer.office.journal().unfinished());
    return answerer;
  }

  private String us() {
    return identity.known().map(Self::user).orElse("");
  }

  private void followed(FollowEvent event, Metrics metrics) {
    if (event instanceof FollowEvent.Refused) {
      metrics.knowledgeRefused();
    }
    operators.hear(event);
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
    LOG.warn("a {} from before the start is not answered: {}", asked.surface(), what.reason());
    if (asked.surface().addressed() && asked.order() instanceof Order.Diagnose diagnose) {
      Language language = office.language(diagnose.paste().language());
      Question question =
          new Question(diagnose.paste(), language, diagnose.targets(), Optional.empty());
      Answered missing =
          Answered.to(
              asked.id(),
              asked.place(),
              asked.by(),
              new Topic.Trouble(question),
              diagnose.cluster(),
              asked.at());
      new NewMessage(office.api(), office.journal(), asked)
          .finish(cards.carrying(missing, CardWriter.interrupted(asked.id(), language)))
          .ifPresent(message -> office.answers().remember(missing.in(message)));
    }
    office.journal().done(asked.id());
  }

  @Override
  public Handlers handlers() {
    return deliveries;
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
    long end = System.nanoTime() + longest.toNanos();
    if (!desk.drain(longest)) {
      LOG.warn("some questions are answered after the next start");
    }
    desk.close();
    if (!errands.drain(Duration.ofNanos(forErrands(end - System.nanoTime())))) {
      LOG.warn("some errands are left undone");
    }
    errands.close();
    follower.ifPresent(Follower::close);
    operators.close();
    files.close();
    directory.close();
    threads.shutdownNow();
    office.journal().close();
  }

  /// What is left of the time, within bounds: even after slow answers a click is not cut off.
  private static long forErrands(long left) {
    return Math.clamp(left, SHORTEST_FOR_ERRANDS.toNanos(), FOR_ERRANDS.toNanos());
  }
}
