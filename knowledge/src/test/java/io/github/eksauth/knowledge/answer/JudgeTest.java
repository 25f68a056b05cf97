package io.github.eksauth.knowledge.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Condition.Verdict;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.hcl.Value;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which cause is named, on the entry that started the project.
class JudgeTest {
  private static final Knowledge KNOWLEDGE =
      Knowledge.in(new KnowledgeFolder(Path.of("entries")), Vocabulary.ANY);
  private static final Entry FARGATE =
      KNOWLEDGE.entry("fargate-role-not-in-auth-config").orElseThrow();

  /// A cluster in mixed mode where everything is as it should be.
  private static Observed seen(Map<String, Verdict> verdicts, Map<String, String> facts) {
    Map<String, Verdict> all = new HashMap<>();
    new Judge(KNOWLEDGE).checks(FARGATE).forEach(check -> all.put(check, Verdict.HEALTHY));
    all.putAll(verdicts);
    Map<String, Optional<String>> values = new HashMap<>();
    values.put("authentication-mode", Optional.of("API_AND_CONFIG_MAP"));
    values.put("pod-execution-role-entry", Optional.of("usable"));
    values.put("pod-execution-role-in-aws-auth", Optional.of("usable"));
    values.put("aws-auth", Optional.of("parses"));
    values.put("map-roles-writer", Optional.of("terraform"));
    values.put("compute", Optional.of("mixed"));
    facts.forEach((name, value) -> values.put(name, Optional.of(value)));
    return new Observed(all, values, clause -> false);
  }

  private static Conclusion.Named named(Observed observed) {
    return (Conclusion.Named) new Judge(KNOWLEDGE).conclude(FARGATE, observed);
  }

  @Test
  void terraform_is_named_when_it_wrote_last_and_the_role_is_nowhere() {
    Conclusion.Named named =
        named(
            seen(
                Map.of(
                    "pod-execution-role-in-aws-auth", Verdict.BROKEN,
                    "pod-execution-role-entry", Verdict.BROKEN,
                    "pod-execution-role-entry-current", Verdict.NOT_APPLICABLE,
                    "pod-execution-role-entry-type", Verdict.NOT_APPLICABLE),
                Map.of(
                    "pod-execution-role-in-aws-auth",
                    "absent",
                    "pod-execution-role-entry",
                    "absent")));

    assertThat(named.cause().id()).isEqualTo("mapping-overwritten-by-terraform");
    assertThat(named.options())
        .extracting(option -> option.id())
        .startsWith("write-mapping", "create-entry");
  }

  @Test
  void an_option_that_does_not_fit_the_mode_is_left_out() {
    Conclusion.Named named =
        named(
            seen(
                Map.of("pod-execution-role-in-aws-auth", Verdict.BROKEN),
                Map.of(
                    "pod-execution-role-in-aws-auth",
                    "absent",
                    "authentication-mode",
                    "CONFIG_MAP")));

    assertThat(named.options())
        .extracting(option -> option.id())
        .contains("write-mapping", "enable-entries")
        .doesNotContain("create-entry", "api-only");
  }

  @Test
  void a_cause_leads_to_another_entry() {
    Conclusion.Named named =
        named(seen(Map.of("pod-execution-role-trusted", Verdict.BROKEN), Map.of()));

    assertThat(named.asked()).isEqualTo(FARGATE);
    assertThat(named.entry().id()).isEqualTo("fargate-role-trust-policy");
  }

  @Test
  void what_nobody_could_see_is_neither_true_nor_false() {
    Conclusion conclusion = new Judge(KNOWLEDGE).conclude(FARGATE, Observed.only(clause -> false));

    assertThat(conclusion).isInstanceOf(Conclusion.Undecided.class);
    assertThat(((Conclusion.Undecided) conclusion).possible())
        .extracting(possible -> possible.cause().id())
        .contains("stale-entry", "mapping-overwritten-by-terraform");
  }

  @Test
  void a_more_likely_cause_in_the_dark_is_reported_as_not_ruled_out() {
    Conclusion.Named named =
        named(
            seen(
                Map.of(
                    "pod-execution-role-entry-current", Verdict.UNSURE,
                    "pod-execution-role-aws-auth-groups", Verdict.BROKEN),
                Map.of("pod-execution-role-in-aws-auth", "missing-groups")));

    assertThat(named.cause().id()).isEqualTo("mapping-missing-groups");
    assertThat(named.notRuledOut())
        .extracting(possible -> possible.cause().id())
        .contains("stale-entry");
  }

  @Test
  void a_cause_of_another_entry_that_stayed_in_the_dark_is_not_ruled_out_either() {
    Conclusion.Named named =
        named(
            seen(
                Map.of(
                    "pod-execution-role-source-arn", Verdict.UNSURE,
                    "pod-execution-role-aws-auth-groups", Verdict.BROKEN),
                Map.of("pod-execution-role-in-aws-auth", "missing-groups")));

    assertThat(named.notRuledOut())
        .extracting(possible -> possible.cause().id())
        .contains("trust-for-another-cluster");
  }

  @Test
  void a_list_that_must_be_complete_is_withheld_when_it_is_not_known() {
    var option = FARGATE.option("write-mapping").orElseThrow();
    Values without = new Values(Map.of("cluster", new Value.Text("payments")));

    Remedy remedy =
        RemedyWriter.write(option, without, Optional.of(List.of(Target.MODULE_20))).orElseThrow();

    assertThat(remedy.snippets()).isEmpty();
    assertThat(remedy.cli()).isPresent();
    assertThat(remedy.missing())
        .contains("pod-execution-role-aws-auth-arn")
        .doesNotContain("cluster");
  }

  @Test
  void every_kept_role_stands_in_the_snippet() {
    var option = FARGATE.option("write-mapping").orElseThrow();
    Value.Records roles =
        new Value.Records(
            List.of(
                Map.of(
                    "arn", new Value.Text("arn:aws:iam::111122223333:role/nodes"),
                    "username", new Value.Text("system:node:{{EC2PrivateDNSName}}"),
                    "groups", new Value.ListOf(List.of("system:bootstrappers", "system:nodes"))),
                Map.of(
                    "arn", new Value.Text("arn:aws:iam::111122223333:role/admin\"${bad}"),
                    "username", new Value.Text("admin"),
                    "groups", new Value.ListOf(List.of("system:masters")))));

    Remedy remedy =
        RemedyWriter.write(
                option,
                new Values(Map.of("kept-role", roles)),
                Optional.of(List.of(Target.MODULE_20)))
            .orElseThrow();

    assertThat(remedy.snippets().getFirst().text())
        .contains("\"arn:aws:iam::111122223333:role/nodes\"")
        .contains("role/admin\\\"$${bad}\"")
        .contains("[\"system:bootstrappers\", \"system:nodes\"]");
  }
}
