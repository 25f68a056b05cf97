package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.eksauth.knowledge.text.Reading.Token;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReadingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "│ role missing",
        "  | role missing",
        "> role missing",
        "&gt; role missing",
        "> │ role missing",
        "\u001B[31m│\u001B[0m \u001B[0m\u001B[1mrole missing",
        "2026-01-31T10:11:12Z role missing",
        "2026-01-31T10:11:12.123456789Z role missing",
        "2026-01-31 10:11:12,123 role missing",
        "[2026-01-31T10:11:12+01:00] role missing",
        "2026/01/31 10:11:12 role missing",
        "E0131 10:11:12.123456   12345 reflector.go:148] role missing",
        "[10:11:12] role missing",
        "#12 1.234 role missing",
        "##[error] role missing",
        "2026-01-31T10:11:12.1234567Z ##[error] role missing",
        "2026-01-31T10:11:12.1234567Z │ role missing"
      })
  void what_stands_before_a_message_is_skipped(String line) {
    assertThat(words(line)).containsExactly("role", "missing");
    assertThat(Reading.of(line).tokens().getFirst().startsLine()).isTrue();
  }

  @Test
  void a_token_knows_its_line_and_whether_it_stands_at_an_end_of_it() {
    assertThat(Reading.of("│ pod execu\n│ tion role.").tokens())
        .extracting(Token::text, Token::line, Token::startsLine, Token::endsLine)
        .containsExactly(
            tuple("pod", 1, true, false),
            tuple("execu", 1, false, true),
            tuple("tion", 2, true, false),
            tuple("role", 2, false, false));
  }

  @Test
  void every_error_of_terraform_is_one_of_its_own() {
    String paste =
        """
        ╷
        │ Error: first
        ╵
        ╷
        │ Error: second
        ╵
        """;

    List<Token> tokens = Reading.of(paste).tokens();

    assertThat(errorOf("first", tokens)).isNotEqualTo(errorOf("second", tokens));
  }

  @Test
  void an_error_begins_at_terraforms_word_and_not_at_the_shells() {
    assertThat(Reading.of("a\nError: b").tokens().getLast().error()).isEqualTo(1);
    assertThat(Reading.of("a\nerror: b").tokens().getLast().error()).isEqualTo(0);
  }

  @Test
  void a_line_is_told_back_as_it_was_pasted() {
    assertThat(Reading.of("x\n  │ Error: \u001B[31mred  \n").line(2))
        .isEqualTo("│ Error: \u001B[31mred");
  }

  @Test
  void windows_line_ends_count_as_one() {
    assertThat(Reading.of("a\r\nb").tokens()).extracting(Token::line).containsExactly(1, 2);
  }

  @Test
  void an_empty_paste_has_no_tokens() {
    assertThat(Reading.of("").tokens()).isEmpty();
  }

  private static List<String> words(String text) {
    return Reading.of(text).tokens().stream().map(Token::text).toList();
  }

  private static int errorOf(String word, List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.text().equals(word))
        .findFirst()
        .orElseThrow()
        .error();
  }
}
