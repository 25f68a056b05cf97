package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.SlackConfig;
import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageTextTest {
  private static final String US = "U0BOT";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      textBlock =
          """
          a &lt;b&gt; &amp; c ⇒ a <b> & c
          &amp;lt; ⇒ &lt;
          <@U0BOT> check prod ⇒ check prod
          <@U0BOT|eks-auth>: check prod ⇒ check prod
          <@U0BOT>，检查 prod ⇒ 检查 prod
          hey <@U0BOT> what is this ⇒ hey what is this
          ask <@U0BOTTOM> ⇒ ask @U0BOTTOM
          ask <@U123|jane> or <@W123> ⇒ ask @jane or @W123
          see <#C1|eks-help> and <#C2> and <#C3|> ⇒ see #eks-help and #C2 and #C3
          <!here> <!channel> <!everyone|everyone> ⇒ @here @channel @everyone
          <!subteam^S1|@oncall> <!subteam^S2> ⇒ @oncall @S2
          since <!date^1392734382^{date_num}|2014-02-18> ⇒ since 2014-02-18
          <https://x.example/a?b=1&amp;c=2> ⇒ https://x.example/a?b=1&c=2
          <https://x.example|the page> ⇒ the page
          <http://ab12.gr7.eu-west-1.eks.amazonaws.com|ab12.gr7.eu-west-1.eks.amazonaws.com> ⇒ ab12.gr7.eu-west-1.eks.amazonaws.com
          arn:aws:sts::<tel:111122223333|111122223333>:assumed-role/admin/<mailto:jane@acme.example|jane@acme.example> ⇒ arn:aws:sts::111122223333:assumed-role/admin/jane@acme.example
          <mailto:jane@acme.example> ⇒ jane@acme.example
          say <cluster> and <...> and <!DOCTYPE html> and <-- this ⇒ say <cluster> and <...> and <!DOCTYPE html> and <-- this
          if a < b &amp;&amp; c ⇒ if a < b && c
          “prod” ‘dev’ ⇒ "prod" 'dev'
          zero​width and­ soft ⇒ zerowidth and soft
          """)
  void comes_out_as_it_was_typed(String slack, String typed) {
    assertThat(MessageText.typed(slack, US).text()).isEqualTo(typed);
  }

  @Test
  void what_is_in_a_code_fence_has_lines_of_its_own() {
    assertThat(MessageText.typed("why? ```Error: a\nb``` thanks, `x`", US).text())
        .isEqualTo("why? \n```\nError: a\nb\n```\n thanks, `x`");
  }

  @Test
  void a_fence_that_stands_well_stays() {
    String text = "why?\n```\nError: a\n```\nthanks";

    assertThat(MessageText.typed(text, US).text()).isEqualTo(text);
  }

  @Test
  void spaces_and_line_ends_of_every_kind_are_plain() {
    assertThat(MessageText.typed("a\u00A0b\u202Fc\r\nd\re\u2028f", US).text())
        .isEqualTo("a b c\nd\ne\nf");
  }

  @Test
  void what_is_too_long_is_cut_and_said() {
    MessageText cut = MessageText.typed("x".repeat(MessageText.MOST) + "y", US);

    assertThat(cut.cut()).isTrue();
    assertThat(cut.text()).hasSize(MessageText.MOST).doesNotContain("y");
    assertThat(MessageText.typed("x".repeat(MessageText.MOST), US).cut()).isFalse();
  }

  @Test
  void a_surrogate_pair_is_not_cut_apart() {
    String text = "x".repeat(MessageText.MOST - 1) + "😀";

    assertThat(MessageText.typed(text, US).text()).endsWith("x");
  }

  @Test
  void blocks_are_read_when_they_say_more_than_the_text() {
    MessageText text =
        MessageText.ofBlocks(
            "This content can't be displayed.",
            blocks(
                """
                [{"type": "rich_text", "elements": [
                  {"type": "rich_text_section", "elements": [
                    {"type": "user", "user_id": "U0BOT"},
                    {"type": "text", "text": " what does this mean: "},
                    {"type": "text", "text": "kubectl get nodes", "style": {"code": true}}]},
                  {"type": "rich_text_preformatted", "elements": [
                    {"type": "text", "text": "Error: <Unauthorized> & more\\nat "},
                    {"type": "link", "url": "http://a.eks.amazonaws.com", "text": "a.eks.amazonaws.com"}]},
                  {"type": "rich_text_list", "style": "bullet", "elements": [
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "one"}]},
                    {"type": "rich_text_section", "elements": [{"type": "text", "text": "two"}]}]},
                  {"type": "rich_text_quote", "elements": [{"type": "text", "text": "quoted"}]}]}]
                """),
            null,
            US);

    assertThat(text.text())
        .isEqualTo(
            """
            what does this mean: `kubectl get nodes`
            ```
            Error: <Unauthorized> & more
            at a.eks.amazonaws.com
            ```
            • one
            • two
            quoted\
            """);
  }

  @Test
  void the_text_is_read_when_blocks_say_the_same_or_are_unknown() {
    MessageText text =
        MessageText.ofBlocks(
            "Error: Unauthorized in table",
            blocks("[{\"type\": \"table\", \"rows\": []}]"),
            null,
            US);

    assertThat(text.text()).isEqualTo("Error: Unauthorized in table");
  }

  @Test
  void an_alert_that_holds_everything_in_attachments_is_read() {
    MessageText text =
        MessageText.ofBlocks(
            "",
            null,
            attachments(
                """
                [{"fallback": "short", "title": "Deploy failed", "text": "Error: &lt;Unauthorized&gt;",
                  "fields": [{"title": "cluster", "value": "prod-2"}]},
                 {"fallback": "only this"}]
                """),
            US);

    assertThat(text.text())
        .isEqualTo("Deploy failed\nError: <Unauthorized>\ncluster\nprod-2\nonly this");
  }

  @Test
  void a_forwarded_message_is_read_beside_the_words_it_came_with() {
    MessageText text =
        MessageText.ofBlocks(
            "<@U0BOT> and this?",
            null,
            attachments(
                """
                [{"from_url": "https://acme.slack.com/archives/C1/p1", "is_msg_unfurl": true,
                  "text": "Error: Unauthorized",
                  "message_blocks": [{"message": {"blocks": [
                    {"type": "section", "text": {"type": "mrkdwn", "text": "*Error:* Unauthorized &amp; so on"}}]}}]}]
                """),
            US);

    assertThat(text.text()).isEqualTo("and this?\n*Error:* Unauthorized & so on");
  }

  @Test
  void the_preview_of_a_web_page_is_not_what_somebody_said() {
    MessageText text =
        MessageText.ofBlocks(
            "see <https://docs.aws.example>",
            null,
            attachments(
                """
                [{"from_url": "https://docs.aws.example", "title": "Access entries", "text": "ResourceInUseException"}]
                """),
            US);

    assertThat(text.text()).isEqualTo("see https://docs.aws.example");
  }

  private static List<LayoutBlock> blocks(String json) {
    return Arrays.asList(
        GsonFactory.createSnakeCase(new SlackConfig()).fromJson(json, LayoutBlock[].class));
  }

  private static List<Attachment> attachments(String json) {
    return Arrays.asList(
        GsonFactory.createSnakeCase(new SlackConfig()).fromJson(json, Attachment[].class));
  }
}
