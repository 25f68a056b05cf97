package io.github.eksauth.knowledge.hcl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class HclTemplatePropertiesTest {
  @Property
  void every_value_reads_back_as_itself(@ForAll("values") String value) {
    String text =
        render(
            "a = \"<x>\"\nb = \"$<x>{y}%\"\nc = \"${d}<x>${e}\"\n",
            Map.of("x", new Value.Text(value)));

    List<Expression> read = values(text);
    assertThat(read.get(0)).isEqualTo(new Expression.Text(value));
    assertThat(read.get(1)).isEqualTo(new Expression.Text("$" + value + "{y}%"));
  }

  @Property
  void every_list_reads_back_as_itself(@ForAll("lists") List<String> items) {
    String text = render("a = \"<x>\"\n", Map.of("x", new Value.ListOf(items)));

    List<Expression> read =
        items.stream().map(item -> (Expression) new Expression.Text(item)).toList();
    assertThat(values(text)).containsExactly(new Expression.Items(read));
  }

  @Property
  void no_value_changes_the_shape_of_any_literal(
      @ForAll("literals") String literal, @ForAll("values") String value) {
    String template = "module \"m\" {\n  a = " + literal + "\n}\n";

    String harmless = render(template, Map.of("x", new Value.Text("x")));
    String rendered = render(template, Map.of("x", new Value.Text(value)));

    assertThat(shape(rendered)).as(rendered).isEqualTo(shape(harmless));
  }

  @Property
  void every_rendering_is_canonical(
      @ForAll("values") String arn, @ForAll("lists") List<String> groups) {
    Map<String, Value> role =
        Map.of("arn", new Value.Text(arn), "groups", new Value.ListOf(groups));
    String template =
        """
        a = [
          # each kept-role
          {
            rolearn = "<kept-role.arn>"
            "k-<x>" = "<kept-role.groups>"
            long    = "${x}<kept-role.arn>"
          },
          # end
        ]
        """;

    String text =
        render(
            template,
            Map.of("kept-role", new Value.Records(List.of(role, role)), "x", new Value.Text(arn)));

    assertThat(HclFormat.isCanonical(text)).as(text).isTrue();
  }

  private static String render(String template, Map<String, Value> values) {
    return switch (HclTemplate.parse(template).render(values)) {
      case Rendering.Rendered(String text, List<String> missing) -> {
        assertThat(missing).isEmpty();
        yield text;
      }
      case Rendering.Withheld withheld -> throw new AssertionError(withheld);
    };
  }

  private static List<Expression> values(String text) {
    HclFile file = HclParser.parse(text);
    assertThat(file.problems()).as(text).isEmpty();
    return file.body().attributes().stream().map(HclFile.Attribute::value).toList();
  }

  /// Everything but the text between quotes.
  private static List<String> shape(String text) {
    assertThat(HclParser.parse(text).problems()).as(text).isEmpty();
    List<String> shape = new ArrayList<>();
    for (Token token : HclLexer.lex(text)) {
      if (!token.is(TokenKind.QUOTED_TEXT)) {
        shape.add(token.text());
      }
    }
    return shape;
  }

  @Provide
  Arbitrary<String> values() {
    Arbitrary<String> nasty =
        Arbitraries.of(
                "$", "%", "{", "}", "${", "%{", "$${", "\"", "\\", "\n", "\r", "\0", "<x>", "~",
                "#", "a", "é", "😀")
            .list()
            .ofMaxSize(8)
            .map(list -> String.join("", list));
    return Arbitraries.oneOf(
        nasty, Arbitraries.strings().ofMaxLength(20).map(HclTemplatePropertiesTest::whole));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return values().list().ofMaxSize(3);
  }

  /// String literals made of plain text, escapes, placeholders and templates; each holds a
  /// placeholder twice.
  @Provide
  Arbitrary<String> literals() {
    return Arbitraries.of(
            "<x>",
            "$",
            "%",
            "{",
            "}",
            "$${",
            "%%{",
            "\\\\",
            "\\\"",
            "a",
            "${b}",
            "%{ if c }d%{ endif }")
        .list()
        .ofMaxSize(6)
        .map(list -> "\"a<x>" + String.join("", list) + "<x>z\"")
        .filter(literal -> HclParser.parse("a = " + literal + "\n").isValid());
  }

  /// Half characters have no way into UTF-8.
  private static String whole(String text) {
    return text.codePoints()
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
