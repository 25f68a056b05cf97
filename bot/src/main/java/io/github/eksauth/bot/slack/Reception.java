package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Desk;
import io.github.eksauth.bot.conversation.LeftOut;
import io.github.eksauth.bot.conversation.LogId;
import io.github.eksauth.bot.conversation.Once;
import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.conversation.Taken;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.inbound.Commands;
import io.github.eksauth.bot.slack.inbound.FollowUps;
import io.github.eksauth.bot.slack.inbound.Heard;
import io.github.eksauth.bot.slack.inbound.Ids;
import io.github.eksauth.bot.slack.inbound.Sifted;
import io.github.eksauth.bot.slack.transport.NotNow;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes in what people ask: quickly, because Slack waits for the word that we have it. Whatever
/// takes time happens at the desk.
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Office office;
  private final Desk desk;
  private final Once once;
  private final Errands errands;
  private final SecretWarnings warnings;

  Reception(Office office, Desk desk, Once once, Errands errands, SecretWarnings warnings) {
    this.office = office;
    this.desk = desk;
    this.once = once;
    this.errands = errands;
    this.warnings = warnings;
  }

  /// Takes in a message.
  ///
  /// @param replyUrl where the answer may go although we are not in the channel
  void hear(Sifted sifted, Optional<String> replyUrl) {
    if (sifted instanceof Heard heard) {
      if (heard.surface() == Surface.OVERHEARD) {
        overhear(heard);
      } else {
        take(heard, order(heard), replyUrl);
      }
    }
  }

  private Order order(Heard heard) {
    String text = heard.text().text();
    boolean goesOn = heard.inThread() && heard.files().isEmpty();
    return (goesOn ? FollowUps.parse(text) : Optional.<Order>empty()).orElseGet(() -> said(heard));
  }

  private Order said(Heard heard) {
    String text = heard.text().text();
    Order order = Commands.said(text, heard.files());
    if (order instanceof Order.Diagnose diagnose) {
      return diagnose.without(new LeftOut(heard.filesLeftOut(), heard.text().cut()));
    }
    boolean nothingSaid = text.isBlank() || order instanceof Order.Form;
    // who names us in a thread and says nothing means what the thread began with
    boolean asksForTheBeginning =
        nothingSaid && heard.inThread() && office.answers().inThread(heard.place()).isEmpty();
    return asksForTheBeginning ? Order.Diagnose.of("") : order;
  }

  /// Most of what is said in a channel is none of our business: it is matched and forgotten, and
  /// only what we are sure of is written down.
  private void overhear(Heard heard) {
    if (!office.overheard().listens(heard.place()) || heard.text().text().isBlank()) {
      return;
    }
    Paste paste = new Paste(heard.text().text());
    Match match = office.meters().matching(() -> office.brain().get().matcher().match(paste));
    if (match instanceof Match.Sure && office.overheard().speaks(heard.place(), match)) {
      take(
          heard,
          new Order.Diagnose(paste, List.of(), Optional.empty(), Optional.empty()),
          Optional.empty());
    }
  }

  private void take(Heard heard, Order order, Optional<String> replyUrl) {
    take(
        asked(heard.keys(), heard.surface(), heard.by(), heard.place(), order, replyUrl),
        heard.text().text());
  }

  private Asked asked(
      List<String> keys,
      Surface surface,
      Person by,
      Place place,
      Order order,
      Optional<String> replyUrl) {
    return new Asked(
        Ids.fresh(), keys, surface, by, place, order, replyUrl, office.clock().instant());
  }

  /// Takes in what was typed behind our command.
  ///
  /// @return what it came to; a form has to be opened by whoever holds its trigger
  Order command(String text, Person by, Place place, String replyUrl, String key) {
    Order order = Commands.parse(text, this::looksLikeError);
    if (!(order instanceof Order.Form)) {
      take(asked(List.of(key), Surface.COMMAND, by, place, order, Optional.of(replyUrl)), text);
    }
    return order;
  }

  private boolean looksLikeError(String text) {
    return !(office.brain().get().matcher().match(new Paste(text)) instanceof Match.Nothing);
  }

  /// Takes in what was filled into the form.
  void form(
      Order.Diagnose order,
      String raw,
      Person by,
      Place place,
      Optional<String> replyUrl,
      String key) {
    take(asked(List.of(key), Surface.FORM, by, place, order, replyUrl), raw);
  }

  private void take(Asked asked, String raw) {
    try (var _ = LogId.of(asked.id())) {
      takeNamed(asked, raw);
    }
  }

  private void takeNamed(Asked asked, String raw) {
    switch (desk.take(asked)) {
      case Taken.Accepted() -> warnings.lookFor(asked, raw);
      case Taken.Duplicate() -> office.meters().ended(asked.surface(), Outcome.DUPLICATE);
      case Taken.Busy() -> {
        office.meters().ended(asked.surface(), Outcome.BUSY);
        LOG.warn("too busy to take a {}: {} wait", asked.surface(), desk.queued());
        if (asked.surface().addressed()) {
          tell(
              asked,
              CardWriter.busy(desk.queued(), office.language(Language.ENGLISH)).withId(asked.id()));
        }
      }
      case Taken.Closing() -> throw new NotNow();
    }
  }

  /// Tells who asked, alone, once Slack has heard that we have it.
  private void tell(Asked asked, Reply reply) {
    errands.run(
        asked.place().channel(),
        LogId.with(
            asked.id(), () -> office.tell(asked.by(), asked.place(), asked.replyUrl(), reply)));
  }

  /// Takes in that a button was pressed. Who presses twice gets it once.
  void press(Press press, String key, Runnable work) {
    if (once.first(List.of(key))) {
      errands.run(press.answer(), LogId.with(press.answer(), work));
    }
  }
}
