package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HclFormatTest {
  @Test
  void equals_signs_of_neighbouring_lines_stand_in_one_column() {
    assertThat(
            HclFormat.format(
                """
                module "eks" {
                source = "terraform-aws-modules/eks/aws"
                    version="~> 20.37"

                  cluster_name   =   "payments"
                access_entries = {
                fargate = {
                principal_arn = "arn"
                type="FARGATE_LINUX"
                }
                }
                }
                """))
        .isEqualTo(
            """
            module "eks" {
              source  = "terraform-aws-modules/eks/aws"
              version = "~> 20.37"

              cluster_name = "payments"
              access_entries = {
                fargate = {
                  principal_arn = "arn"
                  type          = "FARGATE_LINUX"
                }
              }
            }
            """);
  }

  @Test
  void comments_at_the_end_of_neighbouring_lines_stand_in_one_column() {
    assertThat(HclFormat.format("a = 1 # one\nlonger = 22 # two\n"))
        .isEqualTo("a      = 1  # one\nlonger = 22 # two\n");
  }

  @Test
  void operators_stand_apart_and_signs_do_not() {
    assertThat(HclFormat.format("a=b?-1:c+2*- 3\nd=! e&&f [ 0 ] . g\nh=[ for x in[1]:x ]\n"))
        .isEqualTo("a = b ? -1 : c + 2 * -3\nd = !e && f[0].g\nh = [for x in [1] : x]\n");
  }

  @Test
  void heredocs_and_blank_lines_stay() {
    String text = "a = <<-EOT\n    x =   1\n  EOT\n\n\nb = 2\n";

    assertThat(HclFormat.format(text)).isEqualTo(text);
  }

  @Test
  void labels_get_quotes_and_a_lone_interpolation_loses_them() {
    assertThat(HclFormat.format("resource aws_x y {\n  a = \"${b.c}\"\n  d = \"${e}-f\"\n}\n"))
        .isEqualTo("resource \"aws_x\" \"y\" {\n  a = b.c\n  d = \"${e}-f\"\n}\n");
  }

  @Test
  void brackets_that_open_together_indent_once() {
    assertThat(HclFormat.format("a = f([{\nb = 1\n}, {\nc = 2\n}])\n"))
        .isEqualTo("a = f([{\n  b = 1\n  }, {\n  c = 2\n}])\n");
  }

  @Test
  void what_is_not_hcl_stays_and_is_not_canonical() {
    assertThat(HclFormat.format("a = [\n")).isEqualTo("a = [\n");
    assertThat(HclFormat.isCanonical("a = [\n")).isFalse();
    assertThat(HclFormat.isCanonical("a  = 1\n")).isFalse();
    assertThat(HclFormat.isCanonical("a = 1\n")).isTrue();
  }
}
