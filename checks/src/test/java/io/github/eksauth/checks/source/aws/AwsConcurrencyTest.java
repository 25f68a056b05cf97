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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;

class AwsConcurrencyTest {
  private static final List<String> PRINCIPALS =
      IntStream.range(0, 60).mapToObj(i -> "arn:aws:iam::111122223333:role/r" + i).toList();

  private static final SdkClient NO_CLIENT =
      new SdkClient() {
        @Override
        public String serviceName() {
          return "eks";
        }

        @Override
        public void close() {}
      };

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

  /// The first call ends only when the test says so, so the second one cannot get a turn in time.
  @Test
  void a_call_that_waits_too_long_for_its_turn_says_so() throws Exception {
    var running = new CountDownLatch(1);
    var mayEnd = new CountDownLatch(1);
    try (var eks = new Service<>("EKS", () -> NO_CLIENT, 1, Duration.ofMillis(50));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Fact<String>> first =
          threads.submit(() ->
              eks.ask(
                  "eks:ListNodegroups",
                  Service.alwaysThere(),
                  (_, _) -> {
                    running.countDown();
                    awaitIt(mayEnd);
                    return "answered";
                  }));
      running.await();

      Fact<String> behind =
          eks.ask("eks:ListFargateProfiles", Service.alwaysThere(), (_, _) -> "answered");

      mayEnd.countDown();
      assertThat(behind)
          .isEqualTo(
              Fact.unseen("timed out after 50 ms in the queue: 1 other calls to EKS were running"));
      assertThat(first.get()).isEqualTo(Fact.known("answered"));
    }
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
