package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.clusters.Listing;
import io.github.eksauth.bot.permissions.Preflight;
import io.github.eksauth.bot.permissions.Preflight.State;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.bot.reply.Reply.Summary;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words what running clusters are asked besides diagnoses: which there are, what may be read of
/// them, what was recorded.
public final class ClustersWriter {
  private ClustersWriter() {}

  private static Reply reply(
      Language language, Outcome outcome, List<String> missing, List<Block> blocks) {
    return new Reply(
        language,
        new Summary(outcome, Optional.empty(), Optional.empty(), Optional.empty(), missing),
        blocks);
  }

  /// The clusters there are.
  public static Reply list(Listing listing, Language language) {
    List<Block> blocks = new ArrayList<>();
    int count = listing.clusters().size();
    blocks.add(
        new Block.Headline(
            Mark.INFO,
            count == 0 ? Label.CLUSTERS_NONE.in(language) : Label.CLUSTERS.in(language, count)));
    if (count > 0) {
      blocks.add(
          new Block.Items(
              listing.clusters().stream().map(cluster -> line(cluster, language)).toList()));
    }
    if (!listing.blind().isEmpty()) {
      blocks.add(new Block.Title(Label.NOT_SEEN.in(language)));
      blocks.add(new Block.Items(listing.blind()));
    }
    boolean nothing = count == 0 && !listing.blind().isEmpty();
    return reply(language, nothing ? Outcome.COULD_NOT_LOOK : Outcome.DONE, List.of(), blocks);
  }

  static String line(Listed cluster, Language language) {
    List<String> parts = new ArrayList<>();
    parts.add("`" + cluster.name() + "`");
    parts.add(cluster.region() + cluster.account().map(id -> ", " + id).orElse(""));
    if (!cluster.aliases().isEmpty()) {
      parts.add(Label.CLUSTER_ALIASES.in(language, String.join(", ", cluster.aliases())));
    }
    parts.add((cluster.configured() ? Label.CLUSTER_CONFIGURED : Label.CLUSTER_FOUND).in(language));
    return String.join(" · ", parts);
  }

  /// What was recorded.
  ///
  /// @param file where the recording is
  public static Reply recorded(
      String cluster,
      int facts,
      String file,
      boolean masked,
      List<Facts.Blind> unseen,
      Language language) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Headline(Mark.INFO, Label.RECORDED_FACTS.in(language, cluster, facts, file)));
    if (masked) {
      blocks.add(new Block.Paragraph(Label.RECORDED_MASKED.in(language)));
    }
    blocks.add(new Block.Paragraph(Label.RECORDED_USE.in(language, file)));
    if (unseen.isEmpty()) {
      blocks.add(new Block.Paragraph(Label.RECORDED_ALL.in(language)));
    }
    blocks.addAll(UnseenBlocks.of(unseen, language));
    return reply(language, Outcome.DONE, UnseenBlocks.missing(unseen), blocks);
  }

  /// What may be read of a cluster, what is denied first.
  public static Reply permissions(String cluster, List<Preflight.Row> rows, Language language) {
    List<String> denied =
        rows.stream()
            .filter(row -> row.state() instanceof State.Denied)
            .map(row -> row.permission().id())
            .toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        denied.isEmpty()
            ? new Block.Headline(Mark.FINE, Label.PERMISSIONS_ALL.in(language, cluster))
            : new Block.Headline(
                Mark.UNSEEN,
                Label.PERMISSIONS_DENIED.in(language, cluster, denied.size(), rows.size())));
    List<Block.Row> shown = new ArrayList<>();
    for (Mark mark : List.of(Mark.UNSEEN, Mark.FINE, Mark.NOT_APPLICABLE)) {
      rows.stream()
          .map(row -> row(row, language))
          .filter(row -> row.mark() == mark)
          .forEach(shown::add);
    }
    blocks.add(new Block.Evidence(shown));
    blocks.add(new Block.Paragraph(Label.PERMISSIONS_GRANT.in(language)));
    return reply(
        language, denied.isEmpty() ? Outcome.DONE : Outcome.COULD_NOT_LOOK, denied, blocks);
  }

  private static Block.Row row(Preflight.Row row, Language language) {
    String id = row.permission().id();
    return switch (row.state()) {
      case State.Allowed() ->
          new Block.Row(
              Mark.FINE,
              id,
              Label.PERMISSION_ALLOWED.in(language),
              Label.PERMISSION_PROVED.in(language));
      case State.NotTried() ->
          new Block.Row(
              Mark.NOT_APPLICABLE,
              id,
              Label.PERMISSION_NOT_TRIED.in(language),
              Label.PERMISSION_NOTHING.in(language));
      case State.Denied(String why, int _, List<String> costs) ->
          new Block.Row(
              Mark.UNSEEN,
              id,
              Label.PERMISSION_DENIED.in(language),
              costs.isEmpty()
                  ? Label.PERMISSION_COSTS_NOTHING.in(language, why)
                  : Label.PERMISSION_COSTS.in(language, why, String.join(", ", costs)));
    };
  }
}
