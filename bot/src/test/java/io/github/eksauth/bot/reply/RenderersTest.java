package io.github.eksauth.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class RenderersTest {
  private static Reply reply(Block... blocks) {
    return new Reply(
        Language.ENGLISH,
        new Summary(Outcome.DONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
        List.of(blocks));
  }

  @Test
  void a_terminal_wraps_text_and_leaves_code_alone() {
    String command =
        "aws eks describe-cluster --name a-very-long-name-that-goes-on --region eu-west-1";

    String text =
        new TerminalText(40, false)
            .render(
                reply(
                    new Block.Paragraph("one two three four five six seven eight nine ten eleven"),
                    new Block.Code("sh", command)));

    assertThat(text.lines().limit(2))
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(40));
    assertThat(text).contains("    " + command);
  }

  @Test
  void chinese_is_wrapped_by_its_width() {
    String text =
        new TerminalText(40, false).render(reply(new Block.Paragraph("角色没有访问条目".repeat(10))));

    assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(22));
  }

  @Test
  void a_symbol_always_stands_with_a_word() {
    String text =
        new TerminalText(80, false)
            .render(
                reply(
                    new Block.Evidence(
                        List.of(
                            new Block.Row(Mark.WRONG, "some-check", "It holds", "it does not")))));

    assertThat(text).contains("✗ wrong").contains("some-check");
  }

  @Test
  void markdown_cannot_be_broken_out_of() {
    String markdown =
        new MarkdownText()
            .render(
                reply(
                    new Block.Paragraph("role <img src=x> [link](http://evil) @everyone"),
                    new Block.Code("sh", "echo '```'\nrm -rf")));

    assertThat(markdown)
        .doesNotContain("<img")
        .doesNotContain("[link]")
        .doesNotContain("@everyone");
    assertThat(markdown).contains("````sh");
  }

  @Property
  void no_control_character_reaches_a_terminal(@ForAll String text) {
    String out =
        new TerminalText(80, false)
            .render(
                reply(
                    new Block.Headline(Mark.INFO, text),
                    new Block.Paragraph(text),
                    new Block.Code("sh", text)));

    assertThat(
            out.codePoints().filter(c -> c != '\n' && c != '\t').anyMatch(Character::isISOControl))
        .isFalse();
  }
}
