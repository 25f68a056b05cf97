package io.github.eksauth.bot.reply;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a reader can do with an answer.
public enum Verb {
  /// Look again.
  AGAIN,
  /// Show another option; the argument is its index from 0.
  OPTION,
  /// Get the HCL as a file.
  FILE,
  /// Show or hide what decided.
  WHY,
  /// List every check, or the telling ones.
  EVIDENCE,
  /// Answer in another language; the argument is its tag.
  LANGUAGE,
  /// Look at a cluster; the argument stands for it.
  CLUSTER,
  /// Answer from the text alone.
  NO_CLUSTER,
  /// Answer about another entry; the argument is its id.
  ABOUT,
  /// Run the checks of a whole cluster again.
  CHECK,
  /// Tell what to do about a failing check; the argument is its id.
  FIX,
  /// Say that the answer was right.
  RIGHT,
  /// Say that the answer was wrong.
  WRONG,
  /// Be left alone here.
  MUTE,
  /// Report a gap in the knowledge.
  GAP,
  /// Propose an entry.
  PROPOSE;

  /// How buttons call it, such as `no-cluster`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The verb that buttons call so, if there is one.
  public static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }
}
