package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;

class GlobPropertiesTest {
  @Property
  void a_text_without_stars_stands_for_itself_alone(
      @ForAll("words") String pattern, @ForAll("words") String text) {
    String plain = pattern.replace("*", "");

    assertThat(Glob.of(plain).matches(text)).isEqualTo(plain.equals(text));
    assertThat(Glob.of(plain).matches(plain)).isTrue();
  }

  @Property(tries = 3000)
  void it_says_what_the_definition_says(
      @ForAll("words") String pattern, @ForAll("words") String text) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(byDefinition(pattern, text));
  }

  private static boolean byDefinition(String pattern, String text) {
    if (pattern.isEmpty()) {
      return text.isEmpty();
    }
    if (pattern.charAt(0) == '*') {
      return byDefinition(pattern.substring(1), text)
          || (!text.isEmpty() && byDefinition(pattern, text.substring(1)));
    }
    return !text.isEmpty()
        && text.charAt(0) == pattern.charAt(0)
        && byDefinition(pattern.substring(1), text.substring(1));
  }

  @Provide
  Arbitrary<String> words() {
    return Arbitraries.strings().withChars('a', 'b', '*', '.').ofMaxLength(8);
  }

  /// Not a timing: what goes back and tries again does not end before the sun.
  @Example
  void hostile_patterns_end_soon() {
    String pattern = "*a".repeat(2_000) + "b";
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> assertThat(Glob.of(pattern).matches("a".repeat(4_000))).isFalse());
  }
}
