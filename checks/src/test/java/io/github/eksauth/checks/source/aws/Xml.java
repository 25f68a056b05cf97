package io.github.eksauth.checks.source.aws;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// XML as the query services write it.
final class Xml {
  private Xml() {}

  /// An element with these parts inside.
  static String in(String name, String... parts) {
    return "<" + name + ">" + String.join("", parts) + "</" + name + ">";
  }

  /// An element with a text; nothing when the text is empty.
  static String text(String name, String text) {
    return text.isEmpty()
        ? ""
        : in(name, text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
  }

  static String time(String name, Optional<Instant> time) {
    return text(name, time.map(Instant::toString).orElse(""));
  }

  /// A list: `member` in IAM and STS, `item` in EC2.
  static <T> String list(String name, String item, List<T> all, Function<T, String> inside) {
    return in(
        name, all.stream().map(one -> in(item, inside.apply(one))).collect(Collectors.joining()));
  }

  static String plain(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
