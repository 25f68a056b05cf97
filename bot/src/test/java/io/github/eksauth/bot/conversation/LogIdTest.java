package io.github.eksauth.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogIdTest {
  private static String here() {
    return String.valueOf(MDC.get("id"));
  }

  @Test
  void it_stands_until_it_is_closed() {
    try (var _ = LogId.of("q-abc")) {
      assertThat(here()).isEqualTo("q-abc");
    }
    assertThat(here()).isEqualTo("null");
  }

  @Test
  void what_could_break_a_line_or_fill_it_is_left_out() {
    try (var _ = LogId.of("q-1\nINFO forged \u202e" + "x".repeat(1000))) {
      assertThat(here()).startsWith("q-1INFOforgedx").hasSize(40);
    }
  }

  @Test
  void it_goes_along_to_another_thread() throws Exception {
    Callable<String> task;
    try (var _ = LogId.of("q-abc")) {
      task = LogId.inherited(LogIdTest::here);
    }

    assertThat(task.call()).isEqualTo("q-abc");
    assertThat(here()).isEqualTo("null");
    assertThat(LogId.inherited(LogIdTest::here).call()).isEqualTo("null");
  }

  @Test
  void a_task_can_be_given_one() {
    CompletableFuture<String> seen = new CompletableFuture<>();

    LogId.with("q-abc", () -> seen.complete(here())).run();

    assertThat(seen).isCompletedWithValue("q-abc");
  }
}
