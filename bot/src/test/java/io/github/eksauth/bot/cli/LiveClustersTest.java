package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.Recordings;
import io.github.eksauth.checks.fact.AwsAuthConfigMap;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The recorded clusters once more, but running: served by a fake AWS and a fake API server over
/// the wire. What is found is what a replay of the recording finds.
class LiveClustersTest {
  private static final String OWN = "own-access-recognised";
  private static final String EVENT =
      "Misconfigured Fargate Profile: fargate profile %s blocked for new launches due to: Pod"
          + " execution role is not found in auth config or does not have all required permissions"
          + " for launching fargate pods.";

  @TempDir private Path folder;

  static Stream<String> recordings() throws IOException {
    try (Stream<Path> files = Files.list(Recordings.FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.replace(".json", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  private Path config(String clusters) {
    try {
      return Files.writeString(
          folder.resolve(clusters.isEmpty() ? "times.yaml" : "clusters.yaml"),
          "timeouts: {call: 60s, run: 2m}\n" + clusters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One running cluster, with time enough for a busy machine.
  private final class Running implements AutoCloseable {
    private final Snapshot snapshot;
    private final FakeKubernetes kubernetes;
    private final FakeAws aws;

    Running(String recording) {
      snapshot = Recordings.readable(recording);
      kubernetes = FakeKubernetes.serving(snapshot);
      aws =
          FakeAws.serving(snapshot)
              .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
    }

    ClusterInfo info() {
      return snapshot.read(new FactKey.Cluster()).ifKnown().orElseThrow();
    }

    Run run(String input, String... args) {
      return Run.in(environment(), input, args);
    }

    Map<String, String> environment() {
      Map<String, String> environment = new HashMap<>(aws.environment());
      environment.put("EKS_AUTH_CONFIG", config("").toString());
      return environment;
    }

    @Override
    public void close() {
      aws.close();
      kubernetes.close();
    }
  }

  private static JsonNode json(Run run) {
    assertThat(run.err()).isEmpty();
    return JsonMapper.builder().build().readTree(run.out());
  }

  /// The mark of each check but the one about ourselves, which no recording can tell.
  private static Map<String, String> marks(JsonNode reply) {
    Map<String, String> marks = new TreeMap<>();
    reply
        .path("blocks")
        .valueStream()
        .filter(block -> block.path("type").stringValue().equals("evidence"))
        .flatMap(block -> block.path("rows").valueStream())
        .forEach(row -> marks.put(row.path("check").stringValue(), row.path("mark").stringValue()));
    return marks;
  }

  private static Map<String, String> othersMarks(JsonNode reply) {
    Map<String, String> marks = new HashMap<>(marks(reply));
    marks.remove(OWN);
    return marks;
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void check_finds_in_a_running_cluster_what_it_finds_in_its_recording(String recording) {
    try (Running running = new Running(recording)) {
      JsonNode live = json(running.run("", "check", running.info().name(), "--format", "json"));

      JsonNode replayed =
          json(
              Run.of(
                  "check",
                  "--format",
                  "json",
                  "--snapshot",
                  Recordings.file(recording).toString()));
      assertThat(othersMarks(live)).isEqualTo(othersMarks(replayed));
      assertThat(marks(live)).containsEntry(OWN, "fine");
      assertThat(live.path("outcome")).isEqualTo(replayed.path("outcome"));
    }
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void diagnose_names_the_same_cause_and_option(String recording) {
    try (Running running = new Running(recording)) {
      String paste = EVENT.formatted("a-name-somebody-made-up");

      JsonNode live =
          json(
              running.run(
                  paste, "diagnose", "--cluster", running.info().arn(), "--format", "json"));

      JsonNode replayed =
          json(
              Run.withInput(
                  paste,
                  "diagnose",
                  "--snapshot",
                  Recordings.file(recording).toString(),
                  "--format",
                  "json"));
      for (String part : List.of("outcome", "entry", "cause", "option")) {
        assertThat(live.path(part)).as(part).isEqualTo(replayed.path(part));
      }
      assertThat(marks(live)).isEqualTo(marks(replayed));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy-config-map", "healthy-mixed", "healthy-api"})
  void a_healthy_running_cluster_has_nothing_wrong(String recording) {
    try (Running running = new Running(recording)) {
      Run run = running.run("", "check", running.info().name());

      assertThat(run.out()).doesNotContain("✗").containsPattern("read live at\\s+20");
      assertThat(run.exitCode()).isEqualTo(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"healthy-config-map", "healthy-mixed", "healthy-api"})
  void locked_out_of_kubernetes_the_aws_half_still_answers_and_the_refusal_is_told(
      String recording) {
    try (Running running = new Running(recording)) {
      running.kubernetes.unauthorized(true);

      Map<String, String> marks =
          marks(json(running.run("", "check", running.info().name(), "--format", "json")));
      Run diagnosis =
          running.run(EVENT.formatted("x"), "diagnose", "--cluster", running.info().name());

      assertThat(marks)
          .containsEntry(OWN, "wrong")
          .containsEntry("cluster-active", "fine")
          .containsEntry("pod-execution-role-trusted", "fine");
      assertThat(Map.copyOf(marks).entrySet())
          .filteredOn(mark -> mark.getValue().equals("wrong"))
          .extracting(Map.Entry::getKey)
          .containsExactly(OWN);
      assertThat(diagnosis.out().replaceAll("\\s+", " "))
          .contains("The cluster does not let eks-auth in, so only what AWS tells was looked at");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"article", "healthy-api", "half-denied", "unparsable-map-roles"})
  void what_was_collected_replays_to_the_same_marks_masked_or_not(String recording)
      throws IOException {
    try (Running running = new Running(recording)) {
      String name = running.info().name();
      Path plain = folder.resolve("plain.json");
      Path masked = folder.resolve("masked.json");
      JsonNode live = json(running.run("", "check", name, "--format", "json"));

      Run collect = running.run("", "collect", name, "-o", plain.toString());
      running.run("", "collect", name, "-o", masked.toString(), "--mask-accounts");

      assertThat(collect.exitCode()).isEqualTo(0);
      assertThat(collect.out()).contains(name + ": ").contains("facts recorded in " + plain);
      for (Path file : List.of(plain, masked)) {
        JsonNode replayed =
            json(Run.of("check", "--format", "json", "--snapshot", file.toString()));
        assertThat(marks(replayed)).isEqualTo(marks(live));
      }
      String account = running.info().arn().replaceAll(".*:([0-9]{12}):.*", "$1");
      assertThat(Files.readString(plain)).contains(account);
      assertThat(Files.readString(masked)).doesNotContain(account);
    }
  }

  @Test
  void collect_about_a_paste_records_what_its_diagnosis_needs() throws IOException {
    try (Running running = new Running("article")) {
      Path paste = Files.writeString(folder.resolve("error.txt"), EVENT.formatted("payments"));
      Path out = folder.resolve("out.json");

      running.run("", "collect", "shopfloor", "-o", out.toString(), "--about", paste.toString());

      JsonNode replayed =
          json(
              Run.of(
                  "diagnose", paste.toString(), "--snapshot", out.toString(), "--format", "json"));
      assertThat(replayed.path("cause").stringValue())
          .isEqualTo("mapping-overwritten-by-terraform");
    }
  }

  @Test
  void a_token_that_somebody_wrote_into_aws_auth_is_not_recorded() throws IOException {
    try (Running running = new Running("article")) {
      Map<FactKey<?>, Fact<?>> facts = new HashMap<>(running.snapshot.facts());
      facts.put(
          new FactKey.AwsAuth(),
          Fact.known(
              new AwsAuthConfigMap(
                  Map.of("note", "token: k8s-aws-v1.aHR0cHM6Ly9zdHMuYW1hem9uYXdz"),
                  Optional.empty(),
                  List.of())));
      running.kubernetes.serve(new Snapshot(running.snapshot.collectedAt(), "", facts));
      Path out = folder.resolve("out.json");

      running.run("", "collect", "shopfloor", "-o", out.toString());

      assertThat(Files.readString(out))
          .contains("token: [redacted EKS token]")
          .doesNotContain("aHR0cHM6Ly9");
    }
  }

  @Test
  void collect_says_what_it_could_not_see() {
    try (Running running = new Running("half-denied")) {
      Run run = running.run("", "collect", "pelican", "-o", folder.resolve("o.json").toString());

      assertThat(run.out()).contains("What could not be seen", "`iam:GetRole` is denied");
    }
  }

  @Test
  void permissions_tells_what_is_denied_and_which_checks_that_costs() {
    try (Running running = new Running("half-denied")) {
      JsonNode reply = json(running.run("", "permissions", "pelican", "--format", "json"));

      assertThat(reply.path("exitCode").intValue()).isEqualTo(4);
      assertThat(reply.path("missingPermissions").valueStream().map(JsonNode::stringValue))
          .contains("iam:GetRole", "get configmaps kube-system/aws-auth")
          .doesNotContain("eks:DescribeCluster");
      assertThat(marks(reply))
          .containsEntry("iam:GetRole", "unseen")
          .containsEntry("eks:DescribeCluster", "fine")
          .containsEntry("eks:ListClusters", "fine")
          .containsEntry("logs:StopQuery", "not-applicable");
      assertThat(reply.toString()).contains("Cannot tell without it: ");
    }
  }

  @Test
  void clusters_lists_what_is_written_and_what_is_found() {
    try (Running running = new Running("article")) {
      Path config = config("clusters: [{name: elsewhere, region: eu-west-1, aliases: [prod]}]");

      Run run = running.run("", "clusters", "--config", config.toString());

      assertThat(run.exitCode()).isEqualTo(0);
      assertThat(run.out())
          .contains("Known clusters: 2")
          .contains("`elsewhere` · eu-west-1 · also called prod · from the configuration")
          .contains("`shopfloor` · eu-central-1, 111122223333 · found in AWS");
    }
  }

  @Test
  void an_alias_and_an_endpoint_lead_to_the_cluster_too() {
    try (Running running = new Running("article")) {
      Path config = config("clusters: [{name: shopfloor, region: eu-central-1, aliases: [prod]}]");

      Run byAlias = running.run("", "check", "prod", "--config", config.toString());
      Run byEndpoint = running.run("", "check", running.kubernetes.endpoint().toString());

      assertThat(byAlias.out()).contains("shopfloor (eu-central-1, 111122223333)");
      assertThat(byEndpoint.out()).contains("shopfloor (eu-central-1, 111122223333)");
    }
  }

  @Test
  void an_unknown_name_is_wrong_use_and_gets_the_nearest() {
    try (Running running = new Running("article")) {
      Run run = running.run("", "check", "shopflor");

      assertThat(run.err()).contains("did you mean `shopfloor`?");
      assertThat(run.exitCode()).isEqualTo(2);
    }
  }

  @Test
  void without_credentials_it_could_not_look() {
    try (Running running = new Running("article")) {
      Map<String, String> environment = new HashMap<>(running.environment());
      environment.remove("AWS_ACCESS_KEY_ID");
      environment.remove("AWS_SECRET_ACCESS_KEY");

      Run run = Run.in(environment, "", "check", "shopfloor");

      assertThat(run.err()).contains("Could not look for cluster `shopfloor` in eu-central-1");
      assertThat(run.exitCode()).isEqualTo(4);
    }
  }

  @Test
  void without_a_region_it_says_how_to_set_one() {
    try (Running running = new Running("article")) {
      Map<String, String> environment = new HashMap<>(running.environment());
      environment.remove("AWS_REGION");

      Run without = Run.in(environment, "", "check", "shopfloor");
      Run with = Run.in(environment, "", "check", "shopfloor", "--region", "eu-central-1");

      assertThat(without.err()).contains("There is no AWS region", "AWS_REGION");
      assertThat(without.exitCode()).isEqualTo(2);
      assertThat(with.out()).contains("shopfloor (eu-central-1");
    }
  }

  @Test
  void a_whole_diagnosis_reads_nothing_twice() {
    try (Running running = new Running("article")) {
      running.run(EVENT.formatted("payments"), "diagnose", "--cluster", "shopfloor");

      assertThat(running.aws.calls("eks:ListFargateProfiles")).isEqualTo(1);
      assertThat(running.kubernetes.requests()).doesNotHaveDuplicates();
    }
  }
}
