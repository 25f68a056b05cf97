package io.github.eksauth.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.reply.Action;
import io.github.eksauth.bot.reply.Block;
import io.github.eksauth.bot.reply.Mark;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.bot.reply.Verb;
import io.github.eksauth.bot.slack.fake.SlackLimits;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class BlockKitTest {
  static Reply reply(List<Block> blocks) {
    return new Reply(
        Language.ENGLISH,
        new Summary(Outcome.DONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
        blocks);
  }

  private static JsonNode message(Block... blocks) {
    return EveryMessageTest.read(BlockKit.message(reply(List.of(blocks))));
  }

  private static Stream<JsonNode> blocks(JsonNode message, String type) {
    return message
        .path("blocks")
        .valueStream()
        .filter(block -> block.path("type").asString().equals(type));
  }

  /// Every text that the message shows, one per line.
  private static String shown(JsonNode message) {
    return String.join("\n", EveryMessageTest.texts(message.path("blocks")));
  }

  private static Block.Row row(Mark mark, int number, String found) {
    return new Block.Row(mark, "check-" + number, "Check " + number, found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<!channel> <!here|now> <@U012345> <#C012345> <!subteam^S1> @here @everyone",
        "<https://evil.example|https://aws.amazon.com> https://evil.example",
        ":x: :white_check_mark: *bold* _it_ ~no~ &lt;!channel&gt;",
        "a\u202Egnp.exe\u2066b\u200Fc\u001B[31m\u0000"
      })
  void nothing_of_a_paste_calls_links_or_hides(String hostile) {
    JsonNode message =
        message(
            new Block.Headline(Mark.WRONG, hostile),
            new Block.Context(List.of(hostile, hostile)),
            new Block.Title(hostile),
            new Block.Paragraph(hostile + " `" + hostile + "`"),
            new Block.Quote(List.of(new Block.QuotedLine(1, hostile))),
            new Block.Evidence(List.of(row(Mark.WRONG, 1, hostile))),
            new Block.Table(List.of(row(Mark.WRONG, 1, hostile))),
            new Block.Steps(List.of(hostile)),
            new Block.Items(List.of(hostile)),
            new Block.Warning(hostile),
            new Block.Code("hcl", hostile),
            new Block.Actions(
                "a1", List.of(new Action.Press(Verb.FIX, Optional.of("c"), hostile, false))));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(SlackLimits.pings(message)).isEmpty();
    assertThat(message.toString())
        .doesNotContain("<!", "<@", "<#", "\"mrkdwn\"", "\"link\"", "\"emoji\":true")
        .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u0000\u001B]");
    assertThat(message.path("text").asString()).doesNotContain("<", ">", "@here", ":x:");
  }

  @Test
  void code_of_our_own_texts_is_code() {
    JsonNode message = message(new Block.Paragraph("The role is not in `aws-auth`."));

    assertThat(message.path("blocks").path(0).path("elements").path(0).path("elements").toString())
        .isEqualTo(
            """
            [{"type":"text","text":"The role is not in "},\
            {"type":"text","text":"aws-auth","style":{"code":true}},\
            {"type":"text","text":"."}]\
            """);
  }

  @Test
  void hcl_comes_out_as_it_went_in() {
    String hcl = "module \"eks\" {\n  name = \"${var.a}\" # <&> `x` :x:\n}";
    JsonNode message = message(new Block.Code("hcl", hcl + "\n"));

    assertThat(message.path("blocks").path(0).path("elements").path(0).path("type").asString())
        .isEqualTo("rich_text_preformatted");
    assertThat(shown(message)).isEqualTo(hcl);
  }

  @Test
  void where_slack_takes_no_blocks_the_words_say_the_same_and_ping_nobody() {
    JsonNode message =
        EveryMessageTest.read(
            BlockKit.onlyText(
                reply(
                    List.of(
                        new Block.Headline(Mark.WRONG, "<!channel> is broken & <@U1> knows"),
                        new Block.Paragraph("```\n<https://evil.example|aws> *bold*"),
                        new Block.Code("hcl", "a = 1 # 😀\n".repeat(2000))))));

    assertThat(message.path("blocks")).isEmpty();
    assertThat(message.path("text").stringValue())
        .startsWith("```\n")
        .endsWith("…\n```")
        .contains("channel> is broken &amp;".replace(">", "&gt;"), "a = 1")
        .doesNotContain("<")
        .hasSizeLessThanOrEqualTo(4000);
    assertThat(message.path("text").stringValue().split("```", -1)).hasSize(3);
    assertThat(SlackLimits.pings(message)).isEmpty();
  }

  @Test
  void a_symbol_always_stands_with_a_word() {
    Block.Row wrong = row(Mark.WRONG, 1, "it does not");

    assertThat(shown(message(new Block.Evidence(List.of(wrong))))).contains(" wrong ");
    assertThat(shown(message(new Block.Table(List.of(wrong))))).contains("✗ wrong");
  }

  @Test
  void a_table_that_is_too_long_drops_what_is_fine_and_says_so() {
    List<Block.Row> rows = new ArrayList<>();
    IntStream.range(0, 30).forEach(i -> rows.add(row(Mark.WRONG, i, "broken ".repeat(20))));
    IntStream.range(30, 160).forEach(i -> rows.add(row(Mark.FINE, i, "fine")));
    JsonNode message = message(new Block.Headline(Mark.WRONG, "30 of 160"), new Block.Table(rows));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(blocks(message, "table").findFirst().orElseThrow().path("rows").size())
        .isLessThanOrEqualTo(100);
    IntStream.range(0, 30).forEach(i -> assertThat(shown(message)).contains("Check " + i + "\n"));
    assertThat(shown(message))
        .containsPattern("Left out, because Slack takes no more: \\d+ checks");
  }

  @Test
  void an_answer_that_is_too_long_drops_what_stands_furthest_down_and_keeps_its_buttons() {
    JsonNode message =
        message(
            new Block.Headline(Mark.WRONG, "It is broken"),
            new Block.Context(List.of("cluster")),
            new Block.Paragraph("the cause ".repeat(150)),
            new Block.Evidence(
                Collections.nCopies(12, row(Mark.WRONG, 1, "broken here ".repeat(40)))),
            new Block.Warning("take care"),
            new Block.Code("hcl", "a = 1\n".repeat(400)),
            new Block.Title("Prove that it worked"),
            new Block.Code("sh", "kubectl get pods\n".repeat(150)),
            new Block.Actions(
                "a1", List.of(new Action.Press(Verb.AGAIN, Optional.empty(), "Re-run", true))),
            new Block.Feedback("a1"));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(shown(message))
        .contains("It is broken", "the cause", "take care", "Re-run", "parts of this answer")
        .doesNotContain("kubectl", "Prove that it worked");
    assertThat(blocks(message, "context_actions")).hasSize(1);
  }

  @Test
  void code_is_shown_whole_or_not_at_all() {
    JsonNode message = message(new Block.Code("hcl", "x".repeat(3001)));

    assertThat(shown(message)).isEqualTo("(too long to show here)");
  }

  @Test
  void more_blocks_than_slack_takes_are_left_out() {
    List<Block> many = new ArrayList<>(List.of(new Block.Headline(Mark.INFO, "many")));
    IntStream.range(0, 80).forEach(i -> many.add(new Block.Paragraph("paragraph " + i)));
    JsonNode message = EveryMessageTest.read(BlockKit.message(reply(many)));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(shown(message)).contains("paragraph 0").doesNotContain("paragraph 79");
  }

  @Test
  void there_is_one_table_in_a_message_and_none_when_slack_wants_none() {
    List<Block.Row> rows = List.of(row(Mark.WRONG, 1, "broken"));
    List<Block> two = List.of(new Block.Table(rows), new Block.Table(rows));

    assertThat(blocks(message(two.toArray(Block[]::new)), "table")).hasSize(1);
    JsonNode without = EveryMessageTest.read(BlockKit.withoutTables(reply(two)));
    assertThat(blocks(without, "table")).isEmpty();
    assertThat(shown(without)).contains("Check 1", "broken");
  }

  @Test
  void buttons_of_one_verb_stand_in_blocks_of_their_own() {
    JsonNode message =
        message(
            new Block.Actions(
                "a1",
                List.of(
                    new Action.Press(Verb.ABOUT, Optional.of("one"), "One", false),
                    new Action.Press(Verb.ABOUT, Optional.of("two"), "Two", false),
                    new Action.PickCluster("Pick"))));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(blocks(message, "actions")).hasSize(2);
    JsonNode last = blocks(message, "actions").toList().getLast();
    assertThat(last.path("block_id").asString()).isEqualTo("cluster:a1");
    assertThat(last.path("elements").path(0).path("action_id").asString())
        .isEqualTo("eks-auth:about");
    assertThat(last.path("elements").path(0).path("value").asString()).isEqualTo("a1 two");
    assertThat(last.path("elements").path(1).path("min_query_length").asInt(-1)).isZero();
  }

  @Test
  void what_a_button_carries_stands_behind_its_value_where_both_fit() {
    String check = "check-" + "c".repeat(250);
    Optional<String> carried = Optional.of("z".repeat(1800));

    JsonNode message =
        message(
            new Block.Actions(
                "a1",
                List.of(
                    new Action.Press(Verb.AGAIN, Optional.empty(), "Re-run", true, carried),
                    new Action.Press(Verb.FIX, Optional.of(check), "Fix", false, carried))));

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(message.findValuesAsString("value"))
        .containsExactly("a1|" + "z".repeat(1800), "a1 " + check);
  }

  @Test
  void feedback_and_the_menu_name_their_verb_first() {
    JsonNode message =
        message(
            new Block.Actions(
                "a1",
                List.of(
                    new Action.More(
                        List.of(
                            new Action.Press(Verb.WHY, Optional.empty(), "Why", false),
                            new Action.Press(Verb.LANGUAGE, Optional.of("zh"), "中文", false))))),
            new Block.Feedback("a1"));

    assertThat(message.findValuesAsString("value"))
        .containsExactly("why a1", "language a1 zh", "right a1", "wrong a1");
    assertThat(message.findValuesAsString("action_id"))
        .containsExactly("eks-auth:more", "eks-auth:feedback");
  }

  @Test
  void a_link_that_is_not_https_or_too_long_is_no_button() {
    JsonNode message =
        message(
            new Block.Headline(Mark.INFO, "x"),
            new Block.Actions(
                "a1",
                List.of(
                    new Action.Link(Verb.GAP, "Gap", "javascript:alert(1)"),
                    new Action.Link(Verb.GAP, "Gap", "https://a/" + "b".repeat(3000)))));

    assertThat(blocks(message, "actions")).isEmpty();
  }

  @Test
  void an_empty_reply_is_still_a_message() {
    JsonNode message = message();

    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(message.path("text").asString()).isEqualTo("eks-auth");
  }

  @Test
  void a_form_takes_no_more_than_slack_does() {
    String form = Views.diagnose(Language.ENGLISH, List.of(), "\uD83D\uDE80".repeat(2000), "{}");
    JsonNode text = EveryMessageTest.JSON.readTree(form).findValue("initial_value");

    assertThat(text.asString().length()).isLessThanOrEqualTo(3000);
    assertThat(text.asString()).endsWith("\uD83D\uDE80…");
  }
}
