package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.text.Paste;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the build made of the entries is what they say.
final class BundledMatcherTest {
  private static final KnowledgeFolder FOLDER = new KnowledgeFolder(Path.of("entries"));

  @Test
  void the_bundled_matcher_explains_every_fixture_as_one_made_from_the_folder_does() {
    Matcher bundled = Matcher.bundled(Knowledge.bundled());
    Matcher fromFolder = new Matcher(Knowledge.in(FOLDER, Vocabulary.ANY));

    for (Fixture fixture : FOLDER.fixtures()) {
      Paste paste = new Paste(fixture.text());
      assertThat(bundled.explain(paste))
          .as("%s", fixture.file())
          .isEqualTo(fromFolder.explain(paste));
    }
  }
}
