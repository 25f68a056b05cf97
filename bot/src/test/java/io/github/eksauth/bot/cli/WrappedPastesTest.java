package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// However somebody pastes it, the answer is the same.
class WrappedPastesTest {
  private static final String ARTICLE =
      Path.of("..", "checks", "recordings", "article.json").toString();

  static Stream<String> wrappings() {
    return Stream.of(
        // as it stands in the event
        "Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod execution role is not found in auth config or does not have all required permissions for launching fargate pods.",
        // Terraform's gutter
        """
        ╷
        │ Error: Waiting for rollout to finish: 0 of 2 updated replicas are available...
        │
        │ Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod
        │ execution role is not found in auth config or does not have all required permissions for launching
        │ fargate pods.
        ╵
        """,
        // kubectl describe pod
        """
        Events:
          Type     Reason            Age                 From               Message
          ----     ------            ----                ----               -------
          Warning  FailedScheduling  3m12s (x4 over 9m)  fargate-scheduler  Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod execution role is not found in auth config or does not have all required permissions for launching fargate pods.
        """,
        // a JSON log line, quoted twice
        "{\"ts\":\"2026-11-19T09:30:01Z\",\"msg\":\"event: \\\"Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod execution role is not found in auth config or does not have all required permissions for launching fargate pods.\\\"\"}",
        // a Slack quote with a code fence
        """
        > our pods hang since noon :confused:
        > ```
        > Misconfigured Fargate Profile: fargate profile payments blocked for new launches due to: Pod execution role is not found in auth config or does not have all required permissions for launching fargate pods.
        > ```
        """,
        // hard-wrapped inside words
        """
        Misconfigured Fargate Profile: fargate profile payments blocked for new launc
        hes due to: Pod execution role is not found in auth config or does not have a
        ll required permissions for launching fargate pods.
        """,
        // a CI log
        """
        2026-11-19T09:30:01.2345678Z ##[error]Misconfigured Fargate Profile: fargate profile payments blocked
        2026-11-19T09:30:01.2345999Z for new launches due to: Pod execution role is not found in auth config or
        2026-11-19T09:30:01.2346111Z does not have all required permissions for launching fargate pods.
        """);
  }

  private static JsonNode diagnose(String paste) {
    Run run = Run.withInput(paste, "diagnose", "--format", "json", "--snapshot", ARTICLE);
    return JsonMapper.builder().build().readTree(run.out());
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void the_answer_is_the_same(String paste) {
    JsonNode reply = diagnose(paste);

    assertThat(reply.path("language").stringValue()).isEqualTo("en");
    assertThat(reply.path("cause").stringValue()).isEqualTo("mapping-overwritten-by-terraform");
    assertThat(reply.path("option").stringValue()).isEqualTo("write-mapping");
  }

  @ParameterizedTest
  @MethodSource("wrappings")
  void a_chinese_question_is_answered_in_chinese(String paste) {
    JsonNode reply = diagnose("升级之后 Fargate 起不来了，请帮忙看一下：\n" + paste + "\n谢谢");

    assertThat(reply.path("language").stringValue()).isEqualTo("zh");
    assertThat(reply.path("cause").stringValue()).isEqualTo("mapping-overwritten-by-terraform");
    assertThat(reply.path("blocks").get(0).path("text").stringValue()).contains("执行角色");
  }

  @Test
  void hcl_and_errors_stay_as_they_are_in_chinese() {
    String paste = wrappings().findFirst().orElseThrow();
    Run english = Run.withInput(paste, "diagnose", "--snapshot", ARTICLE);
    Run chinese = Run.withInput(paste, "diagnose", "--lang", "zh", "--snapshot", ARTICLE);
    String module = "source  = \"terraform-aws-modules/eks/aws//modules/aws-auth\"";

    assertThat(english.out()).contains(module);
    assertThat(chinese.out()).contains(module).contains("blocked for new launches due to");
  }
}
