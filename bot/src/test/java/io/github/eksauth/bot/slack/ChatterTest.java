package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Expectation;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A channel that is read along: whatever people say there that is no error we are sure of, the bot
/// stays silent.
class ChatterTest {
  private static final String CHANNEL = RunningBot.CHANNEL;
  private static final Path ENTRIES = Path.of("..", "knowledge", "entries");
  private static final Matcher MATCHER = Matcher.bundled(Knowledge.bundled());

  @TempDir private Path folder;
  private RunningBot running;
  private FakeSlack slack;
  private FakeUser ada;

  @BeforeEach
  void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              overhear: [C0123456789]
            """);
    slack = running.slack().grant("channels:history", "reactions:write");
    slack.subscribe("message.channels");
    ada = slack.user("U0000000ADA", "Ada");
  }

  @AfterEach
  void stop() {
    running.close();
  }

  /// Says all of it, and stops the bot, so that nothing is still on its way.
  private List<SlackMessage> said(List<String> texts) {
    List<SlackMessage> said = new ArrayList<>();
    for (String text : texts) {
      said.add(ada.says(CHANNEL, text));
      if (said.size() % 50 == 0) {
        // what comes in at once beyond some number is left for Slack to deliver again in a minute
        slack.awaitDelivered();
      }
    }
    slack.awaitDelivered();
    assertThat(slack.lost()).isZero();
    SlackMessage last = ada.mentions(CHANNEL, "help");
    slack.awaitReply(last);
    running.stop();
    return said;
  }

  /// In no way that anybody could notice.
  private void was_silent_about(List<SlackMessage> said) {
    for (SlackMessage message : said) {
      assertThat(slack.replies(message)).as(message.text()).isEmpty();
    }
    assertThat(slack.ephemerals(ada.id())).isEmpty();
    assertThat(slack.calls("reactions.add")).isEmpty();
    assertThat(slack.uploads()).isEmpty();
  }

  private static boolean isSure(String text) {
    return MATCHER.match(new Paste(text)) instanceof Match.Sure;
  }

  @Test
  void what_people_say_among_themselves_is_none_of_our_business() throws IOException {
    List<String> talk =
        Files.readAllLines(
                Path.of("src", "test", "resources", "chatter.txt"), StandardCharsets.UTF_8)
            .stream()
            .filter(line -> !line.isBlank())
            .map(line -> line.replace("\\n", "\n"))
            .toList();
    assertThat(talk).hasSizeGreaterThanOrEqualTo(60);

    was_silent_about(said(talk));
    assertThat(running.kept()).doesNotContain("standup");
  }

  @Test
  void errors_that_look_like_ours_and_are_not_stay_unanswered() {
    List<String> near =
        new KnowledgeFolder(ENTRIES)
            .fixtures().stream()
                .filter(fixture -> fixture.expectation() == Expectation.NEAR)
                .map(Fixture::text)
                .toList();
    // beside what it is near to, a text may be another error that we know
    List<String> unsure = near.stream().filter(text -> !isSure(text)).toList();
    assertThat(unsure).hasSizeGreaterThan(100);

    was_silent_about(said(unsure));
  }

  @Test
  void an_error_that_we_are_sure_of_is_answered_amid_all_the_talk() {
    SlackMessage before = ada.says(CHANNEL, "anybody for lunch?");
    SlackMessage error = ada.says(CHANNEL, Article.ERROR);

    Article.answer(slack, error);
    was_silent_about(List.of(before));
  }

  /// The negatives of an evaluation set: JSON lines with a `text`, and an `entry` that is null
  /// where nothing fits. `EKS_AUTH_EVAL` names the file.
  @Test
  void the_negatives_of_an_evaluation_set_stay_unanswered() throws IOException {
    Optional<Path> file = Optional.ofNullable(System.getenv("EKS_AUTH_EVAL")).map(Path::of);
    Assumptions.assumeTrue(file.isPresent(), "EKS_AUTH_EVAL names no file");
    JsonMapper json = new JsonMapper();
    List<String> negatives;
    try (Stream<String> lines = Files.lines(file.orElseThrow())) {
      negatives =
          lines
              .map(json::readTree)
              .filter(line -> line.path("entry").isNull())
              .map(line -> line.path("text"))
              .map(JsonNode::stringValue)
              .toList();
    }
    assertThat(negatives).isNotEmpty();

    List<SlackMessage> said = said(negatives);

    // the budget of the matcher: false_alarm, at most one in 200
    assertThat(said.stream().filter(message -> !slack.replies(message).isEmpty()))
        .hasSizeLessThanOrEqualTo(negatives.size() / 200);
  }
}
