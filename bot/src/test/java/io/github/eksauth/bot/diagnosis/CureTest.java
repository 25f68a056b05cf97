package io.github.eksauth.bot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
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

  private static Snapshot recorded(String recording) {
    return SnapshotFile.read(Recordings.file(recording));
  }

  private static Snapshot with(FactKey<?> key, Fact<?> other, Snapshot recorded) {
    Map<FactKey<?>, Fact<?>> facts = new HashMap<>(recorded.facts());
    facts.put(key, other);
    return new Snapshot(recorded.collectedAt(), recorded.title(), facts);
  }

  /// The cluster after somebody deleted a role and made it again.
  private static Snapshot madeAgain(FactKey.Role key, Snapshot recorded) {
    IamRole role = recorded.read(key).ifKnown().orElseThrow();
    return with(
        key,
        Fact.known(
            new IamRole(
                role.name(),
                role.arn(),
                "AROANEWNEWNEWNEWNEW01",
                Optional.of(recorded.collectedAt()),
                role.trustPolicy(),
                role.permissionsBoundary())),
        recorded);
  }

  @Test
  void is_the_entry_whose_cause_the_check_proves() {
    assertThat(cure("pod-execution-role-in-aws-auth", recorded("article")))
        .map(cure -> cure.shown().id())
        .contains("fargate-role-not-in-auth-config");
  }

  @Test
  void is_found_too_where_the_check_is_one_of_several_signs_of_the_cause() {
    assertThat(
            cure(
                "node-role-exists",
                with(new FactKey.Role(NODE_ROLE), Fact.absent(), recorded("healthy-mixed"))))
        .map(cure -> cure.shown().id())
        .contains("node-role-missing-or-trust");
  }

  @Test
  void is_that_of_the_entry_to_which_the_check_leads() {
    assertThat(
            cure(
                "node-role-entry-current",
                madeAgain(
                    new FactKey.Role("system-eks-node-group-20260303132031664500000001"),
                    recorded("healthy-api"))))
        .map(cure -> cure.shown().id())
        .contains("access-entry-stale-role-id");
  }

  @Test
  void is_that_of_the_error_by_which_eks_says_what_is_wrong() {
    assertThat(cure("fargate-profile-healthy", recorded("shared-with-nodes")))
        .map(cure -> cure.shown().id())
        .contains("fargate-role-in-use");
    assertThat(cure("node-groups-healthy", recorded("unparsable-map-roles")))
        .map(cure -> cure.shown().id())
        .contains("awsauth-malformed-yaml");
  }

  @Test
  void is_not_there_for_a_check_that_found_nothing_wrong() {
    assertThat(cure("pod-execution-role-in-aws-auth", recorded("healthy-mixed"))).isEmpty();
  }
}
