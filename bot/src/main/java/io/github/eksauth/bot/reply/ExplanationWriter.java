package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.match.Explanation;
import io.github.eksauth.knowledge.match.Explanation.Ground;
import io.github.eksauth.knowledge.match.Explanation.Kind;
import io.github.eksauth.knowledge.match.Explanation.Standing;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Words an explanation: which lines and signals decided, and why the runners-up lost.
public final class ExplanationWriter {
  /// What an entry lacks can be a long list of ways to say it.
  private static final int LONGEST_QUOTE = 120;

  private ExplanationWriter() {}

  /// The reply with its explanation at the end.
  public static Reply append(Reply reply, Explanation explanation) {
    List<Block> blocks = new ArrayList<>(reply.blocks());
    blocks.add(new Block.Title(Label.WHY_THIS.in(reply.language())));
    blocks.add(new Block.Items(lines(explanation, reply.language())));
    return new Reply(reply.language(), reply.summary(), blocks);
  }

  /// One line for each entry that came into question.
  public static List<String> lines(Explanation explanation, Language language) {
    if (explanation.grounds().isEmpty()) {
      return List.of(Label.WHY_NOTHING.in(language));
    }
    Stream<String> grounds = explanation.grounds().stream().map(ground -> line(ground, language));
    return explanation.match() instanceof Match.Nothing
        ? Stream.concat(Stream.of(Label.WHY_TOO_WEAK.in(language)), grounds).toList()
        : grounds.toList();
  }

  private static String line(Ground ground, Language language) {
    String said =
        ground.said().stream()
            .map(words -> "“" + cut(words) + "”")
            .collect(Collectors.joining(", "));
    Label label = ground.kind() == Kind.WORDS ? Label.WHY_WORDS : Label.WHY_SAYS;
    return label.in(language, ground.entry(), said)
        + where(ground.lines(), language)
        + "; "
        + standing(ground, language);
  }

  private static String where(List<Hit.Line> lines, Language language) {
    if (lines.isEmpty()) {
      return "";
    }
    String numbers =
        lines.stream()
            .limit(6)
            .map(line -> Integer.toString(line.number()))
            .collect(Collectors.joining(", "));
    return Label.WHY_LINES.in(language, numbers);
  }

  private static String standing(Ground ground, Language language) {
    return switch (ground.standing()) {
      case Standing.First() ->
          switch (ground.kind()) {
            case FIRM -> Label.WHY_DECIDES.in(language);
            case HINT -> Label.WHY_SUGGESTS.in(language);
            case WORDS -> Label.WHY_CLOSEST.in(language);
          };
      case Standing.Follows(String entry) -> Label.WHY_FOLLOWS.in(language, entry);
      case Standing.OnlyHint() -> Label.WHY_ONLY_HINT.in(language);
      case Standing.BeforeTheError() -> Label.WHY_BEFORE_ERROR.in(language);
      case Standing.FewerWords(int words, int first) ->
          Label.WHY_FEWER_WORDS.in(language, words, first);
      case Standing.Elsewhere() -> Label.WHY_ELSEWHERE.in(language);
      case Standing.LessLike(int percent) -> Label.WHY_LESS_LIKE.in(language, percent);
      case Standing.RuledOut(String words) -> Label.WHY_RULED_OUT.in(language, cut(words));
      case Standing.Lacks(String words) -> Label.WHY_LACKS.in(language, cut(words));
    };
  }

  private static String cut(String words) {
    int end =
        words.offsetByCodePoints(
            0, Math.min(LONGEST_QUOTE, words.codePointCount(0, words.length())));
    return end < words.length() ? words.substring(0, end) + "…" : words;
  }
}
