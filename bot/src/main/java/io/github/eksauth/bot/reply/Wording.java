package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.ClusterView.ReadAt;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
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

/// What is said the same way however long the answer is: how sure we are, what was seen, what could
/// not be seen, what an option risks.
record Wording(Language language) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MOST_SOURCES = 6;
  private static final int MOST_LINES = 6;

  String say(Label label, Object... values) {
    return label.in(language, values);
  }

  String in(Words words) {
    return switch (language) {
      case ENGLISH -> words.en();
      case CHINESE -> words.zh();
    };
  }

  static String time(Instant time) {
    return TIME.format(time);
  }

  static Outcome outcome(Diagnosis.Explained diagnosis) {
    if (diagnosis.examined().isEmpty()) {
      return Outcome.DONE;
    }
    if (diagnosis.conclusion() instanceof Conclusion.Undecided) {
      return Outcome.COULD_NOT_LOOK;
    }
    return outcome(diagnosis.examined().get().findings());
  }

  static Outcome outcome(List<Finding> findings) {
    if (count(findings, Mark.WRONG) > 0) {
      return Outcome.WRONG;
    }
    return count(findings, Mark.UNSEEN) > 0 ? Outcome.COULD_NOT_LOOK : Outcome.DONE;
  }

  static long count(List<Finding> findings, Mark mark) {
    return findings.stream().filter(finding -> mark(finding.verdict()) == mark).count();
  }

  static Mark mark(Diagnosis.Explained diagnosis, Outcome outcome) {
    return switch (outcome) {
      case WRONG -> Mark.WRONG;
      case COULD_NOT_LOOK -> Mark.UNSEEN;
      case NO_MATCH -> Mark.INFO;
      case DONE -> diagnosis.conclusion() instanceof Conclusion.NoneOfThem ? Mark.FINE : Mark.INFO;
    };
  }

  static Mark mark(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Broken _ -> Mark.WRONG;
      case Verdict.Unsure _ -> Mark.UNSEEN;
      case Verdict.Healthy _ -> Mark.FINE;
      case Verdict.NotApplicable _ -> Mark.NOT_APPLICABLE;
    };
  }

  static Summary summary(Diagnosis.Explained diagnosis, Optional<String> option) {
    return new Summary(
        outcome(diagnosis),
        Optional.of(diagnosis.shown().id()),
        diagnosis.conclusion() instanceof Conclusion.Named named
            ? Optional.of(named.cause().id())
            : Optional.empty(),
        option,
        UnseenBlocks.missing(blind(diagnosis)));
  }

  static Summary summary(Diagnosis.Examined examined) {
    return new Summary(
        outcome(examined.findings()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UnseenBlocks.missing(examined.unseen()));
  }

  static Summary summary(Diagnosis.Candidates diagnosis) {
    return new Summary(
        Outcome.DONE,
        diagnosis.entries().stream().findFirst().map(Entry::id),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }

  /// The summary of an answer about no entry and no cluster.
  static Summary summary(Outcome outcome) {
    return new Summary(outcome, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  static List<Facts.Blind> blind(Diagnosis.Explained diagnosis) {
    return diagnosis.examined().map(Diagnosis.Examined::unseen).orElse(List.of());
  }

  /// What of the paste is not this cluster's, and that the cluster refuses us, when it does.
  List<Block> doubts(Diagnosis.Examined examined) {
    return Stream.concat(
            examined.strangers().stream().map(this::stranger),
            examined.lockedOut().stream().map(why -> say(Label.LOCKED_OUT, in(why))))
        .<Block>map(Block.Warning::new)
        .toList();
  }

  private String stranger(Diagnosis.Stranger stranger) {
    Label label =
        switch (stranger.kind()) {
          case CLUSTER -> Label.OTHER_CLUSTER;
          case PROFILE -> Label.OTHER_PROFILE;
          case NODE_GROUP -> Label.OTHER_NODE_GROUP;
        };
    return say(
        label,
        stranger.named(),
        stranger.present().isEmpty() ? "-" : String.join(", ", stranger.present()));
  }

  /// How the headline of a whole cluster reads.
  Block.Headline headline(Diagnosis.Examined examined) {
    List<Finding> findings = examined.findings();
    String name = name(examined.cluster());
    return switch (outcome(findings)) {
      case WRONG ->
          new Block.Headline(
              Mark.WRONG,
              say(Label.SOME_WRONG, name, count(findings, Mark.WRONG), findings.size()));
      case COULD_NOT_LOOK ->
          new Block.Headline(
              Mark.UNSEEN,
              say(
                  Label.NONE_WRONG_SOME_UNSEEN,
                  name,
                  count(findings, Mark.UNSEEN),
                  findings.size()));
      case NO_MATCH, DONE ->
          new Block.Headline(Mark.FINE, say(Label.ALL_FINE, name, findings.size()));
    };
  }

  String name(Optional<ClusterInfo> cluster) {
    return cluster.map(ClusterInfo::name).orElseGet(() -> say(Label.UNKNOWN_CLUSTER));
  }

  /// When the facts are from.
  String read(ReadAt at) {
    return say(at.live() ? Label.READ_LIVE : Label.RECORDED, TIME.format(at.time()));
  }

  /// What could be is never worded as if it were: without a look each cause is a "perhaps", and
  /// after a look that saw too little only what would decide it is named.
  List<String> perhaps(List<Conclusion.Possible> causes, Diagnosis.Explained diagnosis) {
    return causes.stream().map(possible -> perhaps(possible, diagnosis)).distinct().toList();
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
                .flatMap(Wording::names)
                .map(id -> "`" + id + "`")
                .distinct()
                .toList());
    return deciders.isEmpty()
        ? say(Label.PERHAPS_ELSE, name)
        : say(Label.PERHAPS_DECIDED_BY, name, deciders);
  }

  /// The first few, and how many there are beside them.
  List<String> firstOf(List<String> items, int most) {
    List<String> shown = new ArrayList<>(items.stream().limit(most).toList());
    if (shown.size() < items.size()) {
      shown.add(say(Label.AND_MORE, items.size() - shown.size()));
    }
    return shown;
  }

  private static Stream<String> names(Condition condition) {
    return switch (condition) {
      case Condition.Check check -> Stream.of(check.id());
      case Condition.Fact fact -> Stream.of(fact.name());
      case Condition.Pasted _ -> Stream.empty();
      case Condition.Any any -> any.conditions().stream().flatMap(Wording::names);
    };
  }

  List<Block.Row> rows(List<Finding> findings) {
    return findings.stream()
        .map(finding ->
            new Block.Row(
                mark(finding.verdict()),
                finding.check().id(),
                in(finding.check().title()),
                found(finding.verdict())))
        .toList();
  }

  /// A denied read is told once, elsewhere; the row says which permission it takes.
  private String found(Verdict verdict) {
    return verdict instanceof Verdict.Unsure unsure && !unsure.missing().isEmpty()
        ? say(
            Label.NEEDS,
            String.join(
                ", ", unsure.missing().stream().map(one -> "`" + one.id() + "`").sorted().toList()))
        : in(verdict.because());
  }

  String target(Target target) {
    return switch (target) {
      case MODULE_19 -> say(Label.MODULE, "19");
      case MODULE_20 -> say(Label.MODULE, "20");
      case MODULE_21 -> say(Label.MODULE, "21");
      case RESOURCE, CLI -> say(Label.RESOURCES);
    };
  }

  String risk(Risk risk) {
    return say(
        switch (risk) {
          case REVERSIBLE -> Label.RISK_REVERSIBLE;
          case DISRUPTIVE -> Label.RISK_DISRUPTIVE;
          case IRREVERSIBLE -> Label.RISK_IRREVERSIBLE;
        });
  }

  /// Why an option that would fit is not shown.
  String withheld(Option option) {
    return say(Label.WITHHELD, option.title().in(language));
  }

  String fillIn(List<String> missing) {
    return say(
        Label.FILL_IN,
        String.join(", ", missing.stream().map(name -> "`<" + name + ">`").toList()));
  }

  String sources(Entry entry) {
    List<String> first = entry.sources().stream().limit(MOST_SOURCES).toList();
    String named = String.join(", ", first);
    return first.size() == entry.sources().size()
        ? say(Label.SOURCES, named)
        : say(Label.SOURCES_AND_MORE, named, entry.id());
  }

  /// The lines of the paste that decided.
  List<Block> quote(Hit hit) {
    return hit.lines().isEmpty()
        ? List.of()
        : List.of(
            new Block.Title(say(Label.WHAT_TOLD_US)),
            new Block.Quote(
                hit.lines().stream()
                    .limit(MOST_LINES)
                    .map(line -> new Block.QuotedLine(line.number(), line.text()))
                    .toList()));
  }

  /// The other errors of the paste, by entry.
  static List<String> others(Diagnosis.Explained diagnosis) {
    if (!(diagnosis.match() instanceof Match.Sure)) {
      return List.of();
    }
    String shown = diagnosis.shown().id();
    return diagnosis.match().hits().stream()
        .map(Hit::entry)
        .filter(id -> !id.equals(shown) && !id.equals(diagnosis.hit().entry()))
        .toList();
  }
}
