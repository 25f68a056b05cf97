package io.github.eksauth.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.entry.Risk;
import io.github.eksauth.knowledge.entry.Words;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.hcl.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RemedyWriterTest {
  private static final String OWNS_THE_LIST =
      """
      aws_auth_roles = [
        # each kept-role
        "<kept-role.arn>",
        # end
      ]
      """;
  private static final Value KEPT =
      new Value.Records(List.of(Map.of("arn", new Value.Text("arn:aws:iam::111122223333:role/a"))));
  private static final Optional<List<Target>> WHATEVER = Optional.empty();

  @Test
  void known_values_are_filled_in_everywhere() {
    Option option = option(Map.of(Target.MODULE_20, "name = \"<cluster>\"\n"), "echo <cluster>");

    Remedy remedy = write(option, Map.of("cluster", new Value.Text("shop")), WHATEVER);

    assertThat(remedy.snippets())
        .containsExactly(new Remedy.Snippet(Target.MODULE_20, "name = \"shop\"\n"));
    assertThat(remedy.cli()).contains("echo shop");
    assertThat(remedy.verify()).isEqualTo("kubectl get pods --context shop");
    assertThat(remedy.missing()).isEmpty();
  }

  @Test
  void a_value_that_nobody_knows_stays_as_its_name_and_is_told_once() {
    Option option = option(Map.of(Target.MODULE_20, "name = \"<cluster>\"\n"), "echo <cluster>");

    Remedy remedy = write(option, Map.of(), WHATEVER);

    assertThat(remedy.snippets().getFirst().text()).contains("<cluster>");
    assertThat(remedy.missing()).containsExactly("cluster");
  }

  @Test
  void a_value_cannot_break_out_of_its_quotes_or_its_command() {
    Option option = option(Map.of(Target.MODULE_20, "name = \"<cluster>\"\n"), "echo <cluster>");

    Remedy remedy =
        write(option, Map.of("cluster", new Value.Text("a\"; $(reboot) ${b}")), WHATEVER);

    assertThat(remedy.snippets().getFirst().text())
        .isEqualTo("name = \"a\\\"; $(reboot) $${b}\"\n");
    assertThat(remedy.cli()).contains("echo 'a\"; $(reboot) ${b}'");
  }

  @Test
  void a_list_that_must_be_complete_is_withheld_when_nobody_could_read_it() {
    Option option = option(Map.of(Target.MODULE_20, OWNS_THE_LIST), "");

    assertThat(RemedyWriter.write(option, Values.NONE, WHATEVER)).isEmpty();
  }

  @Test
  void the_command_is_still_shown_when_the_list_is_withheld() {
    Option option = option(Map.of(Target.MODULE_20, OWNS_THE_LIST), "echo");

    Remedy remedy = write(option, Map.of(), WHATEVER);

    assertThat(remedy.snippets()).isEmpty();
    assertThat(remedy.cli()).contains("echo");
  }

  @Test
  void a_list_that_could_be_read_is_shown_with_every_item() {
    Option option = option(Map.of(Target.MODULE_20, OWNS_THE_LIST), "");

    assertThat(write(option, Map.of("kept-role", KEPT), WHATEVER).snippets().getFirst().text())
        .contains("\"arn:aws:iam::111122223333:role/a\",");
  }

  @Test
  void an_option_without_snippets_is_not_withheld() {
    assertThat(RemedyWriter.write(option(Map.of(), ""), Values.NONE, WHATEVER)).isPresent();
  }

  @Test
  void without_a_wish_the_modules_that_most_people_run_are_shown() {
    Option option =
        option(
            Map.of(
                Target.MODULE_19, "a = 19\n",
                Target.MODULE_20, "a = 20\n",
                Target.MODULE_21, "a = 21\n",
                Target.RESOURCE, "a = 0\n"),
            "");

    assertThat(targets(option, WHATEVER)).containsExactly(Target.MODULE_20, Target.MODULE_21);
    assertThat(targets(option, Optional.of(List.of(Target.MODULE_19))))
        .containsExactly(Target.MODULE_19);
  }

  @Test
  void plain_resources_stand_in_for_a_module_the_option_does_not_know() {
    Option option = option(Map.of(Target.RESOURCE, "a = 0\n", Target.MODULE_19, "a = 19\n"), "");

    assertThat(targets(option, WHATEVER)).containsExactly(Target.RESOURCE);
    assertThat(targets(option, Optional.of(List.of(Target.MODULE_21))))
        .containsExactly(Target.RESOURCE);
  }

  @Test
  void hcl_for_another_module_is_never_shown_to_who_named_theirs() {
    Option option = option(Map.of(Target.MODULE_19, "a = 19\n"), "");

    assertThat(targets(option, Optional.of(List.of(Target.MODULE_21)))).isEmpty();
    assertThat(targets(option, WHATEVER)).containsExactly(Target.MODULE_19);
  }

  @Test
  void texts_for_people_are_filled_as_far_as_values_are_known() {
    Values values =
        new Values(
            Map.of(
                "cluster", new Value.Text("$1\\"),
                "private-subnet-ids", new Value.ListOf(List.of("subnet-1", "subnet-2")),
                "kept-role", KEPT));

    assertThat(values.fill("<cluster>: <private-subnet-ids>, <region>, <kept-role>, a < b"))
        .isEqualTo("$1\\: subnet-1, subnet-2, <region>, <kept-role>, a < b");
  }

  private static Remedy write(
      Option option, Map<String, Value> values, Optional<List<Target>> wanted) {
    return RemedyWriter.write(option, new Values(values), wanted).orElseThrow();
  }

  private static List<Target> targets(Option option, Optional<List<Target>> wanted) {
    return write(option, Map.of(), wanted).snippets().stream().map(Remedy.Snippet::target).toList();
  }

  private static Option option(Map<Target, String> snippets, String cli) {
    return new Option(
        "cure",
        new Words("Cure it", "修复"),
        List.of(),
        Risk.REVERSIBLE,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        snippets,
        Optional.of(cli).filter(command -> !command.isEmpty()),
        "kubectl get pods --context <cluster>");
  }
}
