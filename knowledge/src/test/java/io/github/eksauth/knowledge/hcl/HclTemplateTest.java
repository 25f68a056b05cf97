package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.knowledge.hcl.Rendering.Rendered;
import io.github.eksauth.knowledge.hcl.Rendering.Withheld;
import io.github.eksauth.knowledge.hcl.Value.ListOf;
import io.github.eksauth.knowledge.hcl.Value.Records;
import io.github.eksauth.knowledge.hcl.Value.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HclTemplateTest {
  private static final String ROLES =
      """
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
      }
      """;

  private static Map<String, Value> role(String arn, String username, String... groups) {
    return Map.of(
        "arn",
        new Text(arn),
        "username",
        new Text(username),
        "groups",
        new ListOf(List.of(groups)));
  }

  @Test
  void knows_its_placeholders_and_lists() {
    HclTemplate template = HclTemplate.parse(ROLES);

    assertThat(template.placeholders())
        .containsExactly("kept-role.arn", "kept-role.username", "kept-role.groups");
    assertThat(template.lists()).containsExactly("kept-role");
  }

  @Test
  void repeats_the_lines_of_a_list_for_every_record() {
    var roles =
        new Records(
            List.of(
                role(
                    "arn:aws:iam::111122223333:role/node",
                    "system:node:{{EC2PrivateDNSName}}",
                    "system:nodes"),
                role("arn:aws:iam::111122223333:role/ci", "ci")));

    Rendering rendering = HclTemplate.parse(ROLES).render(Map.of("kept-role", roles));

    assertThat(rendering)
        .isEqualTo(
            new Rendered(
                """
                module "aws_auth" {
                  source  = "terraform-aws-modules/eks/aws//modules/aws-auth"
                  version = "~> 20.0"

                  manage_aws_auth_configmap = true
                  aws_auth_roles = [
                    {
                      rolearn  = "arn:aws:iam::111122223333:role/node"
                      username = "system:node:{{EC2PrivateDNSName}}"
                      groups   = ["system:nodes"]
                    },
                    {
                      rolearn  = "arn:aws:iam::111122223333:role/ci"
                      username = "ci"
                      groups   = []
                    },
                  ]
                }
                """,
                List.of()));
  }

  @Test
  void withholds_a_list_that_is_unknown_or_empty_or_full_of_holes() {
    HclTemplate template = HclTemplate.parse(ROLES);

    assertThat(template.render(Map.of())).isEqualTo(new Withheld(List.of("kept-role")));
    assertThat(template.render(Map.of("kept-role", new Records(List.of()))))
        .isEqualTo(new Withheld(List.of("kept-role")));
    assertThat(template.render(Map.of("kept-role", new Text("x"))))
        .isEqualTo(new Withheld(List.of("kept-role")));
    assertThat(
            template.render(
                Map.of(
                    "kept-role",
                    new Records(List.of(Map.of("arn", new Text("a"), "username", new Text("b")))))))
        .isEqualTo(new Withheld(List.of("kept-role.groups")));
  }

  @Test
  void keeps_and_names_what_is_unknown() {
    var template =
        HclTemplate.parse(
            "a = \"<cluster>\"\nb = \"arn:<partition>:<account>\"\nc = \"<cluster>\"\n");

    assertThat(template.render(Map.of("account", new Text("111122223333"))))
        .isEqualTo(
            new Rendered(
                "a = \"<cluster>\"\nb = \"arn:<partition>:111122223333\"\nc = \"<cluster>\"\n",
                List.of("cluster", "partition")));
  }

  @Test
  void a_list_fits_only_where_hcl_takes_one() {
    Map<String, Value> ids = Map.of("ids", new ListOf(List.of("subnet-1", "subnet-2")));

    assertThat(HclTemplate.parse("a = \"<ids>\"\n").render(ids))
        .isEqualTo(new Rendered("a = [\"subnet-1\", \"subnet-2\"]\n", List.of()));
    assertThat(HclTemplate.parse("a = [\n  \"<ids>\",\n]\n").render(ids))
        .isEqualTo(new Rendered("a = [\n  [\"subnet-1\", \"subnet-2\"],\n]\n", List.of()));
    for (String text :
        List.of(
            "a = \"x<ids>\"\n",
            "a = { \"<ids>\" = 1 }\n",
            "a = { b = 1, \"<ids>\" : 1 }\n",
            "a = {\n  \"<ids>\" = 1\n}\n",
            "a = b[\"<ids>\"]\n",
            "a \"<ids>\" {}\n",
            "a = \"<ids>${b}\"\n")) {
      assertThat(HclTemplate.parse(text).render(ids)).isEqualTo(new Rendered(text, List.of("ids")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`x\"y`,          `\"x\\\"y\"`",
        "`x\\`,           `\"x\\\\\"`",
        "`${file(\"x\")}`, `\"$${file(\\\"x\\\")}\"`",
        "`%{ if true }`,  `\"%%{ if true }\"`",
        "`$${x}`,         `\"$$${x}\"`",
        "`$%{`,           `\"$%%{\"`",
        "`%${`,           `\"%$${\"`",
        "`a$`,            `\"a$\"`",
        "`<region>`,      `\"<region>\"`",
        "`日本`,           `\"日本\"`",
      })
  void quotes_values_by_the_rules_of_hcl(String value, String literal) {
    assertThat(HclTemplate.parse("a = \"<cluster>\"\n").render(Map.of("cluster", new Text(value))))
        .isEqualTo(new Rendered("a = " + literal + "\n", List.of()));
  }

  @Test
  void shows_control_and_invisible_characters_as_escapes() {
    var value = new Text("a\n\r\t\0\u202e\u2028\ud800z");

    assertThat(HclTemplate.parse("a = \"<x>\"\n").render(Map.of("x", value)))
        .isEqualTo(new Rendered("a = \"a\\n\\r\\t\\u0000\\u202e\\u2028\uFFFDz\"\n", List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        // template, value, rendering: a dollar or a brace from either side never meets its other
        // half
        "`\"<x>{y}\"`,    `a$`,  `\"a$${y}\"`",
        "`\"<x>{y}\"`,    `a%`,  `\"a%%{y}\"`",
        "`\"$<x>\"`,      `{y}`, `\"$${y}\"`",
        "`\"$<x>{y}\"`,   ``,    `\"$${y}\"`",
        "`\"$$<x>\"`,     `{`,   `\"$$${\"`",
        "`\"<x>$${y}\"`,  `a$`,  `\"a$$${y}\"`",
        "`\"<x><x>\"`,    `{$`,  `\"{$${$\"`",
        "`\"<x>${y}z\"`,  `a$`,  `\"a\\u0024${y}z\"`",
        "`\"$<x>${y}z\"`, ``,    `\"\\u0024${y}z\"`",
        "`\"<x>%{ if y }z%{ endif }\"`, `a%`, `\"a\\u0025%{if y}z%{endif}\"`",
        "`\"<x>%{ if y }z%{ endif }\"`, `a$`, `\"a$%{if y}z%{endif}\"`",
      })
  void no_template_arises_where_a_value_meets_the_text_around_it(
      String literal, String value, String rendered) {
    assertThat(HclTemplate.parse("a = " + literal + "\n").render(Map.of("x", new Text(value))))
        .isEqualTo(new Rendered("a = " + rendered + "\n", List.of()));
  }

  @Test
  void fills_in_strings_only() {
    String text = "# for <cluster>\na = <<-EOT\n  <cluster>\nEOT\nb = c <d && d> e\n";

    assertThat(HclTemplate.parse(text).placeholders()).isEmpty();
  }

  @Test
  void what_is_no_template_is_refused_with_its_line() {
    assertThatThrownBy(() -> HclTemplate.parse("a = [\n  # each kept-role\n]\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not a template, line 2: `# each` has no `# end`; write it after the lines to repeat");
  }
}
