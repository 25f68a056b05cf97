package io.github.eksauth.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderTest {
  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("recordings"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  private static List<Finding> judge(FactSource source) {
    return Checkup.run(Catalogue.checks(), new Facts(source), Focus.none(), Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void what_was_recorded_replays_to_the_same_findings(Path file) {
    Snapshot original = SnapshotFile.read(file);
    Recorder recorder = new Recorder(original);

    recorder.readAll();
    Snapshot copy = recorder.snapshot(original.collectedAt(), original.title());

    assertThat(judge(copy)).isEqualTo(judge(original));
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void everything_that_a_list_leads_to_is_recorded_without_being_asked_for(Path file) {
    Snapshot original = SnapshotFile.read(file);
    Recorder recorder = new Recorder(original);

    recorder.readAll();

    Snapshot copy = recorder.snapshot(original.collectedAt(), original.title());
    assertThat(copy.facts().keySet()).containsAll(FactKind.nameless());
    assertThat(copy.facts().keySet())
        .containsAll(
            original.facts().entrySet().stream()
                .filter(fact -> fact.getValue() instanceof Fact.Known)
                .map(Map.Entry::getKey)
                .filter(key ->
                    key instanceof FactKey.FargateProfileOf
                        || key instanceof FactKey.NodeGroupOf
                        || key instanceof FactKey.AccessEntryOf
                        || key instanceof FactKey.AccessPoliciesOf)
                .toList());
  }

  @Test
  void nothing_is_read_twice_and_a_later_answer_does_not_replace_the_first() {
    ConcurrentMap<FactKey<?>, Integer> reads = new ConcurrentHashMap<>();
    FactSource counted =
        new FactSource() {
          @Override
          public <T> Fact<T> read(FactKey<T> key) {
            return Fact.unseen("read " + reads.merge(key, 1, Integer::sum));
          }
        };
    Recorder recorder = new Recorder(counted);

    recorder.read(new FactKey.Cluster());
    recorder.readAll();
    recorder.readAll();

    assertThat(reads).containsEntry(new FactKey.Cluster(), 1);
    assertThat(reads.values()).containsOnly(1);
    assertThat(recorder.unseen()).hasSameSizeAs(reads.keySet());
  }
}
