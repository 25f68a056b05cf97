package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuditWrite;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FieldManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AwsAuthWritersTest {
  private static final String CHECK = "aws-auth-single-writer";
  private static final FactKey.AwsAuthWrites LOG = new FactKey.AwsAuthWrites();

  private static TestCluster managedBy(FieldManager... managers) {
    return configMap()
        .known(
            new FactKey.AwsAuth(),
            new AwsAuthConfigMap(
                Map.of("mapRoles", ADMIN_ITEM), Optional.of(MONDAY), List.of(managers)));
  }

  private static FieldManager manager(String name, Instant time, String... keys) {
    return new FieldManager(name, "Update", Optional.of(time), List.of(keys));
  }

  private static AuditWrite write(String user, String agent, int code) {
    return new AuditWrite(Optional.of(FRIDAY), "patch", user, agent, code);
  }

  private static final FieldManager TERRAFORM = manager("Terraform", FRIDAY, "mapRoles");

  @Test
  void two_tools_in_the_audit_log_are_proof() {
    broken(
        managedBy(TERRAFORM)
            .known(
                LOG,
                List.of(
                    write("ci", "HashiCorp/1.0 Terraform/1.9.5", 200),
                    write("jane", "kubectl/v1.33.0 (linux/amd64)", 200)))
            .judge(CHECK),
        "the audit log shows",
        "kubectl by jane",
        "terraform by ci",
        "2026-11-20 09:12 UTC");
  }

  @Test
  void a_write_that_was_refused_was_none() {
    healthy(
        managedBy(TERRAFORM)
            .known(
                LOG,
                List.of(
                    write("ci", "HashiCorp/1.0 Terraform/1.9.5", 200),
                    write("jane", "kubectl/v1.33.0", 403)))
            .judge(CHECK),
        "one tool",
        "terraform");
  }

  @Test
  void two_field_managers_are_a_hint_and_said_to_be() {
    broken(
        managedBy(TERRAFORM, manager("vpcLambda", MONDAY, "mapRoles")).denied(LOG).judge(CHECK),
        "vpcLambda of mapRoles, 2026-11-16 08:00 UTC",
        "hints, not proof");
  }

  @Test
  void two_names_of_one_tool_are_one_writer() {
    healthy(
        managedBy(
                manager("kubectl-edit", FRIDAY, "mapRoles"),
                manager("kubectl-client-side-apply", MONDAY, "mapUsers"),
                manager("argocd-controller", FRIDAY))
            .known(LOG, List.of())
            .judge(CHECK),
        "kubectl");
  }

  @Test
  void whoever_wrote_months_before_the_last_one_has_stopped() {
    healthy(
        managedBy(TERRAFORM, manager("kubectl-edit", FRIDAY.minus(Duration.ofDays(90)), "mapUsers"))
            .known(LOG, List.of())
            .judge(CHECK));
  }

  @Test
  void one_field_manager_alone_proves_nothing() {
    lacks(managedBy(TERRAFORM).denied(LOG).judge(CHECK), "logs:StartQuery");
    unsure(managedBy(TERRAFORM).absent(LOG).judge(CHECK), "no audit log");
    lacks(
        managedBy(TERRAFORM).denied(new FactKey.AwsAuth()).judge(CHECK),
        "get configmaps kube-system/aws-auth");
  }

  @Test
  void where_aws_auth_is_not_there_or_not_asked_nobody_writes_it() {
    notApplicable(configMap().judge(CHECK), "does not exist");
    notApplicable(api().mapRoles(ADMIN_ITEM).judge(CHECK), "mode is API");
  }
}
