package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.text.Tokenizer;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordFilterTest {
  private static final WordFilter WORDS =
      new WordFilter(List.of("fargate", "aws_auth", "建", "eks20", "must log"));

  private static boolean matches(String text) {
    return WORDS.matches(text.toCharArray(), 0, text.length());
  }

  @ParameterizedTest
  @CsvSource({
    "'on Fargate.', true",
    "fargate, true",
    "'[31mFARGATE[0m', true",
    "'{\"msg\":\"x\\nFargate\"}', true",
    "'\\u001b[1mFargate', true",
    "'a\\u0020fargate', true",
    "'kubernetes_config_map_v1_data.aws_auth[0]', true",
    "重建, true",
    "'EKS20', true",
    "'you MUST log in', true",
    "'must  [log]', true",
    "'must not log', false",
    "'log must', false",
    "fargates, false",
    "aws_auths, false",
    "'aws auth', false",
    "'', false"
  })
  void it_finds_whole_words_in_whatever_dress(String text, boolean found) {
    assertThat(matches(text)).isEqualTo(found);
  }

  @Property
  void it_never_misses_a_word_that_the_reader_would_see(@ForAll("texts") String text) {
    boolean seen =
        Tokenizer.tokens(text).stream()
            .anyMatch(List.of("fargate", "aws_auth", "建", "eks20")::contains);

    if (seen) {
      assertThat(matches(text)).isTrue();
    }
  }

  /// Without the signs that only the reader undoes: entities, colours and invisible characters.
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "fargate",
            "Fargate",
            "aws_auth",
            "重建",
            "eks20",
            " ",
            ".",
            "/",
            "\n",
            "x",
            "_",
            "é",
            "\"")
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }
}
