package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.SlackMessage;

/// The trouble of the article, in the recorded cluster `article`: its Fargate role is not in
/// `aws-auth`.
public final class Article {
  public static final String RECORDING = "article";

  /// The error as people paste it.
  public static final String ERROR =
      "Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod"
          + " execution role is not found in auth config or does not have all required permissions"
          + " for launching fargate pods.";

  /// What the answer says to do about it.
  static final String FIX = "Put the role into aws-auth in the exact form";

  /// What only a look at the cluster tells.
  static final String ROLE = "shopfloor-fargate-pod-execution";

  private Article() {}

  /// Whether it is a finished answer.
  public static boolean isAnswer(SlackMessage message) {
    return message.actions().contains("eks-auth:feedback");
  }

  /// Whether it is more than how far we are.
  public static boolean isLastWord(SlackMessage message) {
    return !message.json().toString().contains("hourglass_flowing_sand");
  }

  /// Waits for the finished answer to a message.
  public static SlackMessage answer(FakeSlack slack, SlackMessage asked) {
    return slack.awaitReply(asked, Article::isAnswer);
  }

  /// Waits for the last word about a message, whatever it is: not for how far we are.
  static SlackMessage lastWord(FakeSlack slack, SlackMessage asked) {
    return slack.awaitReply(asked, Article::isLastWord);
  }

  /// Waits until so many finished messages of ours stand in the thread of a message.
  public static void awaitAnswers(FakeSlack slack, SlackMessage inThread, int many) {
    slack.awaitThat(
        many + " answers",
        () -> slack.replies(inThread).stream().filter(Article::isLastWord).count() >= many);
  }

  /// The id of an answer, which stands in its metadata.
  public static String id(SlackMessage answer) {
    return answer.metadata().path("event_payload").path("asked").stringValue();
  }
}
