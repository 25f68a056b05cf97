package io.github.eksauth.bot.slack.blocks;

import io.github.eksauth.bot.reply.PlainText;
import java.util.regex.Pattern;

/// Text that Slack shows as it is, of at most some length.
///
/// Everything we post stands in `plain_text`, `raw_text` or rich text, none of which Slack reads
/// for markup, mentions, links or emoji; so nothing has to be escaped but the one text that
/// notifications show. What looks like a mention is broken all the same, should anybody copy it
/// into a field that is read.
final class SafeText {
  /// How Slack writes mentions: `<!channel>`, `<@U1>`, `<#C1>`.
  private static final Pattern MENTION = Pattern.compile("<(?=[!@#])");

  /// Shown as nothing, and keeps its neighbours from being read as one.
  private static final String WORD_JOINER = "\u2060";

  private static final String NOTHING = "–";
  private static final int LONGEST_LINE = 300;
  private static final int LONGEST_TEXT = 3900;

  private SafeText() {}

  /// The text, cut; never empty.
  ///
  /// @param most in UTF-16 units, which are at least as many as the characters that Slack counts
  static String of(String text, int most) {
    String cut = cut(safe(text), most);
    return cut.isBlank() ? NOTHING : cut;
  }

  /// The text on one line, cut; never empty.
  static String line(String text, int most) {
    return of(text.replace('\n', ' ').replace('\t', ' ').strip(), most);
  }

  private static String safe(String text) {
    return MENTION.matcher(PlainText.safe(text)).replaceAll("<" + WORD_JOINER);
  }

  /// What fits, with `…` where something is missing; a character of two units is never halved.
  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /// A line for the `text` of a message, which Slack reads as mrkdwn
  /// (<https://docs.slack.dev/messaging/formatting-message-text>).
  static String escaped(String text) {
    return line(text.replace("`", ""), LONGEST_LINE)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("@", "@" + WORD_JOINER)
        .replace(":", ":" + WORD_JOINER)
        .replace("*", "*" + WORD_JOINER);
  }

  /// A text for the `text` of a message, between fences, in which Slack reads no markup; cut to
  /// what Slack takes of a message that is changed
  /// (<https://docs.slack.dev/reference/methods/chat.update#errors>).
  static String quoted(String text) {
    String plain =
        safe(text)
            .strip()
            .replace("```", "`" + WORD_JOINER + "``")
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;");
    return "```\n" + cut(plain, LONGEST_TEXT) + "\n```";
  }
}
