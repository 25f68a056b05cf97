package io.github.eksauth.bot.slack.blocks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// What Slack is told when it asks for the options of a list
/// (<https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element>).
public final class Options {
  private Options() {}

  /// The clusters to choose from, as the JSON body of the answer.
  public static String clusters(List<ClusterOption> clusters) {
    ObjectNode answer = Json.object();
    answer.set("options", Json.array(nodes(clusters)));
    return Json.write(answer);
  }

  static List<ObjectNode> nodes(List<ClusterOption> clusters) {
    return clusters.stream()
        .filter(cluster -> !cluster.id().isBlank() && cluster.id().length() <= Limits.OPTION_VALUE)
        .limit(Limits.OPTIONS)
        .map(Options::node)
        .toList();
  }

  private static ObjectNode node(ClusterOption cluster) {
    ObjectNode option = Json.option(cluster.name(), cluster.id());
    String where =
        Stream.concat(cluster.account().stream(), Stream.of(cluster.region()))
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" · "));
    if (!where.isEmpty()) {
      option.set("description", Json.plain(where, Limits.OPTION_TEXT));
    }
    return option;
  }
}
