package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.following.Upstream;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The running bot follows a branch: what is pushed there answers, and the operators hear of it.
/// The branch is looked at when it is told of a push, and otherwise hardly ever.
class FollowedKnowledgeTest {
  private static final String OPS = "C0000000OPS";
  private static final String SECRET = "a long and random text";
  private static final String FIRST = "The trouble as the first revision tells it";
  private static final String SECOND = "The trouble as the second revision tells it";

  /// How many questions wait for their answers at once.
  private static final int AHEAD = 8;

  @TempDir private Path folder;
  private Upstream upstream;
  private RunningBot running;
  private FakeUser ada;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    upstream = new Upstream(folder.resolve("upstream.git"));
    String first = titled(FIRST).push();
    running =
        new RunningBot(
            folder,
            """
            slack: {state: state}
            knowledge: {follow: true, clone: upstream.git, poll: 10m, report-to: %s}
            """
                .formatted(OPS),
            FakeSlack.start().channel(OPS, "ops"),
            Map.of("EKS_AUTH_WEBHOOK_SECRET", SECRET));
    ada = running.slack().user("U0000000ADA", "Ada");
    awaitNews("revision " + first);
  }

  @AfterEach
  void stop() {
    assertThat(running.faultsIn(OPS)).isEmpty();
    running.close();
    upstream.close();
    http.close();
  }

  private Upstream titled(String title) {
    return upstream
        .entry("some-trouble")
        .file(
            Upstream.ENTRIES + "/some-trouble/entry.yaml",
            Upstream.draft("entry.yaml").replaceFirst("(?m)^title: .*$", "title: " + title));
  }

  private List<SlackMessage> news() {
    return running.slack().messages(OPS);
  }

  private SlackMessage awaitNews(String words) {
    return running
        .slack()
        .await(
            "news that says " + words,
            () -> news().stream().filter(it -> it.text().contains(words)).findFirst());
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + running.bot().port() + path);
  }

  private String readyz() throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(at("/readyz")).build(), BodyHandlers.ofString()).body();
  }

  /// Tells of a push as GitHub does.
  private int tellOfPush(String secret)
      throws IOException, InterruptedException, GeneralSecurityException {
    String body = "{\"ref\": \"refs/heads/main\"}";
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(at("/webhook/knowledge"))
                .header("X-GitHub-Event", "push")
                .header("X-Hub-Signature-256", "sha256=" + signature)
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
    return response.statusCode();
  }

  private SlackMessage ask(String text) {
    return ada.says(ada.dm(), text);
  }

  private String answer(SlackMessage asked) {
    return running
        .slack()
        .awaitReply(asked, reply -> reply.actions().contains("eks-auth:feedback"))
        .shown();
  }

  /// Asks on and on, the next question before the last is answered.
  private List<SlackMessage> askUntil(AtomicBoolean enough) {
    List<SlackMessage> asked = new ArrayList<>();
    while (!enough.get()) {
      asked.add(ask(Upstream.draft("hit-1.txt")));
      if (asked.size() > AHEAD) {
        answer(asked.get(asked.size() - 1 - AHEAD));
      }
    }
    return asked;
  }

  @Test
  void a_push_answers_from_one_question_to_the_next_and_none_is_lost_or_answered_twice()
      throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    try (ExecutorService people = Executors.newSingleThreadExecutor()) {
      Future<List<SlackMessage>> asking = people.submit(() -> askUntil(enough));
      assertThat(answer(ask(Upstream.draft("hit-1.txt")))).contains(FIRST);
      String second = titled(SECOND).entry("new-trouble", "another failure altogether").push();

      assertThat(tellOfPush(SECRET)).isEqualTo(202);

      SlackMessage told = awaitNews("revision " + second);
      SlackMessage after = ask(Upstream.draft("hit-1.txt"));
      answer(after);
      enough.set(true);
      List<SlackMessage> asked = asking.get();

      List<String> answers = asked.stream().map(this::answer).toList();
      running.slack().awaitDelivered();
      assertThat(asked)
          .allSatisfy(question ->
              assertThat(running.slack().replies(question)).as(question.ts()).hasSize(1));
      assertThat(answers).allMatch(it -> it.contains(FIRST) != it.contains(SECOND));
      assertThat(answer(after)).contains(SECOND);
      assertThat(told.shown()).contains("entries: 2");
      assertThat(readyz()).contains("revision " + second + " since ");
      assertThat(answer(ask("Error: another failure altogether"))).contains("new-trouble");
    }
  }

  @Test
  void a_broken_push_is_told_to_the_operators_once_and_the_revision_before_answers_on()
      throws Exception {
    String good = upstream.push();
    assertThat(tellOfPush(SECRET)).isEqualTo(202);
    awaitNews("revision " + good);
    String bad = titled(SECOND).broken("bad-trouble").push();

    assertThat(tellOfPush(SECRET)).isEqualTo(202);

    SlackMessage told = awaitNews("Revision " + bad);
    assertThat(told.shown())
        .contains("is refused: ", "knowledge/entries/bad-trouble/entry.yaml:")
        .contains("What answered before goes on answering.");
    assertThat(readyz()).contains("revision " + good + " since ", "; refused revision " + bad);
    assertThat(answer(ask(Upstream.draft("hit-1.txt")))).contains(FIRST);

    running.restart();
    String mended = titled(SECOND).entry("bad-trouble", "what was broken once").push();
    assertThat(tellOfPush(SECRET)).isEqualTo(202);
    awaitNews("revision " + mended);

    assertThat(news()).as("nothing is told twice, nor at a start").hasSize(4);
    assertThat(answer(ask(Upstream.draft("hit-1.txt")))).contains(SECOND);
  }

  @Test
  void a_push_that_nobody_signed_is_not_looked_at() throws Exception {
    titled(SECOND).push();

    assertThat(tellOfPush("guessed")).isEqualTo(401);

    assertThat(answer(ask(Upstream.draft("hit-1.txt")))).contains(FIRST);
    assertThat(news()).hasSize(1);
  }
}
