package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Audit;
import io.github.eksauth.bot.conversation.Carried;
import io.github.eksauth.bot.conversation.Feedback;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.blocks.Views;
import io.github.eksauth.bot.slack.inbound.Ids;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Does what the buttons under an answer say: turns the same message over, looks again, takes
/// feedback.
final class Pressing {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Office office;
  private final Showing showing;
  private final Cards cards;

  Pressing(Office office, Showing showing, Cards cards) {
    this.office = office;
    this.showing = showing;
    this.cards = cards;
  }

  /// Does one.
  void press(Press press) {
    known(press.answer(), carried(press))
        .ifPresentOrElse(
            // who is quick presses before we are told which message it is
            answer -> press(press, answer.in(press.message())),
            () -> tell(press, CardWriter.forgotten(office.language(Language.ENGLISH))));
  }

  /// What the message carries, if it is about this answer in this channel.
  private static Optional<Answered> carried(Press press) {
    return press
        .carried()
        .flatMap(Carried::open)
        .filter(answer -> answer.id().equals(press.answer()))
        .filter(answer -> answer.place().channel().equals(press.place().channel()));
  }

  /// The answer as its reader sees it: as its message carries it, unless we have changed it since,
  /// which takes a moment to be seen.
  private Optional<Answered> known(String id, Optional<Answered> carried) {
    Optional<Answered> remembered = office.answers().byId(id);
    return Stream.concat(carried.stream(), remembered.stream())
        .reduce((seen, ours) -> ours.edition() > seen.edition() ? ours : seen);
  }

  private void press(Press press, Answered answer) {
    CardView view = answer.view();
    switch (press.verb()) {
      case "again", "check" -> again(press, answer);
      case "option" -> turn(press, answer.seen(view.option(number(press.argument()))));
      case "why" -> turn(press, answer.seen(view.why(!view.why())));
      case "evidence" -> turn(press, answer.seen(view.allEvidence(!view.allEvidence())));
      case "language" -> turn(press, answer.about(answer.topic().in(language(press.argument()))));
      case "no-cluster" -> turn(press, answer.seen(view.withoutCluster()));
      case "about" -> about(press, answer);
      case "cluster" -> on(press, answer);
      case "file" -> file(press, answer);
      case "fix" -> fix(press, answer);
      case "right" -> judge(press, answer, true, Optional.empty());
      case "wrong" ->
          office
              .api()
              .openView(
                  press.trigger(),
                  Views.wrong(answer.id(), Carried.pack(answer), answer.topic().language()));
      case "mute" -> {
        office.rooms().mute(answer.place());
        tell(press, CardWriter.muted(true, answer.topic().language()));
      }
      // these open a page by themselves
      case "gap", "propose" -> {}
      default -> throw new IllegalArgumentException("there is no button " + press.verb());
    }
  }

  /// Takes what somebody wrote into the form behind "Wrong".
  ///
  /// @param id that of the answer
  /// @param carried the answer as the form carries it, packed
  void wrong(String id, Optional<String> carried, Person by, String whatItWas) {
    known(id, carried.flatMap(Carried::open))
        .ifPresent(answer ->
            judge(
                new Press(
                    "wrong",
                    answer.id(),
                    "",
                    carried,
                    by,
                    answer.place(),
                    answer.message(),
                    "",
                    Optional.empty()),
                answer,
                false,
                Optional.of(new Paste(whatItWas))));
  }

  private void judge(Press press, Answered answer, boolean right, Optional<Paste> was) {
    Optional<String> entry = cards.result(answer).flatMap(Result::entry);
    Paste paste =
        answer.topic() instanceof Topic.Trouble(Question question)
            ? question.paste()
            : new Paste("");
    office
        .feedback()
        .add(
            new Feedback(
                office.clock().instant(),
                answer.id(),
                press.by().team(),
                press.by().id(),
                right,
                entry,
                was,
                paste));
    office.audit().judged(scene(press, answer), right, entry);
    tell(press, CardWriter.thanks(right, answer.topic().language()));
  }

  private static Audit.Scene scene(Press press, Answered answer) {
    return new Audit.Scene(answer.id(), press.by(), answer.place(), Surface.BUTTON);
  }

  /// A number from a button's value, which anybody could have made up.
  private static int number(String argument) {
    return argument.matches("[0-9]{1,2}") ? Integer.parseInt(argument) : 0;
  }

  private static Language language(String argument) {
    return argument.equals("zh") ? Language.CHINESE : Language.ENGLISH;
  }

  /// Shows another side of the same answer. What we have not found out ourselves has to be found
  /// out anew first.
  private void turn(Press press, Answered answer) {
    cards
        .result(answer)
        .ifPresentOrElse(kept -> show(press, answer, kept), () -> look(press, answer));
  }

  private void show(Press press, Answered answer, Result kept) {
    Result result = kept.in(answer.topic().language());
    cards.keep(answer, result);
    screen(press, answer).finish(cards.of(answer, result, Surface.BUTTON));
  }

  private Screen screen(Press press, Answered answer) {
    return new OldMessage(office.api(), answer.place(), answer.message(), press.replyUrl());
  }

  private void again(Press press, Answered answer) {
    answer.cluster().ifPresent(word -> office.clusters().refresh(word, press.by(), answer.place()));
    look(press, answer);
  }

  private void about(Press press, Answered answer) {
    if (answer.topic() instanceof Topic.Trouble(Question question)) {
      Optional<String> cluster =
          answer
              .cluster()
              .or(() ->
                  office
                      .clusters()
                      .of(Optional.empty(), question.paste(), press.by(), answer.place()));
      look(press, answer.about(new Topic.Trouble(question.about(press.argument())), cluster));
    }
  }

  private void on(Press press, Answered answer) {
    office
        .clusters()
        .word(press.argument(), press.by(), answer.place())
        .ifPresentOrElse(
            word -> look(press, answer.about(answer.topic(), Optional.of(word))),
            () ->
                office
                    .clusters()
                    .refusal(press.argument(), press.by(), answer.place())
                    .ifPresentOrElse(
                        refused -> refuse(press, answer, refused),
                        () -> tell(press, CardWriter.forgotten(answer.topic().language()))));
  }

  private void refuse(Press press, Answered answer, ClusterChoice.Opened.Refused refused) {
    office.audit().refused(scene(press, answer), refused.name(), refused.why());
    office.meters().ended(Surface.BUTTON, Outcome.REFUSED);
    tell(press, refused.in(answer.place(), answer.topic().language()));
  }

  /// Looks as the person who pressed: what they may not look at is not shown because somebody else
  /// asked.
  ///
  /// @return whether there was something to see
  private boolean look(Press press, Answered answer) {
    Language language = answer.topic().language();
    ClusterChoice.Opened opened =
        office.clusters().open(answer.cluster(), press.by(), answer.place(), language);
    return switch (opened) {
      case ClusterChoice.Opened.Refused refused -> {
        refuse(press, answer, refused);
        yield false;
      }
      case ClusterChoice.Opened.Sorry(Reply why) -> {
        tell(press, why);
        yield false;
      }
      case ClusterChoice.Opened.Open _, ClusterChoice.Opened.None _ -> {
        office
            .meters()
            .ended(
                Surface.BUTTON,
                showing.show(
                    answer,
                    opened.cluster(),
                    List.of(),
                    press.by(),
                    Surface.BUTTON,
                    screen(press, answer)));
        yield true;
      }
    };
  }

  private void file(Press press, Answered answer) {
    if (cards.result(answer).isEmpty() && !look(press, answer)) {
      return;
    }
    office
        .answers()
        .byId(answer.id())
        .flatMap(cards::file)
        .ifPresentOrElse(
            file -> office.api().upload(answer.place(), file.name(), file.name(), file.text()),
            () -> tell(press, CardWriter.forgotten(answer.topic().language())));
  }

  /// What to do about a failing check of a report, as an answer of its own below the report.
  private void fix(Press press, Answered answer) {
    Language language = answer.topic().language();
    ClusterChoice.Opened opened =
        office.clusters().open(answer.cluster(), press.by(), answer.place(), language);
    Optional<Diagnosis.Explained> cure =
        opened
            .cluster()
            .flatMap(cluster ->
                office
                    .brain()
                    .get()
                    .diagnostician()
                    .cure(press.argument(), language, cluster.view()));
    if (cure.isEmpty()) {
      tell(press, CardWriter.noCure(press.argument(), language));
      return;
    }
    Place below = answer.place().in(answer.place().thread().orElse(answer.message()));
    Answered fixed =
        Answered.to(
                Ids.fresh(),
                below,
                press.by(),
                new Topic.Trouble(cure.get().question()),
                answer.cluster(),
                office.clock().instant())
            .from(Ids.fresh());
    Result result = new Result.Trouble(cure.get(), Duration.ZERO);
    // before it is seen: whoever presses at once finds it
    cards.keep(fixed, result);
    Screen.show(
            cards.of(fixed, result, Surface.BUTTON),
            message -> office.api().post(below, message, fixed.id(), PATIENCE))
        .toOptional()
        .ifPresent(ts -> cards.keep(fixed.in(ts), result));
  }

  private void tell(Press press, Reply reply) {
    office.tell(press.by(), press.place(), press.replyUrl(), reply);
  }
}
