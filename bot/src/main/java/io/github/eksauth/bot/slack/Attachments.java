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
    record Text(Paste paste) implements Read {}

    /// Nothing, and the reply says why.
    record Nothing(Reply why) implements Read {}
  }

  Read read(Asked asked, Order.Diagnose order) {
    Language language = office.language(order.paste().language());
    List<Paste> texts = new ArrayList<>();
    if (!order.paste().text().isBlank()) {
      texts.add(order.paste());
    }
    List<Reply> refused = new ArrayList<>();
    for (SharedFile file : order.files()) {
      switch (files.read(file, token, PATIENCE)) {
        case FileText.Text(Paste paste) -> texts.add(paste);
        case FileText.Refused(FileText.Reason reason) ->
            refused.add(CardWriter.fileRefused(file.name(), problem(reason), language));
      }
    }
    if (texts.size() == 1) {
      return new Read.Text(texts.getFirst());
    }
    if (!texts.isEmpty()) {
      return new Read.Text(
          new Paste(texts.stream().map(Paste::text).collect(Collectors.joining("\n"))));
    }
    return refused.isEmpty() ? beginning(asked, language) : new Read.Nothing(refused.getFirst());
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
            : new Read.Text(new Paste(text));
      }
      case Call.Failed<Message> _ -> new Read.Nothing(CardWriter.cannotReadThread(language));
    };
  }
}
