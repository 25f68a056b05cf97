package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Answered;
import io.github.eksauth.bot.conversation.Person;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.conversation.Topic;
import io.github.eksauth.bot.reply.CardWriter;
import io.github.eksauth.bot.reply.Home;
import io.github.eksauth.bot.slack.blocks.Views;
import io.github.eksauth.bot.web.Readiness;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// The page about us: what works, what this person may ask about, what they asked.
final class HomeTab {
  private final Office office;
  private final Supplier<Readiness> readiness;
  private final Cards cards;

  HomeTab(Office office, Supplier<Readiness> readiness, Cards cards) {
    this.office = office;
    this.readiness = readiness;
    this.cards = cards;
  }

  /// Shows it to somebody.
  void show(Person person) {
    Place here = new Place(person.team(), "", Optional.empty());
    Home home =
        new Home(
            readiness.get().parts().stream().map(part -> part.name() + ": " + part.says()).toList(),
            office.clusters().visible(person, here),
            office.answers().ofPerson(person).stream().map(this::recent).toList(),
            mutes(person));
    Language language = office.language(Language.ENGLISH);
    office.api().publishHome(person.id(), Views.home(CardWriter.home(home, language)));
  }

  private Home.Recent recent(Answered answer) {
    String about =
        cards
            .result(answer)
            .flatMap(Result::entry)
            .orElse(answer.topic() instanceof Topic.Sweep ? "check" : "diagnose");
    return new Home.Recent(about, answer.cluster(), answer.at());
  }

  private List<String> mutes(Person person) {
    return office.rooms().muted(person.team()).stream().map(place -> place.channel()).toList();
  }
}
