package io.github.eksauth.bot.slack.fake;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What Slack refuses in a message, a modal or a home tab, and what would ping somebody.
///
/// The numbers are those of Slack's block reference
/// (<https://docs.slack.dev/reference/block-kit/blocks>). A problem names the place as a JSON
/// pointer. Lengths are counted in code points.
public final class SlackLimits {
  /// Blocks whose texts are longer in total than this are refused; Slack documents no number, users
  /// found this one (<https://github.com/slackapi/bolt-js/issues/2509>).
  static final int CONTENT = 13_200;

  private SlackLimits() {}

  /// What is wrong with a message: an object with `text` and, mostly, `blocks`. Stricter than Slack
  /// in one thing: a message with blocks must have a text too, which is what a notification shows.
  public static List<String> problems(JsonNode message) {
    var problems = new ArrayList<String>();
    String text = message.path("text").asString("");
    if (text.isBlank()) {
      problems.add("/text: missing; notifications and screen readers have nothing to show");
    }
    if (Rules.length(text) > 40_000) {
      problems.add("/text: " + Rules.length(text) + " characters, Slack cuts it at 40,000");
    }
    problems.addAll(blockProblems(message));
    return List.copyOf(problems);
  }

  /// What is wrong with the blocks of a message, whatever its text.
  static List<String> blockProblems(JsonNode message) {
    JsonNode blocks = message.path("blocks");
    if (blocks.isMissingNode() || blocks.isNull()) {
      return List.of();
    }
    var rules = new BlockRules(BlockRules.Surface.MESSAGE);
    rules.blocks(blocks, "/blocks", 50);
    int content = Content.length(blocks);
    if (content > CONTENT) {
      rules.add(
          "/blocks", "msg_blocks_too_long: " + content + " characters, Slack takes " + CONTENT);
    }
    return rules.problems();
  }

  /// What is wrong with a modal or a home tab, as given to `views.open` or `views.publish`.
  public static List<String> viewProblems(JsonNode view) {
    return ViewRules.problems(view);
  }

  /// What is wrong with the answer to a `block_suggestion`: an object with `options` or
  /// `option_groups`.
  public static List<String> optionsProblems(JsonNode answer) {
    var rules = new ElementRules(new Rules());
    rules.choices(answer, "", 100, 100);
    return rules.problems();
  }

  /// The places of a message or view that would call people, or show one address and open another.
  public static List<String> pings(JsonNode message) {
    return Pings.in(message);
  }
}
