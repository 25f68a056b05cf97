package io.github.eksauth.bot.slack.inbound;

import com.slack.api.model.Attachment;
import com.slack.api.model.Field;
import com.slack.api.model.block.ContextBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.MarkdownBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.RichTextElement;
import com.slack.api.model.block.element.RichTextListElement;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextQuoteElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The text in blocks and attachments, as far as the SDK knows them; what it does not know is
/// skipped, and the message's own text stands for it.
final class BlockText {
  /// A shared message may hold a shared message and so on; nobody reads deeper.
  private static final int DEEPEST = 3;

  private static final int MOST_ATTACHMENTS = 50;

  private final String us;

  BlockText(String us) {
    this.us = us;
  }

  /// What the blocks say, a line or more for each.
  String blocks(@Nullable List<LayoutBlock> blocks) {
    StringBuilder out = new StringBuilder();
    for (LayoutBlock block : orNone(blocks)) {
      if (out.length() > MessageText.MOST) {
        break;
      }
      switch (block) {
        case RichTextBlock rich -> orNone(rich.getElements()).forEach(each -> element(each, out));
        case SectionBlock section -> {
          line(text(section.getText()), out);
          orNone(section.getFields()).forEach(field -> line(text(field), out));
        }
        case HeaderBlock header -> line(text(header.getText()), out);
        case MarkdownBlock markdown -> line(string(markdown.getText()), out);
        case ContextBlock context ->
            orNone(context.getElements()).stream()
                .filter(TextObject.class::isInstance)
                .forEach(each -> line(text((TextObject) each), out));
        case null, default -> {
          // nothing that says anything
        }
      }
    }
    return out.toString();
  }

  /// What is attached. Previews of web pages do not count: nobody wrote them here.
  String attachments(@Nullable List<Attachment> attachments) {
    return attachments(attachments, 1);
  }

  private String attachments(@Nullable List<Attachment> attachments, int depth) {
    StringBuilder out = new StringBuilder();
    for (Attachment attachment : orNone(attachments).stream().limit(MOST_ATTACHMENTS).toList()) {
      if (!isPreview(attachment)) {
        line(attachment(attachment, depth), out);
      }
    }
    return out.toString();
  }

  private static boolean isPreview(Attachment attachment) {
    boolean message =
        Boolean.TRUE.equals(attachment.isMsgUnfurl()) || attachment.getMessageBlocks() != null;
    return attachment.getFromUrl() != null && !message;
  }

  private String attachment(Attachment attachment, int depth) {
    StringBuilder blocks = new StringBuilder(blocks(attachment.getBlocks()));
    for (Attachment.MessageBlock shared : orNone(attachment.getMessageBlocks())) {
      Optional.ofNullable(shared.getMessage())
          .ifPresent(message -> {
            line(blocks(message.getBlocks()), blocks);
            if (depth < DEEPEST) {
              line(attachments(message.getAttachments(), depth + 1), blocks);
            }
          });
    }
    StringBuilder fields = new StringBuilder();
    line(mrkdwn(attachment.getPretext()), fields);
    line(mrkdwn(attachment.getTitle()), fields);
    line(mrkdwn(attachment.getText()), fields);
    for (Field field : orNone(attachment.getFields())) {
      line(mrkdwn(field.getTitle()), fields);
      line(mrkdwn(field.getValue()), fields);
    }
    if (blocks.isEmpty() && fields.isEmpty()) {
      return mrkdwn(attachment.getFallback());
    }
    return blocks.length() >= fields.length() ? blocks.toString() : fields.toString();
  }

  private String text(@Nullable TextObject text) {
    if (text == null) {
      return "";
    }
    return text instanceof MarkdownTextObject ? mrkdwn(text.getText()) : string(text.getText());
  }

  private String mrkdwn(@Nullable String text) {
    return Mrkdwn.plain(string(text), us);
  }

  private void element(@Nullable BlockElement element, StringBuilder out) {
    switch (element) {
      case RichTextPreformattedElement code ->
          line("```\n" + inline(code.getElements()) + "\n```", out);
      case RichTextListElement list ->
          orNone(list.getElements()).forEach(item -> line("• " + inline(List.of(item)), out));
      case RichTextQuoteElement quote -> line(inline(quote.getElements()), out);
      case RichTextSectionElement section -> line(inline(section.getElements()), out);
      case null, default -> {
        // nothing that says anything
      }
    }
  }

  private String inline(@Nullable List<? extends RichTextElement> elements) {
    StringBuilder out = new StringBuilder();
    for (RichTextElement element : orNone(elements)) {
      out.append(inline(element));
    }
    return out.toString();
  }

  private String inline(@Nullable RichTextElement element) {
    return switch (element) {
      case RichTextSectionElement section -> inline(section.getElements());
      case RichTextSectionElement.Text text -> {
        boolean code = text.getStyle() != null && text.getStyle().isCode();
        yield code ? "`" + string(text.getText()) + "`" : string(text.getText());
      }
      case RichTextSectionElement.Link link ->
          string(link.getText()).isBlank() ? string(link.getUrl()) : link.getText();
      case RichTextSectionElement.User user ->
          us.equals(user.getUserId()) ? "" : "@" + string(user.getUserId());
      case RichTextSectionElement.UserGroup group -> "@" + string(group.getUsergroupId());
      case RichTextSectionElement.Channel channel -> "#" + string(channel.getChannelId());
      case RichTextSectionElement.Broadcast broadcast -> "@" + string(broadcast.getRange());
      case RichTextSectionElement.Emoji emoji -> ":" + string(emoji.getName()) + ":";
      case RichTextSectionElement.Date date -> string(date.getFallback());
      case RichTextSectionElement.Color color -> string(color.getValue());
      case null, default -> "";
    };
  }

  /// Appends a text that ends its line; nothing for nothing.
  private static void line(String text, StringBuilder out) {
    if (text.isBlank()) {
      return;
    }
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
    out.append(text);
  }

  private static String string(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static <T> List<T> orNone(@Nullable List<T> list) {
    return list == null ? List.of() : new ArrayList<>(list);
  }
}
