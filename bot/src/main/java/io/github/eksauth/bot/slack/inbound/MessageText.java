package io.github.eksauth.bot.slack.inbound;

import com.slack.api.model.Attachment;
import com.slack.api.model.block.LayoutBlock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text of a message as the person typed it.
///
/// @param text without Slack's escapes and links, without what keyboards and chat put in: smart
///   quotes, special spaces, invisible characters; each code fence in a line of its own
/// @param cut whether it was longer than [#MOST], and only its beginning is here
public record MessageText(String text, boolean cut) {
  /// The characters of a message that are read. Slack itself takes less; what comes by other ways
  /// is not trusted to.
  public static final int MOST = 1_000_000;

  static final MessageText NONE = new MessageText("", false);

  /// What somebody typed, from what Slack made of it.
  ///
  /// Slack escapes `&`, `<` and `>` and writes people, channels and links in angle brackets,
  /// https://docs.slack.dev/messaging/formatting-message-text. Hosts, mail addresses and numbers in
  /// a paste become links by themselves; they come out as they were pasted.
  ///
  /// @param us the user id of our bot, whose mentions are left out; may be empty
  public static MessageText typed(String slackText, String us) {
    String beginning = beginning(slackText);
    return new MessageText(
        Typing.plain(Mrkdwn.plain(beginning, us)).strip(), beginning.length() < slackText.length());
  }

  /// What a message says, wherever it says it: in its text or its blocks, whichever is fuller, and
  /// in what is attached. Alerts of other apps often hold everything in attachments.
  ///
  /// @param us the user id of our bot, whose mentions are left out; may be empty
  public static MessageText ofBlocks(
      @Nullable String slackText,
      @Nullable List<LayoutBlock> blocks,
      @Nullable List<Attachment> attachments,
      String us) {
    MessageText typed = typed(Optional.ofNullable(slackText).orElse(""), us);
    BlockText reader = new BlockText(us);
    MessageText said = fuller(typed, of(reader.blocks(blocks)));
    MessageText attached = of(reader.attachments(attachments));
    if (words(attached.text) == 0 || said.text.contains(attached.text)) {
      return said;
    }
    if (words(said.text) == 0 || attached.text.contains(said.text)) {
      return attached;
    }
    String both = said.text + "\n" + attached.text;
    String beginning = beginning(both);
    return new MessageText(
        beginning, said.cut || attached.cut || beginning.length() < both.length());
  }

  private static MessageText of(String plain) {
    String beginning = beginning(plain);
    return new MessageText(Typing.plain(beginning).strip(), beginning.length() < plain.length());
  }

  private static MessageText fuller(MessageText first, MessageText other) {
    return words(other.text) > words(first.text) ? other : first;
  }

  /// How much is said: letters and digits, because the same thing is marked up in different ways.
  private static long words(String text) {
    return text.codePoints().filter(Character::isLetterOrDigit).count();
  }

  private static String beginning(String text) {
    if (text.length() <= MOST) {
      return text;
    }
    return text.substring(0, Character.isHighSurrogate(text.charAt(MOST - 1)) ? MOST - 1 : MOST);
  }
}
