package io.github.eksauth.knowledge.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long the texts of an entry may be so that a reply fits into a Slack message in either
/// language: the limits of the Block Kit reference,
/// https://docs.slack.dev/reference/block-kit/blocks, and the budget of a whole message.
final class SizeRules {
  private static final int HEADER = 150;
  private static final int CHOICE = 75;
  private static final int SECTION = 3000;
  private static final int MESSAGE = 10_000;

  /// What a placeholder may grow to when it is filled in, an ARN with its path.
  private static final int PLACEHOLDER = 90;

  private SizeRules() {}

  /// Everything in the entry that is too long, and how long it may be.
  static List<String> objections(Entry entry) {
    List<String> objections = new ArrayList<>();
    tooLong("title", entry.title(), HEADER, objections);
    tooLong("symptom", entry.symptom(), SECTION, objections);
    int longestCause = 0;
    for (Cause cause : entry.causes()) {
      if (cause instanceof Cause.Explained explained) {
        tooLong("cause `" + cause.id() + "`", explained.says(), SECTION, objections);
        longestCause =
            Math.max(
                longestCause,
                size(explained.says()) + explained.comesBack().map(SizeRules::size).orElse(0));
      }
    }
    for (Option option : entry.options()) {
      String name = "option `" + option.id() + "`";
      tooLong("the title of " + name, option.title(), CHOICE, objections);
      option
          .warning()
          .ifPresent(words -> tooLong("the warning of " + name, words, SECTION, objections));
      int whole = size(entry.title()) + size(entry.symptom()) + longestCause + size(option);
      if (whole > MESSAGE) {
        objections.add(
            name
                + " makes a message of "
                + whole
                + " characters, Slack takes "
                + MESSAGE
                + "; shorten its steps and commands");
      }
    }
    return objections;
  }

  private static int size(Option option) {
    return size(option.title())
        + option.warning().map(SizeRules::size).orElse(0)
        + option.steps().stream().mapToInt(SizeRules::size).sum()
        + size(option.first())
        + size(option.cli())
        + filled(option.verify());
  }

  private static int size(Optional<String> command) {
    return command.map(SizeRules::filled).orElse(0);
  }

  private static int size(Words words) {
    return Math.max(filled(words.en()), filled(words.zh()));
  }

  private static int filled(String text) {
    return text.codePointCount(0, text.length()) + PLACEHOLDER * Placeholders.in(text).size();
  }

  private static void tooLong(String what, Words words, int limit, List<String> objections) {
    check(what, "English", words.en(), limit, objections);
    check(what, "Chinese", words.zh(), limit, objections);
  }

  private static void check(
      String what, String language, String text, int limit, List<String> objections) {
    int length = limit == SECTION ? filled(text) : text.codePointCount(0, text.length());
    if (length > limit) {
      objections.add(
          what + " has " + length + " characters in " + language + ", Slack takes " + limit);
    }
  }
}
