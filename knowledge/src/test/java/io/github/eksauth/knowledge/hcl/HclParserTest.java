package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HclParserTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a = 1",
        "a = -1.5e3\n",
        "a = \"x\\u00e9\\n\\t\\\"\"\n",
        "a = \"$${x} %%{y}\"\n",
        "a = \"${b.c}-%{ if d }e%{ else }f%{ endif }\"\n",
        "a = foo(1,\n  2,\n)\n",
        "a = { for k, v in x : k => v... if v != \"\" }\n",
        "a = [for v in [\"x\"] : upper(v)]\n",
        "a = x ? \"y\" : null\n",
        "a = <<-EOT\n  hi ${x} { [ \"\n  EOT\n",
        "a = module.eks.fargate_profiles[\"k\"].arn\n",
        "a = x[*].y[0].*.z\n",
        "a = !b && (c || d >= 1) == -e\n",
        "a = {\n  \"b\" = \"c\",\n  (d) : \"e\"\n  f = 1\n}\n",
        "a = provider::aws::arn_parse(b)\n",
        "b \"l\" m {\n  c { d = 1 }\n  e {}\n}\n",
        "/* a */ b = /* c */ 1 // d\n# e",
        "a = f([\n  # each\n  1, # one\n])\n",
      })
  void reads_what_terraform_reads(String text) {
    assertThat(HclParser.parse(text).problems()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a =",
        "a = 1 b = 2",
        "a = [1, 2",
        "a = {\n b = 1 c = 2\n}",
        "a = \"x",
        "a = \"x\ny\"",
        "a = \"\\q\"",
        "a = \"\\ud800\"",
        "a = \"${b\"",
        "a = \"%{ if b }c\"",
        "a = \"%{ endif }\"",
        "a = <<EOT\nno end",
        "a = 1\na = 2",
        "a = b c",
        "a = (1",
        "m \"x\" {\n  a = 1",
        "m {\n}}",
        "m { a = 1 \n b = 2 }",
        "m \"${x}\" {}",
        "hello world this is text",
        "@#$%^",
        "a = 'x'",
        "a = { b }",
        "a = [for x : y]",
      })
  void refuses_what_terraform_refuses(String text) {
    assertThat(HclParser.parse(text).problems()).hasSize(1);
  }

  @Test
  void names_the_line_of_the_trouble() {
    assertThat(HclParser.parse("a = 1\nb = [\n  2\n  3\n]\n").problems())
        .containsExactly(new HclProblem(4, "found `3` where `,` or `]` should be"));
    assertThat(HclParser.parse("a = \"x\n").problems())
        .containsExactly(new HclProblem(1, "the line ends before the closing quote"));
  }

  @Test
  void finds_module_blocks_with_their_arguments_and_lines() {
    var file =
        HclParser.parse(
            """
            module "eks" {
              source  = "terraform-aws-modules/eks/aws"
              version = "~> 20.37"

              cluster_name = "payments"
            }
            """);

    ModuleBlock module = ModuleBlock.of(file).getFirst();

    assertThat(module.name()).isEqualTo("eks");
    assertThat(module.source()).contains("terraform-aws-modules/eks/aws");
    assertThat(module.version()).contains("~> 20.37");
    assertThat(module.arguments())
        .extracting(HclFile.Attribute::name, HclFile.Attribute::line)
        .containsExactly(tuple("source", 2), tuple("version", 3), tuple("cluster_name", 5));
  }

  @Test
  void finds_references_also_inside_strings_and_calls() {
    var file = HclParser.parse("a = upper(\"x-${module.eks.fargate_profiles[\"k\"].arn}\")\n");

    assertThat(file.references())
        .containsExactly(
            new HclFile.Reference(List.of("module", "eks", "fargate_profiles", "[]", "arn"), 1));
  }

  @Test
  void brackets_without_end_are_a_problem_and_no_stack_overflow() {
    for (String bracket : new String[] {"(", "[", "{a=", "-", "!", "f(", "\"${", "a ? ", "x["}) {
      assertThat(HclParser.parse("a = " + bracket.repeat(50_000)).problems())
          .as(bracket)
          .hasSize(1);
    }
    assertThat(HclParser.parse("a {\n".repeat(50_000)).problems()).hasSize(1);
  }
}
