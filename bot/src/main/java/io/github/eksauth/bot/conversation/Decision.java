package io.github.eksauth.bot.conversation;

import io.github.eksauth.checks.fact.Words;
import java.util.List;

/// Whether somebody may ask about a cluster.
public sealed interface Decision {
  /// They may.
  record Allowed() implements Decision {}

  /// They may not, as far as we can tell.
  ///
  /// @param reason why, for whoever words it
  /// @param unread the user groups that would have decided but could not be read
  record Refused(Reason reason, List<String> unread) implements Decision {
    public Refused {
      unread = List.copyOf(unread);
    }

    /// Why, for whoever asked.
    public Words words() {
      return switch (reason) {
        case NO_RULES ->
            new Words("No rule lets anybody ask about clusters yet.", "尚未配置任何允许查询集群的规则。");
        case NO_RULE_FOR_CLUSTER -> new Words("No rule is about it.", "没有针对它的规则。");
        case NOT_HERE -> new Words("The rules about it are for other channels.", "相关规则只适用于其他频道。");
        case NOT_THIS_PERSON -> new Words("The rules about it are for others.", "相关规则只适用于其他人。");
        case GROUP_UNREAD ->
            new Words(
                "A user group decides, and it could not be read: "
                    + String.join(", ", unread)
                    + ". The app needs the scope usergroups:read for that.",
                "取决于用户组，但无法读取：" + String.join("、", unread) + "。应用需要 usergroups:read 权限。");
      };
    }

    /// Why, in a sentence for logs.
    public String why() {
      return switch (reason) {
        case NO_RULES -> "no rule allows anybody to ask about clusters";
        case NO_RULE_FOR_CLUSTER -> "no rule names this cluster";
        case NOT_HERE -> "the rules that name this cluster do not apply in this channel";
        case NOT_THIS_PERSON -> "the rules that apply here do not name this person";
        case GROUP_UNREAD ->
            "whether this person may could not be told: user group "
                + String.join(", ", unread)
                + " could not be read";
      };
    }
  }

  /// Why somebody may not.
  enum Reason {
    /// Nothing is allowed to anybody.
    NO_RULES,
    /// No rule is about this cluster.
    NO_RULE_FOR_CLUSTER,
    /// There are rules about this cluster, for other channels.
    NOT_HERE,
    /// There are rules about this cluster in this channel, for others.
    NOT_THIS_PERSON,
    /// A user group would have decided, and could not be read.
    GROUP_UNREAD
  }
}
