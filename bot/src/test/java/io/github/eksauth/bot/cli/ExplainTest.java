package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplainTest {
  private static final String LOG =
      """
      $ aws eks describe-access-entry --cluster-name ledger --principal-arn arn:aws:iam::111122223333:role/ci
      { "accessEntry": { "accessEntryArn": "arn:aws:eks:eu-west-2:111122223333:access-entry/ledger/role/111122223333/ci/9ac8", "createdAt": "2025-02-03T09:14:27+00:00" } }
      level=warning msg="access denied" arn="arn:aws:iam::111122223333:role/ci" error="identity is not mapped"
      """;

  @Test
  void it_shows_the_words_and_lines_that_decided_and_why_the_others_lost() {
    Run run = Run.withInput(LOG, "match", "--explain");

    assertThat(run.out())
        .contains("`access-entry-stale-role-id`: the text says “identity is not mapped”")
        .contains("; that decides")
        .contains("`kubectl-unauthorized`: the text says")
        .contains("not that, because the text also says “accessentryarn”");
  }

  @Test
  void a_reply_is_explained_on_request_in_its_own_language() {
    assertThat(Run.withInput(LOG, "diagnose", "--explain").out()).contains("Why this match");
    assertThat(Run.withInput(LOG, "diagnose", "--explain", "--lang", "zh").out())
        .contains("匹配依据", "由此确定");
    assertThat(Run.withInput(LOG, "diagnose").out()).doesNotContain("Why this match");
  }

  @Test
  void a_text_that_is_nothing_says_what_came_nearest() {
    Run run = Run.withInput("the eks training about fargate is on thursday", "match", "--explain");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out())
        .contains("None of it is enough to claim")
        .contains("words in common are")
        .contains("% as close as the first");
  }
}
