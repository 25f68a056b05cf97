package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.knowledge.hcl.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people say in a thread in which we answered.
///
/// A line has to say one of a few things and nothing else; whatever else is said is talk among
/// people, or a new paste, and none of ours. Every line is short, so its patterns may look twice.
public final class FollowUps {
  private static final Pattern BEFORE =
      pattern(
          "(?:ok|okay|and|so|then|now|but|hey|hi|please|pls|thanks|thank you|thx|cool|great|good|can you|could you|will you|let'?s"
              + "|(?:i(?:'ve| have)? |we(?:'ve| have)? )?(?:just )?(?:fixed|applied|done|changed|updated|added)(?: it| that| this)?"
              + ")[,;.!:]?\\s+"
              + "|(?:好的?|那|那么|请|帮我|麻烦|改好了|修好了|谢谢)[,，。;；!！]?\\s*");
  private static final Pattern AFTER =
      pattern(
          "\\s*[.!?。！？…~]+|[,\\s]+(?:please|pls|thanks|thank you|thx|now|then|too|as well|instead)"
              + "|\\s*(?:吧|呢|谢谢|一下看看)");
  private static final int MOST_MANNERS = 6;

  private static final Pattern AGAIN =
      pattern(
          "(?:check|try|run|look|test|do|diagnose|scan|verify)(?: it| this| that|(?: the)? checks?| the cluster)?"
              + " (?:again|once more|one more time|anew)"
              + "|again|once more|one more time|refresh"
              + "|re-?(?:run|check|try|test|scan|diagnose)(?: it| this| that| all|(?: the)? checks?)?(?: again)?"
              + "|run (?:all )?(?:the )?checks"
              + "|(?:再|重新|重)(?:检查|诊断|运行|检测|跑|查|试|看|来|做)(?:一下|一次|一遍|下|看|试)?(?:检查)?"
              + "|刷新");

  private static final String VERSION = "v?[0-9]{2}(?:\\.[0-9x]{1,4}){0,2}";
  private static final String LEAD =
      "(?:(?:use|using|with|for|on|in|show(?: me)?|give me|same (?:for|with|in|on)|what about|how about"
          + "|we(?:'re| are)? (?:use|on|using)|i(?:'m| am)? (?:use|on|using)|it'?s|try|换成|用|使用|改用)\\s?)?";
  private static final Pattern MODULE =
      pattern(
          LEAD
              + "(?:the )?(?:(?:eks|terraform|tf|aws) ){0,2}(?<word>module |模块 ?)?(?:version |ver |版本 ?)?(?:~> ?)?"
              + ("(?<versions>" + VERSION + "(?:(?:, ?| and | or |/|和) ?" + VERSION + "){0,3})")
              + "(?<end> of the module| module| ?模块)?");
  private static final Pattern RESOURCE =
      pattern(
          LEAD
              + "(?:(?:the|plain|raw|bare|just|only|aws|terraform) ){0,3}resources?(?: only)?"
              + "|(?:without|no) (?:the |a |any )?module"
              + "|(?:用)?(?:纯|普通|原生|裸)?(?:资源|resource)(?:写法)?|不用模块");

  private static final Pattern NEXT =
      pattern(
          "(?:(?:what|how) about |show(?: me)? |explain )?(?:the )?(?:other|next|second|2nd)(?: error| one| problem| issue| failure)"
              + "|(?:看看?)?(?:下一个|第二个|另一个|另外一个|其他的?|下个)(?:错误|报错|问题)|下一个|第二个");

  private static final String WORD = "(?<cluster>[^\\s,]{1,300}?)";
  private static final List<Pattern> ON =
      List.of(
          pattern(
              "(?:(?:(?:check|try|run|look|test|do|diagnose|recheck|re-?run|same|again)(?: it| this| that| thing| question)?(?: again)?"
                  + "|what about|how about) )?(?:on|against) (?:the |our )?(?:cluster )?"
                  + WORD
                  + "(?: cluster)?"),
          pattern("same (?:for|in|with) (?:the |our )?(?:cluster )?" + WORD + "(?: cluster)?"),
          pattern("(?:(?:what|how) about )?(?:the )?cluster(?:[:=： ]| = | is )\\s?" + WORD),
          pattern(
              "(?:switch|change|move)(?: it)? to (?:the |our )?(?:cluster )?"
                  + WORD
                  + "(?: cluster)?"),
          pattern(
              "(?:在|集群|(?:换成|换到|切换到|切到|改成|换)(?: ?集群)?)\\s?"
                  + WORD
                  + "\\s?(?:集群)?(?:上|里)?(?:也?(?:再)?(?:检查|查|试试|看看))?"),
          pattern("(?:用|看看?|检查|再查)\\s?" + WORD + "\\s?集群"),
          pattern(WORD + "\\s?集群(?:上|里)?"));

  /// Ways to name a cluster in which any word may stand; only what looks like a name is one.
  private static final List<Pattern> ON_A_NAME =
      List.of(
          pattern("(?:the )?" + WORD + " cluster"),
          pattern(
              "(?:it(?:'s| is)|that(?:'s| is)) (?:the |on )?(?:cluster )?"
                  + WORD
                  + "(?: cluster)?"),
          pattern("(?:what|how) about " + WORD + "(?: cluster)?"));

  private FollowUps() {}

  /// What is wanted of the last answer; empty when nothing is.
  ///
  /// @param text as it was typed, see [MessageText#typed]
  public static Optional<Order> parse(String text) {
    return ShortLine.of(text).map(FollowUps::withoutManners).flatMap(FollowUps::order);
  }

  private static Optional<Order> order(String line) {
    if (AGAIN.matcher(line).matches()) {
      return Optional.of(new Order.Again());
    }
    return targets(line)
        .<Order>map(Order.ForTargets::new)
        .or(() ->
            NEXT.matcher(line).matches() ? Optional.of(new Order.NextError()) : Optional.empty())
        .or(() -> cluster(line).map(Order.On::new));
  }

  private static Optional<List<Target>> targets(String line) {
    if (RESOURCE.matcher(line).matches()) {
      return Optional.of(List.of(Target.RESOURCE));
    }
    Matcher module = MODULE.matcher(line);
    if (!module.matches()) {
      return Optional.empty();
    }
    List<String> versions = List.of(module.group("versions").split("\\s*(?:,|and|or|/|和)\\s*", -1));
    boolean meant =
        module.group("word") != null
            || module.group("end") != null
            || versions.stream()
                .allMatch(version -> version.toLowerCase(Locale.ROOT).startsWith("v"));
    Set<Target> targets = new LinkedHashSet<>();
    for (String version : versions) {
      Optional<List<Target>> target = ModuleWord.of(version);
      if (target.isEmpty()) {
        return Optional.empty();
      }
      targets.addAll(target.get());
    }
    return meant ? Optional.of(new ArrayList<>(targets)) : Optional.empty();
  }

  private static Optional<String> cluster(String line) {
    for (Pattern way : ON) {
      Matcher matcher = way.matcher(line);
      if (matcher.matches()) {
        return ClusterWord.inSentence(matcher.group("cluster"));
      }
    }
    for (Pattern way : ON_A_NAME) {
      Matcher matcher = way.matcher(line);
      if (matcher.matches()) {
        return ClusterWord.inSentence(matcher.group("cluster")).filter(ClusterWord::isTelling);
      }
    }
    return Optional.empty();
  }

  private static String withoutManners(String line) {
    String left = line;
    for (int i = 0; i < MOST_MANNERS; i++) {
      Matcher before = BEFORE.matcher(left);
      if (!before.lookingAt()) {
        break;
      }
      left = left.substring(before.end());
    }
    for (int i = 0; i < MOST_MANNERS; i++) {
      Matcher after = AFTER.matcher(left);
      int end = left.length();
      while (after.find()) {
        if (after.end() == left.length()) {
          end = after.start();
          break;
        }
      }
      if (end == left.length()) {
        break;
      }
      left = left.substring(0, end);
    }
    return left;
  }

  private static Pattern pattern(String regex) {
    return Pattern.compile(regex, Pattern.CASE_INSENSITIVE);
  }
}
