package io.github.eksauth.bot.conversation;

import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Mentions;
import io.github.eksauth.knowledge.text.Paste;
import io.github.eksauth.knowledge.text.Tokenizer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What makes two errors the same: the entry, and the words of the lines that decided, without the
/// names, numbers and times in them. Where a word could be either it counts as a name: two errors
/// taken for one cost a reply that nobody asked for.
///
/// @param value short, and says nothing of the text
record Fingerprint(String value) {
  private static final int MOST_LINES = 50;
  private static final int MOST_CHARACTERS = 2_000;
  private static final int BYTES = 12;

  /// What stands in quotes, of whichever kind and however escaped.
  private static final Pattern QUOTED =
      Pattern.compile(
          "\\\\*+\"[^\"\\\\]{0,300}+\\\\*+\"|`[^`]{0,300}+`|(?<![A-Za-z])'[^'\\s]{0,300}+'");

  static Fingerprint of(Match.Sure match) {
    Hit hit = match.first();
    List<String> lines =
        hit.lines().stream()
            .limit(MOST_LINES)
            .map(line -> line.text().substring(0, Math.min(MOST_CHARACTERS, line.text().length())))
            .toList();
    Set<String> names = names(new Paste(String.join("\n", lines)).mentions());
    String words =
        lines.stream()
            .map(line -> words(line, names))
            .filter(line -> !line.isEmpty())
            .distinct()
            .collect(Collectors.joining("\n", hit.entry() + "\n", ""));
    return new Fingerprint(
        HexFormat.of()
            .formatHex(Arrays.copyOf(sha256(words.getBytes(StandardCharsets.UTF_8)), BYTES)));
  }

  private static String words(String line, Set<String> names) {
    String plain = QUOTED.matcher(line).replaceAll(" ");
    return Arrays.stream(plain.split("\\s+", -1))
        .filter(word -> !isName(word))
        .flatMap(word -> Tokenizer.tokens(word).stream())
        .filter(token -> !names.contains(token))
        .collect(Collectors.joining(" "));
  }

  /// Whether a word has a digit, or a mark between its letters, as in ARNs, hosts, pods and paths.
  private static boolean isName(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      boolean mark = "-_/:.@=".indexOf(c) >= 0 && i > 0 && i < word.length() - 1;
      if (Character.isDigit(c) || (mark && Character.isLetter(word.charAt(i + 1)))) {
        return true;
      }
    }
    return false;
  }

  /// The words of the names that the text itself tells to be names.
  private static Set<String> names(Mentions mentions) {
    return Stream.of(
            Stream.of(
                    mentions.cluster(),
                    mentions.profile(),
                    mentions.namespace(),
                    mentions.pod(),
                    mentions.caller(),
                    mentions.image())
                .flatMap(Optional::stream),
            mentions.further().values().stream())
        .flatMap(it -> it)
        .flatMap(name -> Tokenizer.tokens(name).stream())
        .collect(Collectors.toSet());
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
