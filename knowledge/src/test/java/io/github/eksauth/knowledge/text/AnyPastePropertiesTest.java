package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class AnyPastePropertiesTest {
  @Property
  void any_text_can_be_read(@ForAll("pastes") String text) {
    readAll(text);
  }

  @Property
  void redacting_twice_is_redacting_once(@ForAll("pastes") String text) {
    String once = new Paste(text).text();

    assertThat(new Paste(once).text()).isEqualTo(once);
  }

  @Property
  void tokens_are_lower_case(@ForAll("pastes") String text) {
    assertThat(Tokenizer.tokens(text))
        .allSatisfy(
            token -> assertThat(token.codePoints()).allMatch(c -> Character.toLowerCase(c) == c));
  }

  @Property
  void a_token_stands_in_a_line_that_exists(@ForAll("pastes") String text) {
    Reading reading = Reading.of(text);

    assertThat(reading.tokens()).allSatisfy(token -> reading.line(token.line()));
  }

  @ParameterizedTest
  @FieldSource("io.github.eksauth.knowledge.text.AdversarialTexts#PIECES")
  void a_megabyte_of_anything_can_be_read(String piece) {
    readAll(AdversarialTexts.of(piece, 1_000_000));
  }

  private static void readAll(String text) {
    Paste paste = new Paste(text);
    paste.reading();
    paste.mentions();
    paste.language();
  }

  /// Pieces that mean something to the reader, thrown together with any characters at all.
  @Provide
  Arbitrary<String> pastes() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "password=",
            "\"",
            "'",
            "\\",
            "\\u00",
            "\\u001b[",
            "&lt;",
            "&amp;lt;",
            "│ ",
            "╷",
            "\n",
            "\r\n",
            "Error: ",
            "-----BEGIN KEY-----",
            "-----END KEY-----",
            "-----",
            "AKIA",
            "ABCDEFGHIJKLMNOP",
            "eyJhbGciOi",
            ".",
            "k8s-aws-v1.",
            "abcdefgh",
            "X-Amz-Signature=",
            "authorization: bearer ",
            "[redacted",
            "]",
            "xoxb-",
            "ghp_",
            "0123456789",
            "arn:aws:iam::",
            ":role/",
            "\u001B[31m",
            "[0m",
            "\uD800",
            "\uDC00",
            "İ",
            "ẞ",
            "角色",
            "2026-01-01T00:00:00Z ");
    return Arbitraries.oneOf(pieces, Arbitraries.strings().ofMaxLength(6))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }
}
