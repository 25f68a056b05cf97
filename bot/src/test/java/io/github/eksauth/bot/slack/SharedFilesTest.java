package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.slack.fake.FakeFile;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several files in one message: what is read of them, and that the answer tells what is not.
class SharedFilesTest {
  @TempDir private static Path folder;
  private static RunningBot running;
  private static FakeUser ada;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              allow: [{clusters: ["*"]}]
            """);
    ada = running.slack().user("U0000000ADA", "Ada");
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @AfterEach
  void slack_is_content() {
    assertThat(running.faultsIn(ada.dm())).isEmpty();
  }

  private static SlackMessage answer(String text, List<FakeFile> files) {
    return Article.lastWord(running.slack(), ada.shares(ada.dm(), files, text, ""));
  }

  private static List<FakeFile> logs(int number, String text) {
    return IntStream.range(0, number)
        .mapToObj(i -> FakeFile.text("pod-" + i + ".log", text))
        .toList();
  }

  @Test
  void of_more_files_than_are_read_the_answer_tells_how_many_were_left_out() {
    String shown = answer("", logs(8, Article.ERROR)).shown();

    assertThat(shown).contains(Article.FIX).contains("3 more files were left out");
  }

  @Test
  void of_as_many_as_are_read_none_is_called_left_out() {
    assertThat(answer("", logs(5, Article.ERROR)).shown())
        .contains(Article.FIX)
        .doesNotContain("left out");
  }

  @Test
  void chinese_is_told_in_chinese() {
    assertThat(answer("升级之后 Pod 起不来", logs(6, Article.ERROR)).shown()).contains("另有 1 个文件未读");
  }

  @Test
  void a_file_that_is_not_read_is_named_beside_the_answer_from_the_others() {
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13};

    String shown =
        answer(
                "",
                List.of(
                    FakeFile.text("pod.log", Article.ERROR),
                    FakeFile.binary("screenshot.png", "image/png", image)))
            .shown();

    assertThat(shown).contains(Article.FIX).contains("screenshot.png is not a text file");
  }

  @Test
  void when_none_is_read_each_is_named() {
    byte[] image = {(byte) 0x89, 'P', 'N', 'G', 0, 0, 0, 13};

    String shown =
        answer(
                "",
                List.of(
                    FakeFile.text("empty.log", " \n"),
                    FakeFile.binary("screenshot.png", "image/png", image)))
            .shown();

    assertThat(shown).contains("empty.log is empty").contains("screenshot.png is not a text file");
  }
}
