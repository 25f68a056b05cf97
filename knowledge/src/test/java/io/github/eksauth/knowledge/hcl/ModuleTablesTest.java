package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ModuleTablesTest {
  private final ModuleTables tables = ModuleTables.load();

  @Test
  void version_21_dropped_the_prefix_that_version_20_has() {
    EksModule v20 = tables.module(20, ModuleTables.ROOT).orElseThrow();
    EksModule v21 = tables.module(21, ModuleTables.ROOT).orElseThrow();

    assertThat(v20.hasArgument("cluster_name")).isTrue();
    assertThat(v20.hasArgument("name")).isFalse();
    assertThat(v21.hasArgument("cluster_name")).isFalse();
    assertThat(v21.hasArgument("name")).isTrue();
    assertThat(v21.hasOutput("cluster_name")).isTrue();
  }

  @Test
  void an_argument_has_a_type_and_a_standard_value() {
    assertThat(
            tables
                .module(20, ModuleTables.ROOT)
                .orElseThrow()
                .arguments()
                .get("authentication_mode"))
        .isEqualTo(new Argument("authentication_mode", "string", "\"API_AND_CONFIG_MAP\""));
  }

  @Test
  void a_module_names_the_release_that_was_read() {
    assertThat(tables.module(19, ModuleTables.ROOT).orElseThrow().tag()).isEqualTo("v19.21.0");
  }

  @Test
  void the_aws_auth_submodule_exists_in_version_20_only() {
    String source = "terraform-aws-modules/eks/aws//modules/aws-auth";

    assertThat(
            tables.majors().stream()
                .filter(major -> tables.module(major, source).isPresent())
                .toList())
        .containsExactly(20);
    assertThat(tables.module(20, source).orElseThrow().arguments().keySet())
        .containsExactly(
            "aws_auth_accounts",
            "aws_auth_roles",
            "aws_auth_users",
            "create",
            "create_aws_auth_configmap",
            "manage_aws_auth_configmap");
  }

  @Test
  void every_version_lists_its_submodules() {
    assertThat(tables.sources(21))
        .containsExactly(
            "terraform-aws-modules/eks/aws",
            "terraform-aws-modules/eks/aws//modules/capability",
            "terraform-aws-modules/eks/aws//modules/eks-managed-node-group",
            "terraform-aws-modules/eks/aws//modules/fargate-profile",
            "terraform-aws-modules/eks/aws//modules/hybrid-node-role",
            "terraform-aws-modules/eks/aws//modules/karpenter",
            "terraform-aws-modules/eks/aws//modules/self-managed-node-group");
    assertThat(tables.majors()).isEqualTo(List.of(17, 18, 19, 20, 21));
  }

  @Test
  void an_unknown_version_or_source_has_no_table() {
    assertThat(tables.module(16, ModuleTables.ROOT)).isEmpty();
    assertThat(tables.module(20, "terraform-aws-modules/vpc/aws")).isEmpty();
  }
}
