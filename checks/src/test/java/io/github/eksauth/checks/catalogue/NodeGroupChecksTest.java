package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.HealthIssue;
import io.github.eksauth.checks.fact.LaunchTemplate;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.UserDataForm;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeGroupChecksTest {
  private static TestCluster with(NodeGroup group) {
    return api()
        .known(new FactKey.NodeGroups(), List.of(group.name()))
        .known(new FactKey.NodeGroupOf(group.name()), group);
  }

  private static NodeGroup group(
      String status, String amiType, String template, HealthIssue... issues) {
    return new NodeGroup(
        "workers",
        status,
        NODE_ROLE,
        amiType,
        List.of(issues),
        List.of("subnet-1"),
        template,
        template.isEmpty() ? "" : "7",
        Optional.of(MONDAY));
  }

  private static TestCluster withTemplate(String amiType, String image, UserDataForm userData) {
    return with(group("ACTIVE", amiType, "lt-1"))
        .known(
            new FactKey.LaunchTemplateOf("lt-1", "7"),
            new LaunchTemplate("lt-1", "7", image, userData, "", "required", Optional.of(1)));
  }

  @Test
  void a_group_without_issues_is_healthy() {
    healthy(api().nodeGroup("workers", NODE_ROLE).judge("node-groups-healthy"), "workers");
  }

  @Test
  void what_eks_reports_is_told_with_the_resources_it_is_about() {
    broken(
        with(group(
                "DEGRADED",
                "AL2023_x86_64_STANDARD",
                "",
                new HealthIssue(
                    "AccessDenied", "failing to authenticate", List.of("i-0123456789abcdef0"))))
            .judge("node-groups-healthy"),
        "node group workers is DEGRADED",
        "AccessDenied: failing to authenticate (i-0123456789abcdef0)");
  }

  @Test
  void a_group_that_could_not_be_made_is_in_trouble_even_without_an_issue() {
    broken(
        with(group("CREATE_FAILED", "AL2023_x86_64_STANDARD", "")).judge("node-groups-healthy"),
        "CREATE_FAILED");
  }

  @Test
  void a_question_about_one_group_is_not_answered_with_another() {
    var cluster =
        with(group("DEGRADED", "AL2_x86_64", ""))
            .nodeGroup("workers", NODE_ROLE)
            .nodeGroup("batch", NODE_ROLE);
    healthy(
        cluster.judge("node-groups-healthy", Focus.none().with(Subject.NODE_GROUP, "batch")),
        "batch");
    unsure(
        cluster.judge("node-groups-healthy", Focus.none().with(Subject.NODE_GROUP, "gone")),
        "no node group named gone",
        "workers, batch");
  }

  @Test
  void a_denied_group_is_unsure() {
    lacks(
        api()
            .nodeGroup("workers", NODE_ROLE)
            .denied(new FactKey.NodeGroupOf("workers"))
            .judge("node-groups-healthy"),
        "eks:DescribeNodegroup");
  }

  @Test
  void a_cluster_without_node_groups_is_not_concerned() {
    notApplicable(api().judge("node-groups-healthy"));
    notApplicable(api().judge("node-user-data-fits-ami"));
  }

  @Test
  void without_a_launch_template_eks_writes_the_user_data() {
    healthy(api().nodeGroup("workers", NODE_ROLE).judge("node-user-data-fits-ami"), "EKS writes");
  }

  @ParameterizedTest
  @CsvSource({
    "AL2023_x86_64_STANDARD, NODEADM",
    "AL2023_ARM_64_STANDARD, OTHER",
    "AL2_x86_64, BOOTSTRAP_SH",
    "AL2_x86_64, NONE",
    "BOTTLEROCKET_ARM_64, BOTTLEROCKET",
    "WINDOWS_CORE_2022_x86_64, POWERSHELL",
  })
  void what_the_image_reads_fits(String amiType, UserDataForm form) {
    healthy(withTemplate(amiType, "", form).judge("node-user-data-fits-ami"));
  }

  @ParameterizedTest
  @CsvSource({
    "AL2023_x86_64_STANDARD, BOOTSTRAP_SH, reads a NodeConfig for nodeadm",
    "AL2_x86_64, NODEADM, reads a call of /etc/eks/bootstrap.sh",
    "BOTTLEROCKET_x86_64, NODEADM, reads TOML of Bottlerocket",
    "WINDOWS_CORE_2022_x86_64, BOOTSTRAP_SH, reads PowerShell",
  })
  void what_only_another_image_reads_does_not_fit(
      String amiType, UserDataForm form, String because) {
    broken(
        withTemplate(amiType, "", form).judge("node-user-data-fits-ami"),
        "launch template lt-1, version 7",
        because);
  }

  @Test
  void with_an_image_of_ones_own_user_data_must_join_the_cluster() {
    broken(
        withTemplate("CUSTOM", "ami-1", UserDataForm.NONE).judge("node-user-data-fits-ami"),
        "names image ami-1 and has no user data");
  }

  @Test
  void which_user_data_an_image_of_ones_own_reads_is_not_known() {
    unsure(
        withTemplate("CUSTOM", "ami-1", UserDataForm.BOOTSTRAP_SH).judge("node-user-data-fits-ami"),
        "ami-1",
        "not seen");
  }

  @Test
  void user_data_of_an_unknown_kind_is_not_called_wrong() {
    unsure(
        withTemplate("BOTTLEROCKET_x86_64", "", UserDataForm.OTHER)
            .judge("node-user-data-fits-ami"));
    unsure(
        withTemplate("AL2030_x86_64", "", UserDataForm.NODEADM).judge("node-user-data-fits-ami"));
  }

  @Test
  void a_denied_or_deleted_launch_template_is_unsure() {
    var cluster = with(group("ACTIVE", "AL2023_x86_64_STANDARD", "lt-1"));
    var template = new FactKey.LaunchTemplateOf("lt-1", "7");
    lacks(
        cluster.denied(template).judge("node-user-data-fits-ami"),
        "ec2:DescribeLaunchTemplateVersions");
    unsure(cluster.absent(template).judge("node-user-data-fits-ami"), "does not exist any more");
  }
}
