package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SnippetCheckTest {
  private static final Set<String> VOCABULARY =
      Set.of(
          "cluster",
          "region",
          "account",
          "profile-key",
          "kept-role.arn",
          "kept-role.username",
          "kept-role.groups");

  private final SnippetCheck check = new SnippetCheck(ModuleTables.load(), VOCABULARY);

  private List<HclProblem> problems(Target target, String text) {
    return check.check("fix." + target.id() + ".tf", text, target);
  }

  @Test
  void a_good_snippet_has_no_problems() {
    assertThat(
            problems(
                Target.MODULE_20,
                """
                module "eks" {
                  source  = "terraform-aws-modules/eks/aws"
                  version = "~> 20.37"

                  # … keep your other arguments
                  cluster_name = "<cluster>"
                  fargate_profiles = {
                    "<profile-key>" = {
                      iam_role_path = "/"
                    }
                  }
                }

                module "aws_auth" {
                  source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
                  version = "~> 20.0"

                  manage_aws_auth_configmap = true
                  aws_auth_roles = [
                    # each kept-role
                    {
                      rolearn  = "<kept-role.arn>"
                      username = "<kept-role.username>"
                      groups   = "<kept-role.groups>"
                    },
                    # end
                  ]
                  depends_on = [module.eks.cluster_name]
                }
                """))
        .isEmpty();
  }

  @Test
  void an_argument_of_another_version_is_named_with_what_to_write() {
    assertThat(
            problems(
                Target.MODULE_21,
                """
                module "eks" {
                  source  = "terraform-aws-modules/eks/aws"
                  version = "~> 21.0"

                  cluster_name              = "<cluster>"
                  fargate_profile_defaults  = {}
                  manage_aws_auth_configmap = true
                  access_entires            = {}
                }
                """))
        .containsExactly(
            new HclProblem(
                5,
                "`cluster_name` is no argument of terraform-aws-modules/eks/aws 21 (read at v21.19.0); write `name`;"
                    + " it exists in v17, v18, v19, v20 only"),
            new HclProblem(
                6,
                "`fargate_profile_defaults` is no argument of terraform-aws-modules/eks/aws 21 (read at v21.19.0); it"
                    + " exists in v18, v19, v20 only"),
            new HclProblem(
                7,
                "`manage_aws_auth_configmap` is no argument of terraform-aws-modules/eks/aws 21 (read at v21.19.0); it"
                    + " exists in v18, v19 only; use the module \"terraform-aws-modules/eks/aws//modules/aws-auth\","
                    + " version = \"~> 20.0\", for it"),
            new HclProblem(
                8,
                "`access_entires` is no argument of terraform-aws-modules/eks/aws 21 (read at v21.19.0); write"
                    + " `access_entries`"));
  }

  @Test
  void the_version_must_stay_within_the_target() {
    String text =
        """
        module "eks" {
          source  = "terraform-aws-modules/eks/aws"
          version = "VERSION"
        }
        """;

    for (String good : List.of("~> 20.37", "~> 20.0", "~> 20.8.5")) {
      assertThat(problems(Target.MODULE_20, text.replace("VERSION", good))).as(good).isEmpty();
    }
    for (String bad : List.of("~> 20", "~> 21.0", ">= 20.0", "20.x.x", "~> 20.", "~> 20.1, < 22")) {
      assertThat(problems(Target.MODULE_20, text.replace("VERSION", bad)))
          .containsExactly(
              new HclProblem(
                  3,
                  "version = \""
                      + bad
                      + "\" does not fit; write version = \"~> 20.37\"; this snippet is for version 20"
                      + " and nothing else"));
    }
  }

  @Test
  void a_module_without_version_or_source_is_told_what_to_write() {
    assertThat(
            problems(
                Target.MODULE_19,
                "module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n}\n"))
        .containsExactly(
            new HclProblem(1, "the module has no version; write version = \"~> 19.21\""));
    assertThat(problems(Target.MODULE_19, "module \"eks\" {\n}\n"))
        .containsExactly(
            new HclProblem(
                1, "the module has no source; write source = \"terraform-aws-modules/eks/aws\""));
  }

  @Test
  void the_aws_auth_submodule_stays_at_version_20() {
    String text =
        """
        module "aws_auth" {
          source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
          version = "~> 21.0"

          aws_auth_users = []
        }
        """;

    assertThat(problems(Target.MODULE_21, text))
        .containsExactly(
            new HclProblem(
                3,
                "version = \"~> 21.0\" does not fit; write version = \"~> 20.0\"; the aws-auth submodule ends with"
                    + " version 20"));
    assertThat(problems(Target.MODULE_21, text.replace("~> 21.0", "~> 20.0"))).isEmpty();
  }

  @Test
  void a_submodule_of_another_version_is_named() {
    assertThat(
            problems(
                Target.MODULE_19,
                """
                module "role" {
                  source  = "terraform-aws-modules/eks/aws//modules/hybrid-node-role"
                  version = "~> 19.21"
                }
                """))
        .containsExactly(
            new HclProblem(
                2,
                "the EKS module has no \"terraform-aws-modules/eks/aws//modules/hybrid-node-role\" in version 19; it"
                    + " exists in v20, v21 only"));
  }

  @Test
  void outputs_must_exist_but_addresses_are_not_outputs() {
    assertThat(
            problems(
                Target.MODULE_20,
                """
                removed {
                  from = module.eks.kubernetes_config_map_v1_data.aws_auth
                  lifecycle {
                    destroy = false
                  }
                }

                output "name" {
                  value = "${module.eks.cluster_nme}-${module.eks.cluster_arn}-${module.other.x}"
                }
                """))
        .containsExactly(
            new HclProblem(
                9,
                "`cluster_nme` is no output of terraform-aws-modules/eks/aws 20 (read at v20.37.2); write"
                    + " `cluster_name`"));
  }

  @Test
  void whoever_owns_the_whole_list_must_keep_the_roles_that_are_there() {
    String advice =
        "` owns the whole list, and what is left out loses access; put the roles that must stay between `# each"
            + " kept-role` and `# end`";

    assertThat(
            problems(
                Target.RESOURCE,
                """
                resource "kubernetes_config_map_v1_data" "aws_auth" {
                  data = {
                    mapRoles = yamlencode([])
                  }
                }
                """))
        .containsExactly(new HclProblem(3, "`mapRoles" + advice));
    assertThat(problems(Target.RESOURCE, "a = \"${[for x in [{ mapRoles = 1 }] : x]}y\"\n"))
        .containsExactly(new HclProblem(1, "`mapRoles" + advice));
    assertThat(problems(Target.RESOURCE, "locals {\n  x = f([{ map_roles = [] }])\n}\n"))
        .containsExactly(new HclProblem(2, "`map_roles" + advice));
  }

  @Test
  void placeholders_must_be_known_and_stand_in_strings() {
    assertThat(
            problems(
                Target.RESOURCE,
                """
                # for <cluster>
                a = "<clutser>"
                b = "<kept-role.arn>"
                """))
        .containsExactly(
            new HclProblem(
                1, "`<cluster>` is not filled in here; placeholders go into quoted strings only"),
            new HclProblem(2, "`<clutser>` is no placeholder we know; write `<cluster>`"),
            new HclProblem(3, "`<kept-role.arn>` stands outside of `# each kept-role` … `# end`"));
  }

  @Test
  void repeated_lines_must_be_repeatable() {
    assertThat(
            problems(
                Target.RESOURCE, "a = [\n  # each kept-role\n  \"<kept-role.arn>\"\n  # end\n]\n"))
        .containsExactly(
            new HclProblem(
                2,
                "the lines under `# each` cannot be repeated; does the last one lack its comma?"));
    assertThat(problems(Target.RESOURCE, "a = [\n  # each role\n  1,\n  # end\n]\n"))
        .containsExactly(new HclProblem(2, "`role` is no list we know; write `# each kept-role`"));
  }

  @Test
  void layout_comments_and_account_ids_are_told() {
    assertThat(
            problems(Target.RESOURCE, "a = 1\nbb = \"arn:aws:iam::111122223333:role/x\" # why\n"))
        .containsExactly(
            new HclProblem(1, "not as terraform fmt leaves it; write `a  = 1`, with these spaces"),
            new HclProblem(2, "a comment after code; put it on the line above"),
            new HclProblem(2, "111122223333 looks like an account id; write `<account>`"));
  }

  @Test
  void what_is_not_hcl_has_that_problem_only() {
    assertThat(problems(Target.MODULE_20, "module \"eks\" {\n  version = \n}\n"))
        .containsExactly(new HclProblem(2, "found the end of the line where a value should be"));
  }

  @Test
  void a_snippet_of_plain_resources_does_without_the_module() {
    assertThat(
            problems(
                Target.RESOURCE,
                "module \"eks\" {\n  source = \"terraform-aws-modules/eks/aws\"\n}\n"))
        .containsExactly(
            new HclProblem(
                1,
                "a snippet for `resource` does without the EKS module; write the provider's resources, or move the"
                    + " block to the snippet for a module version"));
  }

  @Test
  void the_file_is_named_after_its_target() {
    assertThat(check.check("fix.module-19.tf", "a = 1\n", Target.MODULE_20))
        .containsExactly(
            new HclProblem(
                1, "the file is called fix.module-19.tf; call it <option>.module-20.tf"));
  }

  @Test
  void commands_are_looked_at_too() {
    assertThat(
            check.check(
                "",
                "aws eks list-access-entries --cluster-name <cluser> \\\n  --x 111122223333\necho 'open\n",
                Target.CLI))
        .containsExactly(
            new HclProblem(1, "`<cluser>` is no placeholder we know; write `<cluster>`"),
            new HclProblem(2, "111122223333 looks like an account id; write `<account>`"),
            new HclProblem(3, "a single quote is not closed before the commands end"));
  }

  @Test
  @Timeout(20)
  void a_huge_or_hostile_text_is_checked_in_time() {
    for (String unit :
        List.of(
            "# each kept-role\n# end\n",
            "a { b = module.eks.c }\n",
            "removed { a = module.eks.c }\n",
            "x = \"<cluster><cluster>\"\n",
            "x = <<EOT\n",
            "<",
            "/*",
            "(",
            "\"${")) {
      String text = unit.repeat(200_000 / unit.length());
      problems(Target.MODULE_20, text);
      problems(Target.CLI, text);
    }
    for (String chained : List.of(".b", "[0]", " + 1", " ? b : c")) {
      problems(Target.MODULE_20, "a = b" + chained.repeat(50_000) + "\n");
    }
    problems(Target.CLI, "(".repeat(100_000) + "<cluster> ".repeat(20_000));
  }
}
