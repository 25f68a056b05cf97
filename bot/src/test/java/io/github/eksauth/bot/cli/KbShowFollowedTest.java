package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.ConfigFile;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.following.Follower;
import io.github.eksauth.bot.following.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `kb show` beside a bot that follows a branch.
class KbShowFollowedTest {
  @TempDir private Path folder;
  private Path config;

  @BeforeEach
  void a_bot_that_follows_a_branch() throws IOException {
    config =
        Files.writeString(
            folder.resolve("eks-auth.yaml"),
            """
            slack: {state: state}
            knowledge: {follow: true, clone: upstream.git}
            """);
  }

  @Test
  @Timeout(120)
  void the_revision_that_the_bot_took_is_shown() throws IOException {
    String revision;
    try (Upstream upstream = new Upstream(folder.resolve("upstream.git"))) {
      revision = upstream.entry("some-trouble").push();
      followed();
    }

    Run show = Run.of("kb", "show", "some-trouble", "--config", config.toString());

    assertThat(show.err()).isEmpty();
    assertThat(show.out().lines().skip(2).findFirst()).contains("  revision " + revision);
    assertThat(Run.of("kb", "show", "some-trouble").exitCode()).isEqualTo(2);
  }

  /// Follows until the revision is taken and kept.
  private void followed() throws IOException {
    var follow =
        ConfigFile.find(Optional.of(config), Map.of(), folder).knowledge().follow().orElseThrow();
    try (Follower _ =
        Follower.start(
            follow, folder.resolve("state"), Brain.bundled(), _ -> {}, Clock.systemUTC())) {
      while (!Files.exists(folder.resolve("state").resolve("knowledge").resolve("current"))) {
        LockSupport.parkNanos(10_000_000);
      }
    }
  }

  @Test
  void until_a_revision_is_taken_the_bundled_entries_answer() {
    Run show = Run.of("kb", "show", "access-entry-stale-role-id", "--config", config.toString());

    assertThat(show.out()).contains("  revision bundled with ");
  }
}
