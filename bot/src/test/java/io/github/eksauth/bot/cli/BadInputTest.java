package io.github.eksauth.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bad input gets one clear message and the documented exit code, never a stack trace.
class BadInputTest {
  private static final Path ARTICLE = Path.of("..", "checks", "recordings", "article.json");

  @TempDir private Path folder;

  private static void assertWrongUse(Run run, String... says) {
    assertThat(run.err()).contains(says).doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
    assertThat(run.exitCode()).isEqualTo(2);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @Test
  void an_empty_paste() {
    assertWrongUse(Run.withInput(" \n\t\n", "diagnose"), "the paste is empty");
  }

  @Test
  void a_binary_file() throws IOException {
    Path binary = file("core", new byte[] {0x7F, 'E', 'L', 'F', 0, 1, 2});

    assertWrongUse(Run.of("diagnose", binary.toString()), "is a binary file");
  }

  @Test
  void text_that_is_not_utf_8_is_told_with_the_place() throws IOException {
    byte[] latin1 = "Zugriff verweigert für Rolle".getBytes(StandardCharsets.ISO_8859_1);

    assertWrongUse(
        Run.of("diagnose", file("log", latin1).toString()), "is not UTF-8", "0xFC at offset 20");
  }

  @Test
  void text_from_a_windows_pipe_is_read() {
    byte[] utf16 =
        "\uFEFFError: The configmap \"aws-auth\" does not exist"
            .getBytes(StandardCharsets.UTF_16LE);

    assertThat(Run.withInput(utf16, "match").out()).contains("awsauth-does-not-exist");
  }

  @Test
  void fifty_megabytes_of_log_with_the_error_in_the_middle() {
    StringBuilder log = new StringBuilder();
    String noise = "2026-11-19T09:30:01Z INFO request served in 12 ms by worker 7\n";
    while (log.length() < 25_000_000) {
      log.append(noise);
    }
    log.append(
        "Pod execution role is not found in auth config or does not have all required permissions for launching fargate pods.\n");
    while (log.length() < 50_000_000) {
      log.append(noise);
    }

    Run run = Run.withInput(log.toString(), "match");

    assertThat(run.out()).contains("fargate-role-not-in-auth-config");
    assertThat(run.exitCode()).isEqualTo(0);
  }

  @Test
  void a_file_that_is_not_there() {
    assertWrongUse(Run.of("diagnose", "nowhere.txt"), "nowhere.txt does not exist");
  }

  @Test
  void an_unknown_snapshot() {
    assertWrongUse(Run.withInput("x", "diagnose", "--snapshot", "nowhere.json"), "nowhere.json");
  }

  @Test
  void a_truncated_snapshot() throws IOException {
    byte[] whole = Files.readAllBytes(ARTICLE);
    Path half = file("half.json", java.util.Arrays.copyOf(whole, whole.length / 2));

    assertWrongUse(Run.withInput("x", "diagnose", "--snapshot", half.toString()), "half.json");
  }

  @Test
  void a_snapshot_of_a_newer_version() throws IOException {
    Path newer =
        file(
            "newer.json",
            Files.readString(ARTICLE)
                .replaceFirst("\"version\": 1", "\"version\": 3")
                .getBytes(StandardCharsets.UTF_8));

    assertWrongUse(Run.withInput("x", "check", "--snapshot", newer.toString()), "newer");
  }

  @Test
  void somebody_elses_json() throws IOException {
    Path foreign = file("foreign.json", "{\"kind\": \"List\"}".getBytes(StandardCharsets.UTF_8));

    assertWrongUse(Run.of("check", "--snapshot", foreign.toString()), "foreign.json");
  }

  @Test
  void an_unknown_entry_gets_the_nearest() {
    assertWrongUse(
        Run.of("kb", "show", "kubectl-unauthorised"),
        "There is no entry",
        "`kubectl-unauthorized`");
  }

  @Test
  void an_unknown_check_gets_the_nearest() {
    assertWrongUse(
        Run.of("check", "--snapshot", ARTICLE.toString(), "aws-auth-parse"),
        "There is no check",
        "`aws-auth-parses`");
  }

  @Test
  void a_check_without_a_cluster() {
    assertWrongUse(Run.of("check"), "Name a cluster: `eks-auth check CLUSTER`");
    assertWrongUse(
        Run.of("check", "aws-auth-parses"),
        "`aws-auth-parses` is a check; name the cluster before it");
    assertWrongUse(Run.of("check", "demo", "aws-auth-parse"), "There is no check");
  }

  @Test
  void a_running_and_a_recorded_cluster_at_once() {
    assertWrongUse(
        Run.withInput("x", "diagnose", "--cluster", "demo", "--snapshot", ARTICLE.toString()),
        "give one of them");
  }

  @Test
  void a_recording_without_a_file_or_to_a_place_that_is_not_there() {
    assertWrongUse(Run.of("collect", "demo"), "--out");
    assertWrongUse(Run.of("collect", "demo", "-o", folder.toString()), "is a folder");
    assertWrongUse(
        Run.of("collect", "demo", "-o", folder.resolve("a").resolve("b").toString()),
        "there is no folder");
    assertWrongUse(
        Run.of("collect", "demo", "-o", folder.resolve("o").toString(), "--about", "nowhere.txt"),
        "nowhere.txt does not exist");
    assertWrongUse(Run.of("collect", "-o", folder.resolve("o").toString()), "CLUSTER");
  }

  @Test
  void permissions_of_nothing_or_of_everything() {
    assertWrongUse(Run.of("permissions"), "`--policy` or `--rbac`, or a cluster");
    assertWrongUse(Run.of("permissions", "--policy", "--rbac"), "ask for one after the other");
  }

  @Test
  void a_configuration_that_is_not_there_or_wrong() throws IOException {
    Path wrong =
        file("c.yaml", "clusters: [{name: a, region: mars}]".getBytes(StandardCharsets.UTF_8));

    for (String command : List.of("clusters", "permissions", "check")) {
      List<String> arguments =
          command.equals("clusters") ? List.of(command) : List.of(command, "demo");
      assertWrongUse(with(arguments, "--config", "nowhere.yaml"), "there is no such file");
      assertWrongUse(
          with(arguments, "--config", wrong.toString()), "c.yaml:1: `region` is \"mars\"");
    }
  }

  private static Run with(List<String> arguments, String... more) {
    return Run.of(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
  }

  @Test
  void an_arn_that_is_no_cluster_and_an_empty_name() {
    assertWrongUse(
        Run.of("check", "arn:aws:iam::111122223333:role/demo"), "is not the ARN of a cluster");
    assertWrongUse(Run.of("check", " "), "The cluster's name is empty");
  }

  @Test
  void an_unknown_command_gets_the_nearest() {
    Run run = Run.of("diagnos");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("diagnose");
  }

  @Test
  void a_text_about_something_else_matches_nothing() {
    Run run =
        Run.withInput(
            "npm ERR! code E404\nnpm ERR! 404 Not Found - GET https://registry/leftpad",
            "diagnose");

    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).contains("found no EKS authentication error I know");
  }

  @Test
  void a_line_that_is_not_json_is_told_by_its_number() {
    Run run = Run.withInput("{\"id\":\"a\",\"text\":\"hello\"}\nnonsense\n", "match", "--jsonl");

    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("line 2 is not JSON");
  }

  @Test
  void secrets_in_a_paste_are_not_echoed() {
    Run run =
        Run.withInput(
            "error: You must be logged in to the server (Unauthorized) AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
            "diagnose");

    assertThat(run.out()).contains("logged in to the server").doesNotContain("wJalrXUtnFEMI");
  }

  @Test
  void escape_sequences_in_a_paste_do_not_reach_the_terminal() {
    Run run =
        Run.withInput(
            "\u001B[31merror: You must be logged in to the server (Unauthorized)\u001B]0;title\u0007",
            "diagnose");

    assertThat(run.out()).doesNotContain("\u001B").doesNotContain("\u0007");
  }
}
