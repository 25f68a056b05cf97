package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.Ephemeral;
import io.github.eksauth.bot.slack.fake.FakeFile;
import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.bot.slack.fake.SlackView;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets in what people post: they come out nowhere, and whoever showed one to others is told,
/// once.
class PastedSecretsTest {
  /// In pieces, so that nobody who scans this file takes them for real ones.
  private static final List<String> SECRETS =
      List.of(
          "wJalrXUtnFEMI/K7MDENG/" + "bPxRfiCYEXAMPLEKEY",
          "aHR0cHM6Ly9zdHMuZXUtY2VudHJhbC0xLmFtYXpvbmF3cy5jb20",
          "eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ",
          "MIIEowIBAAKCAQEAxGZ5yR3mLoNfakeFAKE0123456789abcdefghij");

  private static final String SHOWN =
      """
      export AWS_SECRET_ACCESS_KEY=%s
      token: k8s-aws-v1.%s
      {"jwt": "eyJhbGciOiJSUzI1NiJ9.%s.c2lnbmF0dXJl"}
      -----BEGIN RSA PRIVATE KEY-----
      %s
      -----END RSA PRIVATE KEY-----
      """
          .formatted(SECRETS.toArray());

  @TempDir private Path folder;
  private Logged log;
  private RunningBot running;
  private FakeSlack slack;
  private FakeUser ada;

  @BeforeEach
  void start() {
    log = new Logged();
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              allow: [{clusters: ["*"]}]
              overhear: [C0123456789]
            knowledge:
              repository: https://github.com/acme/eks-auth
            """);
    slack = running.slack().grant("channels:history").subscribe("message.channels");
    ada = slack.user("U0000000ADA", "Ada");
  }

  @AfterEach
  void stop() {
    running.close();
    log.close();
  }

  /// Stops the bot, so that nothing is still on its way, and looks everywhere.
  private void nothing_leaked_and_who_posted_was_warned(int times) {
    running.stop();
    String told = running.told();
    for (String place :
        List.of(
            told,
            URLDecoder.decode(told.replaceAll("%(?![0-9A-F]{2})", "%25"), StandardCharsets.UTF_8),
            running.kept(),
            log.text())) {
      assertThat(place).doesNotContain(SECRETS);
    }
    assertThat(slack.ephemerals(ada.id()).stream().map(Ephemeral::shown))
        .filteredOn(shown -> shown.contains("There was a secret"))
        .hasSize(times);
  }

  @Test
  void in_a_message_they_are_in_no_answer_however_it_is_turned_and_in_no_file() {
    SlackMessage asked = ada.mentions(RunningBot.CHANNEL, SHOWN + Article.ERROR);
    SlackMessage answer = Article.answer(slack, asked);

    ada.chooses(answer, "eks-auth:more", "why " + Article.id(answer)).ack();
    slack.awaitMessage(answer, message -> message.shown().contains("Why this match"));
    ada.presses(answer, "eks-auth:feedback", "wrong " + Article.id(answer)).ack();
    SlackView form = slack.awaitModal(ada.id());
    ada.submits(form, Map.of("text", "it was this:\n" + SHOWN)).ack();
    slack.awaitEphemeral(ada.id(), it -> it.shown().contains("the answer was wrong"));

    assertThat(running.kept()).contains("it was this:", "[redacted JWT]");
    nothing_leaked_and_who_posted_was_warned(1);
  }

  @Test
  void in_what_we_do_not_know_they_are_not_in_the_page_on_which_an_entry_is_proposed() {
    SlackMessage asked = ada.mentions(RunningBot.CHANNEL, "my cat wrote this\n" + SHOWN);

    SlackMessage answer = Article.lastWord(slack, asked);

    assertThat(answer.actions()).contains("eks-auth:propose", "eks-auth:gap");
    nothing_leaked_and_who_posted_was_warned(1);
  }

  @Test
  void in_a_file_they_are_warned_about_too() {
    SlackMessage asked =
        ada.shares(
            RunningBot.CHANNEL,
            FakeFile.text("pod.log", SHOWN + Article.ERROR),
            "<@" + slack.botUser() + ">");

    assertThat(Article.answer(slack, asked).shown()).contains(Article.FIX);
    nothing_leaked_and_who_posted_was_warned(1);
  }

  @Test
  void in_a_message_and_its_files_they_are_warned_about_once() {
    FakeFile file = FakeFile.text("pod.log", SHOWN + Article.ERROR);
    SlackMessage asked =
        ada.shares(
            RunningBot.CHANNEL,
            List.of(file, file),
            "<@" + slack.botUser() + "> " + SHOWN.replace(">", "&gt;"),
            "");

    assertThat(Article.answer(slack, asked).shown()).contains(Article.FIX);
    nothing_leaked_and_who_posted_was_warned(1);
  }

  @Test
  void in_a_channel_that_is_overheard_they_are_warned_about_when_we_speak() {
    SlackMessage said = ada.says(RunningBot.CHANNEL, SHOWN + Article.ERROR);

    assertThat(Article.answer(slack, said).shown()).contains(Article.FIX);
    nothing_leaked_and_who_posted_was_warned(1);
  }

  @Test
  void in_a_direct_message_nobody_else_saw_them() {
    FakeFile file = FakeFile.text("pod.log", SHOWN);
    SlackMessage asked = ada.shares(ada.dm(), file, (SHOWN + Article.ERROR).replace(">", "&gt;"));

    assertThat(Article.answer(slack, asked).shown()).contains(Article.FIX);
    nothing_leaked_and_who_posted_was_warned(0);
  }
}
