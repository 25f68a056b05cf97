package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.diagnosis.ClusterReport;
import io.github.eksauth.bot.diagnosis.ClusterView;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardWriter.FileProblem;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Replies of every kind, from the recorded clusters.
public final class Samples {
  public static final Knowledge KNOWLEDGE = Knowledge.bundled();
  static final Matcher MATCHER = Matcher.bundled(KNOWLEDGE);
  private static final Diagnostician DIAGNOSTICIAN = new Diagnostician(KNOWLEDGE, MATCHER);

  static final Paste FARGATE =
      new Paste(
          "Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to:"
              + " Pod execution role is not found in auth config or does not have all required"
              + " permissions for launching fargate pods.");
  static final Paste SEVERAL = new Paste("Error from server (Unauthorized)");
  static final Paste UNKNOWN = new Paste("good morning, is the coffee machine broken again?");

  static final List<Listed> CLUSTERS =
      List.of(
          new Listed(
              "shopfloor", "eu-central-1", Optional.of("111122223333"), List.of("shop"), true),
          new Listed("ledger-prod", "us-east-1", Optional.empty(), List.of(), false));

  private Samples() {}

  static ClusterView recorded(String recording) {
    return ClusterView.recorded(
        SnapshotFile.read(Path.of("..", "checks", "recordings", recording + ".json")));
  }

  /// Of the article's error in a recorded cluster.
  static Diagnosis.Explained explained(String recording, Language language) {
    return (Diagnosis.Explained)
        DIAGNOSTICIAN.diagnose(Question.of(FARGATE).in(language), Optional.of(recorded(recording)));
  }

  /// From the text alone.
  static Diagnosis fromText(Paste paste, Language language) {
    return DIAGNOSTICIAN.diagnose(Question.of(paste).in(language), Optional.empty());
  }

  private static final Map<String, FollowEvent> NEWS =
      Map.of(
          "knowledge-taken", new FollowEvent.Took("3f2a1b9", 89),
          "knowledge-refused",
              new FollowEvent.Refused(
                  "3f2a1b9",
                  List.of("knowledge/entries/a/entry.yaml:3: `group` <!channel> is not known"),
                  4),
          "knowledge-lost", new FollowEvent.OutOfReach("cannot read /srv/kb.git: no repository"),
          "knowledge-back", new FollowEvent.BackInReach());

  static Diagnosis.Examined examined(String recording) {
    return ClusterReport.of(recorded(recording), Catalogue.sweep());
  }

  /// Somebody asked in a chat that knows clusters, and where everything is configured.
  static CardContext context() {
    return new CardContext(
        "a1b2c3",
        CardView.FIRST,
        Optional.of(Duration.ofMillis(2840)),
        Optional.of("Mei"),
        true,
        false,
        true,
        Optional.of(MATCHER.explain(FARGATE)),
        Optional.of("https://github.com/example/knowledge/issues/new?title=gap"),
        Optional.of("https://github.com/example/knowledge/new/main?filename=entry.yaml"));
  }

  /// A reply of every kind, by name.
  public static Map<String, Reply> all(Language language) {
    Map<String, Reply> all = new LinkedHashMap<>();
    CardContext context = context();
    CardView everything = new CardView(1, true, true, false);
    CardView text = CardView.FIRST.withoutCluster();
    for (String recording :
        List.of("article", "trust-other-cluster", "half-denied", "healthy-mixed")) {
      Diagnosis.Explained explained = explained(recording, language);
      all.put("diagnosis-" + recording, CardWriter.diagnosis(explained, context));
      all.put(
          "diagnosis-" + recording + "-all",
          CardWriter.diagnosis(explained, context.with(everything)));
      all.put("check-" + recording, CardWriter.check(examined(recording), language, context));
      all.put("page-" + recording, ReplyWriter.write(explained));
    }
    all.put("ask-cluster", CardWriter.diagnosis(fromText(FARGATE, language), context));
    all.put("text-only", CardWriter.diagnosis(fromText(FARGATE, language), context.with(text)));
    all.put("candidates", CardWriter.diagnosis(fromText(SEVERAL, language), context));
    all.put("no-match", CardWriter.diagnosis(fromText(UNKNOWN, language), context));
    KNOWLEDGE.entries().stream()
        .limit(3)
        .forEach(
            entry -> all.put("entry-" + entry.id(), CardWriter.entry(entry, language, context)));
    Optional<Words> now = Optional.of(new Words("A node group is healthy", "节点组健康"));
    all.put("progress-start", CardWriter.progress("prod", 0, 0, Optional.empty(), 0, language));
    all.put("progress", CardWriter.progress("prod", 7, 12, now, 1, language));
    all.put("progress-text", CardWriter.progress("", 0, 0, Optional.empty(), 0, language));
    all.put("busy", CardWriter.busy(500, language));
    all.put("refused", CardWriter.refused("prod", "", Optional.of("C012345"), language));
    all.put("no-cluster-known", CardWriter.noClusterKnown(language));
    all.put("name-a-cluster", CardWriter.nameACluster(CLUSTERS, language));
    all.put("sorry", CardWriter.sorry("There are two clusters `prod`; give the ARN", language));
    all.put("could-not-look", CardWriter.couldNotLook("eks:DescribeCluster was denied", language));
    all.put("help", CardWriter.help(language));
    all.put("how-to-paste", CardWriter.howToPaste(language));
    all.put("files-left-out", CardWriter.filesLeftOut(3, 5, language));
    all.put("beginning", CardWriter.onlyTheBeginning(Optional.empty(), language));
    all.put("beginning-of-file", CardWriter.onlyTheBeginning(Optional.of("a.log"), language));
    all.put("unknown-command", CardWriter.unknownCommand("chek", Optional.of("check"), language));
    all.put("clusters", CardWriter.clusters(CLUSTERS, Optional.of("shop"), language));
    all.put("clusters-none", CardWriter.clusters(List.of(), Optional.empty(), language));
    all.put("used", CardWriter.used("prod", language));
    all.put("muted-channel", CardWriter.muted(false, language));
    all.put("muted-thread", CardWriter.muted(true, language));
    all.put("unmuted-channel", CardWriter.unmuted(false, language));
    all.put("unmuted-thread", CardWriter.unmuted(true, language));
    all.put("interrupted", CardWriter.interrupted("a1b2c3", language));
    all.put("secret", CardWriter.secret(List.of("AWS access key"), language));
    all.put("file-big", CardWriter.fileRefused("a.log", new FileProblem.TooBig(256), language));
    all.put("file-binary", CardWriter.fileRefused("a.zip", new FileProblem.Binary(), language));
    all.put("file-elsewhere", CardWriter.fileRefused("a", new FileProblem.Elsewhere(), language));
    all.put("file-empty", CardWriter.fileRefused("a.log", new FileProblem.Empty(), language));
    all.put("file-failed", CardWriter.fileRefused("a", new FileProblem.Unreadable(), language));
    NEWS.forEach(
        (name, event) -> all.put(name, KnowledgeNews.of(event, false, language).orElseThrow()));
    all.put("forgotten", CardWriter.forgotten(language));
    all.put("no-answer-here", CardWriter.noAnswerHere(language));
    all.put("thanks-right", CardWriter.thanks(true, language));
    all.put("thanks-wrong", CardWriter.thanks(false, language));
    all.put(
        "no-such-entry",
        CardWriter.noSuchEntry("fargate-rle", Optional.of("fargate-role-in-use"), language));
    all.put("no-other-error", CardWriter.noOtherError(language));
    return all;
  }

  /// The page about us, full and empty.
  public static Map<String, Reply> homes(Language language) {
    Home full =
        new Home(
            List.of("Slack: connected", "AWS: eu-central-1"),
            CLUSTERS,
            List.of(
                new Home.Recent(
                    "fargate-role-in-use",
                    Optional.of("shopfloor"),
                    Instant.parse("2026-11-19T09:24:00Z"))),
            List.of("#random"));
    Home empty = new Home(List.of(), List.of(), List.of(), List.of());
    return Map.of(
        "home-full",
        CardWriter.home(full, language),
        "home-empty",
        CardWriter.home(empty, language));
  }
}
