package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class FingerprintPropertiesTest {
  private static Fingerprint of(String line) {
    return Fingerprint.of(
        new Match.Sure(List.of(new Hit("e", 1, List.of(new Hit.Line(1, line)), List.of()))));
  }

  @Property
  void every_text_has_one_and_always_the_same(@ForAll String text) {
    assertThat(of(text)).isEqualTo(of(text));
    assertThat(of(text).value()).matches("[0-9a-f]{24}");
  }

  @Property
  void the_name_of_a_pod_makes_no_difference(
      @ForAll("pods") String one, @ForAll("pods") String other) {
    String line = "Failed to create pod sandbox for %s, retrying";

    assertThat(of(line.formatted(one))).isEqualTo(of(line.formatted(other)));
  }

  @Property
  void what_stands_in_quotes_makes_no_difference(
      @ForAll("names") String one, @ForAll("names") String other) {
    String line = "User \"%s\" cannot list resource";

    assertThat(of(line.formatted(one))).isEqualTo(of(line.formatted(other)));
  }

  @Provide
  Arbitrary<String> pods() {
    return names().map(name -> name + "-7d9f8c9b5-abcde");
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars('-')
        .ofMinLength(1)
        .ofMaxLength(20);
  }
}
