package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DemoTest {
  @Test
  void the_demo_needs_nothing_and_shows_three_clusters() {
    Run run = Run.of("demo");

    assertThat(run.exitCode()).isEqualTo(0);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("1/3", "2/3", "3/3")
        .contains("shopfloor", "ledger-prod", "pelican")
        .contains("Permissions that would show it");
  }

  @Test
  void the_demo_speaks_chinese() {
    assertThat(Run.of("demo", "--lang", "zh").out()).contains("验证修复结果", "补上这些权限即可查看");
  }
}
