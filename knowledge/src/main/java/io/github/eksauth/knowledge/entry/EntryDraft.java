package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The files a new entry starts from: everything an entry needs, with what to write in each place.
public final class EntryDraft {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private static final String SAYS =
      "the words of the error that decide, with <...> for what varies";

  /// Where [#ENTRY] says what decides.
  private static final String SIGNAL = "{signal}";

  private static final String ENTRY =
      """
      # yaml-language-server: $schema=../../entry.schema.json
      title: The trouble in one line, in the words of whoever has it
      symptom: What people see, in one or two sentences.
      group: access # fargate, aws-auth, access-entry, access, nodes, workload-identity, terraform-upgrade
      severity: blocked # outage, blocked, degraded, warning
      signals:
        - says: {signal}
      descriptions:
        - how somebody tells it without the error text
        - another way to tell it
        - a third way to tell it
      checks: [] # ids of checks, see `eks-auth check --list`
      causes:
        - id: the-cause
          says: Why it happens.
          when: [] # for example `- broken: admin-path-exists`
          options: [the-option]
          comes-back: What would make the trouble return.
      options:
        - id: the-option
          title: What it does
          risk: R # R, R* or I; R* and I also need `warning` and `first`
          steps:
            - What to do.
          verify: |
            aws eks describe-cluster --name <cluster> --region <region>
      sources:
        - tfm#1
      """;

  private static final String CHINESE =
      """
      title: 一句话说明故障
      symptom: 用户看到的现象。
      descriptions:
        - 不贴报错原文时的说法
        - 另一种说法
        - 第三种说法
      causes:
        the-cause:
          says: 为什么会发生。
          comes-back: 什么情况下会复发。
      options:
        the-option:
          title: 做什么
          steps:
            - 具体步骤。
      """;

  private static final String HIT = "Paste here: " + SAYS + "\n";

  private EntryDraft() {}

  /// One file of the draft.
  public record DraftFile(String name, String text) {}

  /// Whether this can be the id of an entry.
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /// The `entry.yaml` of a draft that knows more than nothing; YAML whatever the texts hold.
  ///
  /// @param says a phrase of the error, as signals write it; empty when it is still to be written
  /// @param notes what its author should see while filling in the rest; stands there as comments
  public static String entry(Optional<String> says, String notes) {
    return ENTRY.replace(SIGNAL, says.map(EntryDraft::quoted).orElse(SAYS)) + comment(notes);
  }

  private static String quoted(String text) {
    return "\"" + printable(text).replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  /// The text as comments of YAML, line by line.
  public static String comment(String notes) {
    return notes
        .lines()
        .map(line -> ("# " + printable(line)).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  /// The text without what must not stand in YAML, https://yaml.org/spec/1.2.2/#51-character-set,
  /// and without what some readers of it take for the end of a line.
  private static String printable(String text) {
    return text.codePoints()
        .map(c -> isPrintable(c) ? c : c == '\t' ? ' ' : 0xFFFD)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isPrintable(int c) {
    boolean lineEnd = c == 0x2028 || c == 0x2029;
    return (c >= ' ' && c <= '~')
        || (c >= 0xA0 && c <= 0xD7FF && !lineEnd)
        || (c >= 0xE000 && c <= 0xFFFD && c != 0xFEFF)
        || c >= 0x10000;
  }

  /// The files, in the order to fill them in.
  public static List<DraftFile> files() {
    return List.of(
        new DraftFile("entry.yaml", ENTRY.replace(SIGNAL, SAYS)),
        new DraftFile("zh.yaml", CHINESE),
        new DraftFile("hit-1.txt", HIT),
        new DraftFile("hit-2.txt", "│ Error: " + HIT),
        new DraftFile("hit-3.txt", "报错如下：" + HIT),
        new DraftFile("near-1.txt", "A look-alike that must not find this entry.\n"),
        new DraftFile("near-2.txt", "Another one, from another system.\n"));
  }
}
