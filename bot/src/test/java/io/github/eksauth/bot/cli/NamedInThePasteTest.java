package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// What a paste names ends up where it belongs, and nowhere when the cluster does not have it.
class NamedInThePasteTest {
  private static final String HEALTHY = "../checks/recordings/healthy-mixed.json";

  @Test
  void an_entry_that_exists_is_imported_for_its_own_principal_and_not_for_whoever_was_refused() {
    Run run =
        Run.withInput(
            """
            User: arn:aws:sts::222233334444:assumed-role/terraform-apply/run-7 called CreateAccessEntry
            Error: creating EKS Access Entry (atlas-staging:arn:aws:iam::222233334444:role/ci/atlas-ci): operation error EKS: CreateAccessEntry, https response error StatusCode: 409, ResourceInUseException: The specified access entry resource is already in use on this cluster.
            """,
            "diagnose",
            "--snapshot",
            HEALTHY);

    assertThat(run.out()).contains("access-entry-already-exists");
    assertThat(run.out())
        .contains("arn:aws:iam::222233334444:role/ci/atlas-ci")
        .doesNotContain("principal-arn arn:aws:iam::222233334444:role/terraform-apply")
        .doesNotContain(":arn:aws:iam::222233334444:role/terraform-apply\"");
  }

  @Test
  void a_node_group_that_the_cluster_does_not_have_is_said_to_be_a_stranger() {
    Run run =
        Run.withInput(
            "Error: waiting for EKS Node Group (atlas-staging:batch-2) create: unexpected state 'CREATE_FAILED', wanted target 'ACTIVE'. last error: i-0123456789abcdef0: NodeCreationFailure: Instances failed to join the kubernetes cluster",
            "diagnose",
            "--snapshot",
            HEALTHY);

    assertThat(run.out())
        .contains("The text names node group `batch-2`, which this cluster does not have.");
  }
}
