package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.clusters.OpenCluster;
import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Audit;
import io.github.eksauth.bot.conversation.Carried;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.bot.reply.CardContext;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.inbound.Carriage;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Nearest;
import io.github.eksauth.knowledge.text.Paste;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Answers what was asked; the desk hands it one question after the other.
final class Answering {
  private final Office office;
  private final Showing showing;
  private final Attachments attachments;
  private final SecretWarnings warnings;

  Answering(Office office, Showing showing, Attachments attachments, SecretWarnings warnings) {
    this.office = office;
    this.showing = showing;
    this.attachments = attachments;
    this.warnings = warnings;
  }

  /// Answers one question.
  ///
  /// @return what came of it
  Outcome answer(Asked asked) {
    Screen screen = new NewMessage(office.api(), office.journal(), asked);
    Language usual = office.language(Language.ENGLISH);
    return switch (asked.order()) {
      case Order.Diagnose diagnose -> diagnose(asked, diagnose, screen);
      case Order.Check(Optional<String> cluster) -> check(asked, cluster, screen);
      case Order.Explain(String id) -> shortly(asked, explain(asked, id, usual), screen);
      case Order.Clusters() -> shortly(asked, clusters(asked, usual), screen);
      case Order.Use(String cluster) -> shortly(asked, use(asked, cluster, usual), screen);
      case Order.Mute() -> {
        office.rooms().mute(asked.place());
        yield shortly(asked, CardWriter.muted(asked.place().thread().isPresent(), usual), screen);
      }
      case Order.Unmute() -> {
        office.rooms().unmute(asked.place());
        yield shortly(asked, CardWriter.unmuted(asked.place().thread().isPresent(), usual), screen);
      }
      case Order.Help() -> shortly(asked, CardWriter.help(usual), screen);
      case Order.Form() -> shortly(asked, CardWriter.howToPaste(usual), screen);
      case Order.Unknown(String word, Optional<String> nearest) ->
          shortly(asked, CardWriter.unknownCommand(word, nearest, usual), screen);
      case Order.Again _, Order.ForTargets _, Order.On _, Order.NextError _ ->
          followUp(asked, screen);
    };
  }

  private Outcome diagnose(Asked asked, Order.Diagnose order, Screen screen) {
    return switch (attachments.read(asked, order)) {
      case Attachments.Read.Nothing(Reply why) -> finish(asked, why, screen);
      case Attachments.Read.Text(Paste paste, boolean secrets, List<Reply> notes) -> {
        if (secrets) {
          warnings.warn(asked);
        }
        Question question =
            new Question(
                paste, office.language(paste.language()), order.targets(), Optional.empty());
        Match match = office.meters().matching(() -> office.brain().get().matcher().match(paste));
        boolean known = !(match instanceof Match.Nothing);
        Optional<String> cluster =
            known
                ? office.clusters().of(order.cluster(), paste, asked.by(), asked.place())
                : Optional.empty();
        yield look(
            asked,
            new Topic.Trouble(question),
            cluster,
            order.cluster().isPresent(),
            notes,
            screen);
      }
    };
  }

  private Outcome check(Asked asked, Optional<String> named, Screen screen) {
    Language language = office.language(Language.ENGLISH);
    return office
        .clusters()
        .of(named, new Paste(""), asked.by(), asked.place())
        .map(cluster -> look(asked, new Topic.Sweep(language), Optional.of(cluster), true, screen))
        .orElseGet(() ->
            shortly(
                asked,
                CardWriter.nameACluster(
                    office.clusters().visible(asked.by(), asked.place()), language),
                screen));
  }

  private Outcome followUp(Asked asked, Screen screen) {
    Optional<Answered> before = before(asked.place());
    if (before.isEmpty()) {
      return finish(asked, CardWriter.noAnswerHere(office.language(Language.ENGLISH)), screen);
    }
    Topic topic = before.get().topic();
    Optional<String> cluster = before.get().cluster();
    return switch (asked.order()) {
      case Order.On(String other) -> look(asked, topic, Optional.of(other), true, screen);
      case Order.ForTargets(var targets) when topic instanceof Topic.Trouble(Question question) ->
          look(asked, new Topic.Trouble(question.with(targets)), cluster, false, screen);
      case Order.NextError() when topic instanceof Topic.Trouble(Question question) ->
          next(question)
              .map(entry ->
                  look(asked, new Topic.Trouble(question.about(entry)), cluster, false, screen))
              .orElseGet(() -> finish(asked, CardWriter.noOtherError(question.language()), screen));
      default -> {
        cluster.ifPresent(word -> office.clusters().refresh(word, asked.by(), asked.place()));
        yield look(asked, topic, cluster, cluster.isPresent(), screen);
      }
    };
  }

  /// The answer that the thread is about. What we do not know may stand there all the same, given
  /// by another replica; where we may read the thread, we see it.
  private Optional<Answered> before(Place thread) {
    return office
        .answers()
        .inThread(thread)
        .or(() ->
            office
                .api()
                .answersIn(thread)
                .toOptional()
                .flatMap(messages ->
                    messages.reversed().stream()
                        .flatMap(message -> Carriage.in(message).flatMap(Carried::open).stream())
                        .findFirst()));
  }

  /// The error of the paste after the one that was answered.
  private Optional<String> next(Question question) {
    List<String> entries =
        office.brain().get().matcher().match(question.paste()).hits().stream()
            .map(Hit::entry)
            .toList();
    int now = question.about().map(entries::indexOf).orElse(0);
    return now + 1 < entries.size() ? Optional.of(entries.get(now + 1)) : Optional.empty();
  }

  private Outcome look(
      Asked asked, Topic topic, Optional<String> word, boolean explicit, Screen screen) {
    return look(asked, topic, word, explicit, List.of(), screen);
  }

  /// @param explicit whether the asker named the cluster: then it is that one or none
  /// @param notes what of the question was not read
  private Outcome look(
      Asked asked,
      Topic topic,
      Optional<String> word,
      boolean explicit,
      List<Reply> notes,
      Screen screen) {
    ClusterChoice.Opened opened =
        office.clusters().open(word, asked.by(), asked.place(), topic.language());
    Optional<Reply> note = note(asked, opened, topic.language());
    if (explicit && note.isPresent()) {
      return refuse(asked, opened, note.get(), screen);
    }
    Optional<OpenCluster> cluster = opened.cluster();
    Answered answer =
        Answered.to(
            asked.id(), asked.place(), asked.by(), topic, cluster.flatMap(_ -> word), asked.at());
    boolean told = asked.surface().addressed();
    List<Reply> all = new ArrayList<>(told ? note.stream().toList() : List.of());
    all.addAll(notes);
    return showing.show(answer, cluster, all, asked.by(), asked.surface(), screen);
  }

  /// Why the cluster that the question is about is not looked at.
  private Optional<Reply> note(Asked asked, ClusterChoice.Opened opened, Language language) {
    return switch (opened) {
      case ClusterChoice.Opened.Open _, ClusterChoice.Opened.None _ -> Optional.empty();
      case ClusterChoice.Opened.Sorry(Reply why) -> Optional.of(why);
      case ClusterChoice.Opened.Refused refused -> {
        office.audit().refused(Audit.Scene.of(asked), refused.name(), refused.why());
        yield Optional.of(refused.in(asked.place(), language));
      }
    };
  }

  /// A refusal is the asker's alone.
  private Outcome refuse(Asked asked, ClusterChoice.Opened opened, Reply why, Screen screen) {
    if (!(opened instanceof ClusterChoice.Opened.Refused)) {
      return shortly(asked, why, screen);
    }
    if (!office.tell(asked.by(), asked.place(), asked.replyUrl(), why.withId(asked.id()))) {
      shortly(asked, why, screen);
    }
    return Outcome.REFUSED;
  }

  /// A short answer is the asker's alone where that is possible, and stands in the thread else.
  private Outcome shortly(Asked asked, Reply reply, Screen screen) {
    boolean asCommand = asked.replyUrl().isPresent();
    return asCommand
            && office.tell(asked.by(), asked.place(), asked.replyUrl(), reply.withId(asked.id()))
        ? Outcome.SHORT
        : finish(asked, reply, screen);
  }

  private static Outcome finish(Asked asked, Reply reply, Screen screen) {
    screen.finish(reply.withId(asked.id()));
    return Outcome.SHORT;
  }

  private Reply explain(Asked asked, String id, Language language) {
    var knowledge = office.brain().get().knowledge();
    return knowledge
        .entry(id)
        .map(entry -> CardWriter.entry(entry, language, CardContext.of(asked.id())))
        .orElseGet(() -> CardWriter.noSuchEntry(id, Nearest.of(id, knowledge.ids()), language));
  }

  private Reply clusters(Asked asked, Language language) {
    return CardWriter.clusters(
        office.clusters().visible(asked.by(), asked.place()),
        office.rooms().cluster(asked.place()),
        language);
  }

  private Reply use(Asked asked, String word, Language language) {
    return switch (office.clusters().open(Optional.of(word), asked.by(), asked.place(), language)) {
      case ClusterChoice.Opened.Open(OpenCluster cluster) -> {
        office.rooms().use(asked.place(), word);
        yield CardWriter.used(cluster.name(), language);
      }
      case ClusterChoice.Opened opened ->
          note(asked, opened, language)
              .orElseThrow(() -> new IllegalStateException("no cluster was named"));
    };
  }
}
