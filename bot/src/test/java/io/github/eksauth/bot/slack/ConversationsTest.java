package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.conversation.FeedbackLog;
import io.github.eksauth.bot.slack.fake.Ephemeral;
import io.github.eksauth.bot.slack.fake.FakeFile;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.bot.slack.fake.SlackView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people say to the bot in Slack and what they read, over the wire on all sides. The cluster
/// is that of the article: its Fargate role is not in `aws-auth`.
class ConversationsTest {
  private static final String CHANNEL = RunningBot.CHANNEL;
  private static final String ERROR = Article.ERROR;
  private static final String FIX = Article.FIX;
  private static final String ROLE = Article.ROLE;

  @TempDir private static Path folder;
  private static RunningBot running;
  private static FakeUser ada;
  private static FakeUser eve;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              overhear: [C0000000OPS]
              allow:
                - clusters: ["shop*"]
                  users: [U0000000ADA]
            knowledge:
              repository: https://github.com/acme/eks-auth
            """);
    running.slack().channel("C0000000OPS", "ops").grant("channels:history");
    running.slack().subscribe("message.channels");
    ada = running.slack().user("U0000000ADA", "Ada");
    eve = running.slack().user("U0000000EVE", "Eve");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  /// Slack complains about nothing that the bot ever posts, and nothing of it pings anybody.
  @AfterEach
  void slack_is_content() {
    assertThat(running.faultsIn(CHANNEL)).isEmpty();
    assertThat(running.faultsIn("C0000000OPS")).isEmpty();
  }

  private static String us() {
    return "<@" + running.slack().botUser() + "> ";
  }

  private static SlackMessage answerTo(SlackMessage asked) {
    return Article.answer(running.slack(), asked);
  }

  @Test
  void a_mention_is_answered_once_in_its_thread_with_evidence_and_the_fix_for_this_cluster() {
    SlackMessage asked = ada.mentions(CHANNEL, us() + "```" + ERROR + "```");

    SlackMessage answer = answerTo(asked);

    running.slack().awaitDelivered();
    assertThat(running.slack().replies(asked)).hasSize(1);
    assertThat(answer.shown()).contains(FIX).contains(ROLE).contains("shopfloor");
    assertThat(answer.text()).contains("pod execution role is not found in auth config");
  }

  @Test
  void a_direct_message_is_answered_in_its_thread() {
    SlackMessage asked = ada.says(ada.dm(), ERROR);

    assertThat(answerTo(asked).shown()).contains(FIX);
  }

  @Test
  void a_shortcut_on_somebody_elses_message_is_answered_in_the_thread_of_that_message() {
    SlackMessage said = eve.says(CHANNEL, "look at this: " + ERROR);

    ada.shortcut(CHANNEL, said.ts()).ack();

    assertThat(answerTo(said).shown()).contains(FIX);
  }

  @Test
  void a_file_is_read_like_a_text() {
    SlackMessage shared = ada.shares(ada.dm(), FakeFile.text("events.log", ERROR + "\n"), "");

    assertThat(answerTo(shared).shown()).contains(FIX);
  }

  @Test
  void chinese_is_answered_in_chinese() {
    SlackMessage asked = ada.says(ada.dm(), "升级之后 Pod 起不来，报错如下：" + ERROR);

    assertThat(answerTo(asked).shown()).contains("重新检查");
  }

  @Test
  void another_option_takes_the_place_of_the_first_in_the_same_message() {
    SlackMessage asked = ada.says(ada.dm(), ERROR);
    SlackMessage answer = answerTo(asked);

    ada.presses(answer, "eks-auth:option").ack();

    SlackMessage turned =
        running.slack().awaitMessage(answer, message -> message.shown().contains("option 2 of"));
    assertThat(turned.ts()).isEqualTo(answer.ts());
    assertThat(turned.shown()).doesNotContain("Fix: " + FIX);
    assertThat(running.slack().replies(asked)).hasSize(1);
  }

  @Test
  void the_terraform_comes_as_a_file_into_the_thread() {
    SlackMessage answer = answerTo(ada.says(ada.dm(), ERROR));
    int before = running.slack().uploads().size();

    ada.presses(answer, "eks-auth:file").ack();

    running.slack().awaitThat("a file", () -> running.slack().uploads().size() > before);
  }

  @Test
  void buttons_work_after_a_restart() {
    SlackMessage answer = answerTo(ada.says(ada.dm(), ERROR));

    running.restart();
    ada.presses(answer, "eks-auth:option").ack();

    running.slack().awaitMessage(answer, message -> message.shown().contains("option 2 of"));
  }

  @Test
  void who_may_not_ask_about_the_cluster_gets_an_answer_from_the_text_alone() {
    SlackMessage asked = eve.mentions(CHANNEL, us() + ERROR);

    SlackMessage answer = running.slack().awaitReply(asked);

    assertThat(answer.shown()).doesNotContain(ROLE);
  }

  @Test
  void a_check_that_is_not_allowed_is_refused_in_private() {
    eve.command(CHANNEL, "check shopfloor").ack();

    Ephemeral told =
        running.slack().awaitEphemeral(eve.id(), it -> it.shown().contains("may not ask"));
    assertThat(told.shown()).contains("shopfloor").contains("allow:");
  }

  @Test
  void a_check_lists_what_is_wrong_first() {
    ada.command(CHANNEL, "check shopfloor").ack();

    running
        .slack()
        .awaitThat(
            "a report",
            () ->
                running.slack().messages(CHANNEL).stream()
                    .anyMatch(message ->
                        message.byBot()
                            && message.thread().isEmpty()
                            && message.text().contains("checks found something wrong")));
  }

  @Test
  void a_slip_in_a_command_names_the_nearest() {
    ada.command(CHANNEL, "chekc shopfloor").ack();

    running.slack().awaitEphemeral(ada.id(), it -> it.shown().contains("/eks-auth check"));
  }

  @Test
  void diagnose_without_a_text_opens_a_form_whose_text_is_answered_in_the_channel() {
    ada.command(CHANNEL, "diagnose").ack();
    SlackView form = running.slack().awaitModal(ada.id());

    ada.submits(form, Map.of("text", ERROR)).ack();

    running
        .slack()
        .awaitThat(
            "an answer in the channel",
            () ->
                running.slack().messages(CHANNEL).stream()
                    .anyMatch(message ->
                        message.byBot()
                            && message.thread().isEmpty()
                            && message.shown().contains(FIX)));
  }

  @Test
  void wrong_opens_a_form_and_what_it_was_is_kept() {
    SlackMessage answer = answerTo(ada.says(ada.dm(), ERROR));

    ada.presses(answer, "eks-auth:feedback", "wrong " + Article.id(answer)).ack();
    SlackView form = running.slack().awaitModal(ada.id());
    ada.submits(form, Map.of("text", "it was the subnet")).ack();

    running
        .slack()
        .awaitThat(
            "the feedback",
            () -> {
              Path file = folder.resolve("state").resolve("feedback.jsonl");
              return Files.exists(file)
                  && new FeedbackLog(folder.resolve("state"))
                      .read().stream()
                          .anyMatch(it -> it.was().toString().contains("it was the subnet"));
            });
  }

  @Test
  void what_we_do_not_know_offers_to_propose_an_entry() {
    SlackMessage asked = ada.says(ada.dm(), "my cat sits on the keyboard");

    SlackMessage answer = running.slack().awaitReply(asked);

    assertThat(answer.actions()).contains("eks-auth:gap", "eks-auth:propose");
    assertThat(answer.blocks().toString()).contains("https://github.com/acme/eks-auth/new/main");
  }

  @Test
  void in_a_channel_that_is_overheard_a_sure_error_is_answered_and_chatter_is_not() {
    SlackMessage chatter = eve.says("C0000000OPS", "who upgrades the EKS module on friday?");
    SlackMessage error = ada.says("C0000000OPS", ERROR);

    assertThat(answerTo(error).shown()).contains(FIX);
    assertThat(running.slack().replies(chatter)).isEmpty();
  }

  @Test
  void a_secret_in_a_channel_is_warned_about_in_private_and_repeated_nowhere() {
    String key = "AKIA" + "IOSFODNN7EXAMPLE";
    String secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY" + "EXAMPLEKEY";

    SlackMessage asked =
        ada.mentions(
            CHANNEL,
            us() + "aws_access_key_id=" + key + "\naws_secret_access_key=" + secret + "\n" + ERROR);

    running.slack().awaitEphemeral(ada.id(), it -> it.shown().contains("secret"));
    assertThat(answerTo(asked).json().toString()).doesNotContain(secret).doesNotContain(key);
  }

  @Test
  void diagnose_in_a_mention_says_how_to_paste_since_no_form_can_be_opened() {
    SlackMessage asked = ada.mentions(CHANNEL, "diagnose");

    SlackMessage reply = running.slack().awaitReply(asked);

    assertThat(reply.shown())
        .contains("Paste the error behind my name")
        .contains("A mention cannot open a form");
    assertThat(ada.modals()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "diagnose"})
  void who_names_us_in_a_thread_and_says_nothing_means_what_it_began_with(String nothing) {
    SlackMessage error = eve.says(CHANNEL, ERROR);

    SlackMessage asked = ada.mentions(CHANNEL, nothing, error.ts());

    assertThat(answerTo(asked).shown()).contains(FIX);
    assertThat(running.slack().replies(error)).hasSize(1);
  }

  @Test
  void the_home_page_shows_what_this_person_may_ask_about() {
    ada.opensHome();

    assertThat(running.slack().awaitHome(ada.id()).shown()).contains("shopfloor");
  }
}
