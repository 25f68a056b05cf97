package io.github.eksauth.checks.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Permission;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SnapshotFileTest {
  private static Snapshot read(String json) throws IOException {
    return SnapshotFile.read(
        "prod.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String withFacts(String facts) {
    return "{\"format\": \"eks-auth-snapshot\", \"version\": 1,"
        + " \"collectedAt\": \"2026-11-20T09:30:00Z\", \"facts\": {"
        + facts
        + "}}";
  }

  @Test
  void a_small_recording() throws IOException {
    Snapshot snapshot =
        read(
            withFacts(
                """
                "cluster": {"known": {"name": "payments",
                  "arn": "arn:aws:eks:eu-west-1:111122223333:cluster/payments", "status": "ACTIVE"}},
                "aws-auth": {"absent": true},
                "role/x": {"unseen": "AccessDenied: no", "denied": ["iam:GetRole"]}
                """));

    assertThat(snapshot.read(new FactKey.Cluster()).map(ClusterInfo::authenticationMode))
        .as("a mode that is not reported (fact 16)")
        .isEqualTo(Fact.known(AuthenticationMode.CONFIG_MAP));
    assertThat(snapshot.read(new FactKey.AwsAuth())).isEqualTo(Fact.absent());
    assertThat(snapshot.read(new FactKey.Role("x")))
        .isEqualTo(Fact.unseen("AccessDenied: no", Set.of(new Permission.Iam("iam:GetRole"))));
    assertThat(snapshot.read(new FactKey.Role("y")))
        .isEqualTo(Fact.unseen("this recording does not hold it"));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_written_comes_back(AuthenticationMode mode, @TempDir Path folder)
      throws IOException {
    Snapshot snapshot = TestCluster.healthy(mode).denied(new FactKey.FargateEvents()).snapshot();
    Path file = folder.resolve("a.json");

    SnapshotFile.write(snapshot, file);

    assertThat(SnapshotFile.read(file)).isEqualTo(snapshot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "hello|prod.json: is not JSON (line 1, column 1)",
        "``|prod.json: is not a snapshot of eks-auth: it has no \"format\"",
        "[]|prod.json: is not a snapshot of eks-auth",
        "{\"kind\": \"Pod\"}|make one with eks-auth collect",
        "{\"format\": \"eks-auth-snapshot\", \"version\": 1,|is the file truncated?",
        "{\"format\": \"eks-auth-snapshot\", \"version\": 3}|prod.json: written by a newer eks-auth:"
            + " version 3, this one reads up to 1; update eks-auth",
        "{\"format\": \"eks-auth-snapshot\"}|prod.json: version is missing",
        "{\"format\": \"eks-auth-snapshot\", \"version\": \"1\"}|version is \"1\"; expected a whole number",
      })
  void what_is_no_snapshot_is_told_in_one_line(String json, String message) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining(message)
        .message()
        .doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"cluster\": {\"known\": {\"name\": 5}}|facts.\"cluster\".known.name is 5; expected a text",
        "\"cluster\": {\"known\": {\"name\": \"a\", \"arn\": \"b\", \"status\": \"c\","
            + " \"authenticationMode\": \"BOTH\"}}|authenticationMode is \"BOTH\"; expected one of"
            + " [CONFIG_MAP, API_AND_CONFIG_MAP, API]",
        "\"access-entries\": {\"known\": \"x\"}|facts.\"access-entries\".known is \"x\"; expected a list",
        "\"node-groups\": {\"known\": [\"a\", {}]}|known[1] is an object; expected a text",
        "\"rolls/x\": {\"absent\": true}|facts.\"rolls/x\" is not a kind of fact; is it misspelt?",
        "\"role/x\": {}|facts.\"role/x\" must hold exactly one of",
        "\"role/x\": {\"absent\": false}|facts.\"role/x\".absent must be true",
        "\"role/x\": {\"known\": {\"name\": \"x\", \"arn\": \"y\", \"createdAt\": \"yesterday\"}}"
            + "|createdAt is \"yesterday\"; expected a time such as",
        "\"role/x\": {\"known\": {\"name\": \"x\", \"arn\": \"y\", \"trustPolicy\": \"z\"}}"
            + "|facts.\"role/x\".known.trustPolicy: the policy is not a JSON object",
      })
  void a_wrong_type_is_told_with_its_place(String facts, String message) {
    assertThatThrownBy(() -> read(withFacts(facts)))
        .isInstanceOf(SnapshotException.class)
        .hasMessageStartingWith("prod.json: ")
        .hasMessageContaining(message);
  }

  @Test
  void a_key_that_stands_twice_is_no_recording() {
    assertThatThrownBy(
            () -> read(withFacts("\"role/x\": {\"absent\": true}, \"role/x\": {\"absent\": true}")))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("role/x");
  }

  @Test
  void a_file_that_is_not_there(@TempDir Path folder) {
    assertThatThrownBy(() -> SnapshotFile.read(folder.resolve("none.json")))
        .isInstanceOf(SnapshotException.class)
        .hasMessageEndingWith("there is no such file");
  }

  @Test
  void a_file_that_is_too_deep() {
    assertThatThrownBy(() -> read("[".repeat(100_000)))
        .isInstanceOf(SnapshotException.class)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_file_without_end() {
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            return length;
          }
        };
    assertThatThrownBy(() -> SnapshotFile.read("prod.json", endless))
        .isInstanceOf(SnapshotException.class)
        .hasMessageContaining("larger than 64 MB");
  }
}
