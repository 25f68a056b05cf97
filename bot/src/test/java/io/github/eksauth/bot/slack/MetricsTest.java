package io.github.eksauth.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.conversation.Surface;
import io.github.eksauth.bot.metrics.QuestionMeters.Outcome;
import io.github.eksauth.bot.metrics.SlackMeters.Delivery;
import io.github.eksauth.bot.slack.fake.Ephemeral;
import io.github.eksauth.bot.slack.fake.FakeUser;
import io.github.eksauth.bot.slack.fake.SlackMessage;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.ReadResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `/metrics` shows after a conversation, and that `docs/metrics.md` tells the same.
class MetricsTest {
  private static final String CHANNEL = RunningBot.CHANNEL;
  private static final String ERROR = Article.ERROR + " marmaladeword";
  private static final Path DOCUMENT = Path.of("..", "docs", "metrics.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z_]+)` \\| (counter|gauge|histogram|summary) ");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (\\S+) (\\S+)$");
  private static final Pattern LABEL = Pattern.compile("[{,]([a-z]+)=\"([^\"]*)\"");

  /// Not with every collector, and not before it has collected something.
  private static final Set<String> NOT_ALWAYS =
      Set.of(
          "jvm_gc_pause_seconds summary",
          "jvm_gc_concurrent_phase_time_seconds summary",
          "jvm_gc_memory_promoted_bytes_total counter");

  @TempDir private static Path folder;
  private static RunningBot running;
  private static String shown;

  @BeforeAll
  static void talk() throws IOException, InterruptedException {
    running =
        new RunningBot(
            folder,
            """
            slack:
              state: state
              allow:
                - clusters: ["shop*"]
                  users: [U0000000ADA]
            """);
    FakeUser ada = running.slack().user("U0000000ADA", "Ada");
    FakeUser eve = running.slack().user("U0000000EVE", "Eve");
    running.slack().faults().rateLimit("chat.postMessage", Duration.ofSeconds(1), 1);
    running.slack().faults().duplicate(1, 42);
    SlackMessage asked = ada.mentions(CHANNEL, us() + "in shopfloor: " + ERROR);
    SlackMessage answer = answerTo(asked);
    running.slack().faults().clear();
    answerTo(ada.says(ada.dm(), "my cat sits on the keyboard"));
    ada.command(CHANNEL, "help").ack();
    running.slack().awaitEphemeral(ada.id(), it -> it.shown().contains("/eks-auth check"));
    eve.command(CHANNEL, "check shopfloor").ack();
    Ephemeral refusal =
        running.slack().awaitEphemeral(eve.id(), it -> it.shown().contains("may not ask"));
    assertThat(refusal.shown()).containsPattern("q-[a-z2-9]{10}");
    ada.command(CHANNEL, "check shopfloor").ack();
    ada.presses(answer, "eks-auth:again").ack();
    ada.opensHome();
    running.slack().awaitHome(ada.id());
    running.slack().awaitDelivered();
    do {
      shown = scrape();
    } while (!shown.contains("outcome=\"sure\",surface=\"button\"")
        || !shown.contains("outcome=\"sweep\""));
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  private static String us() {
    return "<@" + running.slack().botUser() + "> ";
  }

  private static SlackMessage answerTo(SlackMessage asked) {
    return Article.lastWord(running.slack(), asked);
  }

  private static String scrape() throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:" + running.bot().port() + "/metrics"))
                  .build(),
              BodyHandlers.ofString())
          .body();
    }
  }

  private static Set<String> documented() throws IOException {
    return ROW.matcher(Files.readString(DOCUMENT))
        .results()
        .map(row -> row.group(1) + " " + row.group(2))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What is exposed, each longest time counting as part of its histogram.
  private static Set<String> exposed() {
    Set<String> all =
        TYPE.matcher(shown)
            .results()
            .map(type -> type.group(1) + " " + type.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    all.removeIf(each ->
        each.endsWith("_max gauge")
            && Stream.of("histogram", "summary")
                .anyMatch(type -> all.contains(each.replace("_max gauge", " " + type))));
    return all;
  }

  @Test
  void everything_that_is_exposed_is_documented_with_its_type() throws IOException {
    assertThat(documented()).containsAll(exposed());
  }

  @Test
  void everything_that_is_documented_is_exposed() throws IOException {
    Set<String> always = documented();
    always.removeAll(NOT_ALWAYS);

    assertThat(exposed()).containsAll(always);
  }

  @Test
  void every_value_of_a_label_is_documented() throws IOException {
    String document = Files.readString(DOCUMENT);
    Set<String> kinds =
        Stream.concat(
                Arrays.stream(FactKind.values()).map(FactKind::id), Stream.of("cluster-names"))
            .collect(Collectors.toSet());

    Set<String> values =
        shown
            .lines()
            .filter(line -> line.startsWith("eksauth_") && !line.contains("eksauth_slack_call"))
            .flatMap(line -> LABEL.matcher(line).results())
            .filter(label -> !label.group(1).equals("le") && !kinds.contains(label.group(2)))
            .map(label -> "`" + label.group(2) + "`")
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(document).contains(values);
    for (Enum<?>[] all :
        List.<Enum<?>[]>of(
            Surface.values(), Outcome.values(), ReadResult.values(), Delivery.values())) {
      assertThat(all)
          .allSatisfy(value ->
              assertThat(document).contains("`" + value.name().toLowerCase(Locale.ROOT) + "`"));
    }
  }

  @Test
  void questions_are_told_apart_by_how_they_came_and_what_came_of_them() {
    assertThat(shown)
        .contains("eksauth_questions_total{outcome=\"sure\",surface=\"mention\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"duplicate\",surface=\"mention\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"nothing\",surface=\"direct_message\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"short\",surface=\"command\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"refused\",surface=\"command\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"sweep\",surface=\"command\"} 1.0")
        .contains("eksauth_questions_total{outcome=\"sure\",surface=\"button\"} 1.0");
  }

  @Test
  void reads_calls_and_deliveries_are_told_apart_by_what_came_of_them() {
    assertThat(shown)
        .contains("eksauth_reads_total{kind=\"cluster\",result=\"known\",service=\"eks\"}")
        .contains("eksauth_reads_total{kind=\"aws-auth\",result=\"known\",service=\"kubernetes\"}")
        .contains("eksauth_fact_cache_requests_total{result=\"hit\"}")
        .contains(
            "eksauth_slack_calls_total{method=\"chat.postMessage\",result=\"rate_limited\"} 1.0")
        .contains("eksauth_slack_calls_total{method=\"chat.postMessage\",result=\"ok\"}")
        .contains("eksauth_slack_deliveries_total{kind=\"mention\",result=\"acknowledged\"} 2.0")
        .contains("eksauth_slack_ack_duration_seconds_bucket{kind=\"mention\",le=\"0.05\"}")
        .contains("eksauth_slack_socket_connected 1.0")
        .contains("eksauth_slack_sockets_opened_total 1.0")
        .contains("eksauth_knowledge_info{revision=\"bundled\"} 1\n");
  }

  @Test
  void nothing_names_a_cluster_a_person_a_channel_or_anything_of_a_paste() {
    assertThat(shown)
        .doesNotContain(
            "shopfloor",
            "111122223333",
            "U0000000",
            "Ada",
            CHANNEL,
            running.slack().team(),
            "payments",
            "marmaladeword",
            "keyboard");
  }
}
