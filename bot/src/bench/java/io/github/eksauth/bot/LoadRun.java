package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.Article;
import io.github.eksauth.bot.slack.fake.Ack;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// A minute of 100 events a second: talk in a channel that is read along, and questions in direct
/// messages and in channels, made of the pastes that the entries are tested with. Because one
/// channel is read along, Slack tells of each mention twice, as mention and as message, and of each
/// answer of ours, so that a direct question makes two events and a mention three: 25 questions a
/// second. 5 % of the events are delivered twice, 2 % of the calls to Slack answer 429. Then the
/// same with the bot killed (SIGKILL) in the middle and started again.
///
/// The bot is a process of its own; Slack, AWS and the cluster are fakes in this one, on the same
/// processors, and a shorter run that does not count warms them. The bot starts cold each time.
/// Slack's retries come at once, after 5 and after 15 s, instead of after minutes.
final class LoadRun {
  /// Four direct questions, four mentions and twelve of talk: 32 events.
  private static final String TURN = "DTTMTDTTMTDTMTTDTTMT";

  private static final int PER_MINUTE = 60 * 100 * TURN.length() / 32;
  private static final Duration FOR = Duration.ofMinutes(1);
  private static final Duration TO_WARM = Duration.ofSeconds(15);
  private static final Duration LONGEST = Duration.ofMinutes(3);
  private static final Duration CALL = Duration.ofMillis(50);
  private static final int PLACES = 301;

  private static final List<String> CHATTER =
      List.of(
          "deploy to prod is done, all pods are up",
          "who has the pager this week?",
          "iam is down again or is it me",
          "不好意思，会议改到三点",
          "we should rotate the keys on Friday");

  /// A message and how it should end.
  private record Said(SlackMessage message, boolean question) {}

  private final FakeSlack slack;
  private final List<FakeUser> people = new ArrayList<>();
  private final List<String> pastes;
  private final Random random = new Random(7);
  private final List<Said> said = new ArrayList<>();

  private LoadRun(FakeSlack slack) {
    this.slack = slack;
    this.pastes = Pastes.all();
    slack.channel(Served.OVERHEARD, "ops").grant("channels:history").subscribe("message.channels");
    slack.retryAfter(Duration.ZERO, Duration.ofSeconds(5), Duration.ofSeconds(15));
    for (int i = 0; i < PLACES; i++) {
      slack.channel(channel(i), "team-" + i);
      people.add(slack.user("U%010d".formatted(i), "Person " + i));
    }
    slack.faults().duplicate(0.05, 5).rateLimitRatio(0.02, Duration.ofSeconds(1), 2);
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    run(TO_WARM, false, false);
    run(FOR, false, true);
    run(FOR, true, true);
    System.exit(0);
  }

  private static String channel(int number) {
    return "C%010d".formatted(number);
  }

  /// @param counts whether to tell how it went
  private static void run(Duration time, boolean killed, boolean counts)
      throws IOException, InterruptedException {
    try (FakeSlack slack = FakeSlack.start();
        Served served = new Served(slack, CALL)) {
      LoadRun run = new LoadRun(slack);
      served.start();
      run.talk(time, served, killed);
      long over = System.nanoTime();
      run.awaitAnswers();
      if (counts) {
        run.report(killed, served, Served.since(over));
      }
      served.stop();
    }
  }

  private void talk(Duration time, Served served, boolean killed) throws InterruptedException {
    long start = System.nanoTime();
    long messages = PER_MINUTE * time.toSeconds() / 60;
    Optional<Thread> restart = Optional.empty();
    for (int i = 0; i < messages; i++) {
      LockSupport.parkNanos(
          start + i * TimeUnit.MINUTES.toNanos(1) / PER_MINUTE - System.nanoTime());
      if (killed && i == messages / 2) {
        served.kill();
        restart = Optional.of(Thread.ofPlatform().start(served::start));
      }
      say(i);
    }
    if (restart.isPresent()) {
      restart.get().join();
    }
    System.out.printf(
        Locale.ROOT, "said %d messages in %d ms%n", messages, Served.since(start).toMillis());
  }

  private void say(int number) {
    FakeUser person = people.get(number % PLACES);
    String paste = pastes.get(random.nextInt(pastes.size()));
    char kind = TURN.charAt(number % TURN.length());
    SlackMessage message =
        switch (kind) {
          case 'D' -> person.says(person.dm(), paste);
          case 'M' -> person.mentions(channel(number % PLACES), "```\n" + paste + "\n```");
          default -> person.says(Served.OVERHEARD, CHATTER.get(random.nextInt(CHATTER.size())));
        };
    said.add(new Said(message, kind != 'T'));
  }

  private void awaitAnswers() {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
      long open =
          said.stream().filter(Said::question).filter(it -> answered(it) == 0).count() - busy();
      if (open <= 0) {
        break;
      }
    }
    slack.awaitDelivered();
    // what comes twice comes a little later
    LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
  }

  /// How many were told in private that we are busy.
  private long busy() {
    return people.stream().mapToLong(it -> slack.ephemerals(it.id()).size()).sum();
  }

  private long answered(Said it) {
    return slack.replies(it.message()).size();
  }

  private void report(boolean killed, Served served, Duration rest) throws IOException {
    List<Duration> acks =
        slack.acks().stream()
            .filter(ack -> ack.type().equals("events_api"))
            .filter(ack -> ack.attempt() == 0)
            .map(Ack::latency)
            .sorted()
            .toList();
    List<Said> questions = said.stream().filter(Said::question).toList();
    List<Duration> waits =
        questions.stream()
            .flatMap(it ->
                slack.replies(it.message()).stream()
                    .limit(1)
                    .map(reply -> between(it.message(), reply)))
            .sorted()
            .toList();
    long none = questions.stream().filter(it -> answered(it) == 0).count();
    long more = questions.stream().filter(it -> answered(it) > 1).count();
    long unfinished =
        questions.stream()
            .filter(it -> slack.replies(it.message()).stream().noneMatch(Article::isLastWord))
            .count();
    long talk = said.stream().filter(it -> !it.question()).filter(it -> answered(it) > 0).count();
    System.out.println(killed ? "## Killed in the middle" : "## Undisturbed");
    row("messages", said.size());
    row("questions among them", questions.size());
    row("acknowledged deliveries", slack.acks().size());
    row("calls to Slack", slack.calls().size());
    row(
        "of these answered 429",
        slack.calls().stream().filter(call -> call.answer().equals("429")).count());
    row("acknowledgement, median", millis(acks, 0.5));
    row("acknowledgement, p99", millis(acks, 0.99));
    row("acknowledgement, worst", millis(acks, 1));
    row("question to answer, median", millis(waits, 0.5));
    row("question to answer, p99", millis(waits, 0.99));
    row("question to answer, worst", millis(waits, 1));
    row("questions without an answer", none);
    row("questions with an answer that is not finished", unfinished);
    row("questions answered twice", more);
    row("talk that was answered", talk);
    row("told that we are busy", busy());
    row("deliveries given up by Slack", slack.lost());
    row("last answer after the last question", rest.toSeconds() + " s");
    row("complaints of Slack", slack.complaints().size());
    row("memory now", served.memory("VmRSS") + " MiB");
    row("memory at most", served.memory("VmHWM") + " MiB");
    System.out.println("log: " + served.folder());
    slack.complaints().stream().distinct().limit(5).forEach(System.out::println);
  }

  private static Duration between(SlackMessage question, SlackMessage answer) {
    return Duration.ofNanos((long) ((seconds(answer.ts()) - seconds(question.ts())) * 1e9));
  }

  private static double seconds(String ts) {
    return Double.parseDouble(ts);
  }

  private static void row(String what, Object figure) {
    System.out.println("| " + what + " | " + figure + " |");
  }

  private static String millis(List<Duration> sorted, double share) {
    if (sorted.isEmpty()) {
      return "-";
    }
    int index = Math.min(sorted.size() - 1, (int) Math.ceil(share * sorted.size()) - 1);
    return String.format(Locale.ROOT, "%.1f ms", sorted.get(index).toNanos() / 1e6);
  }
}
