package io.github.eksauth.bot.following;

import io.github.eksauth.bot.config.FollowConfig;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.yaml.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The knowledge to answer with, kept at the newest sound revision of a branch.
///
/// It starts with the entries that came with the program, goes on to those kept from the last run,
/// and then looks at the branch now and then, and whenever its [#routes] are told of a push. A
/// revision is read, linted and indexed beside the one that answers and takes its place whole;
/// whoever took the one before keeps it. A revision that has a problem is refused.
public final class Follower implements Supplier<Brain>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

  /// A single look that goes wrong is nothing to wake somebody up for.
  private static final int TROUBLES_TO_TELL = 3;

  private static final int MOST_PROBLEMS_TOLD = 10;
  private static final int MOST_REFUSALS_REMEMBERED = 1000;
  private static final int SHORT_COMMIT = 7;
  private static final Duration LONGEST_END = Duration.ofSeconds(2);

  private final FollowConfig config;
  private final GitBranch branch;
  private final Shelf shelf;
  private final Pace pace;
  private final Consumer<FollowEvent> listener;
  private final Clock clock;
  private final Thread thread;
  private final Semaphore wakes = new Semaphore(0);
  private final AtomicReference<Standing> standing;

  // what follows is the thread's own

  private final RandomGenerator random = RandomGenerator.getDefault();
  private final Set<String> refused = new HashSet<>();
  private String good = "";
  private String tried = "";
  private int troubles;

  /// How it stands.
  ///
  /// @param since when that revision took over
  /// @param refusal of a revision newer than that one
  /// @param trouble why the branch could not be read the last time
  private record Standing(
      Brain brain, Instant since, Optional<FollowEvent.Refused> refusal, Optional<String> trouble) {
    Standing without() {
      return new Standing(brain, since, Optional.empty(), Optional.empty());
    }

    Standing with(FollowEvent.Refused it) {
      return new Standing(brain, since, Optional.of(it), Optional.empty());
    }

    Standing with(Optional<String> it) {
      return new Standing(brain, since, refusal, it);
    }
  }

  /// Does not start to follow yet.
  // a low priority is no more than a wish, and no answer depends on it
  @SuppressWarnings("ThreadPriorityCheck")
  Follower(
      FollowConfig config,
      Path state,
      Brain bundled,
      Consumer<FollowEvent> listener,
      Clock clock,
      Limits limits,
      Pace pace) {
    this.config = config;
    this.listener = listener;
    this.clock = clock;
    this.pace = pace;
    branch =
        new GitBranch(
            config.repository(), config.branch(), config.path(), config.token(), limits, clock);
    shelf = shelf(config, state);
    standing =
        new AtomicReference<>(
            new Standing(bundled, clock.instant(), Optional.empty(), Optional.empty()));
    // reading a revision takes seconds of a core, which answers need more
    thread =
        Thread.ofPlatform()
            .name("knowledge")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::run);
  }

  /// Starts to follow; returns at once.
  ///
  /// @param state the folder that keeps what must survive a restart; ours is `knowledge` in there
  /// @param bundled what answers until a revision of the branch is there
  /// @param listener told what happens, on a thread that looks no further until it returns
  public static Follower start(
      FollowConfig config, Path state, Brain bundled, Consumer<FollowEvent> listener, Clock clock) {
    Follower follower =
        new Follower(config, state, bundled, listener, clock, Limits.USUAL, Pace.of(config.poll()));
    follower.start();
    return follower;
  }

  void start() {
    thread.start();
  }

  /// The newest sound revision, whole: take it once for each question.
  @Override
  public Brain get() {
    return standing.get().brain();
  }

  /// What the server has to offer so that we hear of a push at once; nothing without a secret to
  /// know the sender by.
  public List<Route> routes() {
    return config
        .webhookSecret()
        .map(secret -> new Hook(secret, config.branch(), this::wake).route())
        .stream()
        .toList();
  }

  /// Looks at the branch soon. Asking many times comes to one look.
  void wake() {
    if (wakes.availablePermits() == 0) {
      wakes.release();
    }
  }

  /// How it stands. It is always ready: there is always a revision that answers.
  public Readiness.Part part() {
    Standing now = standing.get();
    StringBuilder says =
        new StringBuilder("revision ")
            .append(now.brain().revision())
            .append(" since ")
            .append(now.since().truncatedTo(ChronoUnit.SECONDS));
    now.refusal().ifPresent(it -> says.append("; ").append(says(it)));
    now.trouble().ifPresent(it -> says.append("; ").append(it));
    return new Readiness.Part("knowledge", true, says.toString());
  }

  private static String says(FollowEvent.Refused refused) {
    int problems = refused.problems().size() + refused.more();
    return "refused revision "
        + refused.revision()
        + " with "
        + (problems == 1 ? "1 problem" : problems + " problems, the first")
        + ": "
        + refused.problems().getFirst();
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(LONGEST_END);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      startFromKept();
      while (!Thread.currentThread().isInterrupted()) {
        wakes.drainPermits();
        look();
        TimeUnit.MILLISECONDS.sleep(pace.rest().toMillis());
        Duration left = pace.next(troubles, random).minus(pace.rest());
        // whether it was time or somebody asked, we look
        boolean _ = wakes.tryAcquire(left.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  /// Takes what was kept from the last run, so that the network need not be there.
  void startFromKept() {
    shelf.refused().ifPresent(refused::add);
    shelf
        .kept()
        .ifPresent(kept -> {
          switch (read(kept.entries())) {
            case Reading.Sound sound -> {
              Brain brain = take(kept.commit(), sound);
              tell(new FollowEvent.Kept(brain.revision(), entries(brain)));
            }
            case Reading.Unsound(List<Problem> problems) -> refuse(kept.commit(), problems);
          }
        });
  }

  /// Looks at the branch once.
  void look() {
    try {
      switch (branch.head()) {
        case Head.OutOfReach(String why) -> trouble(why);
        case Head.At(String commit) -> {
          if (commit.equals(good)) {
            reached();
            backToGood();
          } else if (commit.equals(tried)) {
            reached();
          } else {
            bring();
          }
        }
      }
    } catch (IOException e) {
      trouble("cannot write to the state folder: " + PlainLine.of(String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("cannot follow the knowledge", e);
      trouble("there is a bug in eks-auth: " + PlainLine.of(e.toString()));
    }
  }

  private void bring() throws IOException {
    Path incoming = shelf.incoming();
    try {
      Path entries = incoming.resolve("entries");
      switch (branch.entries(entries, incoming)) {
        case Found.OutOfReach(String why) -> trouble(why);
        case Found.Unfit(String commit, List<Problem> problems) -> {
          reached();
          refuse(commit, problems);
        }
        case Found.Entries(String commit) -> {
          reached();
          switch (read(entries)) {
            case Reading.Unsound(List<Problem> problems) -> refuse(commit, problems);
            case Reading.Sound sound -> {
              tell(took(take(commit, sound)));
              shelf.keep(commit, entries);
            }
          }
        }
      }
    } finally {
      Shelf.delete(incoming);
    }
  }

  /// The branch was put back to what answers already.
  private void backToGood() {
    tried = good;
    Standing before = standing.getAndUpdate(Standing::without);
    if (before.refusal().isPresent()) {
      tell(took(before.brain()));
    }
  }

  /// A revision that shows a bug of ours is refused like any other: we would meet the bug again.
  private Reading read(Path entries) {
    try {
      return Reading.of(entries, config.path());
    } catch (RuntimeException e) {
      LOG.error("cannot read a revision of the knowledge", e);
      return new Reading.Unsound(
          List.of(new Problem(config.path(), 0, "this shows a bug in eks-auth: " + e)));
    }
  }

  private Brain take(String commit, Reading.Sound sound) {
    good = commit;
    tried = commit;
    Brain brain = Brain.of(sound.knowledge(), sound.matcher(), revision(commit));
    standing.set(new Standing(brain, clock.instant(), Optional.empty(), Optional.empty()));
    return brain;
  }

  private static FollowEvent took(Brain brain) {
    return new FollowEvent.Took(brain.revision(), entries(brain));
  }

  private static int entries(Brain brain) {
    return brain.knowledge().ids().size();
  }

  private void refuse(String commit, List<Problem> problems) {
    tried = commit;
    List<String> told =
        problems.stream()
            .limit(MOST_PROBLEMS_TOLD)
            .map(problem -> plain(problem.toString()))
            .toList();
    FollowEvent.Refused refusal =
        new FollowEvent.Refused(revision(commit), told, problems.size() - told.size());
    standing.updateAndGet(it -> it.with(refusal));
    if (refused.size() >= MOST_REFUSALS_REMEMBERED) {
      refused.clear();
    }
    if (refused.add(commit)) {
      shelf.noteRefused(commit);
      tell(refusal);
    }
  }

  /// What strangers wrote, in a line; a secret may stand in a file by mistake.
  private static String plain(String text) {
    return PlainLine.of(new Paste(text).text());
  }

  static Shelf shelf(FollowConfig config, Path state) {
    return new Shelf(
        state.resolve("knowledge"), config.repository(), config.branch(), config.path());
  }

  static String revision(String commit) {
    return commit.substring(0, SHORT_COMMIT);
  }

  private void trouble(String why) {
    troubles++;
    standing.updateAndGet(it -> it.with(Optional.of(why)));
    if (troubles == TROUBLES_TO_TELL) {
      tell(new FollowEvent.OutOfReach(why));
    }
  }

  private void reached() {
    boolean told = troubles >= TROUBLES_TO_TELL;
    troubles = 0;
    standing.updateAndGet(it -> it.with(Optional.empty()));
    if (told) {
      tell(new FollowEvent.BackInReach());
    }
  }

  private void tell(FollowEvent event) {
    try {
      listener.accept(event);
    } catch (RuntimeException e) {
      LOG.error("cannot tell about the knowledge", e);
    }
  }
}
