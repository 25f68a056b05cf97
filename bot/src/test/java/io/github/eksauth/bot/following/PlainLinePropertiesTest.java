package io.github.eksauth.bot.following;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PlainLinePropertiesTest {
  @Property
  void it_is_one_short_line_without_control_characters(@ForAll String text) {
    String line = PlainLine.of(text);

    assertThat(line.codePointCount(0, line.length())).isLessThanOrEqualTo(300);
    assertThat(line).matches("\\P{Cntrl}*").doesNotContain("\n", "\u2028", "\u202e");
    assertThat(PlainLine.of(line)).isEqualTo(line);
  }

  @Property
  void plain_short_text_stays(@ForAll("words") String text) {
    assertThat(PlainLine.of(text)).isEqualTo(text);
  }

  @net.jqwik.api.Provide
  net.jqwik.api.Arbitrary<String> words() {
    return net.jqwik.api.Arbitraries.strings()
        .alpha()
        .withChars("角色不存在`:/.,")
        .ofMinLength(0)
        .ofMaxLength(300);
  }

  @Example
  void a_long_text_is_cut_between_characters() {
    assertThat(PlainLine.of("🙂".repeat(500))).isEqualTo("🙂".repeat(299) + "…");
  }
}
