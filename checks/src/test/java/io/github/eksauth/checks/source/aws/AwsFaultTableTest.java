package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.FaultTable;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// docs/faults.md says what a read of AWS says when something goes wrong, word for word.
class AwsFaultTableTest {
  /// Faults that are answers, or are told by the clock.
  private static final Set<FakeAws.Fault> NO_FAILURES =
      EnumSet.of(FakeAws.Fault.NOT_FOUND, FakeAws.Fault.SILENT);

  @Test
  void the_table_in_the_documentation_is_what_is_said() throws Exception {
    List<List<String>> rows = new ArrayList<>();
    for (FakeAws.Fault fault : FakeAws.Fault.values()) {
      if (NO_FAILURES.contains(fault)) {
        continue;
      }
      rows.addAll(rows(fault));
    }

    FaultTable.check("AWS", List.of("what goes wrong", "call", "what is said"), rows);
  }

  /// What each service's read says, all asked side by side: some wait before they give up.
  private static List<List<String>> rows(FakeAws.Fault fault) throws Exception {
    try (var open = Opened.on(FakeAws.serving(RichCluster.snapshot()));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      // the log is only asked for when the cluster says that it is written
      open.read(new FactKey.Cluster());
      AwsFailureTest.SERVICES.keySet().forEach(action -> open.aws().fault(action, fault));
      Map<String, Future<Fact<?>>> read = new TreeMap<>();
      AwsFailureTest.SERVICES.forEach((action, key) -> {
        Callable<Fact<?>> question =
            action.equals("eks:DescribeCluster")
                ? () -> open.access().cluster("another").read(key)
                : () -> open.read(key);
        read.put(action, threads.submit(question));
      });
      List<List<String>> rows = new ArrayList<>();
      for (Map.Entry<String, Future<Fact<?>>> each : read.entrySet()) {
        rows.add(
            List.of(
                fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                "`" + each.getKey() + "`",
                FaultTable.told(each.getValue().get())));
      }
      return rows;
    }
  }
}
