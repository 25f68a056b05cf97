package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TokenizerTest {
  @Test
  void words_are_runs_of_letters_digits_and_underscores_in_lower_case() {
    assertThat(Tokenizer.tokens("Error: manage_aws_auth_configmap (v20)!"))
        .containsExactly("error", "manage_aws_auth_configmap", "v20");
  }

  @Test
  void an_arn_is_cut_at_its_colons_slashes_and_dashes() {
    assertThat(Tokenizer.tokens("arn:aws:iam::111122223333:role/team/eks-pods"))
        .containsExactly("arn", "aws", "iam", "111122223333", "role", "team", "eks", "pods");
  }

  @Test
  void every_chinese_character_is_a_token() {
    assertThat(Tokenizer.tokens("执行角色role不在"))
        .containsExactly("执", "行", "角", "色", "role", "不", "在");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "auth config",
        "auth\tconfig",
        "\u001B[31mauth\u001B[0m config",
        "\\u001b[1m\\u001b[31mauth\\u001b[0m config",
        "[1m[31mauth[0m config[0m",
        "auth\\nconfig",
        "auth\\\\nconfig",
        "\\\"auth\\\" config",
        "\\u0061uth config",
        "&lt;auth&gt;&nbsp;&quot;config&quot;",
        "&amp;auth&#39;config",
        "ａｕｔｈ　ｃｏｎｆｉｇ",
        "au\u200Bth con\u00ADfig",
        "\uFEFFauth \u202Econfig\u202C",
        "**auth** `config`"
      })
  void dressing_does_not_change_the_words(String dressed) {
    assertThat(Tokenizer.tokens(dressed)).containsExactly("auth", "config");
  }

  @Test
  void a_range_in_brackets_is_no_colour() {
    assertThat(Tokenizer.tokens("rate(x[5m])")).containsExactly("rate", "x", "5m");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "│", "\\", "\\u12", "&", "\u001B", "\u001B[", "\u001B[31", "…"})
  void half_an_escape_is_no_word_and_no_failure(String text) {
    assertThat(Tokenizer.tokens(text)).allMatch(token -> token.equals("u12"));
  }

  @Test
  void a_lone_surrogate_separates() {
    assertThat(Tokenizer.tokens("auth\uD800config")).containsExactly("auth", "config");
  }
}
