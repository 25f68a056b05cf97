package io.github.eksauth.bot.slack.inbound;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A word that can name a cluster: its name, its ARN, or the URL of its API server.
final class ClusterWord {
  /// What people and chat put around a word.
  private static final String AROUND = "`\"'“”‘’()[]{}<>*~,;:!?.。，；：！？、（）「」";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,99}+");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws[a-z-]{0,20}+:eks:[a-z0-9-]{1,30}+:[0-9]{12}:cluster/[A-Za-z0-9_-]{1,100}+");
  private static final Pattern HOST =
      Pattern.compile(
          "(?:https?://)?[A-Za-z0-9-]{1,63}+(?:\\.[A-Za-z0-9-]{1,63}+){1,9}+(?::[0-9]{1,5}+)?+/?+");
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(?:-[a-z]{3,12}+){1,2}+-[0-9]");
  private static final Pattern TELLING = Pattern.compile("(?=.*[A-Za-z]).*[0-9_-].*");

  /// What people say "on" and "cluster" with; no cluster is meant by these.
  private static final Set<String> EVERYDAY =
      Set.of(
          ("it its this that these those which what all any every both top track time hold call fire board"
                  + " purpose point average paper leave vacation holiday pto duty air line site my our your the a an me"
                  + " us here there monday tuesday wednesday thursday friday saturday sunday weekend today tomorrow"
                  + " yesterday january february march april june july august september october november december"
                  + " apply plan destroy init refresh import create creation delete update upgrade upgrading startup"
                  + " start restart boot launch deploy deployment install push pull merge exit error errors failure"
                  + " down up broken dead fine ok okay works working healthy ready again now admin admins autoscaler"
                  + " name names role roles wide level endpoint creator upgrades is was are has"
                  + " terraform tofu helm kubectl eksctl aws eks ec2 ecs iam irsa kubernetes k8s github gitlab slack"
                  + " jenkins linux windows mac macos english chinese fargate karpenter nodes pods node pod module"
                  + " modules resource resources cluster clusters")
              .split(" ", -1));

  private ClusterWord() {}

  /// The cluster that a word names, without quotes, code marks and the punctuation around it; empty
  /// when it cannot name one.
  static Optional<String> of(String word) {
    if (word.length() > ShortLine.MOST) {
      return Optional.empty();
    }
    String bare = bare(MessageText.typed(word, "").text());
    boolean cluster =
        NAME.matcher(bare).matches() || ARN.matcher(bare).matches() || HOST.matcher(bare).matches();
    return cluster ? Optional.of(bare) : Optional.empty();
  }

  /// The same for a word out of a sentence: everyday words, regions and versions name none.
  static Optional<String> inSentence(String word) {
    return of(word)
        .filter(bare -> !EVERYDAY.contains(bare.toLowerCase(Locale.ROOT)))
        .filter(bare -> bare.chars().anyMatch(Character::isLetter))
        .filter(bare -> !REGION.matcher(bare).matches())
        .filter(bare -> !isHost(bare) || bare.contains("://") || bare.contains("eks"));
  }

  /// Whether the word looks like somebody's name for a thing rather than like a word.
  static boolean isTelling(String word) {
    return TELLING.matcher(word).matches();
  }

  private static boolean isHost(String bare) {
    return bare.indexOf('.') >= 0 && !bare.startsWith("arn:");
  }

  private static String bare(String word) {
    int start = 0;
    int end = word.length();
    while (start < end && AROUND.indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    while (end > start && AROUND.indexOf(word.charAt(end - 1)) >= 0) {
      end--;
    }
    String bare = word.substring(start, end);
    boolean italic = bare.length() > 2 && bare.startsWith("_") && bare.endsWith("_");
    return italic ? bare.substring(1, bare.length() - 1) : bare;
  }
}
