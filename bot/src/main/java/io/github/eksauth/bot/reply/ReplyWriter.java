package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.ClusterView.ReadAt;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Condition;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.entry.Risk;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Words a diagnosis: the answer first, then what it rests on, then what to do.
public final class ReplyWriter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_LINES = 6;
  private static final int MOST_CAUSES = 10;
  private static final int MOST_SOURCES = 6;

  private final Language language;
  private final List<Block> blocks = new ArrayList<>();

  private ReplyWriter(Language language) {
    this.language = language;
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
    return label.in(language, values);
  }

  private Summary noMatch(Diagnosis.NoMatch diagnosis) {
    blocks.add(new Block.Headline(Mark.INFO, say(Label.NO_MATCH)));
    blocks.add(new Block.Paragraph(say(Label.PASTE_MORE)));
    diagnosis
        .closest()
        .ifPresent(entry ->
            blocks.add(
                new Block.Paragraph(say(Label.CLOSEST, entry.title().in(language), entry.id()))));
    return new Summary(
        Outcome.NO_MATCH, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
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
    return new Summary(
        Outcome.DONE,
        diagnosis.entries().stream().findFirst().map(Entry::id),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  private Summary explained(Diagnosis.Explained diagnosis) {
    Outcome outcome = outcome(diagnosis);
    Entry entry =
        diagnosis.conclusion() instanceof Conclusion.Named named
            ? named.entry()
            : diagnosis.conclusion().asked();
    blocks.add(new Block.Headline(mark(diagnosis, outcome), entry.title().in(language)));
    blocks.add(new Block.Context(context(entry, diagnosis.examined())));
    diagnosis
        .examined()
        .ifPresent(examined -> {
          strangers(examined.strangers());
          examined
              .lockedOut()
              .ifPresent(why -> blocks.add(new Block.Warning(say(Label.LOCKED_OUT, in(why)))));
        });
    quote(diagnosis.hit());
    Optional<String> cause = Optional.empty();
    switch (diagnosis.conclusion()) {
      case Conclusion.Named named -> {
        named(named, diagnosis);
        cause = Optional.of(named.cause().id());
      }
      case Conclusion.Undecided undecided -> undecided(undecided, diagnosis);
      case Conclusion.NoneOfThem _ -> {
        blocks.add(new Block.Paragraph(say(Label.HEALTHY_NOW)));
        evidence(diagnosis);
      }
    }
    unseen(blind(diagnosis));
    alsoInPaste(diagnosis, entry);
    blocks.add(new Block.Context(List.of(sources(entry))));
    return new Summary(
        outcome,
        Optional.of(entry.id()),
        cause,
        diagnosis.remedies().stream().findFirst().map(remedy -> remedy.option().id()),
        UnseenBlocks.missing(blind(diagnosis)));
  }

  private String sources(Entry entry) {
    List<String> first = entry.sources().stream().limit(MOST_SOURCES).toList();
    String named = String.join(", ", first);
    return first.size() == entry.sources().size()
        ? say(Label.SOURCES, named)
        : say(Label.SOURCES_AND_MORE, named, entry.id());
  }

  private static Outcome outcome(Diagnosis.Explained diagnosis) {
    if (diagnosis.examined().isEmpty()) {
      return Outcome.DONE;
    }
    if (diagnosis.conclusion() instanceof Conclusion.Undecided) {
      return Outcome.COULD_NOT_LOOK;
    }
    List<Finding> findings = diagnosis.examined().get().findings();
    if (findings.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Broken)) {
      return Outcome.WRONG;
    }
    boolean blind =
        findings.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Unsure);
    return blind ? Outcome.COULD_NOT_LOOK : Outcome.DONE;
  }

  private static Mark mark(Diagnosis.Explained diagnosis, Outcome outcome) {
    return switch (outcome) {
      case WRONG -> Mark.WRONG;
      case COULD_NOT_LOOK -> Mark.UNSEEN;
      case NO_MATCH -> Mark.INFO;
      case DONE -> diagnosis.conclusion() instanceof Conclusion.NoneOfThem ? Mark.FINE : Mark.INFO;
    };
  }

  private void strangers(List<Diagnosis.Stranger> strangers) {
    for (Diagnosis.Stranger stranger : strangers) {
      Label label =
          switch (stranger.kind()) {
            case CLUSTER -> Label.OTHER_CLUSTER;
            case PROFILE -> Label.OTHER_PROFILE;
            case NODE_GROUP -> Label.OTHER_NODE_GROUP;
          };
      blocks.add(
          new Block.Warning(
              say(
                  label,
                  stranger.named(),
                  stranger.present().isEmpty() ? "-" : String.join(", ", stranger.present()))));
    }
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
    parts.add(say(at.live() ? Label.READ_LIVE : Label.RECORDED, TIME.format(at.time())));
    return parts;
  }

  private void quote(Hit hit) {
    if (hit.lines().isEmpty()) {
      return;
    }
    blocks.add(new Block.Title(say(Label.WHAT_TOLD_US)));
    blocks.add(
        new Block.Quote(
            hit.lines().stream()
                .limit(MOST_LINES)
                .map(line -> new Block.QuotedLine(line.number(), line.text()))
                .toList()));
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

  /// What could be is never worded as if it were: without a look each cause is a "perhaps", and
  /// after a look that saw too little only what would decide it is named.
  private void causes(
      Label title, List<Conclusion.Possible> causes, Diagnosis.Explained diagnosis) {
    if (causes.isEmpty()) {
      return;
    }
    blocks.add(new Block.Title(say(title)));
    blocks.add(
        new Block.Items(
            causes.stream()
                .map(possible -> perhaps(possible, diagnosis))
                .distinct()
                .limit(MOST_CAUSES)
                .toList()));
  }

  private String perhaps(Conclusion.Possible possible, Diagnosis.Explained diagnosis) {
    if (diagnosis.examined().isEmpty()) {
      return say(Label.PERHAPS, diagnosis.values().fill(possible.says().in(language)));
    }
    String name =
        switch (possible.cause()) {
          case Cause.Explained explained -> explained.id();
          case Cause.LeadsTo leadsTo -> leadsTo.entry();
        };
    String deciders =
        String.join(
            ", ",
            possible.cause().when().stream()
                .flatMap(ReplyWriter::names)
                .map(id -> "`" + id + "`")
                .distinct()
                .toList());
    return deciders.isEmpty()
        ? say(Label.PERHAPS_ELSE, name)
        : say(Label.PERHAPS_DECIDED_BY, name, deciders);
  }

  private static Stream<String> names(Condition condition) {
    return switch (condition) {
      case Condition.Check check -> Stream.of(check.id());
      case Condition.Fact fact -> Stream.of(fact.name());
      case Condition.Pasted _ -> Stream.empty();
      case Condition.Any any -> any.conditions().stream().flatMap(ReplyWriter::names);
    };
  }

  private void evidence(Diagnosis.Explained diagnosis) {
    diagnosis
        .examined()
        .filter(examined -> !examined.findings().isEmpty())
        .ifPresent(examined -> {
          blocks.add(new Block.Title(say(Label.EVIDENCE)));
          blocks.add(new Block.Evidence(rows(examined.findings())));
        });
  }

  private List<Block.Row> rows(List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            new Block.Row(
                mark(finding.verdict()),
                finding.check().id(),
                in(finding.check().title()),
                found(finding.verdict())))
        .toList();
  }

  /// A denied read is told once, below; the row says which permission it takes.
  private String found(Verdict verdict) {
    return verdict instanceof Verdict.Unsure unsure && !unsure.missing().isEmpty()
        ? say(
            Label.NEEDS,
            String.join(
                ", ", unsure.missing().stream().map(one -> "`" + one.id() + "`").sorted().toList()))
        : in(verdict.because());
  }

  private String in(Words words) {
    return switch (language) {
      case ENGLISH -> words.en();
      case CHINESE -> words.zh();
    };
  }

  private static Mark mark(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Broken _ -> Mark.WRONG;
      case Verdict.Unsure _ -> Mark.UNSEEN;
      case Verdict.Healthy _ -> Mark.FINE;
      case Verdict.NotApplicable _ -> Mark.NOT_APPLICABLE;
    };
  }

  private void remedy(Remedy remedy, Diagnosis.Explained diagnosis) {
    Option option = remedy.option();
    blocks.add(new Block.Title(say(Label.FIX, option.title().in(language))));
    blocks.add(new Block.Context(List.of(say(risk(option.risk())))));
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
      blocks.add(new Block.Paragraph(target(snippet.target()) + ":"));
      blocks.add(new Block.Code("hcl", snippet.text()));
    }
    remedy
        .cli()
        .ifPresent(commands -> {
          blocks.add(new Block.Paragraph(say(Label.DO_COMMANDS)));
          blocks.add(new Block.Code("sh", commands));
        });
    if (!remedy.missing().isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              say(
                  Label.FILL_IN,
                  String.join(
                      ", ", remedy.missing().stream().map(name -> "`<" + name + ">`").toList()))));
    }
    blocks.add(new Block.Title(say(Label.VERIFY)));
    blocks.add(new Block.Code("sh", remedy.verify()));
  }

  private String target(Target target) {
    return switch (target) {
      case MODULE_19 -> say(Label.MODULE, "19");
      case MODULE_20 -> say(Label.MODULE, "20");
      case MODULE_21 -> say(Label.MODULE, "21");
      case RESOURCE, CLI -> say(Label.RESOURCES);
    };
  }

  private static Label risk(Risk risk) {
    return switch (risk) {
      case REVERSIBLE -> Label.RISK_REVERSIBLE;
      case DISRUPTIVE -> Label.RISK_DISRUPTIVE;
      case IRREVERSIBLE -> Label.RISK_IRREVERSIBLE;
    };
  }

  private void otherOptions(Diagnosis.Explained diagnosis) {
    List<String> others =
        Stream.concat(
                diagnosis.remedies().stream()
                    .skip(1)
                    .map(Remedy::option)
                    .map(option ->
                        option.title().in(language) + " (" + say(risk(option.risk())) + ")"),
                diagnosis.withheld().stream()
                    .map(option -> say(Label.WITHHELD, option.title().in(language))))
            .toList();
    if (!others.isEmpty()) {
      blocks.add(new Block.Title(say(Label.OTHER_OPTIONS)));
      blocks.add(new Block.Items(others));
    }
  }

  private void unseen(List<Facts.Blind> blind) {
    blocks.addAll(UnseenBlocks.of(blind, language));
  }

  private static List<Facts.Blind> blind(Diagnosis.Explained diagnosis) {
    return diagnosis.examined().map(Diagnosis.Examined::unseen).orElse(List.of());
  }

  private void alsoInPaste(Diagnosis.Explained diagnosis, Entry shown) {
    if (!(diagnosis.match() instanceof Match.Sure)) {
      return;
    }
    List<String> others =
        diagnosis.match().hits().stream()
            .map(Hit::entry)
            .filter(id -> !id.equals(shown.id()) && !id.equals(diagnosis.hit().entry()))
            .map(id -> "`" + id + "`")
            .toList();
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
    List<Finding> findings = examined.findings();
    String name =
        examined.cluster().map(ClusterInfo::name).orElseGet(() -> say(Label.UNKNOWN_CLUSTER));
    long wrong =
        findings.stream().filter(finding -> finding.verdict() instanceof Verdict.Broken).count();
    long unsure =
        findings.stream().filter(finding -> finding.verdict() instanceof Verdict.Unsure).count();
    Outcome outcome =
        wrong > 0 ? Outcome.WRONG : unsure > 0 ? Outcome.COULD_NOT_LOOK : Outcome.DONE;
    blocks.add(
        switch (outcome) {
          case WRONG ->
              new Block.Headline(Mark.WRONG, say(Label.SOME_WRONG, name, wrong, findings.size()));
          case COULD_NOT_LOOK ->
              new Block.Headline(
                  Mark.UNSEEN, say(Label.NONE_WRONG_SOME_UNSEEN, name, unsure, findings.size()));
          case NO_MATCH, DONE ->
              new Block.Headline(Mark.FINE, say(Label.ALL_FINE, name, findings.size()));
        });
    List<String> context = new ArrayList<>(cluster(examined.cluster(), examined.at()));
    context.add(say(Label.READ_ONLY));
    blocks.add(new Block.Context(context));
    blocks.add(new Block.Evidence(rows(findings)));
    unseen(examined.unseen());
    return new Summary(
        outcome,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UnseenBlocks.missing(examined.unseen()));
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
            Mark.INFO, writer.say(Label.CHANGED, TIME.format(from), TIME.format(to))));
    if (changes.isEmpty()) {
      writer.blocks.add(new Block.Paragraph(writer.say(Label.NOTHING_CHANGED)));
    } else {
      writer.blocks.add(new Block.Items(changes.stream().map(writer::in).toList()));
    }
    return new Reply(
        language,
        new Summary(Outcome.DONE, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
        writer.blocks);
  }
}
