package io.github.eksauth.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Condition.Verdict;
import io.github.eksauth.knowledge.entry.EntryDraft;
import io.github.eksauth.knowledge.entry.FolderOfEntries;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.match.Said;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which of an entry's causes is named, on entries made for the question.
final class RankedCausesTest {
  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder);
  }

  @Test
  void the_first_cause_that_holds_is_named() {
    entry("trouble", "one | broken: a", "two | broken: b", "three | broken: c");

    Conclusion conclusion = conclude(seen("a", "healthy", "b", "broken", "c", "broken"));

    assertThat(named(conclusion)).isEqualTo("two");
    assertThat(notRuledOut(conclusion)).isEmpty();
  }

  @Test
  void an_unsure_check_is_not_a_healthy_one() {
    entry("trouble", "one | broken: a", "two | broken: b");

    assertThat(notRuledOut(conclude(seen("a", "unsure", "b", "broken")))).containsExactly("one");
    assertThat(notRuledOut(conclude(seen("b", "broken")))).containsExactly("one");
  }

  @Test
  void a_cause_may_ask_for_the_unsure_check_itself() {
    entry("trouble", "one | unsure: a");

    assertThat(named(conclude(seen("a", "unsure")))).isEqualTo("one");
  }

  @Test
  void a_check_that_does_not_apply_rules_its_cause_out() {
    entry("trouble", "one | broken: a");

    assertThat(conclude(seen("a", "not-applicable"))).isInstanceOf(Conclusion.NoneOfThem.class);
  }

  @Test
  void the_last_resort_is_named_when_everything_above_it_is_ruled_out() {
    entry("trouble", "one | broken: a", "last |");

    assertThat(named(conclude(seen("a", "healthy")))).isEqualTo("last");
  }

  @Test
  void the_last_resort_is_only_possible_while_something_above_it_is_in_the_dark() {
    entry("trouble", "one | broken: a", "last |");

    assertThat(possible(conclude(seen("a", "unsure")))).containsExactly("one", "last");
  }

  @Test
  void the_last_resort_waits_for_other_entries_too() {
    entry("trouble", "elsewhere | broken: a -> other", "last |");
    entry("other", "theirs | broken: b");

    assertThat(possible(conclude(seen("a", "unsure", "b", "broken"))))
        .containsExactly("elsewhere", "last");
  }

  @Test
  void a_cause_that_leads_to_another_entry_is_answered_by_that_entry() {
    entry("trouble", "elsewhere | broken: a -> other", "last |");
    entry("other", "theirs | broken: b");

    Conclusion conclusion = conclude(seen("a", "broken", "b", "broken"));

    assertThat(conclusion)
        .isInstanceOfSatisfying(
            Conclusion.Named.class,
            it -> {
              assertThat(it.asked().id()).isEqualTo("trouble");
              assertThat(it.entry().id()).isEqualTo("other");
              assertThat(it.cause().id()).isEqualTo("theirs");
            });
  }

  @Test
  void an_entry_that_has_no_cause_for_it_hands_the_question_back() {
    entry("trouble", "elsewhere | broken: a -> other", "last |");
    entry("other", "theirs | broken: b");

    assertThat(named(conclude(seen("a", "broken", "b", "healthy")))).isEqualTo("last");
  }

  @Test
  void nobody_looked_is_never_none_of_them() {
    entry("trouble", "elsewhere | broken: a -> other");
    entry("other", "theirs | broken: b");

    assertThat(possible(conclude(Observed.only(clause -> false)))).contains("elsewhere");
  }

  @Test
  void a_more_likely_way_to_another_entry_that_stayed_in_the_dark_is_not_ruled_out() {
    entry("trouble", "elsewhere | broken: a -> other", "own | broken: b");
    entry("other", "theirs | broken: c");

    Conclusion conclusion = conclude(seen("a", "unsure", "b", "broken"));

    assertThat(named(conclusion)).isEqualTo("own");
    assertThat(notRuledOut(conclusion)).containsExactly("elsewhere");
  }

  @Test
  void entries_that_lead_to_each_other_come_to_an_end() {
    entry("trouble", "there | broken: a -> other");
    entry("other", "back | broken: a -> trouble");

    assertThat(conclude(seen("a", "broken"))).isInstanceOf(Conclusion.NoneOfThem.class);
    assertThat(conclude(Observed.only(clause -> false))).isInstanceOf(Conclusion.class);
  }

  @Test
  void the_checks_of_entries_it_leads_to_run_too() {
    entry("trouble", "there | broken: a -> other");
    entry("other", "theirs | broken: b", "back | broken: c -> trouble");
    Knowledge knowledge = entries.knowledge();

    assertThat(new Judge(knowledge).checks(knowledge.entry("trouble").orElseThrow()))
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void a_fact_holds_when_it_has_one_of_the_values_and_is_unknown_when_nobody_saw_it() {
    entry("trouble", "one | fact: mode, is: [API, CONFIG_MAP]");

    assertThat(named(conclude(fact("mode", Optional.of("API"))))).isEqualTo("one");
    assertThat(conclude(fact("mode", Optional.of("OTHER"))))
        .isInstanceOf(Conclusion.NoneOfThem.class);
    assertThat(possible(conclude(fact("mode", Optional.empty())))).containsExactly("one");
  }

  @Test
  void any_holds_when_one_holds_and_fails_only_when_all_fail() {
    entry("trouble", "one | any: [{broken: a}, {broken: b}]");

    assertThat(named(conclude(seen("a", "unsure", "b", "broken")))).isEqualTo("one");
    assertThat(possible(conclude(seen("a", "unsure", "b", "healthy")))).containsExactly("one");
    assertThat(conclude(seen("a", "healthy", "b", "healthy")))
        .isInstanceOf(Conclusion.NoneOfThem.class);
  }

  /// Writes an entry whose causes are told as `id | condition -> entry`.
  private void entry(String id, String... causes) {
    StringBuilder english = new StringBuilder("causes:\n");
    StringBuilder chinese = new StringBuilder("causes:\n");
    for (String cause : causes) {
      String name = cause.substring(0, cause.indexOf('|')).strip();
      String rest = cause.substring(cause.indexOf('|') + 1).strip();
      int arrow = rest.indexOf("->");
      String when = arrow < 0 ? rest : rest.substring(0, arrow).strip();
      english.append("  - id: %s\n    when: [%s]\n".formatted(name, braced(when)));
      if (arrow < 0) {
        english.append("    says: Why.\n    options: [the-option]\n");
        chinese.append("  %s:\n    says: 原因\n".formatted(name));
      } else {
        english.append("    leads-to: %s\n".formatted(rest.substring(arrow + 2).strip()));
      }
    }
    if (!english.toString().contains("the-option")) {
      // an option that no cause names is a problem, so there is one that never holds
      english.append(
          "  - id: never\n    when: [{fact: never, is: [true]}]\n    says: Why.\n    options: [the-option]\n");
      chinese.append("  never:\n    says: 原因\n");
    }
    entries
        .sound(id)
        .change(id + "/entry.yaml", "checks: []", "checks: [a, b, c, d]")
        .change(id + "/entry.yaml", draftCauses("entry.yaml"), english.toString())
        .change(id + "/zh.yaml", draftCauses("zh.yaml"), chinese.toString());
  }

  @Test
  void the_paste_itself_picks_the_cause() {
    entry(
        "trouble",
        "down | pasted: to CONFIG_MAP",
        "jump | pasted: to API | from MAP to API",
        "last |");

    assertThat(named(conclude(pasted("Unsupported update from API to CONFIG_MAP"))))
        .isEqualTo("down");
    assertThat(named(conclude(pasted("Unsupported update from CONFIG_MAP to API"))))
        .isEqualTo("jump");
    assertThat(named(conclude(pasted("Unsupported update")))).isEqualTo("last");
  }

  @Test
  void the_paste_is_taken_at_its_word_until_the_cluster_shows_otherwise() {
    entry("trouble", "untrusted | any: [{broken: a}, {pasted: not trusted, unless-healthy: a}]");
    String text = "the role is not trusted";

    assertThat(named(conclude(pasted(text)))).isEqualTo("untrusted");
    assertThat(named(conclude(pasted(text, "a", "unsure")))).isEqualTo("untrusted");
    assertThat(named(conclude(pasted(text, "a", "not-applicable")))).isEqualTo("untrusted");
    assertThat(named(conclude(pasted("something else", "a", "broken")))).isEqualTo("untrusted");
    assertThat(conclude(pasted(text, "a", "healthy"))).isInstanceOf(Conclusion.NoneOfThem.class);
  }

  private static Observed pasted(String text, String... checksAndVerdicts) {
    Observed seen = seen(checksAndVerdicts);
    return new Observed(seen.verdicts(), seen.facts(), Said.by(new Paste(text)));
  }

  private static String braced(String condition) {
    return condition.isEmpty() ? "" : "{" + condition + "}";
  }

  private static String draftCauses(String file) {
    String text =
        EntryDraft.files().stream()
            .filter(draft -> draft.name().equals(file))
            .findFirst()
            .orElseThrow()
            .text();
    return text.substring(text.indexOf("causes:\n"), text.indexOf("options:\n"));
  }

  private Conclusion conclude(Observed observed) {
    Knowledge knowledge = entries.knowledge();
    return new Judge(knowledge).conclude(knowledge.entry("trouble").orElseThrow(), observed);
  }

  private static Observed seen(String... checksAndVerdicts) {
    Map<String, Verdict> verdicts = new HashMap<>();
    for (int i = 0; i < checksAndVerdicts.length; i += 2) {
      String key = checksAndVerdicts[i + 1];
      for (Verdict verdict : Verdict.values()) {
        if (verdict.key().equals(key)) {
          verdicts.put(checksAndVerdicts[i], verdict);
        }
      }
    }
    return new Observed(verdicts, Map.of("never", Optional.of("false")), clause -> false);
  }

  private static Observed fact(String name, Optional<String> value) {
    return new Observed(Map.of(), Map.of(name, value), clause -> false);
  }

  private static String named(Conclusion conclusion) {
    return ((Conclusion.Named) conclusion).cause().id();
  }

  private static List<String> notRuledOut(Conclusion conclusion) {
    return ((Conclusion.Named) conclusion)
        .notRuledOut().stream().map(it -> it.cause().id()).toList();
  }

  private static List<String> possible(Conclusion conclusion) {
    return ((Conclusion.Undecided) conclusion)
        .possible().stream().map(it -> it.cause().id()).toList();
  }
}
