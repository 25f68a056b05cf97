package io.github.eksauth.knowledge.entry;

import java.util.List;
import java.util.regex.Pattern;

/// The files a new entry starts from: everything an entry needs, with what to write in each place.
public final class EntryDraft {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  private static final String ENTRY =
      """
      # yaml-language-server: $schema=../../entry.schema.json
      title: The trouble in one line, in the words of whoever has it
      symptom: What people see, in one or two sentences.
      group: access # fargate, aws-auth, access-entry, access, nodes, workload-identity, terraform-upgrade
      severity: blocked # outage, blocked, degraded, warning
      signals:
        - says: the words of the error that decide, with <...> for what varies
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

  private static final String HIT =
      "Paste here: the words of the error that decide, with <...> for what varies\n";

  private EntryDraft() {}

  /// One file of the draft.
  public record DraftFile(String name, String text) {}

  /// Whether this can be the id of an entry.
  public static boolean isId(String id) {
    return ID.matcher(id).matches();
  }

  /// The files, in the order to fill them in.
  public static List<DraftFile> files() {
    return List.of(
        new DraftFile("entry.yaml", ENTRY),
        new DraftFile("zh.yaml", CHINESE),
        new DraftFile("hit-1.txt", HIT),
        new DraftFile("hit-2.txt", "│ Error: " + HIT),
        new DraftFile("hit-3.txt", "报错如下：" + HIT),
        new DraftFile("near-1.txt", "A look-alike that must not find this entry.\n"),
        new DraftFile("near-2.txt", "Another one, from another system.\n"));
  }
}
