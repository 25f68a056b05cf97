package io.github.eksauth.bot.proposals;

import io.github.eksauth.knowledge.entry.Phrase;
import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The line of a text that most likely tells what is wrong, and what of it would be said the same
/// elsewhere.
///
/// @param number of the line, from 0
/// @param parts the words that stay, run by run; what varies stood between the runs
record TellingLine(int number, List<List<String>> parts) {
  private static final int MOST_LINES = 50_000;
  private static final int LONGEST_LINE = 1000;
  private static final int MOST_WORDS = 24;
  private static final int LONGEST_WORD = 40;

  /// Fewer decide nothing.
  private static final int FEWEST_TOKENS = 3;

  private static final int MOST_WORDS_OF_A_NAME = 6;
  private static final int LONGEST_NAME = 50;

  private static final Pattern HEADS_AN_ERROR =
      Pattern.compile("^[^A-Za-z]{0,60}+(?:Error|ERROR|error|Exception)\\b.{4}");
  private static final Pattern TROUBLE =
      Pattern.compile(
          "(?i)error|exception|denied|unauthorized|forbidden|fail|cannot|can't|could not|unable|invalid|not found"
              + "|already|refused|expired|错误|报错|失败|拒绝|无法|不能");

  /// A word alone in quotes is somebody's name for something, unless it is an identifier.
  private static final Pattern QUOTED = Pattern.compile("([\"'`])([^\"'`\\s]{1,200})\\1");

  private static final Pattern MARKS =
      Pattern.compile("[\"'`{}\\[\\]()<>|=,;\\\\&\\p{Cntrl}\\p{Cf}]");
  private static final Pattern SPACES = Pattern.compile("\\s++");
  private static final Pattern IDENTIFIER =
      Pattern.compile("[A-Za-z]{1,40}+(?:_[A-Za-z]{1,40}+){1,9}+");
  private static final Pattern ACTION = Pattern.compile("[a-z]{2,20}+:[A-Za-z]{3,60}+");
  private static final Pattern STATUS = Pattern.compile("[45][0-9]{2}");

  /// Stands for what varies while a line is taken apart; a control character of a paste says
  /// nothing.
  private static final String VARIES = "\u0000";

  /// Words of the field that look like names.
  private static final Set<String> WORDS =
      Set.of(
          "ec2",
          "s3",
          "x509",
          "k8s",
          "ipv4",
          "ipv6",
          "aws-auth",
          "kube-system",
          "kube-proxy",
          "aws-node",
          "pod-identity",
          "node-group",
          "config-map",
          "sign-in",
          "web-identity");

  private static final Set<String> NOT_IN_NAMES =
      Set.of(
          "error",
          "errors",
          "the",
          "an",
          "to",
          "of",
          "is",
          "was",
          "in",
          "on",
          "for",
          "and",
          "by",
          "with",
          "at",
          "from",
          "level",
          "msg",
          "fatal",
          "warning",
          "occurred",
          "when",
          "calling",
          "operation",
          "this",
          "https",
          "http",
          "response",
          "status",
          "statuscode",
          "code",
          "requestid",
          "request",
          "id",
          "that");

  TellingLine {
    parts = parts.stream().map(List::copyOf).toList();
  }

  /// The line of that text; any line when none stands out.
  static TellingLine of(String text) {
    List<String> lines = text.lines().limit(MOST_LINES).map(TellingLine::cut).toList();
    int best = 0;
    int most = -1;
    for (int i = 0; i < lines.size(); i++) {
      int score = score(lines.get(i), most);
      if (score > most) {
        best = i;
        most = score;
      }
    }
    return new TellingLine(best, lines.isEmpty() ? List.of() : parts(lines.get(best)));
  }

  private static String cut(String line) {
    return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE);
  }

  /// How likely it tells what is wrong.
  ///
  /// @param most what another line has; lines that cannot have more are not looked at closely
  private static int score(String line, int most) {
    int score = 0;
    if (HEADS_AN_ERROR.matcher(line).find()) {
      score += 4;
    }
    if (TROUBLE.matcher(line).find()) {
      score += 3;
    }
    boolean specific = score + 2 > most && tokens(parts(line)) >= FEWEST_TOKENS;
    return specific ? score + 2 : score;
  }

  /// The line as a signal says it: `access entry <...> already in use`. Empty when too little of it
  /// would decide anything.
  Optional<String> phrase() {
    return tokens(parts) < FEWEST_TOKENS
        ? Optional.empty()
        : Optional.of(
            String.join(
                " " + Phrase.GAP + " ",
                parts.stream().map(words -> String.join(" ", words)).toList()));
  }

  /// A name for the trouble: lower-case words joined by `-`.
  String name() {
    StringBuilder name = new StringBuilder();
    List<String> words =
        parts.stream()
            .flatMap(List::stream)
            .flatMap(word -> Arrays.stream(word.toLowerCase(Locale.ROOT).split("[^a-z]", -1)))
            .filter(word -> word.length() > 1 && word.length() <= LONGEST_WORD)
            .filter(word -> !NOT_IN_NAMES.contains(word))
            .distinct()
            .limit(MOST_WORDS_OF_A_NAME)
            .toList();
    for (String word : words) {
      if (name.length() + word.length() >= LONGEST_NAME) {
        break;
      }
      name.append(name.isEmpty() ? "" : "-").append(word);
    }
    return name.isEmpty() ? "unknown-error" : name.toString();
  }

  private static int tokens(List<List<String>> parts) {
    return parts.stream().mapToInt(words -> Tokenizer.tokens(String.join(" ", words)).size()).sum();
  }

  private static List<List<String>> parts(String line) {
    String quoted =
        QUOTED
            .matcher(line.replace(VARIES, " "))
            .replaceAll(found ->
                IDENTIFIER.matcher(found.group(2)).matches()
                    ? " " + found.group(2) + " "
                    : " " + VARIES + " ");
    List<List<String>> parts = new ArrayList<>();
    List<String> part = new ArrayList<>();
    int words = 0;
    for (String raw : SPACES.split(marks(quoted), -1)) {
      String word = bare(raw);
      boolean varies = raw.equals(VARIES) || (!word.isEmpty() && varies(word));
      if (varies && !part.isEmpty()) {
        parts.add(part);
        part = new ArrayList<>();
      }
      if (!varies && !word.isEmpty() && words < MOST_WORDS) {
        part.add(word);
        words++;
      }
    }
    if (!part.isEmpty()) {
      parts.add(part);
    }
    return parts;
  }

  private static String marks(String text) {
    return MARKS.matcher(text).replaceAll(found -> found.group().equals(VARIES) ? VARIES : " ");
  }

  /// The word without what stands around it, and with the `:` of an action but of nothing else.
  private static String bare(String raw) {
    int start = 0;
    int end = raw.length();
    while (start < end && !isWord(raw.charAt(start))) {
      start++;
    }
    while (end > start && !isWord(raw.charAt(end - 1))) {
      end--;
    }
    return raw.substring(start, end);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean varies(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    if (WORDS.contains(lower) || STATUS.matcher(word).matches() || ACTION.matcher(word).matches()) {
      return false;
    }
    boolean plain = word.chars().allMatch(c -> Character.isLetter(c) || c == '_');
    return !plain || word.length() > LONGEST_WORD;
  }
}
