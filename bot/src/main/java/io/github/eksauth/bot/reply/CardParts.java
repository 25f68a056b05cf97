package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.knowledge.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What every card about a cluster has.
final class CardParts {
  private CardParts() {}

  /// Which cluster, what was looked at and for how long.
  static List<String> where(Diagnosis.Examined examined, Wording words, CardContext context) {
    List<String> parts = new ArrayList<>();
    parts.add(words.name(examined.cluster()));
    examined
        .cluster()
        .flatMap(cluster -> Arn.parse(cluster.arn()))
        .ifPresent(arn -> {
          parts.add(arn.region());
          parts.add(arn.account());
        });
    examined
        .cluster()
        .map(ClusterInfo::authenticationMode)
        .ifPresent(mode -> parts.add(words.say(Label.MODE, mode)));
    parts.add(checks(examined.findings().size(), words, context.took()));
    if (!examined.at().live()) {
      parts.add(words.read(examined.at()));
    }
    parts.add(words.say(Label.READ_ONLY));
    return parts;
  }

  private static String checks(int count, Wording words, Optional<Duration> took) {
    return took.map(duration ->
            words.say(
                Label.CHECKS_TOOK,
                count,
                String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1000.0)))
        .orElseGet(() -> words.say(Label.CHECKS, count));
  }

  /// How many rows are not shown, and how those stand.
  static String more(List<Block.Row> rows, Wording words) {
    boolean chinese = words.language() == Language.CHINESE;
    List<String> counts = new ArrayList<>();
    for (Mark mark : Mark.values()) {
      long count = rows.stream().filter(row -> row.mark() == mark).count();
      if (count > 0) {
        counts.add(count + " " + mark.word(chinese));
      }
    }
    return words.say(Label.MORE_CHECKS, rows.size(), String.join(", ", counts));
  }

  /// That something could not be seen, in a line; `blind` is not empty.
  static Block unseen(List<Facts.Blind> blind, Wording words) {
    List<String> missing = UnseenBlocks.missing(blind);
    Facts.Blind first = blind.getFirst();
    String reads =
        words.say(Label.READS_FAILED, blind.size(), words.in(first.key().what()), first.why());
    return new Block.Paragraph(
        missing.isEmpty()
            ? reads
            : reads
                + " "
                + words.say(
                    Label.MISSING,
                    String.join(", ", missing.stream().map(id -> "`" + id + "`").toList())));
  }

  static Action.Press otherLanguage(Language language) {
    return switch (language) {
      case ENGLISH -> Action.Press.of(Verb.LANGUAGE, Language.CHINESE.tag(), "中文");
      case CHINESE -> Action.Press.of(Verb.LANGUAGE, Language.ENGLISH.tag(), "English");
    };
  }
}
