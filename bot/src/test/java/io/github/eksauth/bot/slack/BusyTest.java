package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.Ephemeral;
import io.github.eksauth.bot.slack.fake.FakeUser;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bot with one worker and one place to wait, when more is asked than that.
class BusyTest {
  @TempDir private Path folder;

  @Test
  void who_finds_no_place_is_told_so_with_the_id_that_the_log_has() {
    try (RunningBot running =
        new RunningBot(folder, "slack: {state: state, workers: 1, waiting: 1}\n")) {
      running.slack().faults().slow("chat.postMessage", Duration.ofSeconds(2));
      FakeUser ada = running.slack().user("U0000000ADA", "Ada");
      for (int i = 0; i < 4; i++) {
        ada.mentions(
            RunningBot.CHANNEL, "<@" + running.slack().botUser() + "> Unauthorized, number " + i);
      }

      Ephemeral told = running.slack().awaitEphemeral(ada.id(), it -> it.shown().contains("busy"));

      assertThat(told.shown()).containsPattern("q-[a-z2-9]{10}");
    }
  }
}
