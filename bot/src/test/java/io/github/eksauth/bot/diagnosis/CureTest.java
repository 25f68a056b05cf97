package io.github.eksauth.bot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import io.github.eksauth.checks.source.snapshot.SnapshotFile;
import io.github.eksauth.knowledge.text.Language;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What the button "Fix" under a report finds.
class CureTest {
  private static final String NODE_ROLE = "general-eks-node-group-20240709060210260500000001";

  private static Optional<Diagnosis.Explained> cure(String check, Snapshot cluster) {
    return Brain.bundled()
        .diagnostician()
        .cure(check, Language.ENGLISH, ClusterView.recorded(cluster));
  }

  private static Snapshot without(FactKey<?> gone, String recording) {
    Snapshot recorded = SnapshotFile.read(Recordings.file(recording));
    Map<FactKey<?>, Fact<?>> facts = new HashMap<>(recorded.facts());
    facts.put(gone, Fact.absent());
    return new Snapshot(recorded.collectedAt(), recorded.title(), facts);
  }

  @Test
  void is_the_entry_whose_cause_the_check_proves() {
    assertThat(
            cure("pod-execution-role-in-aws-auth", SnapshotFile.read(Recordings.file("article"))))
        .map(cure -> cure.shown().id())
        .contains("fargate-role-not-in-auth-config");
  }

  @Test
  void is_found_too_where_the_check_is_one_of_several_signs_of_the_cause() {
    assertThat(cure("node-role-exists", without(new FactKey.Role(NODE_ROLE), "healthy-mixed")))
        .map(cure -> cure.shown().id())
        .contains("node-role-missing-or-trust");
  }

  @Test
  void is_not_there_for_a_check_that_found_nothing_wrong() {
    assertThat(
            cure(
                "pod-execution-role-in-aws-auth",
                SnapshotFile.read(Recordings.file("healthy-mixed"))))
        .isEmpty();
  }
}
