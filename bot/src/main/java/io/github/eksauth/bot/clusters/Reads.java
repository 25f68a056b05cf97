package io.github.eksauth.bot.clusters;

import com.github.benmanes.caffeine.cache.stats.StatsCounter;
import io.github.eksauth.checks.fact.ReadResult;
import java.time.Duration;

/// Is told of the reads that leave for AWS and Kubernetes; from any thread. An interface so that
/// commands do without what a server counts with.
public interface Reads {
  /// Somebody who does not want to know.
  Reads UNTOLD =
      new Reads() {
        @Override
        public void read(String service, String kind, ReadResult result, Duration took) {}

        @Override
        public StatsCounter cache() {
          return StatsCounter.disabledStatsCounter();
        }
      };

  /// Something was read, or could not be.
  ///
  /// @param service who was asked, as IAM calls it: `eks`; or `kubernetes`
  /// @param kind what was read, without whose: `access-entries`
  void read(String service, String kind, ReadResult result, Duration took);

  /// Counts what need not be read because it was read a moment ago.
  StatsCounter cache();
}
