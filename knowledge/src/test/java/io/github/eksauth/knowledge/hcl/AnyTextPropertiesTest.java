package io.github.eksauth.knowledge.hcl;

import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextPropertiesTest {
  @Property(tries = 500)
  void nothing_throws_on_any_text(@ForAll("soup") String text) {
    HclFormat.format(text);
    HclFormat.isCanonical(text);
    new TemplateReader(text).problems();
    new ShellReader(text).problem();
    new SnippetCheck(ModuleTables.load(), Set.of("cluster"))
        .check("a.module-20.tf", text, Target.MODULE_20);
  }

  @Provide
  Arbitrary<String> soup() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "module \"m\" {\n",
            "a = ",
            "\"",
            "\n",
            "${",
            "%{",
            "}",
            "{",
            "[",
            "]",
            "(",
            ")",
            "<<EOT\n",
            "EOT\n",
            "#",
            "/*",
            "*/",
            "x",
            "1",
            ".",
            ",",
            "=",
            "for ",
            " in ",
            ":",
            "?",
            "\\",
            "$",
            "~",
            "-",
            "# each kept-role\n",
            "# end\n",
            "<cluster>",
            "'",
            "`",
            "<<",
            "\r\n",
            "é",
            "\ud800",
            "source = \"terraform-aws-modules/eks/aws\"\n");
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(60),
        pieces.list().ofMaxSize(40).map(list -> String.join("", list)));
  }
}
