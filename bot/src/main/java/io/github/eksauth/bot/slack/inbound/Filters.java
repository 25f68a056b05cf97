package io.github.eksauth.bot.slack.inbound;

import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.MessageThreadBroadcastEvent;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.slack.inbound.Sifted.Ignored;
import io.github.eksauth.bot.slack.inbound.Sifted.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes one thing of the several kinds of events that messages come as, and leaves out what we
/// must not answer.
///
/// A message in a channel that mentions us comes twice, as `app_mention` and, where we read along,
/// as `message`, and not always to the same one of several of us. The `app_mention` is heard and
/// the other left out, so that it is not answered by two.
public final class Filters {
  /// In seconds.
  private static final BigDecimal LATE_EDIT = BigDecimal.valueOf(600);

  /// The kinds of messages in which somebody says something, beside those without a kind.
  private static final Set<String> SAYING = Set.of("file_share", "thread_broadcast");

  private final String us;
  private final Set<String> alerts;

  /// @param us the user id of our bot
  /// @param alerts the channels in which the messages of other bots are heard as well, never as
  ///   addressed to us
  public Filters(String us, Set<String> alerts) {
    this.us = us;
    this.alerts = Set.copyOf(alerts);
  }

  /// What Slack says about an event beside the event.
  ///
  /// @param id `event_id`, the same for every attempt to deliver it
  /// @param team the workspace that our app is installed in
  public record Envelope(String id, String team) {}

  /// A mention. In a direct conversation it is a direct message like any other.
  public Sifted mention(AppMentionEvent event, Envelope envelope) {
    return sift(
        new Said(
            envelope,
            event.getUser(),
            name(event),
            event.getBotId(),
            event.getSubtype(),
            event.getChannel(),
            "",
            event.getTs(),
            event.getThreadTs(),
            event.getEdited() == null ? null : event.getEdited().getTs(),
            event.getText(),
            event.getBlocks(),
            event.getAttachments(),
            event.getFiles(),
            true));
  }

  /// A message to us alone, or in a channel that we read.
  public Sifted message(MessageEvent event, Envelope envelope) {
    return sift(
        new Said(
            envelope,
            event.getUser(),
            "",
            event.getBotId(),
            null,
            event.getChannel(),
            string(event.getChannelType()),
            event.getTs(),
            event.getThreadTs(),
            event.getEdited() == null ? null : event.getEdited().getTs(),
            event.getText(),
            event.getBlocks(),
            event.getAttachments(),
            event.getFiles(),
            false));
  }

  /// A message with files.
  public Sifted fileShare(MessageFileShareEvent event, Envelope envelope) {
    return sift(
        new Said(
            envelope,
            event.getUser(),
            "",
            Boolean.TRUE.equals(event.getDisplayAsBot()) ? "a bot" : null,
            event.getSubtype(),
            event.getChannel(),
            string(event.getChannelType()),
            event.getTs(),
            event.getThreadTs(),
            null,
            event.getText(),
            event.getBlocks(),
            event.getAttachments(),
            event.getFiles(),
            false));
  }

  /// A message in a thread that was sent to its channel too.
  public Sifted broadcast(MessageThreadBroadcastEvent event, Envelope envelope) {
    return sift(
        new Said(
            envelope,
            event.getUser(),
            "",
            null,
            event.getSubtype(),
            event.getChannel(),
            string(event.getChannelType()),
            event.getTs(),
            event.getThreadTs(),
            null,
            event.getText(),
            event.getBlocks(),
            event.getAttachments(),
            null,
            false));
  }

  /// A message that somebody pointed us at with the shortcut: anybody's, programs' too, of any age.
  ///
  /// @param by who pointed
  /// @param key what makes this pointing this one and no other; the same message may be pointed at
  ///   again
  public Sifted shortcut(Message message, String team, String channel, Person by, String key) {
    if (us.equals(message.getUser())) {
      return new Ignored(Reason.OURS);
    }
    String ts = string(message.getTs());
    if (ts.isEmpty() || channel.isEmpty()) {
      return new Ignored(Reason.INCOMPLETE);
    }
    MessageText text =
        MessageText.ofBlocks(message.getText(), message.getBlocks(), message.getAttachments(), us);
    List<File> files = files(message.getFiles(), message.getAttachments());
    if (text.text().isEmpty() && files.isEmpty()) {
      return new Ignored(Reason.EMPTY);
    }
    return heard(
        List.of(key),
        Surface.SHORTCUT,
        by,
        new Place(team, channel, Optional.of(thread(ts, message.getThreadTs()))),
        ts,
        message.getThreadTs(),
        text,
        files);
  }

  /// What the kinds of events have in common.
  private record Said(
      Envelope envelope,
      @Nullable String user,
      String name,
      @Nullable String bot,
      @Nullable String subtype,
      @Nullable String channel,
      String channelType,
      @Nullable String ts,
      @Nullable String threadTs,
      @Nullable String editedTs,
      @Nullable String text,
      @Nullable List<LayoutBlock> blocks,
      @Nullable List<Attachment> attachments,
      @Nullable List<File> files,
      boolean mention) {}

  private Sifted sift(Said said) {
    String channel = string(said.channel);
    String ts = string(said.ts);
    String user = string(said.user);
    if (!us.isEmpty() && user.equals(us)) {
      return new Ignored(Reason.OURS);
    }
    if (!string(said.subtype).isEmpty() && !SAYING.contains(said.subtype)) {
      return new Ignored(string(said.subtype).equals("bot_message") ? Reason.BOT : Reason.REPORT);
    }
    boolean bot = !string(said.bot).isEmpty() || user.equals("USLACKBOT");
    if (bot && (said.mention || !alerts.contains(channel))) {
      return new Ignored(Reason.BOT);
    }
    if (channel.isEmpty() || ts.isEmpty() || (user.isEmpty() && !bot)) {
      return new Ignored(Reason.INCOMPLETE);
    }
    if (isLateEdit(ts, string(said.editedTs))) {
      return new Ignored(Reason.EDITED);
    }
    if (!said.mention && !bot && !isDirect(said) && addressed(said)) {
      return new Ignored(Reason.COMES_AS_MENTION);
    }
    if (said.mention && !isDirect(said) && named(said) && !addressed(said)) {
      return new Ignored(Reason.ONLY_IN_CODE);
    }
    Surface surface = surface(said);
    MessageText text = MessageText.ofBlocks(said.text, said.blocks, said.attachments, us);
    List<File> files = files(said.files, said.attachments);
    boolean empty = text.text().isEmpty() && files.isEmpty();
    if (empty && surface != Surface.MENTION) {
      return new Ignored(Reason.EMPTY);
    }
    String team = said.envelope.team;
    return heard(
        List.of("event:" + said.envelope.id, "message:" + team + ":" + channel + ":" + ts),
        surface,
        new Person(team, user, said.name),
        new Place(team, channel, Optional.of(thread(ts, said.threadTs))),
        ts,
        said.threadTs,
        text,
        files);
  }

  private static Surface surface(Said said) {
    if (isDirect(said)) {
      return Surface.DIRECT_MESSAGE;
    }
    // the mention may stand in the blocks alone
    return said.mention ? Surface.MENTION : Surface.OVERHEARD;
  }

  private static boolean isDirect(Said said) {
    return said.channelType.equals("im") || string(said.channel).startsWith("D");
  }

  /// Whether the text has our name in it, in code too.
  private boolean named(Said said) {
    return !us.isEmpty() && string(said.text).contains("<@" + us);
  }

  /// Whether the text speaks to us.
  private boolean addressed(Said said) {
    return named(said) && CodeSpans.outside(string(said.text)).contains("<@" + us);
  }

  private static Heard heard(
      List<String> keys,
      Surface surface,
      Person by,
      Place place,
      String ts,
      @Nullable String threadTs,
      MessageText text,
      List<File> files) {
    return new Heard(
        keys,
        surface,
        by,
        place,
        ts,
        Optional.ofNullable(threadTs).filter(parent -> !parent.isEmpty() && !parent.equals(ts)),
        text,
        files.stream().limit(FileReader.MOST_FILES).map(Filters::shared).toList(),
        Math.max(0, files.size() - FileReader.MOST_FILES));
  }

  private static String thread(String ts, @Nullable String threadTs) {
    return string(threadTs).isEmpty() ? ts : string(threadTs);
  }

  /// An edit soon after is somebody who forgot the mention; what makes the message this one and no
  /// other is remembered for as long, so that it is answered once.
  private static boolean isLateEdit(String ts, String editedTs) {
    if (editedTs.isEmpty()) {
      return false;
    }
    try {
      return new BigDecimal(editedTs).subtract(new BigDecimal(ts)).compareTo(LATE_EDIT) > 0;
    } catch (NumberFormatException e) {
      return true;
    }
  }

  private static List<File> files(
      @Nullable List<File> files, @Nullable List<Attachment> attachments) {
    List<File> all = new ArrayList<>();
    Optional.ofNullable(files).ifPresent(all::addAll);
    Optional.ofNullable(attachments)
        .ifPresent(each ->
            each.forEach(
                attachment -> Optional.ofNullable(attachment.getFiles()).ifPresent(all::addAll)));
    return all;
  }

  private static SharedFile shared(File file) {
    String url = string(file.getUrlPrivateDownload());
    return new SharedFile(
        string(file.getId()),
        string(file.getName()),
        string(file.getMimetype()),
        file.getSize() == null ? 0 : file.getSize(),
        url.isEmpty() ? string(file.getUrlPrivate()) : url);
  }

  private static String name(AppMentionEvent event) {
    return Optional.ofNullable(event.getUserProfile())
        .map(profile ->
            string(profile.getDisplayName()).isBlank()
                ? string(profile.getRealName())
                : profile.getDisplayName())
        .orElse("");
  }

  private static String string(@Nullable String value) {
    return value == null ? "" : value;
  }
}
