package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;

/// Words a look at a whole cluster as a card: what is wrong first, what is fine in a line.
final class CheckCard {
  private static final int MOST_FIXES = 3;

  /// All names of checks in one line would be read by nobody.
  private static final int LONGEST_LIST = 1200;

  private CheckCard() {}

  static Reply of(Diagnosis.Examined examined, Language language, CardContext context) {
    Wording words = new Wording(language);
    List<Block.Row> rows = words.rows(examined.findings());
    List<Block> blocks = new ArrayList<>();
    blocks.add(words.headline(examined));
    blocks.add(new Block.Context(where(examined, words, context)));
    blocks.addAll(words.doubts(examined));
    boolean quiet =
        rows.stream().noneMatch(row -> row.mark() == Mark.WRONG || row.mark() == Mark.UNSEEN);
    blocks.add(quiet ? new Block.Context(List.of(names(rows, words))) : new Block.Table(rows));
    if (!examined.unseen().isEmpty()) {
      blocks.add(CardParts.unseen(examined.unseen(), words));
    }
    blocks.add(new Block.Actions(context.id(), actions(rows, words, context)));
    blocks.add(new Block.Feedback(context.id()));
    return new Reply(language, Wording.summary(examined), blocks);
  }

  private static List<String> where(
      Diagnosis.Examined examined, Wording words, CardContext context) {
    List<String> parts = new ArrayList<>(CardParts.where(examined, words, context));
    examined
        .cluster()
        .map(ClusterInfo::version)
        .filter(version -> !version.isEmpty())
        .ifPresent(version -> parts.add(1, "EKS " + version));
    context.askedBy().ifPresent(name -> parts.add(words.say(Label.ASKED_BY, name)));
    return parts;
  }

  private static String names(List<Block.Row> rows, Wording words) {
    List<String> names = new ArrayList<>();
    List<Block.Row> rest = new ArrayList<>();
    int length = 0;
    for (Block.Row row : rows) {
      if (row.mark() == Mark.FINE && length + row.title().length() <= LONGEST_LIST) {
        names.add(row.title());
        length += row.title().length() + 2;
      } else {
        rest.add(row);
      }
    }
    String said = words.say(Label.CHECKED, String.join("; ", names));
    return rest.isEmpty() ? said : said + " · " + CardParts.more(rest, words);
  }

  private static List<Action> actions(List<Block.Row> rows, Wording words, CardContext context) {
    List<Action> actions = new ArrayList<>();
    rows.stream()
        .filter(row -> row.mark() == Mark.WRONG)
        .limit(MOST_FIXES)
        .forEach(row ->
            actions.add(Action.Press.of(Verb.FIX, row.check(), words.say(Label.FIX, row.title()))));
    actions.add(Action.Press.of(Verb.CHECK, words.say(Label.RUN_AGAIN)).first());
    if (context.clusters()) {
      actions.add(new Action.PickCluster(words.say(Label.OTHER_CLUSTER_PICK)));
    }
    actions.add(
        new Action.More(
            List.of(
                CardParts.otherLanguage(words.language()),
                Action.Press.of(Verb.MUTE, words.say(Label.MUTE_HERE)))));
    return actions;
  }
}
