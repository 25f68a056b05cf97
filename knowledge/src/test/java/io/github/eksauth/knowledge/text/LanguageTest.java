package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LanguageTest {
  @ParameterizedTest
  @ValueSource(strings = {"Fargate 起不来", "报错：Error: creating EKS Fargate Profile", "繁體中文也算"})
  void a_question_with_chinese_words_is_answered_in_chinese(String text) {
    assertThat(new Paste(text).language()).isEqualTo(Language.CHINESE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Error: x", "the key 中 alone", "ポッドが起動しない 起動", "파드가 中國 시작되지", "ａｕｔｈ", "🙂🙂"})
  void everything_else_is_answered_in_english(String text) {
    assertThat(new Paste(text).language()).isEqualTo(Language.ENGLISH);
  }
}
