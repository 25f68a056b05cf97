package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EntryProblemsTest {
  private static final Vocabulary TWO_CHECKS =
      Vocabulary.of(
          Set.of("role-exists", "role-trusted"),
          Map.of("authentication-mode", Set.of("API", "CONFIG_MAP")));

  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder);
  }

  @Test
  void the_draft_of_an_entry_has_no_problem() {
    assertThat(entries.sound("a").problems(Vocabulary.ANY)).isEmpty();
    assertThat(entries.sound("a").problems(TWO_CHECKS)).isEmpty();
  }

  @Test
  void all_problems_of_a_broken_entry_come_out_at_once_with_their_lines() {
    entries
        .file(
            "broken/entry.yaml",
            """
            title: It fails in <clutser>
            symptom: They see it.
            symptom: They see it twice.
            group: fargat
            severity: awful
            sevrity: outage
            signals:
              - says: forbidden
              - says: <...> is not found here
              - says: [a b c d, "!"]
              - strenght: hint
            descriptions: [one, two]
            checks: [role-exists, role-gone]
            causes:
              - id: first
                says: Why.
                when:
                  - broken: role-trusted
                  - fact: authentication-mode
                    is: [APY]
                  - fact: weather
                    is: [rain]
                  - borken: role-exists
                options: [cure, miracle]
              - id: second
                when: []
                leads-to: nowhere
              - id: third
                says: Why.
            options:
              - id: cure
                title: Do it
                risk: I
                steps: [Do it., Do it again.]
                verify: aws eks describe-cluster --name <cluster>
              - id: unused
                title: Do something
                risk: R
                steps: [Do it.]
                verify: kubectl get nodes
            sources: [tfm#1, somewhere]
            """)
        .file(
            "broken/zh.yaml",
            """
            title: 故障
            descriptions: [一, 二, 三]
            causes:
              first:
                says: 原因
                comes-back: 复发
              fourth:
                says: 原因
            options:
              cure:
                title: 修复
                steps: [做。]
            """)
        .file("broken/cure.module-22.tf", "module \"eks\" {}\n");

    assertThat(entries.problems(TWO_CHECKS))
        .containsExactlyInAnyOrder(
            placeholder("broken/entry.yaml:1: `title` uses the placeholder `<clutser>`"),
            "broken/entry.yaml:3: `symptom` is written twice; keep one",
            "broken/entry.yaml:4: `group: fargat` is not known; write one of fargate, aws-auth,"
                + " access-entry, access, nodes, workload-identity, terraform-upgrade",
            "broken/entry.yaml:5: `severity: awful` is not known; write one of outage, blocked,"
                + " degraded, warning",
            "broken/entry.yaml:6: `sevrity` is not a key of an entry",
            "broken/entry.yaml:8: `forbidden` is too common to decide; write three or more words,"
                + " a second phrase, or an identifier like `manage_aws_auth_configmap`",
            "broken/entry.yaml:9: `<...> is not found here` has a gap at its edge; a gap only"
                + " counts between words",
            "broken/entry.yaml:10: `!` has no words; write the words that decide",
            "broken/entry.yaml:11: `strenght` is not a key of a signal; did you mean `strength`?",
            "broken/entry.yaml:11: a signal needs `says:` with the words that decide",
            "broken/entry.yaml:12: `descriptions` needs three or more ways people tell it",
            "broken/entry.yaml:13: there is no check `role-gone`; `eks-auth check --list` lists"
                + " them all",
            "broken/entry.yaml:14: cause `first` names option `miracle`, which is not among"
                + " `options`",
            "broken/entry.yaml:14: cause `third` names no option",
            "broken/entry.yaml:18: `role-trusted` is not among this entry's `checks`; add it"
                + " there, or it never runs",
            "broken/entry.yaml:20: fact `authentication-mode` is never `APY`; it is one of API,"
                + " CONFIG_MAP",
            "broken/entry.yaml:21: there is no fact `weather`; known are authentication-mode",
            "broken/entry.yaml:23: `borken` is not a key of a condition",
            "broken/entry.yaml:23: a condition is one of `broken:`, `healthy:`, `unsure:`,"
                + " `not-applicable:`, `fact:` with `is:`, `pasted:`, or `any:`",
            "broken/entry.yaml:28: `when` is missing; write `when: []` for a cause that nothing"
                + " must prove",
            "broken/entry.yaml:30: no cause names option `unused`",
            "broken/entry.yaml:31: option `cure` has risk I; it needs a `warning`",
            "broken/entry.yaml:31: option `cure` has risk I; it needs `first`, the command that"
                + " shows it is safe",
            "broken/entry.yaml:41: source `somewhere` is not in a known form; write "
                + Sources.FORMS,
            "broken/entry.yaml: cause `second` leads to `nowhere`, which is not an entry",
            "broken/zh.yaml:1: `symptom` is missing; add `symptom: …`",
            "broken/zh.yaml:6: `comes-back` has no English text; add it to entry.yaml or drop it"
                + " here",
            "broken/zh.yaml:8: `causes` of entry.yaml has no `fourth`; drop it or correct the id",
            "broken/zh.yaml:12: `steps` has 1 items, entry.yaml has 2; translate step by step",
            "broken/zh.yaml: `causes` has no `third`; translate it",
            "broken/zh.yaml: `options` has no `unused`; translate it",
            "broken/cure.module-22.tf: no option is named so; snippets are called"
                + " `<option>.<target>.tf`, target one of module-19, module-20, module-21,"
                + " resource, cli");
  }

  @Test
  void problems_come_in_the_order_of_files_and_lines_and_each_once() {
    entries.sound("b").change("b/entry.yaml", "group: access", "group:").sound("a");
    entries.change("a/entry.yaml", "title: The", "titel: The");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly(
            "a/entry.yaml:2: `titel` is not a key of an entry; did you mean `title`?",
            "a/entry.yaml:2: `title` is missing; add `title: …`",
            "b/entry.yaml:4: `group` is empty; write it or leave the key out");
  }

  @Test
  void an_entry_without_an_id_for_its_option_says_so_once() {
    entries.sound("a").change("a/entry.yaml", "- id: the-option\n    title", "- title");

    assertThat(entries.problems(Vocabulary.ANY))
        .filteredOn(problem -> problem.contains("`id` is missing"))
        .hasSize(1);
  }

  @Test
  void a_text_that_is_not_translated_is_named() {
    entries.sound("a").change("a/zh.yaml", "      comes-back".substring(2), "    # comes-back");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/zh.yaml:9: `comes-back` is missing; add `comes-back: …`");
  }

  @Test
  void an_unknown_placeholder_in_a_step_or_a_command_is_named() {
    entries
        .sound("a")
        .change("a/entry.yaml", "- What to do.", "- Ask <nobody>.")
        .change("a/entry.yaml", "--name <cluster>", "--name <clutser>");

    assertThat(entries.problems(Vocabulary.ANY))
        .hasSize(2)
        .anySatisfy(problem -> assertThat(problem).contains("a/entry.yaml", "<nobody>"))
        .anySatisfy(problem -> assertThat(problem).contains("a/entry.yaml", "clutser"));
  }

  @Test
  void a_paste_that_outvotes_a_healthy_check_is_named() {
    entries
        .sound("a")
        .change("a/entry.yaml", "checks: []", "checks: [role-trusted]")
        .change(
            "a/entry.yaml",
            "when: []",
            "when: [{any: [{broken: role-trusted}, {pasted: not trusted}]}]");

    assertThat(entries.problems(TWO_CHECKS))
        .containsExactly(
            "a/entry.yaml:16: `pasted` beside `broken: role-trusted` holds from the text alone,"
                + " even when the check is healthy; write `unless-healthy: role-trusted` below"
                + " `pasted`");

    entries.change(
        "a/entry.yaml", "pasted: not trusted", "pasted: not trusted, unless-healthy: role-trusted");

    assertThat(entries.problems(TWO_CHECKS)).isEmpty();
  }

  @Test
  void the_check_that_outvotes_a_paste_must_be_one_that_runs() {
    entries
        .sound("a")
        .change(
            "a/entry.yaml",
            "when: []",
            "when: [{pasted: not trusted, unless-healthy: role-trusts}]");

    assertThat(entries.problems(TWO_CHECKS))
        .containsExactly(
            "a/entry.yaml:16: `role-trusts` is not among this entry's `checks`; add it there, or"
                + " it never runs",
            "a/entry.yaml:16: there is no check `role-trusts`; `eks-auth check --list` lists them"
                + " all");
  }

  @Test
  void yaml_that_cannot_be_read_names_the_line() {
    entries.sound("a").file("a/entry.yaml", "title: x\nsymptom: \"y\ngroup: access\n");

    assertThat(entries.problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .startsWith("a/entry.yaml:")
        .contains("not YAML: ");
  }

  @Test
  void an_alias_is_refused_even_when_it_names_itself() {
    entries.sound("a").change("a/entry.yaml", "checks: []", "checks: &self [*self]");

    assertThat(entries.problems(Vocabulary.ANY))
        .contains("a/entry.yaml:12: aliases and anchors are not used here; write the text out");
  }

  @Test
  void an_empty_file_says_what_to_start_from() {
    entries.sound("a").file("a/zh.yaml", "");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/zh.yaml: the file is empty; start from `eks-auth kb new`");
  }

  @Test
  void a_file_that_is_a_list_says_what_it_must_be() {
    entries.sound("a").file("a/zh.yaml", "- title\n");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/zh.yaml:1: zh.yaml must be a mapping of `key: value` lines");
  }

  @Test
  void a_missing_file_is_named() throws IOException {
    entries.sound("a");
    Files.delete(folder.resolve("a/zh.yaml"));

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/zh.yaml: is missing; every entry has one");
  }

  @Test
  void a_file_in_another_encoding_is_named() throws IOException {
    entries.sound("a");
    Files.write(folder.resolve("a/zh.yaml"), new byte[] {'t', (byte) 0xB9, (byte) 0xCA});

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/zh.yaml: not UTF-8; save it as UTF-8");
  }

  @Test
  void a_folder_name_that_is_no_id_is_named() {
    assertThat(entries.sound("Not_An_Id").problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .endsWith("Not_An_Id: the folder name is the entry's id: lower-case words joined by `-`");
  }

  @Test
  void following_an_entry_that_is_not_there_is_named() {
    entries.sound("a").change("a/entry.yaml", "checks: []", "follows: [b]\nchecks: []");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly("a/entry.yaml: `follows` names `b`, which is not an entry");
    assertThat(entries.sound("b").problems(Vocabulary.ANY)).isEmpty();
  }

  @Test
  void a_folder_without_entries_says_which_one_to_name() {
    assertThat(entries.problems(Vocabulary.ANY))
        .singleElement()
        .asString()
        .endsWith("no entries here; name the folder that holds one folder per entry");
  }

  @Test
  void a_folder_that_is_not_there_is_a_problem_too() {
    assertThat(Knowledge.problems(new KnowledgeFolder(folder.resolve("gone")), Vocabulary.ANY))
        .singleElement()
        .asString()
        .endsWith("gone: is not a folder that can be read");
  }

  @Test
  void the_exception_tells_every_problem() {
    entries.sound("a").change("a/entry.yaml", "risk: R ", "risk: X ");
    entries.change("a/entry.yaml", "- tfm#1", "- nowhere");

    assertThatThrownBy(entries::knowledge)
        .isInstanceOf(InvalidKnowledge.class)
        .hasMessageContaining("`risk: X` is not known; write one of R, R*, I")
        .hasMessageContaining("source `nowhere`");
  }

  @Test
  void a_fixture_is_a_hit_a_hint_or_a_near() {
    entries.sound("a").file("a/hint-1.txt", "x").file("a/notes.txt", "x");

    assertThat(new KnowledgeFolder(folder).fixtures())
        .extracting(KnowledgeFolder.Fixture::entry, KnowledgeFolder.Fixture::expectation)
        .containsExactly(
            tuple("a", KnowledgeFolder.Expectation.HINT),
            tuple("a", KnowledgeFolder.Expectation.HIT),
            tuple("a", KnowledgeFolder.Expectation.HIT),
            tuple("a", KnowledgeFolder.Expectation.HIT),
            tuple("a", KnowledgeFolder.Expectation.NEAR),
            tuple("a", KnowledgeFolder.Expectation.NEAR));
  }

  @Test
  void the_bundle_in_the_program_holds_the_entries_of_the_folder() {
    Knowledge folderOfEntries =
        Knowledge.in(new KnowledgeFolder(Path.of("entries")), Vocabulary.ANY);

    assertThat(Knowledge.bundled().entries().stream().map(EntryProblemsTest::withoutLines))
        .containsExactlyElementsOf(
            folderOfEntries.entries().stream().map(EntryProblemsTest::withoutLines).toList());
  }

  /// The bundle keeps no lines: it has no problems to tell.
  private static String withoutLines(Entry entry) {
    return entry.toString().replaceAll("line=\\d+", "");
  }

  private static String placeholder(String start) {
    return start + ", which does not exist; known are " + String.join(", ", Placeholders.names());
  }
}
