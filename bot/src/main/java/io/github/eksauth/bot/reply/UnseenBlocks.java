package io.github.eksauth.bot.reply;

import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What could not be seen, why, and what would help.
final class UnseenBlocks {
  private static final int MOST_LINES = 6;

  private UnseenBlocks() {}

  /// Nothing when everything was seen.
  static List<Block> of(List<Facts.Blind> blind, Language language) {
    if (blind.isEmpty()) {
      return List.of();
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Title(Label.NOT_SEEN.in(language)));
    blocks.add(new Block.Items(items(blind, language)));
    List<String> missing = missing(blind);
    if (!missing.isEmpty()) {
      blocks.add(
          new Block.Paragraph(
              Label.MISSING.in(
                  language,
                  String.join(", ", missing.stream().map(id -> "`" + id + "`").toList()))));
    }
    return blocks;
  }

  /// One item per permission, because one missing right hides many things; the rest one by one.
  private static List<String> items(List<Facts.Blind> blind, Language language) {
    Map<String, List<Facts.Blind>> denied = new TreeMap<>();
    List<String> items = new ArrayList<>();
    for (Facts.Blind one : blind) {
      if (one.missing().isEmpty()) {
        items.add(in(language, one.key().what()) + ": " + one.why());
      }
      one.missing()
          .forEach(permission ->
              denied.computeIfAbsent(permission.id(), id -> new ArrayList<>()).add(one));
    }
    List<String> all = new ArrayList<>();
    denied.forEach((permission, reads) -> {
      Facts.Blind first = reads.getFirst();
      String what = in(language, first.key().what());
      all.add(
          reads.size() == 1
              ? Label.DENIED_ONE.in(language, permission, what, first.why())
              : Label.DENIED.in(language, permission, reads.size(), what, first.why()));
    });
    all.addAll(items.size() > MOST_LINES ? items.subList(0, MOST_LINES) : items);
    return all;
  }

  private static String in(Language language, Words words) {
    return switch (language) {
      case ENGLISH -> words.en();
      case CHINESE -> words.zh();
    };
  }

  /// The permissions that would have let us see more, each once.
  static List<String> missing(List<Facts.Blind> blind) {
    return blind.stream()
        .flatMap(one -> one.missing().stream())
        .map(Permission::id)
        .distinct()
        .sorted()
        .toList();
  }
}
