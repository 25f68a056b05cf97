package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.reply.JsonText;
import io.github.eksauth.bot.reply.MarkdownText;
import io.github.eksauth.bot.reply.Renderer;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.reply.TerminalText;
import io.github.eksauth.knowledge.text.Language;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options that say how an answer looks.
final class Output {
  enum Format {
    text,
    json,
    markdown
  }

  enum Lang {
    en,
    zh
  }

  @Option(names = "--format", description = "text, json or markdown (default: text)")
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

  /// Prints the reply.
  ///
  /// @return the exit code it stands for
  int print(Reply reply, EksAuth.Console console) {
    Renderer renderer =
        switch (format) {
          case text -> new TerminalText(console.width(), console.colour());
          case json -> new JsonText();
          case markdown -> new MarkdownText();
        };
    console.out().print(renderer.render(reply));
    return reply.summary().outcome().exitCode();
  }
}
