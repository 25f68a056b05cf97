package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingsOverAwsTest {
  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("recordings"))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_recorded_cluster_that_is_served_by_aws_is_read_as_it_was_recorded(Path file) {
    Snapshot recorded = SnapshotFile.read(file);
    String name =
        recorded.read(new FactKey.Cluster()).map(ClusterInfo::name).ifKnown().orElse("unnamed");
    try (var open = Opened.on(FakeAws.serving(recorded).pageSize(3))) {
      FactSource live = open.access().cluster(name);
      for (FactKey<?> key : recorded.facts().keySet()) {
        if (key instanceof FactKey.FromAws<?>) {
          assertThat((Fact<?>) live.read(key)).as(key.id()).isEqualTo(recorded.read(key));
        }
      }
    }
  }
}
