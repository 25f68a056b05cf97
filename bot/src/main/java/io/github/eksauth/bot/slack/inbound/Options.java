package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody says in front of the text they want diagnosed: `cluster=prod`, `--module 21`, `on
/// prod:`.
///
/// @param rest the text behind it
record Options(Optional<String> cluster, Optional<List<Target>> targets, String rest) {
  /// Phones and Macs make one dash of two.
  private static final String DASHES = "(?:--|—|–)";

  private static final Pattern CLUSTER =
      Pattern.compile(
          "(?i)(?:"
              + DASHES
              + "cluster(?: {1,3}+| {0,2}+= {0,2}+)|(?:cluster|集群)=)(\\S{1,300}+)\\s*+");
  private static final Pattern MODULE =
      Pattern.compile(
          "(?i)(?:"
              + DASHES
              + "module(?: {1,3}+| {0,2}+= {0,2}+)|(?:module|模块)=)(\\S{1,60}+)\\s*+");
  private static final Pattern ON = Pattern.compile("(?i)on {1,3}+(\\S{1,300}+)\\s++");

  /// The options at the beginning of a text.
  static Options of(String text) {
    Optional<String> cluster = Optional.empty();
    Optional<List<Target>> targets = Optional.empty();
    int from = 0;
    while (from < text.length() && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    while (true) {
      Optional<Found<List<Target>>> module =
          targets.isPresent()
              ? Optional.empty()
              : found(MODULE, text, from).flatMap(it -> it.as(ModuleWord.of(it.value)));
      if (module.isPresent()) {
        targets = Optional.of(module.get().value);
        from = module.get().end;
        continue;
      }
      Optional<Found<String>> named = cluster.isPresent() ? Optional.empty() : cluster(text, from);
      if (named.isEmpty()) {
        return new Options(cluster, targets, text.substring(from).strip());
      }
      cluster = Optional.of(named.get().value);
      from = named.get().end;
    }
  }

  /// What these options and the text ask for.
  Order.Diagnose order(List<SharedFile> files) {
    return new Order.Diagnose(new Paste(rest), files, cluster, targets);
  }

  private static Optional<Found<String>> cluster(String text, int from) {
    return found(CLUSTER, text, from)
        .flatMap(it -> it.as(ClusterWord.of(it.value)))
        .or(() ->
            found(ON, text, from)
                .filter(it -> it.value.endsWith(":") || it.value.endsWith("："))
                .flatMap(it -> it.as(ClusterWord.inSentence(it.value))));
  }

  private static Optional<Found<String>> found(Pattern pattern, String text, int from) {
    Matcher matcher = pattern.matcher(text).region(from, text.length());
    return matcher.lookingAt()
        ? Optional.of(new Found<>(matcher.group(1), matcher.end()))
        : Optional.empty();
  }

  private record Found<T>(T value, int end) {
    <R> Optional<Found<R>> as(Optional<R> other) {
      return other.map(it -> new Found<>(it, end));
    }
  }
}
