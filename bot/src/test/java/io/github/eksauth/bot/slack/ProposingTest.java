package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.cli.Run;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.knowledge.entry.EntryDraft;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The page behind a button under an answer: what somebody who follows it adds to the knowledge.
class ProposingTest {
  @TempDir private static Path folder;
  private static RunningBot running;
  private static FakeUser ada;

  @BeforeAll
  static void start() {
    running =
        new RunningBot(
            folder,
            """
            slack: {state: state}
            knowledge: {repository: "https://github.com/acme/eks-auth"}
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

  /// Texts that no entry is about.
  static Stream<String> unknown() {
    return Stream.of(
        """
        module.lake.aws_glue_crawler.this: Creating...
        Error: creating Glue Crawler (orders): operation error Glue: CreateCrawler, https response \
        error StatusCode: 400, RequestID: 0c9d6a3e-5b7f, InvalidInputException: Service is unable \
        to assume provided role arn:aws:iam::999988887777:role/glue
        """,
        "发布失败：打印机没有纸了，请检查三楼的打印机\n错误代码：E-1024，无法继续打印",
        "error: can't parse 'it''s' in \"orders\": `cron` # not a comment: - [x] {a: b} & *star | > !tag %",
        "\u202Eفشل النشر: لا يمكن الوصول إلى الطابعة\u202C\nError: the printer cannot be reached from the office",
        "--- \n...\n- a: b\n? c\nFATAL: the coffee machine failed: 'no beans' @ floor 3\n\t\tindent",
        IntStream.range(0, 900)
            .mapToObj(i -> "bean " + i + " is green\n")
            .collect(
                Collectors.joining(
                    "", "FATAL: the coffee machine failed: 'no beans' @ floor 3\n", "")));
  }

  private static SlackMessage answer(String paste) {
    SlackMessage answer = Article.lastWord(running.slack(), ada.says(ada.dm(), paste));
    assertThat(answer.actions()).as(answer.shown()).contains("eks-auth:propose", "eks-auth:gap");
    return answer;
  }

  /// Where the button leads; pressing it is acknowledged and does nothing else.
  private static URI pressed(SlackMessage answer, String button) {
    ada.presses(answer, button).ack();
    for (JsonNode block : answer.blocks()) {
      for (JsonNode element : block.path("elements")) {
        if (element.path("action_id").asString("").equals(button)) {
          return URI.create(element.path("url").stringValue());
        }
      }
    }
    throw new AssertionError("there is no address behind " + button);
  }

  private static Map<String, String> query(URI page) {
    Map<String, String> query = new HashMap<>();
    for (String pair : page.getRawQuery().split("&", -1)) {
      List<String> parts = Arrays.asList(pair.split("=", 2));
      query.put(parts.get(0), URLDecoder.decode(parts.get(1), StandardCharsets.UTF_8));
    }
    return query;
  }

  /// A checkout of a knowledge that has nothing but the entry that a page adds a paste to, as a
  /// draft.
  private static Path checkout(Map<String, String> query) throws IOException {
    Path checkout = Files.createTempDirectory(folder, "checkout");
    Path entries = Files.createDirectories(checkout.resolve("knowledge").resolve("entries"));
    Path file = Path.of(query.get("filename"));
    if (!file.endsWith("entry.yaml")) {
      boolean beside = file.startsWith(Path.of("knowledge", "entries"));
      String id = beside ? file.getName(2).toString() : "some-trouble";
      assertThat(Run.of("kb", "new", id, "--in", entries.toString()).exitCode()).isZero();
    }
    return checkout;
  }

  private static Path add(Path checkout, Map<String, String> query) throws IOException {
    Path file = checkout.resolve(query.get("filename")).normalize();
    assertThat(file).startsWithRaw(checkout).doesNotExist();
    Files.createDirectories(file.resolveSibling("."));
    return Files.writeString(file, query.get("value"));
  }

  /// What `kb lint` says to a folder, a problem a line.
  private static List<String> problems(Path path) {
    return Run.of("kb", "lint", path.toString())
        .out()
        .lines()
        .filter(line -> !line.matches("no problems|[0-9]+ problems?"))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void a_proposed_entry_lacks_only_what_a_person_must_write(String paste) throws IOException {
    URI page = pressed(answer(paste), "eks-auth:propose");
    Path entry = add(checkout(query(page)), query(page));
    for (EntryDraft.DraftFile file : EntryDraft.files()) {
      if (Files.notExists(entry.resolveSibling(file.name()))) {
        Files.writeString(entry.resolveSibling(file.name()), file.text());
      }
    }

    assertThat(page).hasScheme("https").hasHost("github.com").hasPath("/acme/eks-auth/new/main");
    assertThat(page.toString()).hasSizeLessThanOrEqualTo(3000);
    // the fixtures are still those of the draft, about another error
    assertThat(problems(entry.resolveSibling(".").normalize()))
        .allMatch(line -> line.matches(".*/(?:hit|near)-[0-9]\\.txt: .*"));
    assertThat(Files.readString(entry)).doesNotContain("999988887777");
  }

  @ParameterizedTest
  @MethodSource("unknown")
  void a_reported_gap_is_a_file_beside_the_entries_that_breaks_none(String paste)
      throws IOException {
    URI page = pressed(answer(paste), "eks-auth:gap");
    Path checkout = checkout(query(page));
    Path file = add(checkout, query(page));

    assertThat(page).hasHost("github.com").hasPath("/acme/eks-auth/new/main");
    assertThat(file.toString()).endsWith(".txt");
    // beside an entry it is a paste that the entry must find, and does not yet
    assertThat(problems(checkout.resolve("knowledge").resolve("entries")))
        .allMatch(line -> line.startsWith(file + ": finds "));
    assertThat(Files.readString(file)).isNotBlank().doesNotContain("999988887777", "\u202E");
  }
}
