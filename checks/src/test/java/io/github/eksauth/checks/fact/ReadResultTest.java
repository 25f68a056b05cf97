package io.github.eksauth.checks.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ReadResultTest {
  @Test
  void what_is_known_and_what_is_absent_are_told_apart() {
    assertThat(ReadResult.of(Fact.known("value"))).isEqualTo(ReadResult.KNOWN);
    assertThat(ReadResult.of(Fact.absent())).isEqualTo(ReadResult.ABSENT);
  }

  @Test
  void a_missing_permission_and_a_stranger_are_denied() {
    assertThat(ReadResult.of(Fact.unseen("no", Set.of(new Permission.Iam("eks:DescribeCluster")))))
        .isEqualTo(ReadResult.DENIED);
    assertThat(ReadResult.of(Fact.unseen("401 Unauthorized: " + Fact.Unseen.NOT_RECOGNISED)))
        .isEqualTo(ReadResult.DENIED);
  }

  @Test
  void what_ran_out_of_time_while_it_was_throttled_ran_out_of_time() {
    assertThat(
            ReadResult.of(
                Fact.unseen(
                    "timed out after 2 s; before that: AWS throttled eks:ListNodegroups"
                        + " (ThrottlingException); try again in a minute")))
        .isEqualTo(ReadResult.TIMED_OUT);
  }

  @Test
  void both_who_can_have_enough_of_us_throttle() {
    assertThat(ReadResult.of(Fact.unseen("AWS throttled iam:GetRole (Throttling)")))
        .isEqualTo(ReadResult.THROTTLED);
    assertThat(ReadResult.of(Fact.unseen("429 Too Many Requests: the API server is busy")))
        .isEqualTo(ReadResult.THROTTLED);
  }

  @Test
  void anything_else_failed() {
    assertThat(ReadResult.of(Fact.unseen("the connection was refused: there")))
        .isEqualTo(ReadResult.FAILED);
  }
}
