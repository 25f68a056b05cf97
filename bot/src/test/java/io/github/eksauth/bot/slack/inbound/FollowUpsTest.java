package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FollowUpsTest {
  @ParameterizedTest
  @CsvSource(
      delimiterString = "⇒",
      quoteCharacter = '"',
      textBlock =
          """
          check again ⇒ Again[]
          Check again please! ⇒ Again[]
          again ⇒ Again[]
          re-run ⇒ Again[]
          rerun the checks ⇒ Again[]
          recheck ⇒ Again[]
          try it again ⇒ Again[]
          ok, fixed. check again? ⇒ Again[]
          I've applied it, run the checks again ⇒ Again[]
          once more ⇒ Again[]
          再检查 ⇒ Again[]
          再检查一下 ⇒ Again[]
          重新检查 ⇒ Again[]
          改好了，再检查一次 ⇒ Again[]
          重试 ⇒ Again[]
          module 21 ⇒ ForTargets[targets=[MODULE_21]]
          v20 ⇒ ForTargets[targets=[MODULE_20]]
          use module 19 ⇒ ForTargets[targets=[MODULE_19]]
          we're on v20.37 ⇒ ForTargets[targets=[MODULE_20]]
          and for module version 21? ⇒ ForTargets[targets=[MODULE_21]]
          module ~> 20.0 ⇒ ForTargets[targets=[MODULE_20]]
          eks module v21 please ⇒ ForTargets[targets=[MODULE_21]]
          module 20 and 21 ⇒ ForTargets[targets=[MODULE_20, MODULE_21]]
          plain resources ⇒ ForTargets[targets=[RESOURCE]]
          without the module ⇒ ForTargets[targets=[RESOURCE]]
          show me plain resources ⇒ ForTargets[targets=[RESOURCE]]
          模块 21 ⇒ ForTargets[targets=[MODULE_21]]
          用 20 模块 ⇒ ForTargets[targets=[MODULE_20]]
          the other error ⇒ NextError[]
          next error ⇒ NextError[]
          what about the second error? ⇒ NextError[]
          the next one ⇒ NextError[]
          下一个错误 ⇒ NextError[]
          第二个错误呢？ ⇒ NextError[]
          on prod-2 ⇒ On[cluster=prod-2]
          on `prod-2` ⇒ On[cluster=prod-2]
          cluster prod-2 ⇒ On[cluster=prod-2]
          cluster: prod ⇒ On[cluster=prod]
          same on staging? ⇒ On[cluster=staging]
          and on the staging cluster? ⇒ On[cluster=staging]
          check again on prod-2 ⇒ On[cluster=prod-2]
          same for cluster prod ⇒ On[cluster=prod]
          switch to staging ⇒ On[cluster=staging]
          it's prod-2 ⇒ On[cluster=prod-2]
          what about prod-2? ⇒ On[cluster=prod-2]
          on arn:aws:eks:eu-west-1:111122223333:cluster/prod-2 ⇒ On[cluster=arn:aws:eks:eu-west-1:111122223333:cluster/prod-2]
          换成 staging 集群 ⇒ On[cluster=staging]
          换成staging ⇒ On[cluster=staging]
          在 prod-2 上再检查 ⇒ On[cluster=prod-2]
          集群 prod-2 ⇒ On[cluster=prod-2]
          prod-2 集群呢？ ⇒ On[cluster=prod-2]
          """)
  void is_wanted_of_the_last_answer(String text, String order) {
    assertThat(FollowUps.parse(text)).hasValueSatisfying(it -> assertThat(it).hasToString(order));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thanks",
        "ok",
        "thanks, that was it!",
        "great, works now",
        "on it",
        "I'm on it",
        "on call",
        "on Monday",
        "on us-east-1",
        "cluster down",
        "cluster is broken",
        "nice cluster",
        "what about helm?",
        "it's fixed",
        "21",
        "v18",
        "module 17",
        "module 5",
        "another one",
        "next",
        "check",
        "check prod-2",
        "we did it again and again",
        "the error says again",
        "who owns this module?",
        "v2",
        "version 1.29",
        "on v1.30",
        "谢谢",
        "好的",
        "我再看看文档",
        "这个集群是谁的",
        "再检查一下你的代码有没有提交",
        "Error: Unauthorized",
        "on prod-2: Error: Unauthorized",
        "error on prod-2",
        "check again\nError: Unauthorized",
        "module 21\nError: Unsupported argument",
        "Unsupported argument \"manage_aws_auth_configmap\" in module 21",
      })
  void is_talk_or_a_new_paste(String text) {
    assertThat(FollowUps.parse(text)).isEmpty();
  }

  @Property
  void what_has_several_lines_is_a_new_paste(
      @ForAll @NotBlank String first, @ForAll @NotBlank String second) {
    String both = first.strip() + "x\ny" + second.strip();

    assertThat(FollowUps.parse(both)).isEmpty();
  }

  @Property
  void what_is_long_is_a_new_paste(@ForAll String text) {
    assertThat(FollowUps.parse("on " + "prod-2".repeat(60) + text)).isEmpty();
  }

  @Property
  void what_tells_an_error_is_a_new_paste(@ForAll String text) {
    assertThat(FollowUps.parse(text + " Error: Unauthorized")).isEmpty();
  }
}
