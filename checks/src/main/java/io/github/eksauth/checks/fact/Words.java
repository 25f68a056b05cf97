package io.github.eksauth.checks.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// One sentence in English and in Chinese; identifiers, ARNs and error texts are the same in both.
public record Words(String en, String zh) {
  /// A name or quotation that reads the same in every language.
  public static Words same(String text) {
    return new Words(text, text);
  }

  /// The same arguments put into both texts, in `%s` places; an argument that is [Words] speaks
  /// each language.
  public static Words of(String en, String zh, Object... arguments) {
    return new Words(
        String.format(Locale.ROOT, en, spoken(arguments, Words::en)),
        String.format(Locale.ROOT, zh, spoken(arguments, Words::zh)));
  }

  private static Object[] spoken(Object[] arguments, Function<Words, String> language) {
    return Arrays.stream(arguments)
        .map(argument -> argument instanceof Words words ? language.apply(words) : argument)
        .toArray();
  }

  public Words then(Words next) {
    return new Words(en + next.en, zh + next.zh);
  }

  /// Sentences one after the other, each distinct one once.
  public static Words sentences(List<Words> words) {
    var en = new ArrayList<String>();
    var zh = new ArrayList<String>();
    words.stream()
        .distinct()
        .forEach(sentence -> {
          en.add(sentence.en);
          zh.add(sentence.zh);
        });
    return new Words(String.join("; ", en), String.join("；", zh));
  }
}
