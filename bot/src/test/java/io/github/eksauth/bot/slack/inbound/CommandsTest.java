package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {
  private static final String ARN = "arn:aws:eks:eu-west-1:111122223333:cluster/prod-2";

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '"',
      textBlock =
          """
          check ⇒ Check[cluster=Optional.empty]
          check prod-2 ⇒ Check[cluster=Optional[prod-2]]
          Check prod-2. ⇒ Check[cluster=Optional[prod-2]]
          CHECK `prod-2` ⇒ Check[cluster=Optional[prod-2]]
          check “prod-2” ⇒ Check[cluster=Optional[prod-2]]
          check cluster prod-2 please ⇒ Check[cluster=Optional[prod-2]]
          please check prod-2! ⇒ Check[cluster=Optional[prod-2]]
          /eks-auth check prod-2 ⇒ Check[cluster=Optional[prod-2]]
          check arn:aws:eks:eu-west-1:111122223333:cluster/prod-2 ⇒ Check[cluster=Optional[arn:aws:eks:eu-west-1:111122223333:cluster/prod-2]]
          check https://AB12.gr7.eu-west-1.eks.amazonaws.com ⇒ Check[cluster=Optional[https://AB12.gr7.eu-west-1.eks.amazonaws.com]]
          check <http://ab12.gr7.eu-west-1.eks.amazonaws.com|ab12.gr7.eu-west-1.eks.amazonaws.com> ⇒ Check[cluster=Optional[ab12.gr7.eu-west-1.eks.amazonaws.com]]
          check again ⇒ Check[cluster=Optional.empty]
          检查 prod-2 ⇒ Check[cluster=Optional[prod-2]]
          检查一下prod-2集群 ⇒ Check[cluster=Optional[prod-2]]
          请检查集群 prod-2 ⇒ Check[cluster=Optional[prod-2]]
          explain awsauth-lockout ⇒ Explain[entry=awsauth-lockout]
          explain `awsauth-lockout` ⇒ Explain[entry=awsauth-lockout]
          解释 awsauth-lockout ⇒ Explain[entry=awsauth-lockout]
          clusters ⇒ Clusters[]
          list clusters ⇒ Clusters[]
          集群 ⇒ Clusters[]
          有哪些集群？ ⇒ Clusters[]
          use prod-2 ⇒ Use[cluster=prod-2]
          use the cluster prod-2 ⇒ Use[cluster=prod-2]
          切换到 prod-2 ⇒ Use[cluster=prod-2]
          mute ⇒ Mute[]
          mute this thread ⇒ Mute[]
          静音 ⇒ Mute[]
          unmute ⇒ Unmute[]
          取消静音 ⇒ Unmute[]
          help ⇒ Help[]
          Help? ⇒ Help[]
          ? ⇒ Help[]
          帮助 ⇒ Help[]
          diagnose ⇒ Form[]
          诊断 ⇒ Form[]
          """)
  void means_the_same_behind_the_command_and_in_a_mention(String text, String order) {
    assertThat(Commands.parse(text, _ -> false)).hasToString(order);
    assertThat(Commands.said(text)).hasToString(order);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '"',
      textBlock =
          """
          use ⇒ Clusters[]
          explain ⇒ Help[]
          explain access entry exists ⇒ Explain[entry=access-entry-exists]
          explain Lockout ⇒ Explain[entry=lockout]
          help me ⇒ Help[]
          help with checks ⇒ Help[]
          check the prod cluster in Ireland ⇒ Check[cluster=Optional[the prod cluster in Ireland]]
          chek prod-2 ⇒ Unknown[word=chek, nearest=Optional[check]]
          diagnoze this ⇒ Unknown[word=diagnoze, nearest=Optional[diagnose]]
          prod-2 ⇒ Unknown[word=prod-2, nearest=Optional.empty]
          is it broken ⇒ Unknown[word=is, nearest=Optional.empty]
          """)
  void behind_the_command_what_is_said_must_be_a_command(String text, String order) {
    assertThat(Commands.parse(text, _ -> false)).hasToString(order);
  }

  @Test
  void nothing_behind_the_command_is_a_cry_for_help() {
    assertThat(Commands.parse(" \n", _ -> true)).isEqualTo(new Order.Help());
    assertThat(Commands.said("  ")).isEqualTo(new Order.Help());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check why kubectl says Unauthorized",
        "check this",
        "help me with this please, nodes do not join",
        "use of the access entry is denied",
        "explain this",
        "explain why aws-auth was reset",
        "clusters cannot be listed",
        "检查节点为什么加不进来",
        "集群 prod-2 连不上",
        "mute the alerts of prod-2",
        "check\nError: Unauthorized",
        "error: You must be logged in to the server (Unauthorized)",
      })
  void in_a_mention_a_sentence_that_begins_like_a_command_is_diagnosed(String text) {
    assertThat(Commands.said(text)).isEqualTo(Order.Diagnose.of(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: creating EKS Access Entry\nResourceInUseException",
        "an error occurred while calling the CreateAccessEntry operation and nobody knows why it did",
      })
  void behind_the_command_what_is_long_is_an_error(String text) {
    assertThat(Commands.parse(text, _ -> false)).isEqualTo(Order.Diagnose.of(text));
  }

  @Test
  void behind_the_command_what_the_matcher_knows_is_an_error() {
    assertThat(Commands.parse("error: Unauthorized", text -> text.contains("Unauthorized")))
        .isEqualTo(Order.Diagnose.of("error: Unauthorized"));
  }

  @Test
  void a_command_is_not_held_against_the_matcher() {
    assertThat(Commands.parse("check prod-2", _ -> true))
        .isEqualTo(new Order.Check(Optional.of("prod-2")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '"',
      textBlock =
          """
          cluster=prod-2 Error: no ⇒ prod-2 ⇒ ⇒ Error: no
          --cluster prod-2 Error: no ⇒ prod-2 ⇒ ⇒ Error: no
          —cluster=“prod-2” Error: no ⇒ prod-2 ⇒ ⇒ Error: no
          on prod-2: Error: no ⇒ prod-2 ⇒ ⇒ Error: no
          on arn:aws:eks:eu-west-1:111122223333:cluster/prod-2: Error: no ⇒ arn:aws:eks:eu-west-1:111122223333:cluster/prod-2 ⇒ ⇒ Error: no
          module=21 Error: no ⇒ ⇒ MODULE_21 ⇒ Error: no
          --module v20.37.1 Error: no ⇒ ⇒ MODULE_20 ⇒ Error: no
          --module resource cluster=prod-2 Error: no ⇒ prod-2 ⇒ RESOURCE ⇒ Error: no
          集群=prod-2 模块=21 报错了 ⇒ prod-2 ⇒ MODULE_21 ⇒ 报错了
          on apply: Error: no ⇒ ⇒ ⇒ on apply: Error: no
          module=17 Error: no ⇒ ⇒ ⇒ module=17 Error: no
          Error: cluster=prod-2 ⇒ ⇒ ⇒ Error: cluster=prod-2
          """)
  void options_stand_before_the_text(String text, String cluster, String target, String rest) {
    Order expected =
        new Order.Diagnose(
            new Paste(rest),
            List.of(),
            Optional.ofNullable(cluster),
            Optional.ofNullable(target).map(Target::valueOf).map(List::of));

    assertThat(Commands.parse("diagnose " + text, _ -> false)).isEqualTo(expected);
    assertThat(Commands.said(text)).isEqualTo(expected);
    assertThat(Commands.said("诊断：" + text)).isEqualTo(expected);
  }

  @Test
  void a_message_with_files_is_about_the_files() {
    SharedFile file = new SharedFile("F1", "log.txt", "text/plain", 3, "https://files.slack.com/1");

    assertThat(Commands.said("cluster=prod-2", List.of(file)))
        .isEqualTo(
            new Order.Diagnose(
                new Paste(""), List.of(file), Optional.of("prod-2"), Optional.empty()));
    assertThat(Commands.said("check prod-2", List.of(file)))
        .isEqualTo(
            new Order.Diagnose(
                new Paste("check prod-2"), List.of(file), Optional.empty(), Optional.empty()));
    assertThat(Commands.said("", List.of(file))).isInstanceOf(Order.Diagnose.class);
    assertThat(Commands.said("diagnose", List.of(file))).isInstanceOf(Order.Diagnose.class);
  }

  @Test
  void a_cluster_in_a_code_block_is_still_a_cluster() {
    assertThat(Commands.said(MessageText.typed("check ```" + ARN + "```", "").text()))
        .isEqualTo(new Order.Check(Optional.of(ARN)));
  }

  @Test
  void no_paste_of_the_knowledge_is_taken_for_a_command_or_a_follow_up() throws IOException {
    for (String paste : pastes()) {
      assertThat(Commands.said(paste)).isInstanceOf(Order.Diagnose.class);
      assertThat(FollowUps.parse(paste)).as(paste).isEmpty();
    }
  }

  @Property
  void any_text_means_something(@ForAll String text) {
    assertThat(Commands.parse(text, _ -> false)).isNotNull();
    assertThat(Commands.said(text)).isNotNull();
  }

  /// Every paste and look-alike that authors of entries wrote.
  private static List<String> pastes() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", "knowledge", "entries"))) {
      List<String> pastes = new ArrayList<>();
      for (Path file : files.filter(it -> it.toString().endsWith(".txt")).toList()) {
        pastes.add(Files.readString(file));
      }
      assertThat(pastes).hasSizeGreaterThan(100);
      return pastes;
    }
  }
}
