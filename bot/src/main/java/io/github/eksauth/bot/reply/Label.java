package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.text.Language;
import java.util.Locale;

/// Our own fixed words, in both languages: everything that a reader of a reply or a form reads and
/// that is not knowledge. `%s` takes a value.
public enum Label {
  ACCOUNTS_HIDDEN(
      "Account ids are hidden here: put yours in the place of `<account>`.",
      "此处隐藏了账户 ID：请把 `<account>` 换成你的账户 ID。"),
  ALL_CHECKS("All checks", "全部检查"),
  AND_MORE("and %s more", "另有 %s 项"),
  ANSWER_GONE(
      "I no longer remember that answer. Paste the error again and I will look anew.",
      "我已不记得那次回答。请重新粘贴错误，我会再查一次。"),
  ASKED_BY("asked by %s", "提问者 %s"),
  BUSY(
      "I am busy: %s questions wait before this one. Please ask again in a minute.",
      "我正忙：前面还有 %s 个问题。请过一分钟再问。"),
  CARD_CHOOSE(
      "The text fits more than one. Choose what it is, or paste more of the error.",
      "文字与多项吻合。请选择其中一项，或粘贴更多错误内容。"),
  CARD_FROM_TEXT("From the text only: nobody has looked at a cluster.", "仅根据文字判断，尚未查看集群。"),
  CARD_HINT(
      "I speak up because this is an error I know. `/eks-auth mute` silences me in this channel.",
      "我主动回复，是因为我认识这个错误。`/eks-auth mute` 可让我在本频道静默。"),
  CARD_NOT_SO("None of the causes we know holds in this cluster now.", "已知的原因目前在该集群中都不成立。"),
  CARD_PICK(
      "From the text only. Pick a cluster and I will check it live (read-only).",
      "仅根据文字判断。请选择集群，我会实时检查（只读）。"),
  CARD_SEE_HELP("`/eks-auth help` lists what I can do", "`/eks-auth help` 列出我能做的事"),
  CAUSES("What causes it", "可能的原因"),
  CHANNEL_USES("default of this channel", "本频道的默认集群"),
  CHECKED("Checked: %s", "已检查：%s"),
  CHECKS_TOOK("%s checks, %s s", "%s 项检查，%s 秒"),
  CHECK_COLUMN("Check", "检查"),
  CLUSTERS_HERE("Clusters that you can ask about here: %s", "你可以在这里查询的集群：%s 个"),
  CLUSTERS_NONE_HERE("There is no cluster that you may ask about here", "这里没有你可以查询的集群"),
  COULD_NOT_LOOK("I could not look", "无法查看"),
  FEEDBACK_RIGHT("Right", "正确"),
  FEEDBACK_WRONG("Wrong", "不对"),
  FEWER_CHECKS("Fewer checks", "较少检查"),
  FILE_BINARY(
      "%s is not a text file. Give the log or the error message as text.",
      "%s 不是文本文件。请以文本形式提供日志或错误信息。"),
  FILE_ELSEWHERE(
      "%s is not kept by Slack, so I did not open it. Upload it here, or paste its lines.",
      "%s 不在 Slack 上，因此没有打开。请上传到这里，或粘贴其中的内容。"),
  FILE_EMPTY("%s is empty. Paste the error and the lines around it.", "%s 是空的。请粘贴错误及其前后几行。"),
  FILE_FAILED(
      "%s could not be read from Slack. Paste its lines instead.", "无法从 Slack 读取 %s。请直接粘贴其中的内容。"),
  FILE_TOO_BIG(
      "%s is too big: I read files up to %s KiB. Give the part around the first error.",
      "%s 太大：我最多读取 %s KiB。请提供第一个错误前后的部分。"),
  FAILED("I could not answer that: something in me is broken", "我没能回答：我自己出了问题"),
  FAILED_HOW("Whoever runs me finds more in the log under `%s`.", "管理员可以在日志中查找 `%s`。"),
  THREAD_UNREAD("I may not read how this thread began", "我无权读取该讨论串的开头"),
  THREAD_UNREAD_HOW(
      "Paste the error behind the mention, or use *Diagnose EKS auth error* in the menu of the message.",
      "请在提及我之后粘贴报错，或使用消息菜单里的 *Diagnose EKS auth error*。"),
  NO_ANSWER_HERE(
      "I see no answer of mine in this thread. Paste the error again and I will look anew.",
      "我在这个对话里看不到自己的回答。请重新粘贴报错，我会重新检查。"),
  NO_CURE("I know no fix for what `%s` found", "对 `%s` 发现的问题，我没有已知的修复方案"),
  FILE_REFUSED("I did not read the file", "没有读取该文件"),
  FILES_LEFT_OUT(
      "%s more files were left out: I read %s of a message. Share them in another one.",
      "另有 %s 个文件未读：一条消息我最多读 %s 个。请另发一条消息。"),
  ONLY_THE_BEGINNING(
      "Only the first part of the text was read: it is too long. Give the part around the first error.",
      "内容太长，只读取了开头部分。请提供第一个错误前后的部分。"),
  ONLY_THE_BEGINNING_OF(
      "Only the first part of %s was read: it is too long. Give the part around the first error.",
      "%s 太长，只读取了开头部分。请提供第一个错误前后的部分。"),
  HOW_TO_PASTE("Paste the error behind my name", "请在提及我之后粘贴报错"),
  NO_FORM_HERE(
      "A mention cannot open a form; `/eks-auth diagnose` can.",
      "提及我时无法打开表单；`/eks-auth diagnose` 可以。"),
  FIRST_OPTION("Back to the first option", "回到首选方案"),
  FORM_CLOSE("Cancel", "取消"),
  FORM_CLUSTER("Cluster (optional)", "集群（可选）"),
  FORM_MODULE("Terraform EKS module (optional)", "Terraform EKS 模块（可选）"),
  FORM_NOTE(
      "At most 3000 characters fit in here. Send a larger text as a message to me or as a file in a thread where you mention me. Secrets are replaced before anything is kept.",
      "此处最多 3000 个字符。更长的内容请作为消息发给我，或在提到我的话题中作为文件上传。保存前会先替换其中的密钥。"),
  FORM_RESOURCES("none: plain resources", "不用模块：原生资源"),
  FORM_SUBMIT("Diagnose", "诊断"),
  FORM_TEXT("Error, with the lines around it", "错误及其前后几行"),
  FORM_TITLE("Diagnose an error", "诊断错误"),
  FORM_WRONG_NOTE(
      "Your words help to improve the knowledge. Leave out secrets and names of people.",
      "你的说明会用来改进知识库。请勿填写密钥和人名。"),
  FORM_WRONG_SUBMIT("Send", "提交"),
  FORM_WRONG_TEXT("What was it?", "实际原因是什么？"),
  FORM_WRONG_TITLE("Wrong diagnosis", "诊断有误"),
  FOUND_COLUMN("Found", "结果"),
  GET_FILE("Get .tf file", "获取 .tf 文件"),
  HCL_IN_FILE(
      "%s: %s lines, too long for here. “%s” brings them as a file into this thread.",
      "%s：共 %s 行，不适合在此显示。点“%s”即可在话题中获取文件。"),
  HEADLINE_FOUND("Found: %s", "已查明：%s"),
  HEADLINE_LOOKS_LIKE("Looks like: %s", "看起来是：%s"),
  HEADLINE_NOT_SO("No known cause holds now: %s", "已知原因目前均不成立：%s"),
  HEADLINE_UNDECIDED("Cannot tell yet: %s", "尚无法断定：%s"),
  HELP("What you can ask me", "你可以这样问我"),
  HELP_CHECK(
      "`/eks-auth check prod` runs every check on a cluster", "`/eks-auth check prod` 对集群执行全部检查"),
  HELP_CLUSTERS("`/eks-auth clusters` lists the clusters", "`/eks-auth clusters` 列出集群"),
  HELP_DIAGNOSE(
      "`/eks-auth diagnose` opens a form for an error; or type the error behind it",
      "`/eks-auth diagnose` 打开填写错误的表单；也可以把错误写在后面"),
  HELP_EXPLAIN(
      "`/eks-auth explain fargate-role-not-in-auth-config` tells what we know about an error",
      "`/eks-auth explain fargate-role-not-in-auth-config` 说明某个错误"),
  HELP_MENTION(
      "`@eks-auth You must be logged in to the server` in a channel, or the same without the name in a direct message",
      "在频道里发 `@eks-auth You must be logged in to the server`；私信时不必写名字"),
  HELP_MUTE(
      "`/eks-auth mute` silences me here, `/eks-auth unmute` ends that",
      "`/eks-auth mute` 让我在此静默，`/eks-auth unmute` 取消静默"),
  HELP_SHORTCUT(
      "“Diagnose EKS auth error” in the menu of any message, also in threads",
      "任意消息菜单中的 “Diagnose EKS auth error”，话题中也可以"),
  HELP_USE(
      "`/eks-auth use prod` makes it this channel's cluster", "`/eks-auth use prod` 设为本频道的默认集群"),
  HIDE_WHY("Hide why", "隐藏依据"),
  HOME("eks-auth", "eks-auth"),
  HOME_CONNECTION("Connections", "连接状态"),
  HOME_MUTES("Where I am silent", "已静默的位置"),
  HOME_NO_MUTES("Nowhere.", "没有。"),
  HOME_NO_RECENT("Nothing yet.", "暂无。"),
  HOME_PROMISE(
      "I diagnose EKS authentication errors. I only read, I never change anything.",
      "我诊断 EKS 身份验证错误。我只读取，从不修改任何内容。"),
  HOME_RECENT("Your recent answers", "你最近的回答"),
  INTERRUPTED("Interrupted by a restart: press “%s” to look again", "因重启而中断：点“%s”再查一次"),
  KNOWLEDGE_BACK("The branch of the knowledge can be read again", "知识库分支恢复可读"),
  KNOWLEDGE_KEEPS(
      "What answered before goes on answering. A push that mends this is taken by itself.",
      "此前的版本继续回答。推送修正后会自动生效。"),
  KNOWLEDGE_LOST(
      "The branch of the knowledge cannot be read; what is there goes on answering",
      "无法读取知识库分支，现有内容继续回答"),
  KNOWLEDGE_REFUSED_ONE(
      "Revision `%s` of the knowledge is refused: 1 problem", "知识库版本 `%s` 被拒绝：1 个问题"),
  KNOWLEDGE_REFUSED(
      "Revision `%s` of the knowledge is refused: %s problems", "知识库版本 `%s` 被拒绝：%s 个问题"),
  KNOWLEDGE_TAKEN("The knowledge is now revision `%s`, entries: %s", "知识库现为版本 `%s`，条目数：%s"),
  LEFT_OUT_CODE("(too long to show here)", "（太长，此处不显示）"),
  LEFT_OUT("Left out, because Slack takes no more: %s", "因 Slack 长度限制而省略：%s"),
  LEFT_OUT_PARTS("%s parts of this answer", "本回答的 %s 个部分"),
  LEFT_OUT_ROWS("%s checks (%s)", "%s 项检查（%s）"),
  MARK_COLUMN("State", "状态"),
  MORE_CHECKS("and %s more checks: %s", "另有 %s 项检查：%s"),
  MUTED_CHANNEL(
      "Silent in this channel: I answer only when I am addressed. `/eks-auth unmute` ends that.",
      "已在本频道静默：只有被提到时才回答。`/eks-auth unmute` 可取消。"),
  MUTED_THREAD("Silent in this thread: I answer only when I am addressed.", "已在本话题静默：只有被提到时才回答。"),
  MUTE_HERE("Mute here", "在此静默"),
  NAME_A_CLUSTER("Which cluster?", "哪个集群？"),
  NAME_A_CLUSTER_HOW(
      "Name it, such as `/eks-auth check %s`, or give this channel a default with `/eks-auth use %s`.",
      "请指明，例如 `/eks-auth check %s`，或用 `/eks-auth use %s` 设置本频道的默认集群。"),
  NEXT_ERROR("Next error of the paste", "这段内容的下一个错误"),
  NO_CLUSTER_KNOWN("I know no cluster", "我不知道任何集群"),
  NO_CLUSTER_HOW(
      "Write it under `clusters` of the configuration, or let my AWS role list clusters. From the text alone I can answer without one.",
      "请写入配置的 `clusters`，或允许我的 AWS 角色列出集群。仅凭文字我也可以回答。"),
  NO_OTHER_ERROR("There is no other error in that paste", "那段内容里没有其他错误"),
  NO_SUCH_ENTRY("I know no entry `%s`", "没有名为 `%s` 的条目"),
  NEAREST("Did you mean `%s`?", "是否想找 `%s`？"),
  OPTIONS("What cures it", "可用的方案"),
  ENTRY_NEXT(
      "Paste your error, and I tell which of these it is in your cluster.",
      "粘贴你的错误，我会判断在你的集群中属于哪一种。"),
  OPTION_OF("option %s of %s", "方案 %s / %s"),
  OTHERS("Other options (%s)", "其他方案（%s）"),
  OTHERS_IN_FILE("The file also holds: %s.", "文件中还包含：%s。"),
  OTHER_CLUSTER_PICK("Another cluster", "换个集群"),
  PICK_CLUSTER("Pick a cluster", "选择集群"),
  POSSIBLE_STILL("What it can be, and what would decide", "可能的原因，以及由什么决定"),
  PROGRESS("Checking %s: %s of %s", "正在检查 %s：%s / %s"),
  PROGRESS_NOW("now: %s", "当前：%s"),
  PROGRESS_NONE("no problem so far", "目前没有问题"),
  PROGRESS_ONE("1 problem so far", "目前 1 个问题"),
  PROGRESS_SOME("%s problems so far", "目前 %s 个问题"),
  PROGRESS_START("Checking %s", "正在检查 %s"),
  PROGRESS_TEXT("Reading the error", "正在阅读错误"),
  PROPOSE_CHANGE("Propose a change", "提议修改"),
  PROPOSE_ENTRY("Propose an entry", "提议条目"),
  READS_FAILED(
      "Reads that could not be made: %s, the first is %s (%s).", "未能完成的读取：%s 次，第一次是%s（%s）。"),
  REALLY("It can really be `%s`", "实际可能是 `%s`"),
  REFUSED("You may not ask about cluster %s here", "你无权在此查询集群 %s"),
  REFUSED_HOW("Whoever runs me can allow it in the configuration:", "管理员可以在配置中允许："),
  REPORT_GAP("Report a gap", "报告缺口"),
  RUN_AGAIN("Re-run checks", "重新检查"),
  SECRET("There was a secret in what you posted", "你发布的内容里有密钥"),
  SECRET_HOW(
      "I did not keep it, but everybody here can read your message: delete it, and rotate the secret (%s).",
      "我没有保存它，但这里的人都能看到你的消息：请删除消息并轮换该密钥（%s）。"),
  SHOW_CLOSEST("Show closest match", "查看最接近的条目"),
  SORRY("I cannot do that", "无法执行"),
  THANKS_RIGHT("Thank you, noted: the answer was right", "谢谢，已记录：回答正确"),
  THANKS_WRONG("Thank you, noted: the answer was wrong", "谢谢，已记录：回答有误"),
  UNKNOWN_COMMAND("There is no command `%s`", "没有命令 `%s`"),
  UNMUTED_CHANNEL("No longer silent in this channel", "已取消本频道的静默"),
  UNMUTED_THREAD("No longer silent in this thread", "已取消本话题的静默"),
  USED("This channel is about cluster %s from now on", "本频道从现在起默认使用集群 %s"),
  WARNING("Warning", "警告"),
  WITHOUT_CLUSTER("Answer without a cluster", "不看集群直接回答"),
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

  /// The words, with values in the places of `%s`.
  public String in(Language language, Object... values) {
    String text =
        switch (language) {
          case ENGLISH -> en;
          case CHINESE -> zh;
        };
    return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
  }
}
