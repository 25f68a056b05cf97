package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.checks.awsauth.Arn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Puts `<account>` in the place of account ids, and `<account-2>` and so on where there are more:
/// the same name for the same account, so that what differs still reads as different.
final class HiddenAccounts {
  private static final Pattern ACCOUNT =
      Pattern.compile("(?<![0-9A-Za-z])[0-9]{12}(?![0-9A-Za-z])");

  private final Map<String, String> names = new LinkedHashMap<>();

  private HiddenAccounts() {}

  static HiddenAccounts of(Optional<Diagnosis.Examined> examined) {
    HiddenAccounts hidden = new HiddenAccounts();
    examined
        .flatMap(Diagnosis.Examined::cluster)
        .flatMap(cluster -> Arn.parse(cluster.arn()))
        .ifPresent(arn -> hidden.name(arn.account()));
    return hidden;
  }

  private String name(String account) {
    return names.computeIfAbsent(
        account, _ -> names.isEmpty() ? "<account>" : "<account-" + (names.size() + 1) + ">");
  }

  String in(String text) {
    return ACCOUNT.matcher(text).replaceAll(found -> name(found.group()));
  }

  Reply in(Reply reply) {
    List<Block> blocks = new ArrayList<>(reply.blocks().stream().map(this::in).toList());
    boolean toFillIn =
        reply.blocks().stream()
            .anyMatch(block -> block instanceof Block.Code code && !in(code).equals(code));
    if (toFillIn) {
      int end = 0;
      while (end < blocks.size() && !(blocks.get(end) instanceof Block.Actions)) {
        end++;
      }
      blocks.add(end, new Block.Paragraph(Label.ACCOUNTS_HIDDEN.in(reply.language())));
    }
    return new Reply(reply.language(), reply.summary(), blocks);
  }

  private List<String> in(List<String> texts) {
    return texts.stream().map(this::in).toList();
  }

  private Block in(Block block) {
    return switch (block) {
      case Block.Headline(Mark mark, String text) -> new Block.Headline(mark, in(text));
      case Block.Context(List<String> parts) -> new Block.Context(in(parts));
      case Block.Title(String text) -> new Block.Title(in(text));
      case Block.Paragraph(String text) -> new Block.Paragraph(in(text));
      case Block.Quote(List<Block.QuotedLine> lines) ->
          new Block.Quote(
              lines.stream()
                  .map(line -> new Block.QuotedLine(line.number(), in(line.text())))
                  .toList());
      case Block.Evidence(List<Block.Row> rows) ->
          new Block.Evidence(rows.stream().map(this::in).toList());
      case Block.Table(List<Block.Row> rows) ->
          new Block.Table(rows.stream().map(this::in).toList());
      case Block.Steps(List<String> steps) -> new Block.Steps(in(steps));
      case Block.Items(List<String> items) -> new Block.Items(in(items));
      case Block.Warning(String text) -> new Block.Warning(in(text));
      case Block.Code(String language, String text) -> new Block.Code(language, in(text));
      // made of our own words and of ids
      case Block.Actions actions -> actions;
      case Block.Feedback feedback -> feedback;
    };
  }

  private Block.Row in(Block.Row row) {
    return new Block.Row(row.mark(), row.check(), in(row.title()), in(row.found()));
  }
}
