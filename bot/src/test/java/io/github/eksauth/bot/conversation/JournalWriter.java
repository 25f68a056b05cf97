package io.github.eksauth.bot.conversation;

import java.nio.file.Path;
import java.time.Clock;

/// A process that takes questions as fast as it can, says of each on its output that it is taken,
/// and is done with every second one, until it is killed.
final class JournalWriter {
  private JournalWriter() {}

  public static void main(String[] arguments) {
    Clock clock = Clock.systemUTC();
    try (Journal journal = Journal.open(Path.of(arguments[0]), clock, 50_000)) {
      for (int i = 0; i < 9_000; i++) {
        String id = arguments[1] + "-" + i;
        journal.accept(Asking.asked(id, Asking.CHANNEL, clock.instant()));
        System.out.println(id);
        if (i % 2 == 1) {
          journal.done(id);
        }
      }
    }
  }
}
