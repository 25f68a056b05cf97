package io.github.eksauth.bot.slack.inbound;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What commands and follow-ups are: a line that is short enough to be said rather than pasted.
final class ShortLine {
  /// The ARN of a cluster has up to 170 characters, the URL of one about as many.
  static final int MOST = 300;

  private static final Pattern SPACES = Pattern.compile("\\s++");
  private static final String FENCE = "```";

  private ShortLine() {}

  /// The one line of the text, words one space apart; empty when it has more lines, or none, or is
  /// long. Code fences do not count as lines.
  static Optional<String> of(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > MOST) {
      return Optional.empty();
    }
    List<String> lines =
        MessageText.typed(stripped, "")
            .text()
            .lines()
            .filter(line -> !line.isBlank() && !line.strip().equals(FENCE))
            .toList();
    boolean inFence = stripped.contains(FENCE);
    if (lines.isEmpty() || lines.size() > (inFence ? 2 : 1)) {
      return Optional.empty();
    }
    String line =
        SPACES.splitAsStream(String.join(" ", lines)).collect(Collectors.joining(" ")).strip();
    return line.isEmpty() ? Optional.empty() : Optional.of(line);
  }

  /// The words of a line.
  static List<String> words(String line) {
    return SPACES.splitAsStream(line).filter(word -> !word.isEmpty()).toList();
  }
}
