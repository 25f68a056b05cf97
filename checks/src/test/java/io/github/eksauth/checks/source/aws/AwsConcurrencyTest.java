package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AwsConcurrencyTest {
  private static final List<String> PRINCIPALS =
      IntStream.range(0, 60).mapToObj(i -> "arn:aws:iam::111122223333:role/r" + i).toList();

  private static FakeAws manyEntries() {
    var facts = new HashMap<FactKey<?>, Fact<?>>();
    facts.put(new FactKey.AccessEntries(), Fact.known(PRINCIPALS));
    PRINCIPALS.forEach(principal ->
        facts.put(
            new FactKey.AccessEntryOf(principal),
            Fact.known(
                new AccessEntry(
                    principal, "STANDARD", "", List.of(), Optional.empty(), Optional.empty()))));
    return FakeAws.serving(RichCluster.with(facts)).latency(Duration.ofMillis(20));
  }

  private static AwsAccess.Settings atMost(int calls, Duration timeout) {
    return new AwsAccess.Settings(
        Optional.empty(), Optional.empty(), Optional.empty(), timeout, calls);
  }

  @Test
  void many_reads_at_once_keep_to_the_number_that_is_allowed() {
    try (var open = Opened.on(manyEntries(), atMost(4, Duration.ofSeconds(60)))) {
      Fact<List<AccessEntry>> all =
          new Facts(open.cluster()).each(new FactKey.AccessEntries(), FactKey.AccessEntryOf::new);

      assertThat(all.map(List::size)).isEqualTo(Fact.known(60));
      assertThat(open.aws().mostAtOnce("eks")).isBetween(2, 4);
    }
  }

  @Test
  void a_call_that_waits_too_long_for_its_turn_says_so() throws Exception {
    try (var open =
            Opened.on(
                FakeAws.serving(RichCluster.snapshot())
                    .fault("eks:ListNodegroups", FakeAws.Fault.SILENT)
                    .fault("eks:ListFargateProfiles", FakeAws.Fault.SILENT),
                atMost(1, Duration.ofSeconds(2)));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Fact<List<String>>> first = threads.submit(() -> open.read(new FactKey.NodeGroups()));
      while (open.aws().calls("eks:ListNodegroups") == 0) {
        Thread.sleep(5);
      }
      // these two wait from now on, behind the first; at most one of them gets a turn
      var behind =
          List.of(
              threads.submit(() -> open.read(new FactKey.FargateProfiles())),
              threads.submit(() -> open.read(new FactKey.FargateProfiles())));

      assertThat(first.get()).isEqualTo(Fact.unseen("timed out after 2 s"));
      assertThat(List.of(behind.get(0).get(), behind.get(1).get()))
          .contains(
              Fact.unseen("timed out after 2 s in the queue: 1 other calls to EKS were running"));
    }
  }
}
