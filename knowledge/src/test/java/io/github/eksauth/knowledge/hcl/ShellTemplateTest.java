package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.eksauth.knowledge.hcl.Rendering.Rendered;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShellTemplateTest {
  private static final Path SHELL = Path.of("/bin/sh");

  private static Rendered render(String template, String value) {
    return ShellTemplate.parse(template).render(Map.of("x", new Value.Text(value)));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`aws --name <x>`,     `payments`,        `aws --name payments`",
        "`aws --arn=<x>`,      `arn:aws:iam::1:role/a+b@c`, `aws --arn=arn:aws:iam::1:role/a+b@c`",
        "`aws --name <x>`,     `a b`,             `aws --name 'a b'`",
        "`aws --name <x>`,     `$(id)`,           `aws --name '$(id)'`",
        "`aws --name <x>`,     `it's`,            `aws --name 'it'\\''s'`",
        "`aws --name <x>`,     ``,                `aws --name ''`",
        "`echo \"a <x> b\"`,   `$(id)`,           `echo \"a \"'$(id)'\" b\"`",
        "`echo \"a <x> b\"`,   `c`,               `echo \"a c b\"`",
        "`echo 'a <x> b'`,     `$(id)`,           `echo 'a $(id) b'`",
        "`echo \"$(aws <x>)\"`, `a b`,            `echo \"$(aws 'a b')\"`",
        "`# about <x>`,        `payments`,        `# about payments`",
      })
  void a_value_stays_the_argument_it_is(String template, String value, String rendered) {
    assertThat(render(template, value)).isEqualTo(new Rendered(rendered, List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`aws <x>`,            `--profile`",
        "`aws --name <x>`,     `a\nb`",
        "`aws --name <x>`,     `a\u202eb`",
        "`echo '<x>'`,         `a'b`",
        "`echo '{\"a\": \"<x>\"}'`, `b\", \"c\": \"d`",
        "`echo \"<x>\"`,       `a\"b`",
        "`echo \"<x>\"`,       `a\\b`",
        "`cat <<EOF\n<x>\nEOF`, `$(id)`",
        "`cat <<'EOF'\n<x>\nEOF`, `a b`",
        "`` echo `aws <x>` ``, `a b`",
        "`echo \"${y:-<x>}\"`, `a}b`",
        "`echo $'<x>'`,        `a b`",
        "`# about <x>`,        `a b`",
      })
  void a_value_that_cannot_be_kept_in_its_place_is_as_good_as_unknown(
      String template, String value) {
    assertThat(render(template, value)).isEqualTo(new Rendered(template, List.of("x")));
  }

  @Test
  void a_list_becomes_several_arguments() {
    Map<String, Value> ids = Map.of("ids", new Value.ListOf(List.of("subnet-1", "b c")));

    assertThat(ShellTemplate.parse("aws --subnets <ids> --more").render(ids))
        .isEqualTo(new Rendered("aws --subnets subnet-1 'b c' --more", List.of()));
    assertThat(ShellTemplate.parse("aws --subnets=<ids>").render(ids))
        .isEqualTo(new Rendered("aws --subnets=<ids>", List.of("ids")));
  }

  @Test
  void keeps_and_names_what_is_unknown() {
    var template =
        ShellTemplate.parse(
            "aws eks describe-cluster --name <cluster> --region <region> < input\n");

    assertThat(template.placeholders()).containsExactly("cluster", "region");
    assertThat(template.render(Map.of("region", new Value.Text("eu-west-1"))))
        .isEqualTo(
            new Rendered(
                "aws eks describe-cluster --name <cluster> --region eu-west-1 < input\n",
                List.of("cluster")));
  }

  @Test
  void an_open_quote_is_refused() {
    assertThatThrownBy(() -> ShellTemplate.parse("echo 'a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "no shell commands, line 1: a single quote is not closed before the commands end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b", "$(id)", "`id`", "a;id", "a|id", "a&id", "x>y", "*", "~", "!", "$HOME", "it's",
        "a\"b", "\\", "{a,b}", "#", ""
      })
  void a_real_shell_reads_the_value_back(String value) throws Exception {
    assumeTrue(Files.isExecutable(SHELL), "no /bin/sh");
    assertThat(shell(render("printf '%s' <x>", value).text())).isEqualTo(value);
    for (String quoted :
        List.of(
            "printf '%s' '[<x>]'",
            "printf '%s' \"[<x>]\"", "printf '%s' \"[$(printf '%s' <x>)]\"")) {
      Rendered rendered = render(quoted, value);
      if (rendered.missing().isEmpty()) {
        assertThat(shell(rendered.text())).isEqualTo("[" + value + "]");
      }
    }
  }

  private static String shell(String commands) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(SHELL.toString(), "-c", commands).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isZero();
    return out;
  }
}
