package io.github.eksauth.bot.slack;

import com.slack.api.model.Message;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.CardWriter.FileProblem;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.inbound.FileReader;
import io.github.eksauth.bot.slack.inbound.FileText;
import io.github.eksauth.bot.slack.inbound.MessageText;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// The whole text of a question: what was written, what came with it in files, and, when nothing
/// was written, what the thread began with.
final class Attachments {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_KIB = (int) (FileReader.Limits.USUAL.most() / 1024);

  private final Office office;
  private final FileReader files;
  private final Secret token;
  private final Supplier<String> us;

  /// @param token what lets us read files
  /// @param us the id of our bot user
  Attachments(Office office, FileReader files, Secret token, Supplier<String> us) {
    this.office = office;
    this.files = files;
    this.token = token;
    this.us = us;
  }

  /// What there is to read.
  sealed interface Read {
    /// There is a text.
    ///
    /// @param secrets whether secrets stood in a file
    /// @param notes what of all that came is not in the text
    record Text(Paste paste, boolean secrets, List<Reply> notes) implements Read {}

    /// Nothing, and the reply says why.
    record Nothing(Reply why) implements Read {}
  }

  Read read(Asked asked, Order.Diagnose order) {
    Language language = office.language(order.paste().language());
    List<Paste> texts = new ArrayList<>();
    List<Reply> notes = new ArrayList<>();
    boolean secrets = false;
    if (!order.paste().text().isBlank()) {
      texts.add(order.paste());
    }
    if (order.leftOut().text()) {
      notes.add(CardWriter.onlyTheBeginning(Optional.empty(), language));
    }
    for (SharedFile file : order.files()) {
      switch (files.read(file, token, PATIENCE)) {
        case FileText.Text(Paste paste, boolean shown, boolean cut) -> {
          texts.add(paste);
          secrets |= shown;
          if (cut) {
            notes.add(CardWriter.onlyTheBeginning(Optional.of(file.name()), language));
          }
        }
        case FileText.Refused(FileText.Reason reason) ->
            notes.add(CardWriter.fileRefused(file.name(), problem(reason), language));
      }
    }
    if (order.leftOut().files() > 0) {
      notes.add(CardWriter.filesLeftOut(order.leftOut().files(), FileReader.MOST_FILES, language));
    }
    if (texts.isEmpty()) {
      return order.files().isEmpty()
          ? beginning(asked, language)
          : new Read.Nothing(notes.getFirst().noting(notes.subList(1, notes.size())));
    }
    Paste paste =
        texts.size() == 1
            ? texts.getFirst()
            : new Paste(texts.stream().map(Paste::text).collect(Collectors.joining("\n")));
    return new Read.Text(paste, secrets, notes);
  }

  private static FileProblem problem(FileText.Reason reason) {
    return switch (reason) {
      case TOO_BIG -> new FileProblem.TooBig(MOST_KIB);
      case NOT_TEXT -> new FileProblem.Binary();
      case ELSEWHERE -> new FileProblem.Elsewhere();
      case EMPTY -> new FileProblem.Empty();
      case NOT_FOUND, NOT_ALLOWED, UNREADABLE -> new FileProblem.Unreadable();
    };
  }

  /// Somebody named us in a thread and wrote nothing else: they mean what stands at its beginning.
  private Read beginning(Asked asked, Language language) {
    if (asked.place().thread().isEmpty()) {
      return new Read.Nothing(CardWriter.help(language));
    }
    return switch (office.api().firstOf(asked.place())) {
      case Call.Ok<Message>(Message first) -> {
        String text =
            MessageText.ofBlocks(
                    first.getText(), first.getBlocks(), first.getAttachments(), us.get())
                .text();
        yield text.isBlank()
            ? new Read.Nothing(CardWriter.help(language))
            : new Read.Text(new Paste(text), false, List.of());
      }
      case Call.Failed<Message> _ -> new Read.Nothing(CardWriter.cannotReadThread(language));
    };
  }
}
