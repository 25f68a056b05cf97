package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words what we know about one failure mode, whoever has it.
final class EntryCard {
  private static final int MOST = 12;

  private EntryCard() {}

  static Reply of(Entry entry, Language language, CardContext context) {
    Wording words = new Wording(language);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Headline(Mark.INFO, entry.title().in(language)));
    blocks.add(
        new Block.Context(
            List.of("`" + entry.id() + "`", entry.group().key(), entry.severity().key())));
    blocks.add(new Block.Paragraph(entry.symptom().in(language)));
    items(
        Label.CAUSES,
        entry.causes().stream().map(cause -> cause(cause, words)).toList(),
        blocks,
        words);
    items(
        Label.OPTIONS,
        entry.options().stream()
            .map(option -> option.title().in(language) + " (" + words.risk(option.risk()) + ")")
            .toList(),
        blocks,
        words);
    blocks.add(new Block.Paragraph(words.say(Label.ENTRY_NEXT)));
    blocks.add(new Block.Context(List.of(words.sources(entry))));
    context
        .proposeUrl()
        .ifPresent(url ->
            blocks.add(
                new Block.Actions(
                    context.id(),
                    List.of(new Action.Link(Verb.PROPOSE, words.say(Label.PROPOSE_CHANGE), url)))));
    Summary summary =
        new Summary(
            Outcome.DONE, Optional.of(entry.id()), Optional.empty(), Optional.empty(), List.of());
    return new Reply(language, summary, blocks);
  }

  private static void items(Label title, List<String> items, List<Block> blocks, Wording words) {
    if (!items.isEmpty()) {
      blocks.add(new Block.Title(words.say(title)));
      blocks.add(new Block.Items(words.firstOf(items, MOST)));
    }
  }

  private static String cause(Cause cause, Wording words) {
    return switch (cause) {
      case Cause.Explained explained ->
          words.say(Label.PERHAPS, explained.says().in(words.language()));
      case Cause.LeadsTo leadsTo -> words.say(Label.REALLY, leadsTo.entry());
    };
  }
}
