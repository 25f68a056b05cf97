package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.FolderOfEntries;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SignaturesTest {
  private static final String PLACE =
      "  - says: the words of the error that decide, with <...> for what varies\n";

  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "role is not mapped",
        "role x is not mapped",
        "role arn:aws:iam::111122223333:role/team/eks-pods is not mapped",
        "role one two three four five six seven eight nine ten eleven twelve is not mapped"
      })
  void a_gap_takes_up_to_twelve_words(String paste) {
    entry("role-unmapped", "  - says: role <...> is not mapped\n");

    assertThat(match(paste)).isInstanceOf(Match.Sure.class);
  }

  @Test
  void a_gap_takes_no_thirteenth_word() {
    entry("role-unmapped", "  - says: role <...> is not mapped\n");

    assertThat(match("role 1 2 3 4 5 6 7 8 9 10 11 12 13 is not mapped"))
        .isNotInstanceOf(Match.Sure.class);
  }

  @Test
  void a_gap_does_not_reach_into_the_next_error() {
    entry("role-unmapped", "  - says: role <...> is not mapped\n");

    assertThat(match("Error: a role\nError: a user is not mapped"))
        .isNotInstanceOf(Match.Sure.class);
  }

  @Test
  void phrases_of_one_signal_stand_in_one_error_in_any_order() {
    entry("role-unmapped", "  - says:\n      - role is missing\n      - user is unknown\n");

    assertThat(match("Error: user is unknown\nbecause the role is missing"))
        .isInstanceOf(Match.Sure.class);
    assertThat(match("Error: user is unknown\nError: role is missing"))
        .isNotInstanceOf(Match.Sure.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the execu\ntion role is not mapped",
        "│ the execution role is no\n│ t mapped",
        "> the execution role i\n> s not mapped",
        "the execution\n   role is\n   not mapped"
      })
  void a_word_that_a_hard_wrap_cut_is_one_word(String paste) {
    entry("role-unmapped", "  - says: execution role is not mapped\n");

    assertThat(match(paste)).isInstanceOf(Match.Sure.class);
  }

  @Test
  void a_wrap_that_cuts_a_word_into_two_known_words_still_matches() {
    entry("config-map-lost", "  - says: the configmap is lost again\n");
    entry("map-of-config", "  - says: a config of the map\n");

    assertThat(match("the config\nmap is lost again").hits())
        .extracting(Hit::entry)
        .containsExactly("config-map-lost");
    assertThat(match("a\nconfig\nof\nthe\nmap").hits())
        .extracting(Hit::entry)
        .containsExactly("map-of-config");
  }

  @Test
  void a_hit_shows_the_lines_that_decided_and_the_phrase() {
    entry("role-unmapped", "  - says: role <...> is not mapped\n");

    Hit hit = match("hello\n  the role x\n  is not mapped  \nbye").hits().getFirst();

    assertThat(hit.lines())
        .containsExactly(new Hit.Line(2, "the role x"), new Hit.Line(3, "is not mapped"));
    assertThat(hit.because()).containsExactly("role <...> is not mapped");
  }

  @Test
  void an_entry_stands_behind_the_one_it_follows_however_long_its_signal() {
    entry("pod-pending", "  - says: the pod stays pending for a very long time\n");
    entry("role-unmapped", "  - says: role is unmapped\n");
    entries.change("pod-pending/entry.yaml", "checks: []", "checks: []\nfollows: role-unmapped");

    assertThat(match("the pod stays pending for a very long time\nrole is unmapped").hits())
        .extracting(Hit::entry)
        .containsExactly("role-unmapped", "pod-pending");
  }

  @Test
  void entries_that_follow_each_other_are_both_found() {
    entry("a", "  - says: role is unmapped\n");
    entry("b", "  - says: pod is pending now\n");
    entries.change("a/entry.yaml", "checks: []", "checks: []\nfollows: b");
    entries.change("b/entry.yaml", "checks: []", "checks: []\nfollows: a");

    assertThat(match("role is unmapped, pod is pending now").hits()).hasSize(2);
  }

  @Test
  void two_errors_in_one_paste_are_two_hits() {
    entry("role-unmapped", "  - says: role is unmapped\n");
    entry("profile-busy", "  - says: profile is being deleted\n");

    Match match = match("╷\n│ Error: profile is being deleted\n╵\n╷\n│ Error: role is unmapped\n╵");

    assertThat(match).isInstanceOf(Match.Sure.class);
    assertThat(match.hits())
        .extracting(Hit::entry)
        .containsExactly("profile-busy", "role-unmapped");
  }

  @Test
  void unless_switches_one_signal_off_and_leaves_the_others() {
    entry(
        "role-unmapped",
        "  - says: role is unmapped\n    unless: in the staging cluster\n  - says: nobody knows this role\n");

    assertThat(match("role is unmapped")).isInstanceOf(Match.Sure.class);
    assertThat(match("role is unmapped\nin the staging cluster")).isNotInstanceOf(Match.Sure.class);
    assertThat(match("nobody knows this role, in the staging cluster"))
        .isInstanceOf(Match.Sure.class);
  }

  @Test
  void rules_out_switches_the_whole_entry_off() {
    entry("role-unmapped", "  - says: role is unmapped\n  - says: nobody knows this role\n");
    entries.change("role-unmapped/entry.yaml", "checks: []", "checks: []\nrules-out: on my laptop");

    assertThat(match("nobody knows this role, role is unmapped on my laptop"))
        .isNotInstanceOf(Match.Sure.class);
  }

  @Test
  void a_hint_alone_is_one_of_several_things() {
    entry("role-unmapped", "  - says: role is unmapped\n    strength: hint\n");

    assertThat(match("role is unmapped")).isInstanceOf(Match.Several.class);
  }

  @Test
  void what_is_sure_comes_before_a_longer_hint() {
    entry("maybe", "  - says: the pod stays pending for ever\n    strength: hint\n");
    entry("sure", "  - says: role is unmapped\n");

    Match match = match("the pod stays pending for ever, role is unmapped");

    assertThat(match).isInstanceOf(Match.Sure.class);
    assertThat(match.hits()).extracting(Hit::entry).containsExactly("sure", "maybe");
  }

  @Test
  void a_text_in_the_words_of_a_description_is_proposed_and_not_claimed() {
    entry("a", "  - says: role is unmapped\n");
    entry("b", "  - says: profile is being deleted\n");
    entries.change("a/entry.yaml", "a third way to tell it", "nodes never become ready at night");

    Match match = match("our nodes never become ready");

    assertThat(match).isNotInstanceOf(Match.Sure.class);
    assertThat(matcher().search("our nodes never become ready"))
        .first()
        .extracting(Hit::entry)
        .isEqualTo("a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "zebra", "斑马在哪里", "\uD800"})
  void what_nobody_wrote_about_is_nothing(String paste) {
    entry("a", "  - says: role is unmapped\n");

    assertThat(match(paste)).isInstanceOf(Match.Nothing.class);
  }

  @Test
  void a_fixture_that_goes_wrong_says_what_to_do() {
    entry("a", "  - says: role is unmapped\n");
    entries.file("a/hit-1.txt", "zebra").file("a/near-1.txt", "a role is unmapped");

    Fixtures.Result result =
        Fixtures.run(
            matcher(), new io.github.eksauth.knowledge.entry.KnowledgeFolder(folder).fixtures());

    assertThat(result.tried()).isEqualTo(2);
    assertThat(result.failures())
        .extracting(problem -> problem.toString().replace(folder + "/", ""))
        .isEqualTo(
            List.of(
                "a/hit-1.txt: finds nothing; it must find `a`: add or sharpen a signal",
                "a/near-1.txt: finds `a` for sure, by \"role is unmapped\", which it must not: make"
                    + " that signal more specific"));
  }

  private void entry(String id, String signals) {
    entries.sound(id).change(id + "/entry.yaml", PLACE, signals);
  }

  private Matcher matcher() {
    return new Matcher(entries.knowledge());
  }

  private Match match(String paste) {
    return matcher().match(new Paste(paste));
  }
}
