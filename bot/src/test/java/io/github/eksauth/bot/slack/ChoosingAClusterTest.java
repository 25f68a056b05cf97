package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeSlack;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.FakeUser.Choice;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A paste names no cluster, and there are several that it could be about.
class ChoosingAClusterTest {
  private static final String PICK = "eks-auth:cluster";

  @TempDir private Path folder;
  private RunningBot running;
  private FakeSlack slack;
  private FakeUser ada;
  private FakeUser eve;
  private FakeUser tom;

  @BeforeEach
  void start() {
    running =
        new RunningBot(
            folder,
            """
            clusters:
              - {name: warehouse, region: eu-central-1, aliases: [stock]}
              - {name: vault, region: eu-central-1}
            slack:
              state: state
              allow:
                - {clusters: [shopfloor, warehouse], users: [U0000000ADA]}
                - {clusters: [warehouse, vault], users: [U0000000TOM]}
            """);
    slack = running.slack();
    ada = slack.user("U0000000ADA", "Ada");
    eve = slack.user("U0000000EVE", "Eve");
    tom = slack.user("U0000000TOM", "Tom");
  }

  @AfterEach
  void stop() {
    assertThat(running.faultsIn(RunningBot.CHANNEL)).isEmpty();
    running.close();
  }

  private SlackMessage card() {
    SlackMessage asked = ada.mentions(RunningBot.CHANNEL, Article.ERROR);
    return slack.awaitReply(asked, message -> message.actions().contains(PICK));
  }

  private static Choice named(List<Choice> offered, String name) {
    return offered.stream().filter(it -> it.text().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void the_card_offers_to_choose_among_those_that_the_reader_may_ask_about() {
    SlackMessage card = card();

    assertThat(card.shown()).contains("Pick a cluster").doesNotContain(Article.ROLE);
    assertThat(ada.asksOptions(card, PICK, ""))
        .extracting(Choice::text)
        .containsExactlyInAnyOrder("shopfloor", "warehouse");
    assertThat(ada.asksOptions(card, PICK, "STO"))
        .extracting(Choice::text)
        .containsExactly("warehouse");
    assertThat(tom.asksOptions(card, PICK, ""))
        .extracting(Choice::text)
        .containsExactlyInAnyOrder("warehouse", "vault");
    assertThat(eve.asksOptions(card, PICK, "")).isEmpty();
  }

  @Test
  void the_choice_is_answered_in_the_same_message() {
    SlackMessage card = card();
    Choice shopfloor = named(ada.asksOptions(card, PICK, ""), "shopfloor");

    ada.selects(card, PICK, shopfloor.value()).ack();

    SlackMessage answer =
        slack.awaitMessage(card, message -> message.shown().contains(Article.ROLE));
    assertThat(answer.shown()).contains(Article.FIX);
    assertThat(slack.thread(RunningBot.CHANNEL, answer.root()))
        .filteredOn(SlackMessage::byBot)
        .hasSize(1);
  }

  @Test
  void who_may_not_ask_about_the_chosen_cluster_is_refused_in_private() {
    SlackMessage card = card();
    Choice shopfloor = named(ada.asksOptions(card, PICK, ""), "shopfloor");

    tom.selectsUnoffered(card, PICK, shopfloor).ack();
    eve.selectsUnoffered(card, PICK, shopfloor).ack();

    for (FakeUser other : List.of(tom, eve)) {
      slack.awaitEphemeral(other.id(), it -> it.shown().contains("You may not ask about cluster"));
    }
    assertThat(slack.message(RunningBot.CHANNEL, card.ts()))
        .hasValueSatisfying(now -> assertThat(now.edits()).isZero());
  }

  @Test
  void without_a_cluster_the_text_alone_is_answered() {
    SlackMessage card = card();

    ada.presses(card, "eks-auth:no-cluster").ack();

    assertThat(slack.awaitMessage(card, message -> message.edits() > 0).shown())
        .contains("nobody has looked at a cluster");
  }

  @Test
  void a_check_of_no_cluster_asks_which_and_says_how_to_name_it() {
    ada.command(RunningBot.CHANNEL, "check").ack();

    assertThat(slack.awaitEphemeral(ada.id(), it -> it.shown().contains("Which cluster?")).shown())
        .contains("shopfloor", "warehouse", "/eks-auth use")
        .doesNotContain("vault");
  }

  @Test
  void a_cluster_that_was_used_here_is_offered_first() {
    Choice warehouse = named(ada.asksOptions(card(), PICK, ""), "warehouse");
    ada.mentions(RunningBot.CHANNEL, "cluster=shopfloor " + Article.ERROR);
    slack.awaitThat(
        "it to be remembered that shopfloor was used", () -> running.kept().contains("\"room\""));

    assertThat(ada.asksOptions(card(), PICK, "").getFirst().text()).isEqualTo("shopfloor");
    assertThat(ada.asksOptions(card(), PICK, "").getLast()).isEqualTo(warehouse);
  }
}
