package io.github.eksauth.bot.conversation;

import java.util.List;
import java.util.Optional;

/// The answers that were given lately, for whoever presses a button, asks on in a thread, or wants
/// to see what they asked. They outlive the process, and are forgotten after a day.
public final class Answers {
  private static final int RECENT = 5;

  private final Journal journal;

  public Answers(Journal journal) {
    this.journal = journal;
  }

  /// An answer was given, or turned by its reader.
  public void remember(Answered answered) {
    journal.remember(answered);
  }

  /// The answer with this id.
  public Optional<Answered> byId(String id) {
    return journal.recall(id);
  }

  /// The latest answer in a thread, or the one that the thread hangs on; none outside of threads.
  public Optional<Answered> inThread(Place place) {
    return place
        .thread()
        .flatMap(thread ->
            journal
                .recall(
                    answer ->
                        answer.place().channel().equals(place.channel())
                            && answer.place().team().equals(place.team())
                            && (answer.message().equals(thread)
                                || answer.place().thread().filter(thread::equals).isPresent()),
                    1)
                .stream()
                .findFirst());
  }

  /// The last 5 answers to somebody, the newest first.
  public List<Answered> ofPerson(Person person) {
    return journal.recall(
        answer -> answer.by().id().equals(person.id()) && answer.by().team().equals(person.team()),
        RECENT);
  }
}
