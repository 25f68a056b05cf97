package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words a diagnosis as a card: what it is, what it rests on and the one option that fits, with
/// everything else behind buttons.
final class DiagnosisCard {
  private static final int MOST_ROWS = 5;
  private static final int MOST_CAUSES = 5;

  /// Longer HCL is for a file.
  private static final int LONGEST_CODE = 25;

  private final Diagnosis diagnosis;
  private final CardContext context;
  private final Language language;
  private final Wording words;
  private final List<Block> blocks = new ArrayList<>();

  DiagnosisCard(Diagnosis diagnosis, CardContext context) {
    this.diagnosis = diagnosis;
    this.context = context;
    language = diagnosis.question().language();
    words = new Wording(language);
  }

  Reply write() {
    Summary summary =
        switch (diagnosis) {
          case Diagnosis.NoMatch(var _, Optional<Entry> closest) -> noMatch(closest);
          case Diagnosis.Candidates candidates -> candidates(candidates);
          case Diagnosis.Explained explained -> explained(explained);
        };
    return new Reply(language, summary, blocks);
  }

  private String say(Label label, Object... values) {
    return words.say(label, values);
  }

  private void paragraph(Label label, Object... values) {
    blocks.add(new Block.Paragraph(say(label, values)));
  }

  private void actions(List<Action> actions) {
    if (!actions.isEmpty()) {
      blocks.add(new Block.Actions(context.id(), actions));
    }
  }

  private void ending() {
    hint();
    blocks.add(new Block.Feedback(context.id()));
  }

  private void hint() {
    if (context.hint()) {
      blocks.add(new Block.Context(List.of(say(Label.CARD_HINT))));
    }
  }

  private Summary noMatch(Optional<Entry> closest) {
    blocks.add(new Block.Headline(Mark.INFO, say(Label.NO_MATCH)));
    paragraph(Label.PASTE_MORE);
    List<String> parts = new ArrayList<>();
    closest.ifPresent(
        entry -> parts.add(say(Label.CLOSEST, entry.title().in(language), entry.id())));
    parts.add(say(Label.CARD_SEE_HELP));
    blocks.add(new Block.Context(parts));
    why();
    List<Action> actions = new ArrayList<>();
    closest.ifPresent(
        entry -> actions.add(Action.Press.of(Verb.ABOUT, entry.id(), say(Label.SHOW_CLOSEST))));
    context
        .gapUrl()
        .ifPresent(url -> actions.add(new Action.Link(Verb.GAP, say(Label.REPORT_GAP), url)));
    propose(actions);
    actions.add(new Action.More(List.of(whyChoice(), CardParts.otherLanguage(language))));
    actions(actions);
    hint();
    return Wording.summary(Outcome.NO_MATCH);
  }

  private void propose(List<Action> actions) {
    context
        .proposeUrl()
        .ifPresent(
            url -> actions.add(new Action.Link(Verb.PROPOSE, say(Label.PROPOSE_ENTRY), url)));
  }

  private Summary candidates(Diagnosis.Candidates candidates) {
    blocks.add(new Block.Headline(Mark.INFO, say(Label.COULD_BE)));
    paragraph(Label.CARD_CHOOSE);
    blocks.add(
        new Block.Items(
            candidates.entries().stream()
                .map(entry -> entry.title().in(language) + " (`" + entry.id() + "`)")
                .toList()));
    why();
    actions(
        candidates.entries().stream()
            .<Action>map(
                entry -> Action.Press.of(Verb.ABOUT, entry.id(), entry.title().in(language)))
            .toList());
    List<Action> actions = new ArrayList<>();
    if (asksForCluster()) {
      actions.add(new Action.PickCluster(say(Label.PICK_CLUSTER)));
    }
    actions.add(new Action.More(List.of(whyChoice(), CardParts.otherLanguage(language))));
    actions(actions);
    ending();
    return Wording.summary(candidates);
  }

  private boolean asksForCluster() {
    return context.clusters() && !context.view().textOnly();
  }

  private Summary explained(Diagnosis.Explained explained) {
    if (explained.examined().isEmpty() && asksForCluster()) {
      return asking(explained);
    }
    Entry entry = explained.shown();
    Optional<Remedy> remedy = chosen(explained);
    headline(explained, entry);
    because(explained);
    blocks.add(new Block.Context(where(entry, explained)));
    explained.examined().ifPresent(examined -> blocks.addAll(words.doubts(examined)));
    possible(explained);
    evidence(explained);
    unseen(explained);
    remedy.ifPresentOrElse(it -> remedy(it, explained), () -> noRemedy(explained));
    explained.withheld().forEach(option -> blocks.add(new Block.Paragraph(words.withheld(option))));
    if (context.view().why()) {
      comesBack(explained);
      blocks.addAll(words.quote(explained.hit()));
      why();
      blocks.add(new Block.Context(List.of(words.sources(entry))));
    }
    actions(buttons(explained, remedy));
    ending();
    return Wording.summary(explained, remedy.map(it -> it.option().id()));
  }

  /// A match, and a question: in which cluster?
  private Summary asking(Diagnosis.Explained explained) {
    Entry entry = explained.shown();
    headline(explained, entry);
    paragraph(Label.CARD_PICK);
    blocks.add(new Block.Context(where(entry, explained)));
    if (context.view().why()) {
      blocks.addAll(words.quote(explained.hit()));
      why();
    }
    List<Action> actions = new ArrayList<>();
    actions.add(new Action.PickCluster(say(Label.PICK_CLUSTER)));
    actions.add(Action.Press.of(Verb.NO_CLUSTER, say(Label.WITHOUT_CLUSTER)));
    actions.add(more(explained));
    actions(actions);
    ending();
    return Wording.summary(explained, Optional.empty());
  }

  private void headline(Diagnosis.Explained explained, Entry entry) {
    Outcome outcome = Wording.outcome(explained);
    Label label =
        switch (explained.conclusion()) {
          case Conclusion.Named _ ->
              outcome == Outcome.WRONG ? Label.HEADLINE_FOUND : Label.HEADLINE_LOOKS_LIKE;
          case Conclusion.Undecided _ ->
              explained.examined().isPresent()
                  ? Label.HEADLINE_UNDECIDED
                  : Label.HEADLINE_LOOKS_LIKE;
          case Conclusion.NoneOfThem _ ->
              explained.examined().isPresent() ? Label.HEADLINE_NOT_SO : Label.HEADLINE_LOOKS_LIKE;
        };
    blocks.add(
        new Block.Headline(
            Wording.mark(explained, outcome), say(label, entry.title().in(language))));
  }

  /// Why, in a few sentences: the cause, else what people see when it is that.
  private void because(Diagnosis.Explained explained) {
    switch (explained.conclusion()) {
      case Conclusion.Named named -> {
        if (explained.examined().isEmpty()) {
          paragraph(Label.CARD_FROM_TEXT);
        }
        blocks.add(new Block.Paragraph(explained.values().fill(named.cause().says().in(language))));
      }
      case Conclusion.Undecided undecided -> {
        paragraph(explained.examined().isPresent() ? Label.UNDECIDED : Label.CARD_FROM_TEXT);
        blocks.add(
            new Block.Paragraph(explained.values().fill(undecided.asked().symptom().in(language))));
      }
      case Conclusion.NoneOfThem _ ->
          paragraph(explained.examined().isPresent() ? Label.CARD_NOT_SO : Label.CARD_FROM_TEXT);
    }
  }

  private List<String> where(Entry entry, Diagnosis.Explained explained) {
    List<String> parts = new ArrayList<>();
    parts.add("`" + entry.id() + "`");
    explained
        .examined()
        .ifPresent(examined -> parts.addAll(CardParts.where(examined, words, context)));
    context.askedBy().ifPresent(name -> parts.add(say(Label.ASKED_BY, name)));
    return parts;
  }

  private void possible(Diagnosis.Explained explained) {
    switch (explained.conclusion()) {
      case Conclusion.Named named -> causes(Label.NOT_RULED_OUT, named.notRuledOut(), explained);
      case Conclusion.Undecided undecided ->
          causes(
              explained.examined().isPresent() ? Label.POSSIBLE_STILL : Label.POSSIBLE,
              undecided.possible(),
              explained);
      case Conclusion.NoneOfThem _ -> {}
    }
  }

  private void causes(
      Label title, List<Conclusion.Possible> causes, Diagnosis.Explained explained) {
    if (!causes.isEmpty()) {
      blocks.add(new Block.Title(say(title)));
      blocks.add(new Block.Items(words.firstOf(words.perhaps(causes, explained), MOST_CAUSES)));
    }
  }

  private void evidence(Diagnosis.Explained explained) {
    List<Block.Row> rows =
        words.rows(explained.examined().map(Diagnosis.Examined::findings).orElse(List.of()));
    if (rows.isEmpty()) {
      return;
    }
    int shown = context.view().allEvidence() ? rows.size() : Math.min(MOST_ROWS, rows.size());
    blocks.add(new Block.Title(say(Label.EVIDENCE)));
    blocks.add(new Block.Evidence(rows.subList(0, shown)));
    if (shown < rows.size()) {
      blocks.add(
          new Block.Context(List.of(CardParts.more(rows.subList(shown, rows.size()), words))));
    }
  }

  /// What could not be seen: in full where it decides or where everything is wanted, else in a
  /// line.
  private void unseen(Diagnosis.Explained explained) {
    List<Facts.Blind> blind = Wording.blind(explained);
    if (blind.isEmpty()) {
      return;
    }
    boolean full =
        context.view().allEvidence() || explained.conclusion() instanceof Conclusion.Undecided;
    blocks.addAll(
        full ? UnseenBlocks.of(blind, language) : List.of(CardParts.unseen(blind, words)));
  }

  private Optional<Remedy> chosen(Diagnosis.Explained explained) {
    List<Remedy> remedies = explained.remedies();
    return remedies.isEmpty() ? Optional.empty() : Optional.of(remedies.get(index(remedies)));
  }

  private int index(List<Remedy> remedies) {
    return Math.clamp(context.view().option(), 0, remedies.size() - 1);
  }

  private void noRemedy(Diagnosis.Explained explained) {
    if (explained.conclusion() instanceof Conclusion.Named) {
      paragraph(Label.NO_OPTION);
    }
  }

  private void remedy(Remedy remedy, Diagnosis.Explained explained) {
    Option option = remedy.option();
    blocks.add(new Block.Title(say(Label.FIX, option.title().in(language))));
    List<String> facts = new ArrayList<>(List.of(words.risk(option.risk())));
    int count = explained.remedies().size();
    if (count > 1) {
      facts.add(say(Label.OPTION_OF, index(explained.remedies()) + 1, count));
    }
    blocks.add(new Block.Paragraph(String.join(" · ", facts)));
    option
        .warning()
        .ifPresent(warning ->
            blocks.add(new Block.Warning(explained.values().fill(warning.in(language)))));
    remedy
        .first()
        .ifPresent(command -> {
          paragraph(Label.FIRST);
          blocks.add(new Block.Code("sh", command));
        });
    if (!option.steps().isEmpty()) {
      blocks.add(
          new Block.Steps(
              option.steps().stream()
                  .map(step -> explained.values().fill(step.in(language)))
                  .toList()));
    }
    hcl(remedy);
    remedy
        .cli()
        .ifPresent(commands -> {
          paragraph(Label.DO_COMMANDS);
          blocks.add(new Block.Code("sh", commands));
        });
    if (!remedy.missing().isEmpty()) {
      blocks.add(new Block.Paragraph(words.fillIn(remedy.missing())));
    }
    blocks.add(new Block.Title(say(Label.VERIFY)));
    blocks.add(new Block.Code("sh", remedy.verify()));
  }

  private void hcl(Remedy remedy) {
    List<Remedy.Snippet> snippets = TerraformFile.newestFirst(remedy);
    if (snippets.isEmpty()) {
      return;
    }
    Remedy.Snippet first = snippets.getFirst();
    String target = words.target(first.target());
    long lines = first.text().strip().lines().count();
    if (lines > LONGEST_CODE) {
      paragraph(Label.HCL_IN_FILE, target, lines, say(Label.GET_FILE));
    } else {
      blocks.add(new Block.Paragraph(target + ":"));
      blocks.add(new Block.Code("hcl", first.text()));
    }
    if (snippets.size() > 1) {
      List<String> others =
          snippets.stream().skip(1).map(snippet -> words.target(snippet.target())).toList();
      paragraph(Label.OTHERS_IN_FILE, String.join(", ", others));
    }
  }

  private void comesBack(Diagnosis.Explained explained) {
    if (explained.conclusion() instanceof Conclusion.Named named) {
      named
          .cause()
          .comesBack()
          .ifPresent(said -> {
            blocks.add(new Block.Title(say(Label.COMES_BACK)));
            blocks.add(new Block.Paragraph(explained.values().fill(said.in(language))));
          });
    }
  }

  private void why() {
    if (context.view().why()) {
      context
          .explanation()
          .ifPresent(explanation -> {
            blocks.add(new Block.Title(say(Label.WHY_THIS)));
            blocks.add(new Block.Items(ExplanationWriter.lines(explanation, language)));
          });
    }
  }

  private List<Action> buttons(Diagnosis.Explained explained, Optional<Remedy> remedy) {
    List<Action> actions = new ArrayList<>();
    if (explained.examined().isPresent()) {
      actions.add(Action.Press.of(Verb.AGAIN, say(Label.RUN_AGAIN)).first());
    }
    int count = explained.remedies().size();
    if (count > 1) {
      int next = (index(explained.remedies()) + 1) % count;
      actions.add(
          Action.Press.of(
              Verb.OPTION,
              Integer.toString(next),
              next == 0 ? say(Label.FIRST_OPTION) : say(Label.OTHERS, count - 1)));
    }
    if (remedy.filter(it -> !it.snippets().isEmpty()).isPresent()) {
      actions.add(Action.Press.of(Verb.FILE, say(Label.GET_FILE)));
    }
    if (context.clusters()) {
      actions.add(
          new Action.PickCluster(
              say(
                  explained.examined().isPresent()
                      ? Label.OTHER_CLUSTER_PICK
                      : Label.PICK_CLUSTER)));
    }
    actions.add(more(explained));
    return actions;
  }

  private Action.More more(Diagnosis.Explained explained) {
    List<Action.Press> choices = new ArrayList<>();
    choices.add(whyChoice());
    if (explained.examined().isPresent()) {
      choices.add(
          Action.Press.of(
              Verb.EVIDENCE,
              say(context.view().allEvidence() ? Label.FEWER_CHECKS : Label.ALL_CHECKS)));
    }
    next(explained)
        .ifPresent(entry -> choices.add(Action.Press.of(Verb.ABOUT, entry, say(Label.NEXT_ERROR))));
    choices.add(CardParts.otherLanguage(language));
    choices.add(Action.Press.of(Verb.MUTE, say(Label.MUTE_HERE)));
    return new Action.More(choices);
  }

  private Action.Press whyChoice() {
    return Action.Press.of(Verb.WHY, say(context.view().why() ? Label.HIDE_WHY : Label.WHY_THIS));
  }

  /// The error of the paste behind the one that this is about; after the last the first again.
  private static Optional<String> next(Diagnosis.Explained explained) {
    if (!(explained.match() instanceof Match.Sure) || Wording.others(explained).isEmpty()) {
      return Optional.empty();
    }
    List<String> all = explained.match().hits().stream().map(Hit::entry).distinct().toList();
    int now = all.indexOf(explained.hit().entry());
    return Optional.of(all.get((now + 1) % all.size()));
  }
}
