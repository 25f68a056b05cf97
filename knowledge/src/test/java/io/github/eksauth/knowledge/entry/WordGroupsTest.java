package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WordGroupsTest {
  private static final String PLACE =
      "  - says: the words of the error that decide, with <...> for what varies\n";

  @TempDir private Path folder;
  private FolderOfEntries entries;

  @BeforeEach
  void start() {
    entries = new FolderOfEntries(folder).sound("a");
  }

  @Test
  void every_problem_of_the_groups_comes_out_with_its_line() {
    entries.file(
        "words.yaml",
        "gone: [vanished, deleted]\nBig: [large, huge]\nalone: [one]\ngap: [a <...> b, '!!']\n");

    assertThat(entries.problems(Vocabulary.ANY))
        .map(problem -> problem.replaceFirst(";.*", ""))
        .containsExactly(
            "words.yaml:2: `Big` names a group",
            "words.yaml:3: group `alone` needs two or more ways to say it",
            "words.yaml:4: `!!` of group `gap`: write words, without gaps",
            "words.yaml:4: `a <...> b` of group `gap`: write words, without gaps");
  }

  @Test
  void a_group_that_is_not_there_is_a_problem_and_the_nearest_is_named() {
    entries.file("words.yaml", "recreated: [recreated, re-created]\n");
    entries.change("a/entry.yaml", PLACE, "  - says: ['the role was {recreatd}', now]\n");

    assertThat(entries.problems(Vocabulary.ANY))
        .containsExactly(
            "a/entry.yaml:7: there is no group `{recreatd}` in words.yaml; did you mean `{recreated}`?");
  }

  @Test
  void a_username_template_of_aws_auth_is_no_group() {
    entries.change("a/entry.yaml", PLACE, "  - says: username system:node:{{SessionName}}\n");

    assertThat(entries.problems(Vocabulary.ANY)).isEmpty();
  }

  @Test
  void groups_that_multiply_beyond_measure_are_a_problem() {
    entries.file("words.yaml", "many: [" + "word, ".repeat(20) + "words]\n");
    entries.change("a/entry.yaml", PLACE, "  - says: ['{many} {many} {many}']\n");

    assertThat(entries.problems(Vocabulary.ANY))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(it).contains("too many groups without a gap"));
  }
}
