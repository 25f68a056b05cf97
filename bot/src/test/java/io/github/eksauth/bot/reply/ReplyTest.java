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

  private static Block actions(Action... actions) {
    return new Block.Actions("q-1", List.of(actions));
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
  void a_text_for_all_buttons_is_carried_by_the_first() {
    Action link = new Action.Link(Verb.GAP, "Gap", "https://example.com");
    Action.Press why = Action.Press.of(Verb.WHY, "Why");
    Action.Press again = Action.Press.of(Verb.AGAIN, "Again");
    Action more = new Action.More(List.of(Action.Press.of(Verb.MUTE, "Mute"), why));

    assertThat(
            reply(actions(link), actions(more, why, again), actions(again))
                .carrying("all")
                .blocks())
        .containsExactly(actions(link), actions(more, why.carrying("all"), again), actions(again));
  }

  @Test
  void without_a_button_the_first_choice_of_a_menu_becomes_one_and_carries_the_text() {
    Action.Press why = Action.Press.of(Verb.WHY, "Why");
    Action.Press mute = Action.Press.of(Verb.MUTE, "Mute");

    assertThat(reply(actions(new Action.More(List.of(why, mute)))).carrying("all").blocks())
        .containsExactly(actions(why.carrying("all"), new Action.More(List.of(mute))));
    assertThat(reply(HEADLINE, FEEDBACK).carrying("all")).isEqualTo(reply(HEADLINE, FEEDBACK));
  }

  @Test
  void an_interruption_and_a_full_desk_are_told_with_the_id() {
    assertThat(CardWriter.busy(7, Language.ENGLISH).withId("q-1").blocks()).contains(line("q-1"));
    assertThat(CardWriter.interrupted("q-1", Language.CHINESE).withId("q-1").blocks())
        .contains(line("q-1"));
  }
}
