package io.github.eksauth.knowledge.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Expectation;
import io.github.eksauth.knowledge.entry.KnowledgeFolder.Fixture;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What terminals, logs and chat do to a text does not change what it is found to be. On the real
/// entries.
final class WrappingTest {
  private static final KnowledgeFolder FOLDER = new KnowledgeFolder(Path.of("entries"));
  private static final Matcher MATCHER = new Matcher(Knowledge.in(FOLDER, Vocabulary.ANY));
  private static final String FARGATE = "fargate-role-not-in-auth-config";
  private static final String MESSAGE =
      "Misconfigured Fargate Profile: fargate profile apps blocked for new launches due to: Pod"
          + " execution role is not found in auth config or does not have all required permissions"
          + " for launching fargate pods.";

  @ParameterizedTest
  @MethodSource("dressed")
  void the_fargate_message_is_found_in_any_dress(String paste) {
    assertThat(MATCHER.match(new Paste(paste)))
        .isInstanceOfSatisfying(
            Match.Sure.class, sure -> assertThat(sure.first().entry()).isEqualTo(FARGATE));
  }

  static Stream<String> dressed() {
    return Stream.of(
        MESSAGE,
        "╷\n│ Error: waiting for pods\n│ \n" + prefixed("│ ", wrapped(MESSAGE, 74)) + "╵\n",
        "Events:\n  Type     Reason            Age   From               Message\n"
            + "  ----     ------            ----  ----               -------\n"
            + "  Warning  FailedScheduling  65s   fargate-scheduler  "
            + MESSAGE,
        "{\"level\":\"warn\",\"msg\":\"\\\"" + MESSAGE + "\\\"\\n\",\"ts\":1}",
        "{\"msg\":\"\\u001b[33m" + MESSAGE.replace(" ", "\\u0020") + "\\u001b[0m\"}",
        "[33m" + MESSAGE + "[0m",
        prefixed("> ", wrapped(MESSAGE, 60)),
        prefixed("&gt; ", MESSAGE),
        "look:\n```\n" + MESSAGE + "\n```\nany idea?",
        wrapped(MESSAGE, 60),
        wrapped(MESSAGE, 60).replace("\n", "\r\n"),
        prefixed("2026-01-31T10:11:12.1234567Z ", wrapped(MESSAGE, 60)),
        "升级之后新的容器起不来，报错如下：" + MESSAGE + "请问怎么办？",
        "  " + MESSAGE.replace(" ", "\u00A0"),
        MESSAGE.toUpperCase(java.util.Locale.ROOT),
        MESSAGE.replace("Pod", "P\u200Bod"));
  }

  @Property(tries = 1000)
  void the_fargate_message_is_found_at_any_width_a_terminal_has(
      @ForAll @IntRange(min = 30, max = 300) int width, @ForAll @IntRange(max = 60) int indent) {
    Match match = MATCHER.match(new Paste(wrapped(" ".repeat(indent) + MESSAGE, width)));

    assertThat(match).isInstanceOf(Match.Sure.class);
    assertThat(match.hits().getFirst().entry()).isEqualTo(FARGATE);
  }

  /// Every width over all hits, each hit at every eleventh, so that a failure does not depend on
  /// luck. A cut may fall where nothing can heal it, inside an ARN or right before what looks like
  /// the opening of an error; that is one in two hundred at most.
  @Test
  void wrapping_a_hit_at_any_width_keeps_it() {
    List<String> lost = new ArrayList<>();
    List<Fixture> hits = FOLDER.fixtures().stream().filter(WrappingTest::isFound).toList();
    int tried = 0;
    for (int i = 0; i < hits.size(); i++) {
      Fixture hit = hits.get(i);
      for (int width = 40 + i % 11; width <= 160; width += 11) {
        tried++;
        String wrapped = wrapped(hit.text(), width);
        if (!isFound(new Fixture(hit.entry(), hit.file(), wrapped, Expectation.HIT))) {
          lost.add(hit.file() + " at " + width);
        }
      }
    }

    assertThat(lost).hasSizeLessThanOrEqualTo(tried / 200);
  }

  private static boolean isFound(Fixture hit) {
    return hit.expectation() == Expectation.HIT
        && MATCHER.match(new Paste(hit.text())) instanceof Match.Sure sure
        && sure.first().entry().equals(hit.entry());
  }

  @Test
  void every_hit_is_found_and_no_near_is() {
    assertThat(Fixtures.run(MATCHER, FOLDER.fixtures()).failures()).isEmpty();
  }

  @Test
  void a_log_of_five_megabytes_is_read_down_to_the_lines_that_matter() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 1_000_000; log.length() < 5_000_000; i++) {
      log.append("2026-01-31T10:11:12Z INFO GET /index/").append(i).append(" 200 in 12 ms\n");
      if (i == 1_020_000) {
        log.append("2026-01-31T10:11:12Z WARN ").append(MESSAGE).append('\n');
      }
    }

    String excerpt = new LogScan(MATCHER).excerpt(new StringReader(log.toString()));

    assertThat(excerpt.lines()).hasSize(9).contains("2026-01-31T10:11:12Z WARN " + MESSAGE);
    assertThat(excerpt)
        .contains("/index/1019997 ", "/index/1020004 ")
        .doesNotContain("/index/1020005 ");
    assertThat(MATCHER.match(new Paste(excerpt)).hits().getFirst().entry()).isEqualTo(FARGATE);
  }

  @Test
  void a_log_that_is_one_endless_line_ends() throws IOException {
    String log = "x".repeat(5_000_000);

    assertThat(new LogScan(MATCHER).excerpt(new StringReader(log))).isEmpty();
  }

  @Test
  void a_line_that_comes_again_and_again_is_kept_a_few_times() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      log.append(i).append(' ').append(MESSAGE).append('\n');
    }
    log.append(
        "Error: Subnet subnet-0a1b2c3d provided in Fargate Profile is not a private subnet\n");

    String excerpt = new LogScan(MATCHER).excerpt(new StringReader(log.toString()));

    assertThat(excerpt.lines()).hasSize(6);
    assertThat(excerpt).startsWith("0 Misconfigured").contains("is not a private subnet");
  }

  @Test
  void an_excerpt_stays_small_when_every_line_matters() throws IOException {
    StringBuilder log = new StringBuilder();
    for (int i = 0; log.length() < 4 * 1024 * 1024; i++) {
      String name = Integer.toString(i, 36).replaceAll("[0-9]", "x");
      log.append(name).append(' ').append(MESSAGE).append('\n');
    }

    assertThat(new LogScan(MATCHER).excerpt(new StringReader(log.toString())).length())
        .isLessThanOrEqualTo(1024 * 1024 + 2 * MESSAGE.length());
  }

  /// Every line cut after that many characters, in the middle of words too.
  private static String wrapped(String text, int width) {
    return text.lines()
        .map(line -> line.replaceAll("(.{" + width + "})(?=.)", "$1\n"))
        .collect(Collectors.joining("\n"));
  }

  private static String prefixed(String prefix, String text) {
    return text.lines().map(line -> prefix + line + "\n").collect(Collectors.joining());
  }
}
