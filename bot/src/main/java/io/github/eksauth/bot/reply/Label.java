package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.text.Language;
import java.util.Locale;

/// Our own fixed words in a reply, in both languages. `%s` takes a value.
enum Label {
  ALSO_IN_PASTE("Also in this paste", "这段内容里还有"),
  CAUSE("Cause", "原因"),
  CHECKS("%s checks", "%s 项检查"),
  CLOSEST("Closest, but too weak to claim: %s (`%s`).", "最接近但不足以断定：%s（`%s`）。"),
  COMES_BACK("What would bring it back", "什么情况下会复发"),
  COULD_BE("It could be one of these", "可能是以下之一"),
  DENIED(
      "`%s` is denied: %s reads could not be made, the first is %s (%s)",
      "`%s` 被拒绝：%s 次读取失败，第一次是%s（%s）"),
  DENIED_ONE("`%s` is denied: %s could not be read (%s)", "`%s` 被拒绝：无法读取%s（%s）"),
  DO_COMMANDS("By command:", "用命令执行："),
  EVIDENCE("Evidence", "证据"),
  FILL_IN("Fill in yourself, nothing we saw tells it: %s", "以下值无从得知，请自行填写：%s"),
  FIRST("First, see that it is safe (changes nothing):", "先确认安全（只读）："),
  FIX("Fix: %s", "修复：%s"),
  FROM_TEXT(
      "From the text only: nobody has looked at a cluster. Give `--cluster NAME` or `--snapshot FILE` to have it checked.",
      "仅根据文字判断，尚未查看集群。加上 `--cluster 名称` 或 `--snapshot FILE` 即可检查。"),
  HEALTHY_NOW(
      "None of the causes we know holds in this cluster now. Everything that was looked at is listed below.",
      "已知的原因目前在该集群中都不成立，检查过的内容列在下面。"),
  LOCKED_OUT(
      "The cluster does not let eks-auth in, so only what AWS tells was looked at: %s",
      "集群不允许 eks-auth 进入，因此只查看了 AWS 一侧的信息：%s"),
  MISSING("Permissions that would show it: %s", "补上这些权限即可查看：%s"),
  MODE("mode %s", "模式 %s"),
  MODULE("Terraform EKS module %s", "Terraform EKS 模块 %s"),
  NO_MATCH(
      "I read that but found no EKS authentication error I know.", "已阅读，但没有发现我认识的 EKS 身份验证错误。"),
  NOT_SEEN("What could not be seen", "未能查看的内容"),
  NO_OPTION("None of the options we know fits what was seen here.", "已知的方案都不适合目前看到的情况。"),
  NOT_RULED_OUT("Not ruled out, because it could not be seen", "因未能查看而无法排除"),
  OTHER_OPTIONS("Other options that fit", "其他可行方案"),
  OTHER_CLUSTER(
      "The text is about cluster `%s`; what was looked at is `%s`.", "文字里提到的集群是 `%s`，而查看的是 `%s`。"),
  OTHER_PROFILE(
      "The text names Fargate profile `%s`, which this cluster does not have. All of its profiles were looked at: %s.",
      "文字里提到的 Fargate profile `%s` 在该集群中不存在，因此查看了它的全部 profile：%s。"),
  OTHER_NODE_GROUP(
      "The text names node group `%s`, which this cluster does not have. All of its node groups were looked at: %s.",
      "文字里提到的节点组 `%s` 在该集群中不存在，因此查看了它的全部节点组：%s。"),
  PASTE_MORE(
      "Paste the error itself with a few lines around it: the `Error:` block of Terraform, the event of `kubectl describe pod`, the line of the log.",
      "请粘贴错误原文及其前后几行：Terraform 的 `Error:` 段、`kubectl describe pod` 的事件、日志行。"),
  NEEDS("not allowed to look; it takes %s", "无权查看，需要 %s"),
  PERHAPS("Perhaps: %s", "可能：%s"),
  PERHAPS_ELSE("`%s`, if all of those are ruled out", "`%s`，前提是以上都已排除"),
  PERHAPS_DECIDED_BY("`%s`, decided by %s", "`%s`，取决于 %s"),
  POSSIBLE("What it can be; a look at the cluster decides", "可能的原因（需要查看集群才能确定）"),
  READ_LIVE("read live at %s", "实时读取于 %s"),
  READ_ONLY("read-only", "只读"),
  RECORDED("recorded %s", "记录于 %s"),
  RESOURCES("Plain resources of the AWS provider", "AWS provider 原生资源"),
  RISK_DISRUPTIVE(
      "risk R*: reversible, but something is out of service while it runs", "风险 R*：可回退，但执行期间会影响服务"),
  RISK_IRREVERSIBLE("risk I: cannot be undone", "风险 I：不可回退"),
  RISK_REVERSIBLE("risk R: reversible", "风险 R：可回退"),
  SOURCES("sources: %s", "来源：%s"),
  SOURCES_AND_MORE(
      "sources: %s; `eks-auth kb show %s` lists all", "来源：%s；`eks-auth kb show %s` 列出全部"),
  STEPS("Steps:", "步骤："),
  UNDECIDED(
      "The text fits, but what would decide could not be seen. Nothing is claimed about it.",
      "文字吻合，但起决定作用的信息未能查看，因此不作断言。"),
  VERIFY("Prove that it worked", "验证修复结果"),
  WHAT_TOLD_US("What told us", "判断依据"),
  WHY_THIS("Why this match", "匹配依据"),
  WHY_NOTHING("No word of it is known.", "没有认识的词。"),
  WHY_TOO_WEAK("None of it is enough to claim:", "都不足以断定："),
  WHY_SAYS("`%s`: the text says %s", "`%s`：文中有 %s"),
  WHY_WORDS("`%s`: words in common are %s", "`%s`：共有的词 %s"),
  WHY_LINES(" (line %s)", "（第 %s 行）"),
  WHY_DECIDES("that decides", "由此确定"),
  WHY_SUGGESTS("that suggests it, and nothing comes closer", "由此推测，没有更接近的"),
  WHY_CLOSEST("nothing comes closer", "没有更接近的"),
  WHY_FOLLOWS("it follows from `%s`, which was found as well", "它是 `%s` 的后果，后者也已找到"),
  WHY_ONLY_HINT("that is only a hint, the first has words that decide", "只是线索，而第一项有决定性的文字"),
  WHY_BEFORE_ERROR(
      "that stands outside the error, the first is said by the error itself",
      "出现在错误之外，而第一项是错误本身的内容"),
  WHY_FEWER_WORDS("that agrees in %s words, the first in %s", "吻合 %s 个词，第一项吻合 %s 个"),
  WHY_ELSEWHERE("as specific, but the first stands where it counts more", "同样具体，但第一项的位置更关键"),
  WHY_LESS_LIKE("%s%% as close as the first", "接近程度是第一项的 %s%%"),
  WHY_RULED_OUT("not that, because the text also says “%s”", "予以排除，因为文中还有 “%s”"),
  WHY_LACKS("not that without one of “%s”", "不成立，缺少 “%s” 之一"),
  WITHHELD(
      "Not offered: %s. It takes over the whole of `mapRoles`, and not every role that must stay could be read.",
      "未提供：%s。它会接管整个 `mapRoles`，而必须保留的角色未能全部读到。"),
  RECORDED_FACTS("%s: %s facts recorded in %s", "%s：已将 %s 项信息记录到 %s"),
  RECORDED_MASKED(
      "Account ids were replaced by made-up ones, the same id by the same one everywhere.",
      "账户 ID 已替换为虚构的 ID，同一个 ID 始终替换为同一个。"),
  RECORDED_ALL("Nothing that was asked for stayed unseen.", "所有要读取的内容都已读到。"),
  RECORDED_USE(
      "It holds names, ARNs and policies of the cluster, and no tokens, keys or user data. `eks-auth check --snapshot %s` replays it.",
      "其中包含集群的名称、ARN 和策略，不含令牌、密钥或 user data。可用 `eks-auth check --snapshot %s` 重放。"),
  PERMISSIONS_ALL("%s: every permission that was needed is there", "%s：需要的权限都已具备"),
  PERMISSIONS_DENIED("%s: %s of %s permissions are denied", "%s：%s / %s 项权限被拒绝"),
  PERMISSIONS_GRANT(
      "`eks-auth permissions --policy` and `eks-auth permissions --rbac` print what to grant.",
      "`eks-auth permissions --policy` 和 `eks-auth permissions --rbac` 会输出需要授予的权限。"),
  PERMISSION_ALLOWED("allowed", "允许"),
  PERMISSION_DENIED("denied", "拒绝"),
  PERMISSION_NOT_TRIED("not tried", "未尝试"),
  PERMISSION_PROVED("a read that needs it succeeded", "需要该权限的读取已成功"),
  PERMISSION_NOTHING("nothing here needed it", "这里没有用到"),
  PERMISSION_COSTS("%s. Cannot tell without it: %s", "%s。缺少它就无法判断：%s"),
  PERMISSION_COSTS_NOTHING("%s. No check of this cluster needs it", "%s。该集群的检查没有用到它"),
  CLUSTERS("Known clusters: %s", "已知集群：%s 个"),
  CLUSTERS_NONE("No cluster is known", "没有已知的集群"),
  CLUSTER_CONFIGURED("from the configuration", "来自配置文件"),
  CLUSTER_FOUND("found in AWS", "在 AWS 中发现"),
  CLUSTER_ALIASES("also called %s", "别名 %s"),
  ALL_FINE("%s: nothing wrong in %s checks", "%s：%s 项检查均未发现异常"),
  SOME_WRONG("%s: %s of %s checks found something wrong", "%s：%s / %s 项检查发现异常"),
  NONE_WRONG_SOME_UNSEEN(
      "%s: nothing wrong was seen, but %s of %s checks could not look",
      "%s：未发现异常，但 %s / %s 项检查未能查看"),
  UNKNOWN_CLUSTER("unknown cluster", "未知集群"),
  NOTHING_CHANGED("Nothing changed", "没有变化"),
  CHANGED("What changed between %s and %s", "%s 到 %s 之间的变化");

  private final String en;
  private final String zh;

  Label(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  String in(Language language, Object... values) {
    String text =
        switch (language) {
          case ENGLISH -> en;
          case CHINESE -> zh;
        };
    return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
  }
}
