package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.Permission;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OwnAccessChecksTest {
  private static final String READER = "arn:aws:iam::111122223333:role/tools/eks-auth";
  private static final String SESSION = "arn:aws:sts::111122223333:assumed-role/eks-auth/eks-auth";
  private static final Instant MONDAY = TestCluster.MONDAY;
  private static final Instant FRIDAY = TestCluster.FRIDAY;
  private static final Fact<?> REFUSED =
      Fact.unseen("401 Unauthorized: " + Fact.Unseen.NOT_RECOGNISED + "; is there an entry?");
  private static final Fact<?> LATE = Fact.unseen("timed out after 5 s");

  private static TestCluster of(AuthenticationMode mode) {
    return TestCluster.healthy(mode)
        .role(READER, MONDAY)
        .known(new FactKey.Ourselves(), new OwnIdentity(SESSION, "111122223333", "AROA:eks-auth"));
  }

  private static Verdict judge(TestCluster cluster) {
    return judge(cluster.snapshot());
  }

  private static Verdict judge(FactSource source) {
    return OwnAccessChecks.RECOGNISED.judge(new Facts(source), Focus.none());
  }

  /// The cluster with every answer of Kubernetes replaced by this one.
  private static Verdict judge(TestCluster cluster, Fact<?> kubernetes) {
    FactSource aws = cluster.snapshot();
    return judge(
        new FactSource() {
          @Override
          @SuppressWarnings("unchecked")
          public <T> Fact<T> read(FactKey<T> key) {
            return key instanceof FactKey.FromKubernetes<T> ? (Fact<T>) kubernetes : aws.read(key);
          }
        });
  }

  @Test
  void a_recording_that_does_not_say_who_made_it_is_not_concerned() {
    assertThat(judge(TestCluster.healthy(AuthenticationMode.API)))
        .isInstanceOf(Verdict.NotApplicable.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_cluster_that_answers_recognises_us_whatever_the_entries_say(AuthenticationMode mode) {
    assertThat(judge(of(mode))).isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void one_that_forbids_a_read_recognises_us_too() {
    Fact<?> forbidden =
        Fact.unseen(
            "403 Forbidden",
            Set.of(new Permission.Kubernetes("get", "", "configmaps", "kube-system", "aws-auth")));

    assertThat(judge(of(AuthenticationMode.API), forbidden)).isInstanceOf(Verdict.Healthy.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_refusal_is_broken_in_every_mode_and_says_what_is_missing(AuthenticationMode mode) {
    Verdict verdict = judge(of(mode), REFUSED);

    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    assertThat(verdict.because().en())
        .contains(
            mode == AuthenticationMode.CONFIG_MAP
                ? "only aws-auth could let"
                : "--principal-arn " + READER)
        .contains("Kubernetes refuses us");
  }

  @Test
  void an_entry_that_is_older_than_our_role_is_told_as_the_reason() {
    TestCluster cluster = of(AuthenticationMode.API_AND_CONFIG_MAP).role(READER, FRIDAY);

    Verdict verdict = judge(cluster.entry(READER, "STANDARD", MONDAY), REFUSED);

    assertThat(verdict).isInstanceOf(Verdict.Broken.class);
    assertThat(verdict.because().en()).contains("is older than the role");
  }

  @Test
  void where_aws_auth_could_let_us_in_a_timeout_leaves_it_open() {
    assertThat(judge(of(AuthenticationMode.API_AND_CONFIG_MAP), LATE))
        .isInstanceOf(Verdict.Unsure.class);
    assertThat(judge(of(AuthenticationMode.CONFIG_MAP), LATE)).isInstanceOf(Verdict.Unsure.class);
  }

  @Test
  void where_only_entries_count_the_lack_of_one_is_certain_without_kubernetes() {
    assertThat(judge(of(AuthenticationMode.API), LATE)).isInstanceOf(Verdict.Broken.class);
    assertThat(judge(of(AuthenticationMode.API).entry(READER, "STANDARD", FRIDAY), LATE))
        .isInstanceOf(Verdict.Healthy.class);
  }

  @Test
  void entries_that_may_not_be_listed_leave_it_open() {
    TestCluster cluster = of(AuthenticationMode.API).denied(new FactKey.AccessEntries());

    assertThat(judge(cluster.denied(new FactKey.Role("eks-auth")), LATE))
        .isInstanceOf(Verdict.Unsure.class);
  }
}
