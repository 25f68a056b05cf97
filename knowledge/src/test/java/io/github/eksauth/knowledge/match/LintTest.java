package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.FolderOfEntries;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LintTest {
  private static final String PLACE =
      "  - says: the words of the error that decide, with <...> for what varies\n";

  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder);
  }

  @Test
  void a_new_entry_is_sound() {
    entries.sound("a");

    assertThat(lint()).isEmpty();
  }

  @Test
  void a_deliberately_bad_entry_is_rejected_with_all_its_problems_at_once() {
    entries.sound("bad");
    entries.change("bad/entry.yaml", PLACE, "  - says: Forbidden\n");
    entries.change(
        "bad/entry.yaml",
        "    verify: |",
        "    cli: kubectl -n kube-system delete configmap aws-auth\n    verify: |");
    entries.file(
        "bad/the-option.module-21.tf",
        """
        module "eks" {
          source  = "terraform-aws-modules/eks/aws"
          version = "~> 21.0"

          cluster_version = "1.33"
        }
        """);
    entries.delete("bad/near-1.txt").delete("bad/hit-1.txt");

    assertThat(lint())
        .anySatisfy(p -> assertThat(p).startsWith("bad/entry.yaml:7: `Forbidden` is too common"))
        .anySatisfy(p ->
            assertThat(p)
                .startsWith("bad/entry.yaml")
                .contains("deletes from aws-auth", "write `risk: R*`", "golden rule 2"))
        .anySatisfy(p ->
            assertThat(p).startsWith("bad/the-option.module-21.tf:5").contains("cluster_version"))
        .anySatisfy(p -> assertThat(p).startsWith("bad: has 1 near-*.txt; write 2 or more"))
        .anySatisfy(p -> assertThat(p).startsWith("bad: has 2 hit-*.txt; write 3 or more"));
  }

  @Test
  void an_entry_that_would_answer_anothers_paste_is_reported_with_both_names() {
    entry("wide", "  - says: the role is gone\n");
    entry("narrow", "  - says: the role is gone for ever\n");
    pastes("wide", "see: the role is gone");
    pastes("narrow", "see: the role is gone for ever");

    assertThat(lint())
        .contains(
            "wide/entry.yaml:7: `the role is gone` would answer hit-1.txt of `narrow`; make the signal"
                + " more specific, or write `follows: narrow` if that is its root cause");
  }

  @Test
  void a_consequence_may_stand_beside_its_root_cause() {
    entry("wide", "  - says: the role is gone\n");
    entry("narrow", "  - says: the role is gone for ever\n");
    entries.change("wide/entry.yaml", "checks: []", "checks: []\nfollows: narrow");
    pastes("wide", "see: the role is gone");
    pastes("narrow", "see: the role is gone for ever");

    assertThat(lint()).isEmpty();
  }

  @Test
  void another_error_of_the_same_paste_may_be_anothers() {
    entry("one", "  - says: the role is gone\n");
    entry("two", "  - says: the user is gone\n");
    pastes("one", "Error: the role is gone\nError: the user is gone");
    pastes("two", "see: the user is gone");

    assertThat(lint()).isEmpty();
  }

  @Test
  void a_hint_that_stands_in_the_pastes_of_everybody_suggests_nothing() {
    for (int i = 0; i < 10; i++) {
      entry("e" + i, "  - says: number %d is sure to be it\n".formatted(i));
      pastes("e" + i, "well, number %d is sure to be it".formatted(i));
    }
    entries.change(
        "e0/entry.yaml",
        "descriptions:",
        "  - says: is sure to be\n    strength: hint\ndescriptions:");

    assertThat(lint())
        .singleElement()
        .asString()
        .startsWith("e0/entry.yaml:8: `is sure to be` stands in the pastes of 9 other entries");
  }

  private void entry(String id, String signals) {
    entries.sound(id).change(id + "/entry.yaml", PLACE, signals);
  }

  private void pastes(String id, String hit) {
    for (int i = 1; i <= 3; i++) {
      entries.file(id + "/hit-" + i + ".txt", hit);
    }
  }

  private List<String> lint() {
    return Lint.problems(new KnowledgeFolder(folder), Vocabulary.ANY).stream()
        .map(problem -> problem.toString().replace(folder + "/", ""))
        .toList();
  }
}
