package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What Slack takes and what it refuses.
class SlackLimitsTest {
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode message(String... blocks) {
    return JSON.readTree(
        "{\"text\": \"t\", \"blocks\": [" + String.join(",", blocks).replace('\'', '"') + "]}");
  }

  @Test
  void one_of_each_kind_that_we_send_is_taken() {
    var message =
        message(
            "{'type': 'header', 'text': {'type': 'plain_text', 'text': 'a'}}",
            "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '*a* <https://b.example|b>'}}",
            "{'type': 'divider'}",
            "{'type': 'context', 'elements': [{'type': 'mrkdwn', 'text': 'a'}]}",
            """
            {'type': 'actions', 'block_id': 'cluster:1', 'elements': [
              {'type': 'button', 'action_id': 'a', 'text': {'type': 'plain_text', 'text': 'a'},
               'value': '1', 'style': 'primary'},
              {'type': 'button', 'action_id': 'b', 'text': {'type': 'plain_text', 'text': 'a'},
               'url': 'https://example.com'},
              {'type': 'external_select', 'action_id': 'c', 'min_query_length': 0,
               'placeholder': {'type': 'plain_text', 'text': 'a'}},
              {'type': 'overflow', 'action_id': 'd', 'options': [
                {'text': {'type': 'plain_text', 'text': 'a'}, 'value': '1'},
                {'text': {'type': 'plain_text', 'text': 'b'}, 'value': '2'}]}]}\
            """,
            """
            {'type': 'rich_text', 'elements': [
              {'type': 'rich_text_preformatted', 'elements': [{'type': 'text', 'text': 'a'}]},
              {'type': 'rich_text_list', 'style': 'bullet', 'elements': [
                {'type': 'rich_text_section', 'elements': [
                  {'type': 'text', 'text': 'a', 'style': {'bold': true}}]}]}]}\
            """,
            """
            {'type': 'table', 'column_settings': [{'is_wrapped': true}], 'rows': [
              [{'type': 'raw_text', 'text': 'a'}, {'type': 'raw_text', 'text': 'b'}],
              [{'type': 'raw_text', 'text': 'c'}, {'type': 'raw_text', 'text': 'd'}]]}\
            """,
            """
            {'type': 'context_actions', 'elements': [{'type': 'feedback_buttons', 'action_id': 'f',
              'positive_button': {'text': {'type': 'plain_text', 'text': 'R'}, 'value': 'right 1'},
              'negative_button': {'text': {'type': 'plain_text', 'text': 'W'}, 'value': 'wrong 1'}
            }]}\
            """);
    assertThat(SlackLimits.problems(message)).isEmpty();
    assertThat(SlackLimits.pings(message)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> what_is_refused() {
    String ten = "'type': 'mrkdwn', 'text': '" + "x".repeat(3001) + "'";
    return Stream.of(
        refused("{'type': 'banner'}", "/blocks/0/type: unsupported type: banner"),
        refused("{'type': 'divider', 'x': 1}", "/blocks/0: invalid additional property: x"),
        refused(
            "{'type': 'header', 'text': {'type': 'mrkdwn', 'text': 'a'}}",
            "/blocks/0/text/type: is 'mrkdwn', must be one of [plain_text]"),
        refused(
            "{'type': 'section', 'text': {" + ten + "}}",
            "/blocks/0/text/text: 3001 characters, at most 3000"),
        refused("{'type': 'section'}", "/blocks/0: must have text or fields"),
        refused("{'type': 'alert', 'text': {'type': 'mrkdwn', 'text': 'a'}}", "/blocks/0/type: "),
        refused(
            "{'type': 'table', 'rows': [[{'type': 'raw_text', 'text': ''}]]}",
            "/blocks/0/rows/0/0/text: must be at least 1 characters"),
        refused(
            """
            {'type': 'table', 'rows': [[{'type': 'raw_text', 'text': 'a'}],
              [{'type': 'raw_text', 'text': 'a'}, {'type': 'raw_text', 'text': 'a'}]]}\
            """,
            "/blocks/0/rows/1: 2 cells, the first row has 1"),
        refused(
            """
            {'type': 'actions', 'elements': [{'type': 'overflow', 'options': [
              {'text': {'type': 'plain_text', 'text': 'a'}, 'value': '1'}]}]}\
            """,
            "/blocks/0/elements/0/options: must have at least 2 items"),
        refused(
            """
            {'type': 'actions', 'elements': [
              {'type': 'button', 'action_id': 'a', 'text': {'type': 'plain_text', 'text': 'a'}},
              {'type': 'button', 'action_id': 'a', 'text': {'type': 'plain_text', 'text': 'b'}}]}\
            """,
            "/blocks/0/elements/1/action_id: 'a' is there twice in this block"),
        refused(
            """
            {'type': 'actions', 'elements': [{'type': 'static_select', 'options': [
              {'text': {'type': 'plain_text', 'text': 'a'}, 'value': '%s'}]}]}\
            """
                .formatted("v".repeat(151)),
            "/blocks/0/elements/0/options/0/value: 151 characters, at most 150"),
        refused(
            "{'type': 'rich_text', 'elements': [{'type': 'rich_text_section', 'elements': [{'type':"
                + " 'text', 'text': ''}]}]}",
            "/blocks/0/elements/0/elements/0/text: must be at least 1 characters"),
        refused(
            String.join(",", Collections.nCopies(51, "{'type': 'divider'}")),
            "/blocks: 51 items, at most 50"),
        refused(
            String.join(
                ",",
                Collections.nCopies(
                    5,
                    "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '"
                        + "x".repeat(2700)
                        + "'}}")),
            "/blocks: msg_blocks_too_long: 13500 characters"));
  }

  private static DynamicTest refused(String blocks, String problem) {
    return DynamicTest.dynamicTest(
        problem,
        () ->
            assertThat(SlackLimits.problems(message(blocks)))
                .anySatisfy(each -> assertThat(each).startsWith(problem)));
  }

  @Test
  void a_message_without_a_text_notifies_nobody_of_anything() {
    assertThat(SlackLimits.problems(JSON.readTree("{\"blocks\": [{\"type\": \"divider\"}]}")))
        .containsExactly("/text: missing; notifications and screen readers have nothing to show");
  }

  @Test
  void a_modal_has_a_short_title_and_a_button_when_it_asks() {
    var view =
        JSON.readTree(
            """
            {"type": "modal", "title": {"type": "plain_text", "text": "A title that is far too long"},
             "blocks": [{"type": "input", "label": {"type": "plain_text", "text": "a"},
               "element": {"type": "plain_text_input", "max_length": 3001}}]}\
            """);
    assertThat(SlackLimits.viewProblems(view))
        .containsExactlyInAnyOrder(
            "/title/text: 28 characters, at most 24",
            "/blocks/0/element/max_length: must be a whole number from 1 to 3000",
            "/submit: missing; a modal with an input needs a button to submit it");
  }

  @Test
  void calls_and_masked_links_are_found() {
    assertThat(
            SlackLimits.pings(
                message(
                    "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '<!channel> <@U1>'}}",
                    "{'type': 'context', 'elements': [{'type': 'mrkdwn', 'text': '<!subteam^S1>'}]}",
                    "{'type': 'section', 'text': {'type': 'plain_text', 'text': '<!here> is text'}}",
                    "{'type': 'section', 'text': {'type': 'mrkdwn', 'text':"
                        + " '<https://evil.example|https://aws.amazon.com>'}}",
                    "{'type': 'section', 'text': {'type': 'mrkdwn', 'text': '&lt;!everyone&gt;'}}")))
        .containsExactly(
            "/blocks/0/text/text: <!channel>",
            "/blocks/0/text/text: <@U1>",
            "/blocks/1/elements/0/text: <!subteam^S1>",
            "/blocks/3/text/text: shows https://aws.amazon.com and opens https://evil.example");
  }
}
