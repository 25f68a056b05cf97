package io.github.eksauth.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class KnowledgeNewsTest {
  private static List<Block> told(FollowEvent event) {
    return KnowledgeNews.of(event, false, Language.ENGLISH).orElseThrow().blocks();
  }

  @Test
  void a_revision_that_is_taken_is_told_in_one_line() {
    assertThat(told(new FollowEvent.Took("3f2a1b9", 89)))
        .containsExactly(
            new Block.Headline(Mark.FINE, "The knowledge is now revision `3f2a1b9`, entries: 89"));
  }

  @Test
  void what_answers_again_after_a_restart_is_no_news() {
    assertThat(KnowledgeNews.of(new FollowEvent.Kept("3f2a1b9", 89), false, Language.ENGLISH))
        .isEmpty();
  }

  @Test
  void a_refusal_lists_the_problems_and_says_that_the_old_revision_answers() {
    assertThat(told(new FollowEvent.Refused("3f2a1b9", List.of("a/entry.yaml:3: no"), 4)))
        .containsExactly(
            new Block.Headline(
                Mark.WRONG, "Revision `3f2a1b9` of the knowledge is refused: 5 problems"),
            new Block.Items(List.of("a/entry.yaml:3: no", "and 4 more")),
            new Block.Paragraph(
                "What answered before goes on answering. A push that mends this is taken by itself."));
    assertThat(told(new FollowEvent.Refused("3f2a1b9", List.of("a/entry.yaml:3: no"), 0)))
        .contains(
            new Block.Headline(
                Mark.WRONG, "Revision `3f2a1b9` of the knowledge is refused: 1 problem"),
            new Block.Items(List.of("a/entry.yaml:3: no")));
  }

  @Test
  void an_outage_says_why() {
    assertThat(told(new FollowEvent.OutOfReach("cannot read /srv/kb.git")))
        .contains(new Block.Paragraph("cannot read /srv/kb.git"));
  }

  @Test
  void accounts_are_hidden_where_they_are_hidden_in_answers() {
    FollowEvent refused =
        new FollowEvent.Refused("3f2a1b9", List.of("a/hit-1.txt: 111122223333"), 0);

    assertThat(KnowledgeNews.of(refused, true, Language.CHINESE).orElseThrow().blocks())
        .contains(new Block.Items(List.of("a/hit-1.txt: <account>")));
  }
}
