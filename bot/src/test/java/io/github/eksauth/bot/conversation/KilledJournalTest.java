package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledJournalTest {
  private static final int SIGKILL = 128 + 9;

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 150, 1_500})
  void what_was_said_to_be_taken_is_there_after_a_kill(int lines) throws Exception {
    List<String> taken = taken("first", lines);

    try (Journal journal = Journal.open(folder, Clock.systemUTC())) {
      // a torn last line is one that nobody was told about
      assertThat(journal.unreadable()).isLessThanOrEqualTo(1);
      assertThat(journal.seen()).extracting(Seen::id).containsAll(taken);
      assertThat(journal.unfinished())
          .extracting(it -> it.asked().id())
          .containsAll(taken.stream().filter(id -> number(id) % 2 == 0).toList());
    }
  }

  @Test
  void a_killed_process_leaves_the_folder_to_the_next_and_that_one_can_be_killed_too()
      throws Exception {
    List<String> all = new ArrayList<>(taken("first", 200));
    all.addAll(taken("second", 200));

    try (Journal journal = Journal.open(folder, Clock.systemUTC())) {
      assertThat(journal.seen()).extracting(Seen::id).containsAll(all);
    }
  }

  private static int number(String id) {
    return Integer.parseInt(id.substring(id.indexOf('-') + 1));
  }

  /// What a process said that it took until it was killed after so many.
  private List<String> taken(String name, int lines) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dslf4j.internal.verbosity=ERROR",
                "-cp",
                System.getProperty("java.class.path"),
                JournalWriter.class.getName(),
                folder.toString(),
                name)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> taken = new ArrayList<>();
    try (BufferedReader out = process.inputReader()) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith(name + "-")) {
          taken.add(line);
        }
        if (taken.size() == lines) {
          // by its handle: the process itself would close what is still to be read
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(SIGKILL);
    return taken;
  }
}
