package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.CardContext;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.ExplanationWriter;
import io.github.eksauth.bot.reply.JsonText;
import io.github.eksauth.bot.reply.MarkdownText;
import io.github.eksauth.bot.reply.Renderer;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.ReplyWriter;
import io.github.eksauth.bot.reply.TerminalText;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.knowledge.match.Explanation;
import io.github.eksauth.knowledge.text.Language;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say how an answer looks.
final class Output {
  enum Format {
    text,
    json,
    markdown,
    slack
  }

  enum Lang {
    en,
    zh
  }

  @Option(names = "--format", description = "text, json, markdown or slack (default: text)")
  private Format format = Format.text;

  @Option(names = "--lang", description = "en or zh (default: the language of the question)")
  private Optional<Lang> lang = Optional.empty();

  Language language(Language asked) {
    return lang.map(choice ->
            switch (choice) {
              case en -> Language.ENGLISH;
              case zh -> Language.CHINESE;
            })
        .orElse(asked);
  }

  /// The answer to a question: a whole page, or a card where that is what is printed.
  Reply diagnosis(Diagnosis diagnosis, Optional<Explanation> explanation) {
    if (format == Format.slack) {
      return CardWriter.diagnosis(
          diagnosis,
          explanation
              .map(why ->
                  CardContext.PRINTED.explained(why).with(CardContext.PRINTED.view().why(true)))
              .orElse(CardContext.PRINTED));
    }
    Reply reply = ReplyWriter.write(diagnosis);
    return explanation.map(why -> ExplanationWriter.append(reply, why)).orElse(reply);
  }

  /// The report of a whole cluster, in the same way.
  Reply report(Diagnosis.Examined examined, Language language) {
    return format == Format.slack
        ? CardWriter.check(examined, language, CardContext.PRINTED)
        : ReplyWriter.report(examined, language);
  }

  /// Prints the reply.
  ///
  /// @return the exit code it stands for
  int print(Reply reply, EksAuth.Console console) {
    Renderer renderer =
        switch (format) {
          case text -> new TerminalText(console.width(), console.colour());
          case json -> new JsonText();
          case markdown -> new MarkdownText();
          case slack -> new BlockKit();
        };
    console.out().print(renderer.render(reply));
    return reply.summary().outcome().exitCode();
  }
}
