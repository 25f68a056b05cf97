package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.Article;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// How soon a bot that was just started is ready, what it weighs when idle, and how long the first
/// question waits for its first card and for the one with the evidence, when nothing is known of
/// the cluster and each call to AWS and Kubernetes takes 50 ms. Then the same for the tenth look at
/// the cluster, which reads all anew, and for a question that the cache answers. Each run starts a
/// new process.
final class FirstAnswer {
  private static final Duration CALL = Duration.ofMillis(50);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final int RUNS = 6;
  private static final String CHANNEL = "C0123456789";

  private final List<Duration> ready = new ArrayList<>();
  private final List<Duration> first = new ArrayList<>();
  private final List<Duration> evidence = new ArrayList<>();
  private final List<Duration> anew = new ArrayList<>();
  private final List<Duration> again = new ArrayList<>();
  private final List<Long> idle = new ArrayList<>();

  private FirstAnswer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    FirstAnswer all = new FirstAnswer();
    for (int i = 0; i < RUNS; i++) {
      all.run();
    }
    System.out.println("| | median | worst of " + RUNS + " |");
    System.out.println("|---|---|---|");
    row("ready", all.ready);
    row("first paste to first card", all.first);
    row("first paste to evidence card", all.evidence);
    row("tenth look, all read anew", all.anew);
    row("asked again, from the cache", all.again);
    Collections.sort(all.idle);
    System.out.printf(
        Locale.ROOT,
        "| memory idle, %d s after it was ready | %d MiB | %d MiB |%n",
        IDLE.toSeconds(),
        all.idle.get(RUNS / 2),
        all.idle.getLast());
    System.exit(0);
  }

  private static void row(String what, List<Duration> times) {
    Collections.sort(times);
    System.out.printf(
        Locale.ROOT,
        "| %s | %d ms | %d ms |%n",
        what,
        times.get(RUNS / 2).toMillis(),
        times.getLast().toMillis());
  }

  private void run() throws IOException, InterruptedException {
    try (FakeSlack slack =
            FakeSlack.start().channel(CHANNEL, "platform").channel(Served.OVERHEARD, "ops");
        Served served = new Served(slack, CALL)) {
      ready.add(served.start());
      Thread.sleep(IDLE);
      idle.add(served.memory("VmRSS"));
      FakeUser ada = slack.user("U0000000ADA", "Ada");
      long asked = System.nanoTime();
      SlackMessage question = ada.mentions(CHANNEL, Article.ERROR);
      slack.awaitReply(question);
      first.add(Served.since(asked));
      slack.awaitReply(question, Article::isLastWord);
      evidence.add(Served.since(asked));
      Duration last = Duration.ZERO;
      for (int look = 2; look <= 10; look++) {
        last = answered(slack, () -> ada.mentions(CHANNEL, "check again", question.ts()), look);
      }
      anew.add(last);
      again.add(answered(slack, () -> ada.mentions(CHANNEL, Article.ERROR), 1));
      served.stop();
    }
  }

  private static Duration answered(FakeSlack slack, Supplier<SlackMessage> ask, int inThread) {
    long asked = System.nanoTime();
    Article.awaitAnswers(slack, ask.get(), inThread);
    return Served.since(asked);
  }
}
