package io.github.eksauth.bot.slack.blocks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.reply.Action;
import io.github.eksauth.bot.reply.Block;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Home;
import io.github.eksauth.bot.reply.Mark;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.Verb;
import io.github.eksauth.bot.slack.fake.SlackLimits;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import tools.jackson.databind.JsonNode;

/// Whatever stands in a reply, Slack takes the message and nobody is called by it.
class BlockKitPropertiesTest {
  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          Arbitraries.strings().ofMaxLength(200),
          Arbitraries.strings()
              .withChars('<', '!', '@', '#', '>', '`', '*', ':', '|', '\n', '\uD83D', '\uDE80', 'a')
              .ofMaxLength(60),
          Arbitraries.of("<!channel>", "<@U1>", "@here", "```", "\u202E", "", " ", "&amp;", ":x:"),
          Arbitraries.strings().ofMinLength(2000).ofMaxLength(6000));

  @Provide
  Arbitrary<List<Block>> blocks() {
    Arbitrary<List<String>> many = TEXTS.list().ofMaxSize(60);
    Arbitrary<Block.Row> row =
        Combinators.combine(Arbitraries.of(Mark.class), TEXTS, TEXTS)
            .as((mark, title, found) -> new Block.Row(mark, "check", title, found));
    Arbitrary<List<Block.Row>> rows = row.list().ofMaxSize(130);
    Arbitrary<Action.Press> press =
        Combinators.combine(Arbitraries.of(Verb.class), TEXTS, TEXTS)
            .as((verb, argument, label) ->
                new Action.Press(verb, Optional.of(argument), label, false));
    Arbitrary<Action> action =
        Arbitraries.oneOf(
            press,
            TEXTS.map(text -> new Action.Link(Verb.GAP, text, "https://example.com/" + text)),
            TEXTS.map(Action.PickCluster::new),
            press.list().ofMaxSize(8).map(Action.More::new));
    Arbitrary<Block> block =
        Arbitraries.oneOf(
            TEXTS.map(text -> new Block.Headline(Mark.WRONG, text)),
            many.map(Block.Context::new),
            TEXTS.map(Block.Title::new),
            TEXTS.map(Block.Paragraph::new),
            TEXTS
                .list()
                .ofMaxSize(30)
                .map(lines ->
                    new Block.Quote(
                        lines.stream().map(line -> new Block.QuotedLine(1, line)).toList())),
            rows.map(Block.Evidence::new),
            rows.map(Block.Table::new),
            many.map(Block.Steps::new),
            many.map(Block.Items::new),
            TEXTS.map(Block.Warning::new),
            TEXTS.map(text -> new Block.Code("hcl", text)),
            action.list().ofMaxSize(40).map(actions -> new Block.Actions("a1", actions)),
            Arbitraries.of(new Block.Feedback("a1")));
    return block.list().ofMaxSize(70);
  }

  @Property(tries = 100)
  void slack_takes_every_message(@ForAll("blocks") List<Block> blocks) {
    Reply reply = BlockKitTest.reply(blocks);
    for (Message message : List.of(BlockKit.message(reply), BlockKit.withoutTables(reply))) {
      JsonNode node = EveryMessageTest.read(message);

      assertThat(SlackLimits.problems(node)).isEmpty();
      assertThat(SlackLimits.pings(node)).isEmpty();
      assertThat(node.path("text").asString().length()).isLessThanOrEqualTo(4000);
      assertThat(shown(node)).noneMatch(text -> text.matches("(?s).*<[!@#].*"));
      assertThat(Json.weight(node.path("blocks"))).isLessThanOrEqualTo(Limits.CONTENT);
    }
  }

  /// Values and addresses are not shown, and go back as they came.
  private static List<String> shown(JsonNode message) {
    return EveryMessageTest.texts(message);
  }

  @Property(tries = 100)
  void slack_takes_every_form_and_page(@ForAll("texts") String text) {
    List<ClusterOption> clusters = List.of(new ClusterOption("c1", text, Optional.of(text), text));
    String metadata = text.substring(0, Math.min(100, text.length()));
    Home home = new Home(List.of(text), List.of(), List.of(), List.of(text));

    for (String view :
        List.of(
            Views.diagnose(Language.ENGLISH, clusters, text, metadata),
            Views.wrong(metadata, Optional.empty(), Language.CHINESE),
            Views.home(CardWriter.home(home, Language.ENGLISH)))) {
      JsonNode node = EveryMessageTest.JSON.readTree(view);
      assertThat(SlackLimits.viewProblems(node)).isEmpty();
      assertThat(SlackLimits.pings(node)).isEmpty();
    }
    assertThat(
            SlackLimits.optionsProblems(EveryMessageTest.JSON.readTree(Options.clusters(clusters))))
        .isEmpty();
  }

  @Provide
  Arbitrary<String> texts() {
    return TEXTS;
  }
}
