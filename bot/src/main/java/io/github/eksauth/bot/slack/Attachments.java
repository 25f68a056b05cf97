package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.inbound.FileReader;
import io.github.eksauth.bot.slack.inbound.FileText;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The whole text of a question: what was written, what came with it in files, and, when nothing
/// was written, what the thread began with.
final class Attachments {
  private static final int MOST_FILES = 5;

  private final Office office;
  private final FileReader files;

  Attachments(Office office, FileReader files) {
    this.office = office;
    this.files = files;
  }

  /// What there is to read.
  sealed interface Read {
    record Text(Paste paste) implements Read {}

    /// Nothing, and the reply says why.
    record Nothing(Reply why) implements Read {}
  }

  Read read(Asked asked, Order.Diagnose order) {
    Language language = office.language(order.paste().language());
    List<String> texts = new ArrayList<>();
    if (!order.paste().text().isBlank()) {
      texts.add(order.paste().text());
    }
    Optional<Reply> refused = Optional.empty();
    for (SharedFile file : order.files().stream().limit(MOST_FILES).toList()) {
      switch (files.read(file)) {
        case FileText.Text(Paste paste) -> texts.add(paste.text());
        case FileText.Refused(FileText.Reason reason) ->
            refused = Optional.of(CardWriter.fileRefused(file.name(), reason.name(), language));
      }
    }
    if (texts.isEmpty() && refused.isPresent()) {
      return new Read.Nothing(refused.get());
    }
    if (texts.isEmpty()) {
      return beginning(asked, language);
    }
    return new Read.Text(new Paste(String.join("\n", texts)));
  }

  private Read beginning(Asked asked, Language language) {
    if (asked.place().thread().isEmpty()) {
      return new Read.Nothing(CardWriter.help(language));
    }
    return switch (office.api().firstOf(asked.place())) {
      case Call.Ok<String>(String text) when !text.isBlank() -> new Read.Text(new Paste(text));
      case Call.Ok<String> _ -> new Read.Nothing(CardWriter.help(language));
      case Call.Failed<String> _ -> new Read.Nothing(CardWriter.cannotReadThread(language));
    };
  }
}
