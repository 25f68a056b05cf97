package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.bot.ServeProcess;
import io.github.eksauth.bot.slack.Article;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A bot that is told to stop while many questions are under way, and started again: as Kubernetes
/// does when it moves it.
class DrainTest {
  private static final String CHANNEL = "C0123456789";

  /// Stands in every paste and nowhere else.
  private static final String MARKER = "zanzibarmarker";

  private static final int BURST = 8;
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;
  private final FakeSlack slack = FakeSlack.start().channel(CHANNEL, "platform");
  private final FakeKubernetes kubernetes;
  private final FakeAws aws;
  private final Map<String, String> environment = new HashMap<>();
  private Path config;
  private int port;

  DrainTest() {
    Snapshot snapshot = Recordings.readable("article");
    kubernetes = FakeKubernetes.serving(snapshot);
    aws =
        FakeAws.serving(snapshot)
            .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64())
            .latency(Duration.ofMillis(200));
    environment.putAll(aws.environment());
    environment.putAll(slack.environment());
    environment.put("EKS_AUTH_LOG", "json");
  }

  @BeforeEach
  void configure() throws IOException {
    port = ServeProcess.freePort();
    config =
        Files.writeString(
            folder.resolve("eks-auth.yaml"),
            """
            timeouts: {call: 60s, run: 2m}
            web: {listen: "127.0.0.1:%d"}
            slack:
              state: state
              workers: 2
              allow:
                - clusters: ["shop*"]
            """
                .formatted(port));
  }

  @AfterEach
  void close() {
    slack.close();
    aws.close();
    kubernetes.close();
  }

  private ServeProcess serve(String log) throws IOException {
    ServeProcess serve = ServeProcess.start(config, port, environment, folder.resolve(log));
    serve.await(() -> serve.answers("/readyz", 200));
    return serve;
  }

  private SlackMessage ask(FakeUser who, int number) {
    return who.mentions(
        CHANNEL,
        "<@" + slack.botUser() + "> " + number + " ```" + Article.ERROR + "\n" + MARKER + "```");
  }

  private boolean isAnswered(SlackMessage asked) {
    return slack.replies(asked).stream().anyMatch(Article::isAnswer);
  }

  @Test
  @Timeout(300)
  void each_question_is_answered_once_over_both_lives_and_readiness_ends_at_once()
      throws IOException, InterruptedException {
    slack.ackWithin(Duration.ofSeconds(20));
    slack.retryAfter(Collections.nCopies(200, Duration.ofSeconds(1)).toArray(Duration[]::new));
    // two workers, so that most still wait when the first is answered
    slack.faults().slow("chat.postMessage", Duration.ofSeconds(2));
    FakeUser ada = slack.user("U0000000ADA", "Ada");
    List<SlackMessage> asked = new ArrayList<>();
    List<String> log = new ArrayList<>();

    try (ServeProcess first = serve("first.log")) {
      for (int i = 0; i < BURST; i++) {
        asked.add(ask(ada, i));
      }
      slack.awaitDelivered();
      slack.awaitThat("an answer", () -> asked.stream().anyMatch(this::isAnswered));

      first.terminate();

      first.await(() -> first.answers("/readyz", 503));
      assertThat(first.answers("/healthz", 200)).isTrue();
      assertThat(first.answers("/metrics", 200)).isTrue();
      asked.add(ask(ada, BURST));
      assertThat(first.end()).as(first::log).isZero();
      log.addAll(first.lines());
    }
    long answered = asked.stream().filter(this::isAnswered).count();
    assertThat(answered).as("answered in the first life").isBetween(1L, BURST - 1L);

    slack.faults().clear();
    try (ServeProcess second = serve("second.log")) {
      slack.awaitThat("all answers", () -> asked.stream().allMatch(this::isAnswered));
      slack.awaitDelivered();
      second.await(() -> metrics(second).contains("eksauth_journal_unfinished_questions 0.0"));

      assertThat(asked).allSatisfy(it -> assertThat(slack.replies(it)).hasSize(1));
      assertThat(slack.lost()).isZero();
      assertThat(metrics(second)).doesNotContain(MARKER, "shopfloor", CHANNEL, ada.id());
      second.terminate();
      assertThat(second.end()).as(second::log).isZero();
      log.addAll(second.lines());
    }
    tells_of_each_question_by_the_id_in_its_answer(log, asked);
  }

  private static String metrics(ServeProcess serve) {
    return serve.get("/metrics").orElseThrow().body();
  }

  private void tells_of_each_question_by_the_id_in_its_answer(
      List<String> log, List<SlackMessage> asked) {
    assertThat(log).noneMatch(line -> line.contains(MARKER));
    assertThat(log)
        .noneMatch(line -> line.contains(slack.botToken()) || line.contains(slack.appToken()));
    List<String> ids =
        log.stream()
            .map(JSON::readTree)
            .filter(line -> line.path("formattedMessage").stringValue().startsWith("answered a "))
            .map(line -> line.path("mdc").path("id").stringValue())
            .toList();
    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            asked.stream().map(it -> Article.id(slack.replies(it).getFirst())).toList());
    assertThat(asked)
        .allSatisfy(it -> {
          SlackMessage answer = slack.replies(it).getFirst();
          assertThat(answer.shown()).contains(Article.id(answer));
        });
  }
}
