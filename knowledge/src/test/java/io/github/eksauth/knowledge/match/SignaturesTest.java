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
import org.junit.jupiter.params.provider.CsvSource;
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
    entries.delete("a/hit-2.txt").delete("a/hit-3.txt").delete("a/near-2.txt");

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

  @ParameterizedTest
  @ValueSource(strings = {"the role was recreated", "recreating the roles", "we recreate a role"})
  void every_form_of_an_english_word_counts(String paste) {
    entry("role-recreated", "  - says: [recreate, role]\n");

    assertThat(match(paste)).isInstanceOf(Match.Sure.class);
  }

  @Test
  void an_assumed_role_is_a_name_and_not_a_form_of_assume() {
    entry("assume-denied", "  - says: [assume role, denied]\n");

    assertThat(match("denied for arn:aws:sts::111122223333:assumed-role/x"))
        .isNotInstanceOf(Match.Sure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the role is gone", "the role is not there", "角色没了 the role"})
  void any_of_the_ways_to_say_a_clause_will_do(String paste) {
    entry("role-gone", "  - says: [role, is gone | not there | 没了]\n");

    assertThat(match(paste)).isInstanceOf(Match.Sure.class);
    assertThat(match("the role is fine")).isNotInstanceOf(Match.Sure.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"the role has vanished", "the role was deleted", "the role, 删除"})
  void a_group_stands_for_all_of_its_words(String paste) {
    entries.file("words.yaml", "gone: [vanished, deleted, 删除]\n");
    entry("role-gone", "  - says: [the role, '{gone}']\n");

    assertThat(match(paste)).isInstanceOf(Match.Sure.class);
  }

  @Test
  void a_group_stands_inside_a_phrase_with_and_without_a_gap() {
    entries.file("words.yaml", "gone: [vanished, has left]\n");
    entry("role-gone", "  - says: role {gone} today\n");
    entry("user-gone", "  - says: this user <...> {gone}\n");

    assertThat(match("the role has left today")).isInstanceOf(Match.Sure.class);
    assertThat(match("the role has left only today")).isNotInstanceOf(Match.Sure.class);
    assertThat(match("this user of our pipeline vanished")).isInstanceOf(Match.Sure.class);
  }

  @Test
  void a_signal_asks_for_context_anywhere_in_the_paste() {
    entry("role-unmapped", "  - says: role is unmapped\n    with: [eks | eksctl]\n");

    assertThat(match("Error: role is unmapped\nError: eksctl failed"))
        .isInstanceOf(Match.Sure.class);
    assertThat(match("Error: role is unmapped")).isNotInstanceOf(Match.Sure.class);
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/team/ci, true",
    "'\"arn:aws:iam::111122223333:role/a/b/ci-runner\",', true",
    "arn:aws:iam::111122223333:role/ci, false",
    "arn:aws:iam::111122223333:role/ci/, false",
    "arn:aws:iam::111122223333:user/team/ci, false",
    "role/team/ci, false"
  })
  void the_arn_of_a_role_with_a_path_is_a_word_of_its_own(String arn, boolean found) {
    entry("role-path", "  - says: rolearn <...> role_with_path\n");

    assertThat(match("- rolearn: " + arn + "\n  username: ci") instanceof Match.Sure)
        .isEqualTo(found);
  }

  @Test
  void what_the_error_says_outranks_the_progress_before_it() {
    entry("entry-replaced", "  - says: the very long name of an entry is replaced\n");
    entry("entry-in-use", "  - says: already in use\n");

    Match match =
        match("the very long name of an entry is replaced: Creating...\nError: already in use");

    assertThat(match.hits()).extracting(Hit::entry).startsWith("entry-in-use");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* Say when the role is unmapped ([#12](https://example.org/12))",
        "- role is unmapped no longer (#12)",
        "  + fixes that a role is unmapped (#12, #13)"
      })
  void a_line_of_a_changelog_asks_nothing(String line) {
    entry("role-unmapped", "  - says: role is unmapped\n");

    assertThat(match(line)).isInstanceOf(Match.Nothing.class);
    assertThat(match(line + "\nError: role is unmapped")).isInstanceOf(Match.Sure.class);
  }

  @Test
  void a_hint_that_the_ranking_confirms_by_far_is_sure_where_trouble_with_eks_is_told() {
    entries.file("words.yaml", "fails: [fails, broken]\neks: [EKS, eksctl]\n");
    entry("sky-purple", "  - says: purple sky above\n    strength: hint\n");
    entries.change(
        "sky-purple/entry.yaml",
        "a third way to tell it",
        "under the purple sky above our login to EKS fails");
    entry("other", "  - says: nobody would ever write this\n");

    assertThat(match("purple sky above on EKS, login fails")).isInstanceOf(Match.Sure.class);
    assertThat(match("purple sky above on EKS, login")).isInstanceOf(Match.Several.class);
    assertThat(match("purple sky above, login fails")).isInstanceOf(Match.Several.class);
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
