package io.github.eksauth.checks.source.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.Checkup;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AccountMaskTest {
  private static final Path RECORDINGS = Path.of("recordings");

  static Stream<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(RECORDINGS)) {
      return files.filter(file -> file.toString().endsWith(".json")).toList().stream();
    }
  }

  private static List<String> verdicts(Snapshot snapshot) {
    List<Finding> findings =
        Checkup.run(Catalogue.checks(), new Facts(snapshot), Focus.none(), Duration.ofSeconds(20));
    return findings.stream()
        .map(finding -> finding.check().id() + ": " + finding.verdict().getClass().getSimpleName())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("recordings")
  void a_masked_recording_holds_no_account_of_the_original_and_comes_to_the_same_verdicts(
      Path file) {
    Snapshot original = SnapshotFile.read(file);

    Snapshot masked = AccountMask.masked(original);

    assertThat(verdicts(masked)).isEqualTo(verdicts(original));
    assertThat(masked.facts()).hasSameSizeAs(original.facts());
    String account =
        original
            .read(new FactKey.Cluster())
            .ifKnown()
            .flatMap(cluster -> Arn.parse(cluster.arn()))
            .map(Arn::account)
            .orElseThrow();
    assertThat(SnapshotFile.toJson(original)).contains(account);
    assertThat(SnapshotFile.toJson(masked)).doesNotContain(account);
  }

  @Test
  void the_same_id_becomes_the_same_everywhere_keys_included() {
    Snapshot masked = AccountMask.masked(TestCluster.healthy(AuthenticationMode.API).snapshot());

    String role = TestCluster.ADMIN_ROLE.replace("111122223333", "100000000001");
    assertThat(masked.read(new FactKey.AccessEntries()).ifKnown().orElseThrow()).contains(role);
    assertThat(masked.read(new FactKey.AccessEntryOf(role)))
        .isInstanceOfSatisfying(
            Fact.Known.class,
            known -> assertThat(((AccessEntry) known.value()).principalArn()).isEqualTo(role));
  }

  @Test
  void an_id_that_yaml_takes_for_an_octal_number_stays_one() {
    Snapshot masked =
        AccountMask.masked(
            TestCluster.configMap()
                .awsAuth(
                    Map.of("mapAccounts", "- 012345670123\n- 012345678901\n- \"555566667777\"\n"),
                    "kubectl")
                .snapshot());

    assertThat(
            masked
                .read(new FactKey.AwsAuth())
                .ifKnown()
                .orElseThrow()
                .data()
                .getOrDefault("mapAccounts", "")
                .lines())
        .satisfiesExactly(
            octal -> assertThat(octal).matches("- 01[0-7]{10}"),
            decimal -> assertThat(decimal).matches("- 09[0-7]{10}"),
            text -> assertThat(text).matches("- \"10[0-7]{10}\""));
  }

  @Test
  void longer_numbers_are_no_accounts() {
    Snapshot masked =
        AccountMask.masked(
            TestCluster.configMap()
                .awsAuth(Map.of("note", "1234567890123 222233334444"), "kubectl")
                .snapshot());

    assertThat(
            masked
                .read(new FactKey.AwsAuth())
                .ifKnown()
                .orElseThrow()
                .data()
                .getOrDefault("note", ""))
        .startsWith("1234567890123 ")
        .doesNotContain("222233334444");
  }
}
