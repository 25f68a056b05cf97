package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MatcherTest {
  private static final Matcher MATCHER =
      new Matcher(Knowledge.in(new KnowledgeFolder(Path.of("entries")), Vocabulary.ANY));
  private static final String FARGATE =
      "Misconfigured Fargate Profile: fargate profile web blocked for new launches due to: Pod execution role is"
          + " not found in auth config or does not have all required permissions for launching fargate pods.";

  private static String first(Match match) {
    return match.hits().getFirst().entry();
  }

  @Test
  void a_firm_signal_is_sure_and_shows_its_lines() {
    Match match = MATCHER.match(new Paste("kubectl describe pod web-1\n" + FARGATE + "\nbye"));

    assertThat(match).isInstanceOf(Match.Sure.class);
    assertThat(first(match)).isEqualTo("fargate-role-not-in-auth-config");
    assertThat(match.hits().getFirst().lines()).extracting(Hit.Line::number).containsExactly(2);
  }

  @Test
  void the_root_cause_comes_before_what_follows_from_it() {
    Match match =
        MATCHER.match(
            new Paste(
                "error: You must be logged in to the server (Unauthorized)\n"
                    + "time=\"2026-11-19T09:00:00Z\" level=error msg=\"There was an error parsing the config maps.  Only saving data that was good, error parsing config map\""));

    assertThat(match.hits())
        .extracting(Hit::entry)
        .startsWith("awsauth-malformed-yaml", "kubectl-unauthorized");
  }

  @Test
  void several_errors_give_several_hits() {
    Match match =
        MATCHER.match(
            new Paste(
                """
                ╷
                │ Error: The configmap "aws-auth" does not exist
                ╵
                ╷
                │ Error: Subnet subnet-0a1b2c3d provided in Fargate Profile is not a private subnet
                ╵
                """));

    assertThat(match.hits())
        .extracting(Hit::entry)
        .contains("awsauth-does-not-exist", "fargate-subnet-not-private");
  }

  @Test
  void words_of_one_signal_do_not_add_up_across_separate_errors() {
    Match match =
        MATCHER.match(
            new Paste(
                """
                ╷
                │ Error: Unsupported argument
                │ An argument named "enable_foo" is not expected here.
                ╵
                ╷
                │ Error: something about manage_aws_auth_configmap
                ╵
                """));

    assertThat(match).isNotInstanceOf(Match.Sure.class);
  }

  @Test
  void chatter_matches_nothing() {
    assertThat(MATCHER.match(new Paste("lunch at noon? the eks training is on thursday")))
        .isInstanceOf(Match.Nothing.class);
  }

  @Test
  void words_in_common_with_an_entry_are_offered_about_eks_and_about_no_other_kubernetes() {
    String words =
        "the runner's service account may not create secrets in its namespace, forbidden again";

    assertThat(MATCHER.match(new Paste(words))).isInstanceOf(Match.Nothing.class);
    assertThat(MATCHER.match(new Paste(words + ", on EKS")))
        .isInstanceOfSatisfying(
            Match.Several.class,
            several -> assertThat(several.hits().getFirst().lines()).isEmpty());
  }

  @Test
  void a_long_log_is_cut_down_to_what_can_matter() throws IOException {
    String noise = "2026-11-19T09:30:01Z INFO handled GET /healthz in 3 ms\n".repeat(100_000);

    String excerpt = new LogScan(MATCHER).excerpt(new StringReader(noise + FARGATE + "\n" + noise));

    assertThat(excerpt).contains("Pod execution role is not found in auth config");
    assertThat(excerpt.lines().count()).isLessThan(50);
  }

  @Property(tries = 150)
  void a_hard_wrap_at_any_width_changes_nothing(@ForAll @IntRange(min = 24, max = 160) int width) {
    StringBuilder wrapped = new StringBuilder();
    for (int i = 0; i < FARGATE.length(); i += width) {
      wrapped.append(FARGATE, i, Math.min(FARGATE.length(), i + width)).append('\n');
    }

    Match match = MATCHER.match(new Paste(wrapped.toString()));

    assertThat(match).as(wrapped.toString()).isInstanceOf(Match.Sure.class);
    assertThat(first(match)).isEqualTo("fargate-role-not-in-auth-config");
  }

  @Property(tries = 300)
  void no_text_makes_it_fail(@ForAll String text) {
    assertThat(MATCHER.match(new Paste(text))).isNotNull();
  }
}
