package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.FaultTable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
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
      AwsFailureTest.readAll(fault)
          .forEach((action, fact) ->
              rows.add(
                  List.of(
                      fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                      "`" + action + "`",
                      FaultTable.told(fact))));
    }

    FaultTable.check("AWS", List.of("what goes wrong", "call", "what is said"), rows);
  }
}
