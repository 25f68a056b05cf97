package io.github.eksauth.bot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.diagnosis.ClusterView.ReadAt;
import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.text.Paste;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Names in angle brackets get the cluster's own values where facts tell them, and stay where none
/// does.
class ClusterValuesTest {
  private static final ReadAt NOW = new ReadAt(TestCluster.FRIDAY, true);
  private static final String WORKLOAD = "arn:aws:iam::111122223333:role/apps/invoices";
  private static final Focus ACCOUNT =
      Focus.none().with(Subject.NAMESPACE, "apps").with(Subject.SERVICE_ACCOUNT, "invoices");

  private final TestCluster cluster = TestCluster.healthy(AuthenticationMode.API);

  private Values values(Focus focus) {
    return ClusterValues.of(
        new Paste("").mentions(), focus, false, new Facts(cluster.snapshot()), List.of(), NOW);
  }

  private static ServiceAccount account(Map<String, String> annotations) {
    return new ServiceAccount(
        "apps", "invoices", annotations, Optional.empty(), Optional.empty(), "");
  }

  @Test
  void an_annotated_service_account_tells_the_role_that_its_pods_work_with() {
    cluster.known(
        new FactKey.ServiceAccountOf("apps", "invoices"),
        account(Map.of("eks.amazonaws.com/role-arn", WORKLOAD)));

    assertThat(values(ACCOUNT).fill("<service-account> <workload-role-arn> <workload-role-name>"))
        .isEqualTo("invoices " + WORKLOAD + " invoices");
  }

  @Test
  void an_association_tells_it_too_and_goes_before_the_annotation() {
    cluster
        .known(
            new FactKey.ServiceAccountOf("apps", "invoices"),
            account(Map.of("eks.amazonaws.com/role-arn", TestCluster.ADMIN_ROLE)))
        .known(
            new FactKey.PodIdentityAssociations(),
            List.of(new PodIdentityName("a-1", "apps", "invoices", "")))
        .known(
            new FactKey.PodIdentityAssociationOf("a-1"),
            new PodIdentityAssociation(
                "a-1", "apps", "invoices", WORKLOAD, "", "", Optional.empty(), Optional.empty()));

    assertThat(values(ACCOUNT).fill("<association-id> <workload-role-arn>"))
        .isEqualTo("a-1 " + WORKLOAD);
  }

  @Test
  void machines_of_karpenter_tell_their_role_when_a_check_looked_at_them() {
    cluster.known(
        new FactKey.KarpenterNodeClasses(),
        List.of(new NodeClass("default", "payments-nodes", "")));
    Facts facts = new Facts(cluster.snapshot());
    facts.get(new FactKey.KarpenterNodeClasses());

    Values seen =
        ClusterValues.of(new Paste("").mentions(), Focus.none(), false, facts, List.of(), NOW);

    assertThat(seen.fill("<karpenter-node-role-arn>")).isEqualTo(TestCluster.NODE_ROLE);
    assertThat(values(Focus.none()).fill("<karpenter-node-role-arn>"))
        .isEqualTo("<karpenter-node-role-arn>");
  }

  @Test
  void the_only_node_group_is_meant_and_what_nothing_tells_stays_open() {
    assertThat(values(Focus.none()).fill("<node-group> <node-role-name> <service-account>"))
        .isEqualTo("workers payments-nodes <service-account>");
    assertThat(values(Focus.none()).fill("<security-group-id> <collected-at>"))
        .isEqualTo("<security-group-id> " + TestCluster.FRIDAY);
  }
}
