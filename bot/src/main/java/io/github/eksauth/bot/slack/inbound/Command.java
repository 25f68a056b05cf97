package io.github.eksauth.bot.slack.inbound;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words that are commands.
enum Command {
  CHECK,
  DIAGNOSE,
  EXPLAIN,
  CLUSTERS,
  USE,
  MUTE,
  UNMUTE,
  HELP;

  private List<String> english() {
    return this == HELP
        ? List.of("help", "-h", "--help", "—help")
        : List.of(name().toLowerCase(Locale.ROOT));
  }

  private List<String> chinese() {
    return switch (this) {
      case CHECK -> List.of("检查", "檢查", "巡检", "体检");
      case DIAGNOSE -> List.of("诊断", "診斷");
      case EXPLAIN -> List.of("解释", "解釋", "说明");
      case CLUSTERS -> List.of("列出集群", "集群列表", "有哪些集群", "集群");
      case USE -> List.of("切换到", "切换", "使用");
      case MUTE -> List.of("静音", "安静");
      case UNMUTE -> List.of("取消静音", "解除静音");
      case HELP -> List.of("帮助", "幫助", "怎么用", "用法");
    };
  }

  /// As it is typed.
  String word() {
    return english().getFirst();
  }

  /// Every command, as it is typed.
  static List<String> words() {
    return Arrays.stream(values()).map(Command::word).toList();
  }

  /// A command at the beginning of a text, and what stands behind it.
  record Said(Command command, String rest) {}

  /// The command that a text begins with. Chinese does not set words apart with spaces.
  static Optional<Said> at(String text) {
    String line = text.stripLeading();
    int end = 0;
    while (end < line.length() && isWord(line.charAt(end))) {
      end++;
    }
    String first = line.substring(0, end).toLowerCase(Locale.ROOT);
    for (Command command : values()) {
      if (command.english().contains(first)) {
        return Optional.of(new Said(command, rest(line, end)));
      }
    }
    if (line.equals("?") || line.equals("？")) {
      return Optional.of(new Said(HELP, ""));
    }
    record Word(Command command, String text) {}
    return Arrays.stream(values())
        .flatMap(command -> command.chinese().stream().map(word -> new Word(command, word)))
        .filter(word -> line.startsWith(word.text))
        .max(Comparator.comparingInt(word -> word.text.length()))
        .map(word -> new Said(word.command, rest(line, word.text.length())));
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '—';
  }

  private static String rest(String line, int from) {
    int i = from;
    while (i < line.length()
        && (Character.isWhitespace(line.charAt(i)) || ":：,，.!?。！？".indexOf(line.charAt(i)) >= 0)) {
      i++;
    }
    return line.substring(i);
  }
}
