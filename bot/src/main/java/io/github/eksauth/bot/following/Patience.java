package io.github.eksauth.bot.following;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.jgit.lib.ProgressMonitor;

/// Gives up on a fetch that takes too long.
final class Patience implements ProgressMonitor {
  private final Clock clock;
  private final Duration most;
  private final Instant end;

  Patience(Clock clock, Duration most) {
    this.clock = clock;
    this.most = most;
    end = clock.instant().plus(most);
  }

  /// @throws IOException when it has taken too long
  void check() throws IOException {
    if (isCancelled()) {
      throw new IOException("it took longer than " + most.toSeconds() + " s");
    }
  }

  @Override
  public boolean isCancelled() {
    return clock.instant().isAfter(end);
  }

  @Override
  public void start(int tasks) {}

  @Override
  public void beginTask(String title, int work) {}

  @Override
  public void update(int done) {}

  @Override
  public void endTask() {}

  @Override
  public void showDuration(boolean enabled) {}
}
