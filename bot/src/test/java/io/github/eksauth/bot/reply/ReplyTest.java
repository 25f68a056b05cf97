package io.github.eksauth.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplyTest {
  private static final Block HEADLINE = new Block.Headline(Mark.INFO, "So it is");
  private static final Block ACTIONS = new Block.Actions("q-1", List.of());
  private static final Block FEEDBACK = new Block.Feedback("q-1");

  private static Reply reply(Block... blocks) {
    return new Reply(Language.ENGLISH, Wording.summary(Outcome.DONE), List.of(blocks));
  }

  private static Block line(String... parts) {
    return new Block.Context(List.of(parts));
  }

  @Test
  void the_id_ends_the_line_below_the_headline() {
    assertThat(reply(HEADLINE, line("here", "read-only"), line("more"), FEEDBACK).withId("q-1"))
        .isEqualTo(reply(HEADLINE, line("here", "read-only", "q-1"), line("more"), FEEDBACK));
  }

  @Test
  void without_such_a_line_it_stands_above_what_can_be_pressed() {
    assertThat(reply(HEADLINE, ACTIONS, FEEDBACK).withId("q-1"))
        .isEqualTo(reply(HEADLINE, line("q-1"), ACTIONS, FEEDBACK));
    assertThat(reply(HEADLINE).withId("q-1")).isEqualTo(reply(HEADLINE, line("q-1")));
  }

  @Test
  void an_interruption_and_a_full_desk_are_told_with_the_id() {
    assertThat(CardWriter.busy(7, Language.ENGLISH).withId("q-1").blocks()).contains(line("q-1"));
    assertThat(CardWriter.interrupted("q-1", Language.CHINESE).withId("q-1").blocks())
        .contains(line("q-1"));
  }
}
