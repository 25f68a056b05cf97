package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTextPropertiesTest {
  private static final String US = "U0BOT";

  @Property
  void any_text_can_be_read(@ForAll("messages") String slack) {
    String text = MessageText.typed(slack, US).text();

    assertThat(text).doesNotContain("\r", "\u200B", "\u00A0", "“", "’");
  }

  @Property
  void what_slack_escapes_comes_back(@ForAll("typed") String typed) {
    String slack = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");

    assertThat(MessageText.typed(slack, US).text()).isEqualTo(typed.strip());
  }

  @Property
  void what_slack_links_comes_back(
      @ForAll("hosts") String host, @ForAll("typed") String before, @ForAll("typed") String after) {
    String typed = before + " " + host + " " + after;
    String slack =
        typed
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace(" " + host + " ", " <http://" + host + "|" + host + "> ");

    assertThat(MessageText.typed(slack, US).text()).isEqualTo(typed.strip());
  }

  @Property
  void a_mention_of_us_leaves_nothing(@ForAll("typed") String typed) {
    String plain = typed.strip().replace("&", "").replace("<", "").replace(">", "");

    assertThat(MessageText.typed("<@U0BOT> " + plain, US).text())
        .isEqualTo(MessageText.typed(plain, US).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<",
        "<@",
        "<@U0BOT> ",
        " <@U0BOT>",
        "&",
        "&amp;",
        "`",
        "```",
        "<!date^",
        "<http://|",
        "\r",
        "\u200B"
      })
  void a_megabyte_of_anything_can_be_read(String piece) {
    String text = piece.repeat(MessageText.MOST / piece.length());

    assertThat(MessageText.typed(text, US).text().length()).isLessThan(2 * MessageText.MOST);
    assertThat(CodeSpans.outside(text).length()).isLessThanOrEqualTo(MessageText.MOST);
  }

  @Provide
  Arbitrary<String> messages() {
    return Arbitraries.oneOf(
            Arbitraries.of(
                "<",
                ">",
                "|",
                "&lt;",
                "&amp;",
                "&",
                "<@U0BOT>",
                "<@U1|x>",
                "<#C1|y>",
                "<!here>",
                "<!date^1^{x}|z>",
                "<http://a.b|a.b>",
                "<mailto:a@b|a@b>",
                "`",
                "```",
                "\n",
                "\r\n",
                "\u00A0",
                "\u200B",
                "“",
                "’",
                " "),
            Arbitraries.strings().ofMaxLength(4))
        .list()
        .ofMaxSize(40)
        .map(pieces -> String.join("", pieces));
  }

  /// What a keyboard types, without what is straightened and without backticks, which chat reads as
  /// code.
  @Provide
  Arbitrary<String> typed() {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars('\n', '中', 'é')
        .ofMaxLength(60)
        .filter(text -> text.indexOf('`') < 0);
  }

  @Provide
  Arbitrary<String> hosts() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .ofMinLength(3)
        .ofMaxLength(12)
        .map(name -> name + ".gr7.eu-west-1.eks.amazonaws.com");
  }
}
