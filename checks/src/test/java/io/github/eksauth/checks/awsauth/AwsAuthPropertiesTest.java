package io.github.eksauth.checks.awsauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class AwsAuthPropertiesTest {
  @Property
  void no_text_makes_it_throw(@ForAll String text) {
    AwsAuth.parse(Map.of("mapRoles", text, "mapUsers", text, "mapAccounts", text));
  }

  @Property
  void no_text_that_looks_like_yaml_makes_it_throw(@ForAll("yamlish") String text) {
    AwsAuth awsAuth = AwsAuth.parse(Map.of("mapRoles", text));
    awsAuth.roles().forEach(item -> assertThat(item.arn()).isNotEmpty());
    awsAuth.problems().forEach(problem -> assertThat(problem.line()).isPositive());
  }

  @Provide
  Arbitrary<String> yamlish() {
    return Arbitraries.of(
            "- ",
            "\n",
            "  ",
            "rolearn: ",
            "groups: ",
            "username: ",
            "{",
            "}",
            "[",
            "]",
            ", ",
            ": ",
            "&a ",
            "*a",
            "<<: ",
            "| ",
            "> ",
            "\"",
            "'",
            "!!str ",
            "? ",
            "#",
            "\t",
            "---\n",
            "...\n",
            "%YAML 1.1\n",
            "arn:aws:iam::111122223333:role/x",
            "{{SessionName}}",
            "é",
            "\u0000")
        .list()
        .ofMaxSize(40)
        .map(parts -> String.join("", parts));
  }

  /// Not a timing: ten times what a slow machine needs, and far less than what anything quadratic
  /// would.
  @Example
  void hostile_texts_end_soon() {
    int many = 60_000;
    List<String> hostile =
        List.of(
            "[".repeat(many),
            "{".repeat(many),
            "- ".repeat(many),
            "? ".repeat(many),
            "- &a x\n".repeat(many / 4),
            "- &a {rolearn: r}\n" + "- *a\n".repeat(many),
            "- &a {" + "k: v, ".repeat(many) + "rolearn: r}\n" + "- <<: *a\n".repeat(many / 10),
            "- rolearn: " + "9".repeat(many) + "\n",
            "\"" + "\\n".repeat(many),
            "- rolearn: a\n".repeat(many));
    for (String text : hostile) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(20), () -> AwsAuth.parse(Map.of("mapRoles", text)));
    }
  }
}
