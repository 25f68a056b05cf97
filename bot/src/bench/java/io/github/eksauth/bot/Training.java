package io.github.eksauth.bot;

import io.github.eksauth.bot.slack.Article;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// No benchmark, but what the image's ahead-of-time cache is made from: a server of the image in
/// the making, which the environment variable `BENCH_IMAGE` names, does once what it will do, so
/// that its first question in earnest finds all classes loaded and linked.
final class Training {
  private static final String CHANNEL = "C0123456789";
  private static final int EACH = 60;
  private static final int LOOKS = 4;

  private Training() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path image = Served.unpacked().orElseThrow();
    Path cache = Served.cache(image);
    List<String> program = Served.image(image, List.of("-XX:AOTCacheOutput=" + cache));
    try (FakeSlack slack =
            FakeSlack.start().channel(CHANNEL, "platform").channel(Served.OVERHEARD, "ops");
        Served served = new Served(program, slack, Duration.ZERO)) {
      slack.grant("channels:history").subscribe("message.channels");
      served.start();
      converse(slack, served.cluster());
      served.get("/healthz");
      served.get("/metrics");
      // it writes the cache when it ends
      served.stop();
    }
    System.out.println(cache + ": " + (Files.size(cache) >> 20) + " MiB");
    System.exit(0);
  }

  private static void converse(FakeSlack slack, String cluster) {
    FakeUser ada = slack.user("U0000000ADA", "Ada");
    SlackMessage article = ada.mentions(CHANNEL, Article.ERROR);
    Article.awaitAnswers(slack, article, 1);
    for (int look = 2; look <= LOOKS; look++) {
      ada.mentions(CHANNEL, look % 2 == 0 ? "check again" : "module 21", article.ts());
      Article.awaitAnswers(slack, article, look);
    }
    ada.says(Served.OVERHEARD, "deploy to prod is done, all pods are up");
    List<SlackMessage> asked = new ArrayList<>();
    List<String> pastes = Pastes.all();
    for (int i = 0; i < pastes.size(); i += EACH) {
      asked.add(ada.says(ada.dm(), pastes.get(i)));
    }
    asked.forEach(question -> slack.awaitReply(question, Article::isLastWord));
    ada.command(CHANNEL, "check " + cluster).ack();
    ada.opensHome();
    slack.awaitHome(ada.id());
  }
}
