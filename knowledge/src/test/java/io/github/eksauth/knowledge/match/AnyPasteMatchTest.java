package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.text.AdversarialTexts;
import io.github.eksauth.knowledge.text.Paste;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Whatever is pasted is answered.
final class AnyPasteMatchTest {
  private static final Matcher MATCHER = Matcher.bundled(Knowledge.bundled());

  @ParameterizedTest
  @FieldSource("io.github.eksauth.knowledge.text.AdversarialTexts#PIECES")
  void a_megabyte_of_anything_is_answered_and_never_for_sure(String piece) {
    Match match = MATCHER.match(new Paste(AdversarialTexts.of(piece, 1_000_000)));

    assertThat(match).isNotInstanceOf(Match.Sure.class);
  }
}
