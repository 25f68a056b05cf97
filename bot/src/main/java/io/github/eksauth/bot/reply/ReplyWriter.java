package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.ClusterView.ReadAt;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.text.Language;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Words a diagnosis: the answer first, then what it rests on, then what to do.
public final class ReplyWriter {
  private static final int MOST_CAUSES = 10;

  private final Language language;
  private final Wording words;
  private final List<Block> blocks = new ArrayList<>();

  private ReplyWriter(Language language) {
    this.language = language;
    words = new Wording(language);
  }

  /// The reply to a question.
  public static Reply write(Diagnosis diagnosis) {
    ReplyWriter writer = new ReplyWriter(diagnosis.question().language());
    Summary summary =
        switch (diagnosis) {
          case Diagnosis.NoMatch noMatch -> writer.noMatch(noMatch);
          case Diagnosis.Candidates candidates -> writer.candidates(candidates);
          case Diagnosis.Explained explained -> writer.explained(explained);
        };
    return new Reply(writer.language, summary, writer.blocks);
  }

  private String say(Label label, Object... values) {
    return words.say(label, values);
  }

  private Summary noMatch(Diagnosis.NoMatch diagnosis) {
    blocks.add(new Block.Headline(Mark.INFO, say(Label.NO_MATCH)));
    blocks.add(new Block.Paragraph(say(Label.PASTE_MORE)));
    diagnosis
        .closest()
        .ifPresent(entry ->
            blocks.add(
                new Block.Paragraph(say(Label.CLOSEST, entry.title().in(language), entry.id()))));
    return Wording.summary(Outcome.NO_MATCH);
  }

  private Summary candidates(Diagnosis.Candidates diagnosis) {
    blocks.add(new Block.Headline(Mark.INFO, say(Label.COULD_BE)));
    blocks.add(
        new Block.Items(
            diagnosis.entries().stream()
                .map(entry -> entry.title().in(language) + " (`" + entry.id() + "`)")
                .toList()));
    blocks.add(new Block.Paragraph(say(Label.FROM_TEXT)));
    blocks.add(new Block.Paragraph(say(Label.PASTE_MORE)));
    return Wording.summary(diagnosis);
  }

  private Summary explained(Diagnosis.Explained diagnosis) {
    Entry entry = diagnosis.shown();
    blocks.add(
        new Block.Headline(
            Wording.mark(diagnosis, Wording.outcome(diagnosis)), entry.title().in(language)));
    blocks.add(new Block.Context(context(entry, diagnosis.examined())));
    diagnosis.examined().ifPresent(examined -> blocks.addAll(words.doubts(examined)));
    blocks.addAll(words.quote(diagnosis.hit()));
    switch (diagnosis.conclusion()) {
      case Conclusion.Named named -> named(named, diagnosis);
      case Conclusion.Undecided undecided -> undecided(undecided, diagnosis);
      case Conclusion.NoneOfThem _ -> {
        blocks.add(new Block.Paragraph(say(Label.HEALTHY_NOW)));
        evidence(diagnosis);
      }
    }
    blocks.addAll(UnseenBlocks.of(Wording.blind(diagnosis), language));
    alsoInPaste(diagnosis);
    blocks.add(new Block.Context(List.of(words.sources(entry))));
    return Wording.summary(
        diagnosis, diagnosis.remedies().stream().findFirst().map(remedy -> remedy.option().id()));
  }

  private List<String> context(Entry entry, Optional<Diagnosis.Examined> examined) {
    List<String> parts = new ArrayList<>();
    parts.add("`" + entry.id() + "`");
    examined.ifPresent(seen -> {
      parts.addAll(cluster(seen.cluster(), seen.at()));
      parts.add(say(Label.CHECKS, seen.findings().size()));
      parts.add(say(Label.READ_ONLY));
    });
    return parts;
  }

  private List<String> cluster(Optional<ClusterInfo> cluster, ReadAt at) {
    List<String> parts = new ArrayList<>();
    cluster.ifPresentOrElse(
        info -> {
          parts.add(
              info.name()
                  + Arn.parse(info.arn())
                      .map(arn -> " (" + arn.region() + ", " + arn.account() + ")")
                      .orElse(""));
          parts.add("EKS " + info.version());
          parts.add(say(Label.MODE, info.authenticationMode()));
        },
        () -> parts.add(say(Label.UNKNOWN_CLUSTER)));
    parts.add(words.read(at));
    return parts;
  }

  private void named(Conclusion.Named named, Diagnosis.Explained diagnosis) {
    blocks.add(new Block.Title(say(Label.CAUSE)));
    blocks.add(new Block.Paragraph(diagnosis.values().fill(named.cause().says().in(language))));
    causes(Label.NOT_RULED_OUT, named.notRuledOut(), diagnosis);
    evidence(diagnosis);
    if (diagnosis.remedies().isEmpty()) {
      blocks.add(new Block.Paragraph(say(Label.NO_OPTION)));
    } else {
      remedy(diagnosis.remedies().getFirst(), diagnosis);
    }
    named
        .cause()
        .comesBack()
        .ifPresent(words -> {
          blocks.add(new Block.Title(say(Label.COMES_BACK)));
          blocks.add(new Block.Paragraph(diagnosis.values().fill(words.in(language))));
        });
    otherOptions(diagnosis);
  }

  private void undecided(Conclusion.Undecided undecided, Diagnosis.Explained diagnosis) {
    blocks.add(new Block.Title(say(Label.CAUSE)));
    blocks.add(
        new Block.Paragraph(
            say(diagnosis.examined().isPresent() ? Label.UNDECIDED : Label.FROM_TEXT)));
    blocks.add(
        new Block.Paragraph(diagnosis.values().fill(undecided.asked().symptom().in(language))));
    causes(Label.POSSIBLE, undecided.possible(), diagnosis);
    evidence(diagnosis);
  }

  private void causes(
      Label title, List<Conclusion.Possible> causes, Diagnosis.Explained diagnosis) {
    if (!causes.isEmpty()) {
      blocks.add(new Block.Title(say(title)));
      blocks.add(
          new Block.Items(words.perhaps(causes, diagnosis).stream().limit(MOST_CAUSES).toList()));
    }
  }

  private void evidence(Diagnosis.Explained diagnosis) {
    diagnosis
        .examined()
        .filter(examined -> !examined.findings().isEmpty())
        .ifPresent(examined -> {
          blocks.add(new Block.Title(say(Label.EVIDENCE)));
          blocks.add(new Block.Evidence(words.rows(examined.findings())));
        });
  }

  private void remedy(Remedy remedy, Diagnosis.Explained diagnosis) {
    Option option = remedy.option();
    blocks.add(new Block.Title(say(Label.FIX, option.title().in(language))));
    blocks.add(new Block.Context(List.of(words.risk(option.risk()))));
    option
        .warning()
        .ifPresent(warning ->
            blocks.add(new Block.Warning(diagnosis.values().fill(warning.in(language)))));
    remedy
        .first()
        .ifPresent(command -> {
          blocks.add(new Block.Paragraph(say(Label.FIRST)));
          blocks.add(new Block.Code("sh", command));
        });
    blocks.add(new Block.Paragraph(say(Label.STEPS)));
    blocks.add(
        new Block.Steps(
            option.steps().stream()
                .map(step -> diagnosis.values().fill(step.in(language)))
                .toList()));
    for (Remedy.Snippet snippet : remedy.snippets()) {
      blocks.add(new Block.Paragraph(words.target(snippet.target()) + ":"));
      blocks.add(new Block.Code("hcl", snippet.text()));
    }
    remedy
        .cli()
        .ifPresent(commands -> {
          blocks.add(new Block.Paragraph(say(Label.DO_COMMANDS)));
          blocks.add(new Block.Code("sh", commands));
        });
    if (!remedy.missing().isEmpty()) {
      blocks.add(new Block.Paragraph(words.fillIn(remedy.missing())));
    }
    blocks.add(new Block.Title(say(Label.VERIFY)));
    blocks.add(new Block.Code("sh", remedy.verify()));
  }

  private void otherOptions(Diagnosis.Explained diagnosis) {
    List<String> others =
        Stream.concat(
                diagnosis.remedies().stream()
                    .skip(1)
                    .map(Remedy::option)
                    .map(option ->
                        option.title().in(language) + " (" + words.risk(option.risk()) + ")"),
                diagnosis.withheld().stream().map(words::withheld))
            .toList();
    if (!others.isEmpty()) {
      blocks.add(new Block.Title(say(Label.OTHER_OPTIONS)));
      blocks.add(new Block.Items(others));
    }
  }

  private void alsoInPaste(Diagnosis.Explained diagnosis) {
    List<String> others = Wording.others(diagnosis).stream().map(id -> "`" + id + "`").toList();
    if (!others.isEmpty()) {
      blocks.add(new Block.Title(say(Label.ALSO_IN_PASTE)));
      blocks.add(new Block.Items(others));
    }
  }

  /// The report of a whole cluster.
  ///
  /// @param examined what was looked at
  /// @param language the language to write in
  public static Reply report(Diagnosis.Examined examined, Language language) {
    ReplyWriter writer = new ReplyWriter(language);
    Summary summary = writer.report(examined);
    return new Reply(language, summary, writer.blocks);
  }

  private Summary report(Diagnosis.Examined examined) {
    blocks.add(words.headline(examined));
    List<String> context = new ArrayList<>(cluster(examined.cluster(), examined.at()));
    context.add(say(Label.READ_ONLY));
    blocks.add(new Block.Context(context));
    blocks.add(new Block.Evidence(words.rows(examined.findings())));
    blocks.addAll(UnseenBlocks.of(examined.unseen(), language));
    return Wording.summary(examined);
  }

  /// What changed between two recordings.
  ///
  /// @param from when the older was recorded
  /// @param to when the newer was recorded
  /// @param changes one sentence each
  public static Reply changes(Instant from, Instant to, List<Words> changes, Language language) {
    ReplyWriter writer = new ReplyWriter(language);
    writer.blocks.add(
        new Block.Headline(
            Mark.INFO, writer.say(Label.CHANGED, Wording.time(from), Wording.time(to))));
    if (changes.isEmpty()) {
      writer.blocks.add(new Block.Paragraph(writer.say(Label.NOTHING_CHANGED)));
    } else {
      writer.blocks.add(new Block.Items(changes.stream().map(writer.words::in).toList()));
    }
    return new Reply(language, Wording.summary(Outcome.DONE), writer.blocks);
  }
}
