package io.github.eksauth.bot.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardWriterTest {
  private static final CardContext CONTEXT = Samples.context();

  private static Reply card(String recording, Language language) {
    return CardWriter.diagnosis(Samples.explained(recording, language), CONTEXT);
  }

  private static Reply card(String recording, CardView view) {
    return CardWriter.diagnosis(Samples.explained(recording, Language.ENGLISH), CONTEXT.with(view));
  }

  private static String text(Reply reply) {
    return new MarkdownText().render(reply).replace("\\", "");
  }

  private static <B extends Block> List<B> blocks(Reply reply, Class<B> kind) {
    return reply.blocks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static String headline(Reply reply) {
    return blocks(reply, Block.Headline.class).getFirst().text();
  }

  private static List<Action.Press> presses(Reply reply) {
    return blocks(reply, Block.Actions.class).stream()
        .flatMap(block -> block.actions().stream())
        .flatMap(action ->
            switch (action) {
              case Action.Press press -> Stream.of(press);
              case Action.More(List<Action.Press> choices) -> choices.stream();
              case Action.Link _, Action.PickCluster _ -> Stream.empty();
            })
        .toList();
  }

  private static List<Verb> verbs(Reply reply) {
    return presses(reply).stream().map(Action.Press::verb).toList();
  }

  private static boolean picks(Reply reply) {
    return blocks(reply, Block.Actions.class).stream()
        .flatMap(block -> block.actions().stream())
        .anyMatch(action -> action instanceof Action.PickCluster);
  }

  @Test
  void a_proven_cause_comes_with_its_evidence_and_one_option() {
    Reply card = card("article", Language.ENGLISH);

    assertThat(headline(card))
        .isEqualTo(
            "Found: New Fargate pods are blocked, the pod execution role is not found in auth config");
    assertThat(card.summary().option()).contains("write-mapping");
    assertThat(text(card))
        .contains("shopfloor-fargate-pod-execution is not in `aws-auth`")
        .contains("18 checks, 2.8 s", "read-only", "eu-central-1", "asked by Mei")
        .contains("risk R: reversible · option 1 of 3")
        .contains("**Warning** The HCL takes over `mapRoles` as a whole")
        .contains("First, see that it is safe")
        .contains("Prove that it worked")
        .contains("/eks-auth mute");
    assertThat(blocks(card, Block.Evidence.class).getFirst().rows())
        .hasSize(5)
        .extracting(Block.Row::mark)
        .containsExactly(Mark.WRONG, Mark.WRONG, Mark.WRONG, Mark.WRONG, Mark.FINE);
    assertThat(text(card)).contains("and 13 more checks: 8 fine, 5 n/a");
    assertThat(verbs(card))
        .containsExactly(
            Verb.AGAIN, Verb.OPTION, Verb.FILE, Verb.WHY, Verb.EVIDENCE, Verb.LANGUAGE, Verb.MUTE);
    assertThat(picks(card)).isTrue();
    assertThat(blocks(card, Block.Feedback.class)).hasSize(1);
  }

  @Test
  void the_same_card_speaks_chinese() {
    Reply card = card("article", Language.CHINESE);

    assertThat(headline(card)).startsWith("已查明：");
    assertThat(text(card)).contains("风险 R：可回退", "18 项检查，2.8 秒", "先确认安全");
    assertThat(presses(card)).extracting(Action.Press::label).contains("重新检查", "English");
  }

  @Test
  void the_other_options_come_one_after_the_other_and_lead_back() {
    List<String> options =
        Stream.of(0, 1, 2, 99)
            .map(index -> card("article", CardView.FIRST.option(index)))
            .map(card -> card.summary().option().orElseThrow())
            .toList();
    List<String> next =
        Stream.of(0, 1, 2)
            .map(index -> card("article", CardView.FIRST.option(index)))
            .flatMap(card -> presses(card).stream())
            .filter(press -> press.verb() == Verb.OPTION)
            .map(press -> press.argument().orElseThrow() + " " + press.label())
            .toList();

    assertThat(options).containsExactly("write-mapping", "create-entry", "api-only", "api-only");
    assertThat(next)
        .containsExactly(
            "1 Other options (2)", "2 Other options (2)", "0 Back to the first option");
  }

  @Test
  void an_option_that_cannot_be_undone_warns_and_looks_first() {
    Reply card = card("article", CardView.FIRST.option(2));

    assertThat(text(card))
        .contains("risk I: cannot be undone", "The mode `API` cannot be taken back")
        .contains("First, see that it is safe");
  }

  @Test
  void short_hcl_is_shown_for_the_newest_module_and_long_hcl_is_a_file() {
    Reply brief = card("article", CardView.FIRST.option(1));
    Reply longer = card("article", CardView.FIRST);

    assertThat(blocks(brief, Block.Code.class)).extracting(Block.Code::language).contains("hcl");
    assertThat(text(brief))
        .contains("Terraform EKS module 21:")
        .contains("The file also holds: Terraform EKS module 20.");
    assertThat(blocks(longer, Block.Code.class))
        .extracting(Block.Code::language)
        .doesNotContain("hcl");
    assertThat(text(longer)).contains("too long for here. “Get .tf file” brings them");
  }

  @Test
  void the_file_holds_the_newest_module_and_the_others_as_comments() {
    Diagnosis.Explained article = Samples.explained("article", Language.ENGLISH);
    TerraformFile file = CardWriter.file(article, CONTEXT).orElseThrow();

    assertThat(file.name()).isEqualTo("eks-auth-write-mapping.tf");
    assertThat(file.text())
        .startsWith("# Put the role into aws-auth in the exact form\n# risk R")
        .contains("# Terraform EKS module 21\n", "# Terraform EKS module 20\n#")
        .contains("arn:aws:iam::111122223333:role/shopfloor-fargate-pod-execution");
    assertThat(file.text().lines().filter(line -> line.startsWith("module \""))).hasSize(1);
  }

  @Test
  void why_shows_the_line_that_told_us_and_all_evidence_every_check() {
    Reply card = card("article", CardView.FIRST.why(true).allEvidence(true));

    assertThat(text(card))
        .contains("Why this match", "What told us", "What would bring it back", "sources:")
        .contains("Misconfigured Fargate Profile: fargate profile payments blocked");
    assertThat(blocks(card, Block.Evidence.class).getFirst().rows()).hasSize(18);
    assertThat(presses(card)).extracting(Action.Press::label).contains("Hide why", "Fewer checks");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void what_was_denied_is_not_seen_and_no_option_is_offered(Language language) {
    Reply card = card("half-denied", language);

    assertThat(headline(card))
        .startsWith(language == Language.ENGLISH ? "Cannot tell yet: " : "尚无法断定：");
    assertThat(card.summary().outcome()).isEqualTo(Reply.Outcome.COULD_NOT_LOOK);
    assertThat(card.summary().cause()).isEmpty();
    assertThat(text(card)).contains(Label.UNDECIDED.in(language)).contains("`iam:GetRole`");
    assertThat(blocks(card, Block.Evidence.class).getFirst().rows())
        .allSatisfy(row -> assertThat(row.mark()).isNotEqualTo(Mark.FINE));
    assertThat(verbs(card)).doesNotContain(Verb.OPTION, Verb.FILE);
    assertThat(blocks(card, Block.Code.class)).isEmpty();
  }

  @Test
  void a_healthy_cluster_is_not_said_to_have_the_trouble() {
    Reply card = card("healthy-mixed", Language.ENGLISH);

    assertThat(headline(card)).startsWith("Looks like: ");
    assertThat(blocks(card, Block.Headline.class).getFirst().mark()).isEqualTo(Mark.INFO);
    assertThat(text(card)).doesNotContain("✗");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void that_no_known_cause_holds_is_said_and_no_option_is_offered(Language language) {
    Diagnosis.Explained seen = Samples.explained("healthy-mixed", language);
    Reply card =
        CardWriter.diagnosis(
            new Diagnosis.Explained(
                seen.question(),
                seen.match(),
                seen.hit(),
                seen.values(),
                new Conclusion.NoneOfThem(seen.conclusion().asked()),
                List.of(),
                List.of(),
                seen.examined()),
            CONTEXT);

    assertThat(headline(card))
        .startsWith(language == Language.ENGLISH ? "No known cause holds now: " : "已知原因目前均不成立：");
    assertThat(blocks(card, Block.Headline.class).getFirst().mark()).isEqualTo(Mark.FINE);
    assertThat(card.summary().cause()).isEmpty();
    assertThat(verbs(card)).doesNotContain(Verb.OPTION, Verb.FILE);
  }

  @Test
  void an_option_that_is_not_offered_is_named_with_the_reason() {
    Diagnosis.Explained seen = Samples.explained("article", Language.ENGLISH);
    Reply card =
        CardWriter.diagnosis(
            new Diagnosis.Explained(
                seen.question(),
                seen.match(),
                seen.hit(),
                seen.values(),
                seen.conclusion(),
                List.of(),
                List.of(seen.remedies().getFirst().option()),
                seen.examined()),
            CONTEXT);

    assertThat(text(card))
        .contains("Not offered: Put the role into aws-auth in the exact form.")
        .contains("None of the options we know fits");
  }

  @Test
  void without_an_option_there_is_no_file() {
    assertThat(CardWriter.file(Samples.explained("half-denied", Language.ENGLISH), CONTEXT))
        .isEmpty();
  }

  @Test
  void a_cluster_that_keeps_us_out_is_said_to() {
    Diagnosis.Explained seen = Samples.explained("half-denied", Language.ENGLISH);
    Diagnosis.Examined examined = seen.examined().orElseThrow();
    Reply card =
        CardWriter.diagnosis(
            new Diagnosis.Explained(
                seen.question(),
                seen.match(),
                seen.hit(),
                seen.values(),
                seen.conclusion(),
                seen.remedies(),
                seen.withheld(),
                Optional.of(
                    new Diagnosis.Examined(
                        examined.cluster(),
                        examined.at(),
                        examined.findings(),
                        examined.unseen(),
                        examined.strangers(),
                        Optional.of(Words.same("no access entry for eks-auth"))))),
            CONTEXT);

    assertThat(text(card))
        .contains("does not let eks-auth in")
        .contains("no access entry for eks-auth");
  }

  @Test
  void a_name_that_is_not_this_clusters_is_pointed_out() {
    assertThat(text(card("trust-other-cluster", Language.ENGLISH)))
        .contains("names Fargate profile `payments`, which this cluster does not have");
  }

  @Test
  void a_match_without_a_cluster_asks_for_one() {
    Diagnosis match = Samples.fromText(Samples.FARGATE, Language.ENGLISH);
    Reply asking = CardWriter.diagnosis(match, CONTEXT);
    Reply text = CardWriter.diagnosis(match, CONTEXT.with(CardView.FIRST.withoutCluster()));

    assertThat(headline(asking)).startsWith("Looks like: ");
    assertThat(text(asking)).contains("From the text only. Pick a cluster");
    assertThat(picks(asking)).isTrue();
    assertThat(verbs(asking)).contains(Verb.NO_CLUSTER).doesNotContain(Verb.AGAIN);
    assertThat(headline(text)).startsWith("Looks like: ");
    assertThat(text(text))
        .contains("nobody has looked at a cluster", "Perhaps: ")
        .doesNotContain("Fix: ", "--cluster");
    assertThat(verbs(text)).doesNotContain(Verb.NO_CLUSTER, Verb.AGAIN);
  }

  @Test
  void without_any_cluster_nothing_is_asked() {
    Reply card =
        CardWriter.diagnosis(
            Samples.fromText(Samples.FARGATE, Language.ENGLISH), CardContext.of("a1"));

    assertThat(picks(card)).isFalse();
    assertThat(text(card)).contains("Perhaps: ");
  }

  @Test
  void what_could_be_several_things_has_a_button_for_each() {
    Diagnosis diagnosis = Samples.fromText(Samples.SEVERAL, Language.ENGLISH);
    assertThat(diagnosis).isInstanceOf(Diagnosis.Candidates.class);
    List<String> entries =
        ((Diagnosis.Candidates) diagnosis).entries().stream().map(it -> it.id()).toList();
    Reply card = CardWriter.diagnosis(diagnosis, CONTEXT);

    assertThat(presses(card).stream().filter(press -> press.verb() == Verb.ABOUT))
        .extracting(press -> press.argument().orElseThrow())
        .containsExactlyElementsOf(entries);
  }

  @Test
  void nothing_known_is_said_and_offers_to_report_it() {
    Diagnosis unknown = Samples.fromText(Samples.UNKNOWN, Language.ENGLISH);
    Reply card = CardWriter.diagnosis(unknown, CONTEXT);
    Reply bare = CardWriter.diagnosis(unknown, CardContext.of("a1"));

    assertThat(headline(card)).isEqualTo(Label.NO_MATCH.in(Language.ENGLISH));
    assertThat(blocks(card, Block.Actions.class).getFirst().actions())
        .filteredOn(action -> action instanceof Action.Link)
        .extracting(action -> ((Action.Link) action).verb())
        .containsExactly(Verb.GAP, Verb.PROPOSE);
    assertThat(blocks(bare, Block.Actions.class).getFirst().actions())
        .noneMatch(action -> action instanceof Action.Link);
  }

  @Test
  void a_cluster_with_trouble_has_a_table_and_a_fix_for_each_of_the_first_three() {
    Reply card = CardWriter.check(Samples.examined("article"), Language.ENGLISH, CONTEXT);

    assertThat(headline(card)).isEqualTo("shopfloor: 4 of 50 checks found something wrong");
    assertThat(blocks(card, Block.Table.class).getFirst().rows().subList(0, 4))
        .extracting(Block.Row::mark)
        .containsOnly(Mark.WRONG);
    assertThat(presses(card).stream().filter(press -> press.verb() == Verb.FIX))
        .hasSize(3)
        .first()
        .extracting(press -> press.argument().orElseThrow())
        .isEqualTo("pod-execution-role-entry");
    assertThat(verbs(card)).contains(Verb.CHECK);
  }

  @Test
  void a_healthy_cluster_has_no_table() {
    Reply card = CardWriter.check(Samples.examined("healthy-mixed"), Language.ENGLISH, CONTEXT);

    assertThat(blocks(card, Block.Table.class)).isEmpty();
    assertThat(text(card)).contains("Checked: The cluster is ACTIVE; ");
    assertThat(verbs(card)).doesNotContain(Verb.FIX);
  }

  @Test
  void hidden_accounts_are_nowhere_and_the_code_says_what_to_fill_in() {
    CardContext hiding =
        new CardContext(
            "a1",
            CardView.FIRST.option(1),
            Optional.empty(),
            Optional.empty(),
            false,
            true,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    Diagnosis.Explained article = Samples.explained("article", Language.ENGLISH);
    Reply card = CardWriter.diagnosis(article, hiding);
    Reply check = CardWriter.check(Samples.examined("article"), Language.ENGLISH, hiding);

    assertThat(new JsonText().render(card))
        .doesNotContain("111122223333")
        .contains("arn:aws:iam::<account>:role/shopfloor-fargate-pod-execution");
    assertThat(text(card)).contains("put yours in the place of `<account>`");
    assertThat(new JsonText().render(check)).doesNotContain("111122223333");
    assertThat(CardWriter.file(article, hiding).orElseThrow().text())
        .doesNotContain("111122223333");
  }

  @Test
  void two_hidden_accounts_still_differ() {
    HiddenAccounts hidden = HiddenAccounts.of(Optional.empty());

    assertThat(hidden.in("111122223333 trusts 444455556666, not 111122223333; i-0123456789012"))
        .isEqualTo("<account> trusts <account-2>, not <account>; i-0123456789012");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void help_has_at_most_eight_lines_each_an_example(Language language) {
    List<String> lines = blocks(CardWriter.help(language), Block.Items.class).getFirst().items();

    assertThat(lines).hasSizeLessThanOrEqualTo(8);
    assertThat(lines).allSatisfy(line -> assertThat(line).matches("(?s).*[`“].+[`”].*"));
  }

  @Test
  void the_channels_own_cluster_is_marked() {
    Reply reply = CardWriter.clusters(Samples.CLUSTERS, Optional.of("shop"), Language.ENGLISH);

    assertThat(blocks(reply, Block.Items.class).getFirst().items())
        .satisfiesExactly(
            line -> assertThat(line).contains("shopfloor").endsWith("default of this channel"),
            line -> assertThat(line).contains("ledger-prod").doesNotContain("default"));
  }

  @Test
  void a_refusal_shows_the_rule_that_would_allow_it() {
    Reply reply = CardWriter.refused("prod", "", Optional.of("C012345"), Language.ENGLISH);

    assertThat(blocks(reply, Block.Code.class).getFirst().text())
        .isEqualTo(
            """
            slack:
              allow:
                - clusters: ["prod"]
                  channels: [C012345]
            """);
  }

  @Test
  void buttons_are_left_out_of_text_and_listed_in_json() {
    Reply card = card("article", Language.ENGLISH);

    assertThat(new TerminalText(100, false).render(card)).doesNotContain("Re-run checks");
    assertThat(new MarkdownText().render(card)).doesNotContain("Re-run checks");
    assertThat(new JsonText().render(card)).contains("\"verb\" : \"again\"");
  }

  @Test
  void every_reply_says_something_in_both_languages() {
    List<Reply> english = List.copyOf(Samples.all(Language.ENGLISH).values());
    List<Reply> chinese = List.copyOf(Samples.all(Language.CHINESE).values());

    assertThat(chinese).hasSameSizeAs(english);
    for (int i = 0; i < english.size(); i++) {
      assertThat(headline(english.get(i))).isNotBlank().isNotEqualTo(headline(chinese.get(i)));
      assertThat(headline(chinese.get(i))).isNotBlank();
    }
  }
}
