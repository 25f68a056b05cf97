package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.bot.slack.fake.SlackRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The bot that Slack reaches by signed requests, from its start down to its answers.
class HttpTransportTest {
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";

  @TempDir private static Path folder;
  private static RunningBot running;
  private static FakeSlack slack;
  private static FakeUser ada;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              transport: http
              state: state
              allow: [{clusters: ["*"]}]
            """);
    slack = running.slack();
    ada = slack.user("U0000000ADA", "Ada");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void slack_is_content() {
    assertThat(running.faultsIn(RunningBot.CHANNEL)).isEmpty();
  }

  @Test
  void a_mention_is_answered_and_its_buttons_work() {
    SlackMessage answer = Article.answer(slack, ada.mentions(RunningBot.CHANNEL, Article.ERROR));

    ada.presses(answer, "eks-auth:option").ack();

    assertThat(answer.shown()).contains(Article.FIX, Article.ROLE);
    slack.awaitMessage(answer, message -> message.shown().contains("option 2 of"));
    assertThat(slack.sockets()).isZero();
  }

  @Test
  void a_command_is_answered() {
    ada.command(RunningBot.CHANNEL, "check shopfloor").ack();

    slack.awaitThat(
        "a report",
        () ->
            slack.messages(RunningBot.CHANNEL).stream()
                .anyMatch(message ->
                    message.byBot() && message.text().contains("checks found something wrong")));
  }

  @Test
  void slack_can_see_that_the_address_is_ours() throws IOException, InterruptedException {
    assertThat(slack.verifiesUrl(running.requestUrl())).isTrue();
    assertThat(slack.checksSsl(running.requestUrl()).status()).isEqualTo(200);
  }

  @Test
  void a_request_that_was_recorded_and_sent_again_is_answered_once()
      throws IOException, InterruptedException {
    SlackMessage root = ada.says(RunningBot.CHANNEL, "somebody records this");
    SlackRequest request = inThread(root, "list clusters, please");

    assertThat(request.send(running.requestUrl()).status()).isEqualTo(200);
    assertThat(request.send(running.requestUrl()).status()).isEqualTo(200);

    slack.awaitReply(root);
    askedAndAnswered();
    assertThat(slack.replies(root)).hasSize(1);
  }

  /// A signed mention in the thread of a message.
  private static SlackRequest inThread(SlackMessage root, String text) {
    SlackRequest mention = slack.mentionRequest(RunningBot.CHANNEL, ada.id(), text);
    return SlackRequest.signed(
        JSON,
        mention
            .body()
            .replaceFirst("\"type\":\"app_mention\"", "$0,\"thread_ts\":\"" + root.ts() + "\""));
  }

  /// Whatever was taken before this is answered by then, or never.
  private static void askedAndAnswered() {
    SlackMessage asked = ada.mentions(RunningBot.CHANNEL, Article.ERROR);
    Article.answer(slack, asked);
    slack.awaitDelivered();
  }

  private static Arguments wrong(String what, int status, UnaryOperator<SlackRequest> change) {
    return Arguments.of(what, status, change);
  }

  private static Arguments at(String what, Duration from) {
    return wrong(
        what,
        401,
        mention ->
            SlackRequest.signed(
                JSON, mention.body(), slack.signingSecret(), Instant.now().plus(from)));
  }

  private static Arguments body(String what, int status, String type, String body) {
    return wrong(what, status, _ -> SlackRequest.signed(type, body));
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        wrong(
            "signed with another secret",
            401,
            mention -> SlackRequest.signed(JSON, mention.body(), "another secret", Instant.now())),
        wrong("with the signature of another body", 401, it -> it.body(it.body() + " ")),
        wrong("without a signature", 401, it -> it.without("X-Slack-Signature")),
        wrong("without a time", 401, it -> it.without("X-Slack-Request-Timestamp")),
        wrong("with a time that is none", 401, it -> it.header("X-Slack-Request-Timestamp", "now")),
        at("recorded six minutes ago", Duration.ofMinutes(-6)),
        at("dated six minutes ahead", Duration.ofMinutes(6)),
        body("that is no JSON", 400, JSON, "{\"type\": forged-marker"),
        body("of a JSON that is not Slack's", 400, JSON, "{\"a\":\"forged-marker\"}"),
        body("that is no form", 400, FORM, "forged-marker"),
        body("whose payload is no JSON", 400, FORM, "payload=%7Bforged-marker"),
        body("that is empty", 400, FORM, ""),
        body(
            "of more than a megabyte",
            413,
            JSON,
            "{\"type\":\"event_callback\",\"a\":\"" + "forged-marker".repeat(90_000) + "\"}"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("requests")
  void a_request_is_refused_and_leaves_no_trace(
      String what, int status, UnaryOperator<SlackRequest> change)
      throws IOException, InterruptedException {
    SlackRequest request =
        change.apply(
            slack.mentionRequest(RunningBot.CHANNEL, ada.id(), "forged-marker " + Article.ERROR));
    SlackRequest.Answer answer = request.send(running.requestUrl(), Duration.ofSeconds(30));

    assertThat(answer.status()).as(what).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("forged-marker");
    askedAndAnswered();
    // an answer to it would go into a thread that is not there
    assertThat(slack.calls("chat.postMessage"))
        .isNotEmpty()
        .allMatch(call -> call.answer().equals("ok"));
    assertThat(running.kept()).doesNotContain("forged-marker");
  }
}
