package io.github.eksauth.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void findings_come_in_the_order_of_the_checks() {
    var findings =
        Checkup.run(
            Catalogue.sweep(),
            TestCluster.healthy(AuthenticationMode.API).facts(),
            Focus.none(),
            LONG);
    assertThat(findings).extracting(Finding::check).isEqualTo(Catalogue.sweep());
  }

  @Test
  void what_takes_too_long_is_unsure_and_the_rest_is_told() {
    var never = new CountDownLatch(1);
    var slow =
        new FactSource() {
          @Override
          public <T> Fact<T> read(FactKey<T> key) {
            if (key instanceof FactKey.AwsAuth) {
              try {
                never.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Fact.unseen("stopped");
              }
            }
            return TestCluster.mixed().snapshot().read(key);
          }
        };

    var findings =
        Checkup.run(
            List.of(check("cluster-active"), check("aws-auth-parses")),
            new Facts(slow),
            Focus.none(),
            Duration.ofSeconds(2));

    assertThat(findings.getFirst().verdict()).isInstanceOf(Verdict.Healthy.class);
    assertThat(findings.getLast().verdict())
        .isInstanceOfSatisfying(
            Verdict.Unsure.class,
            unsure -> assertThat(unsure.because().en()).contains("within 2 s"));
  }

  @Test
  void a_check_that_throws_is_our_bug() {
    Check buggy =
        new Check() {
          @Override
          public String id() {
            return "buggy";
          }

          @Override
          public Words title() {
            return Words.same("buggy");
          }

          @Override
          public Verdict judge(Facts facts, Focus focus) {
            throw new IllegalStateException("our bug");
          }
        };
    assertThatThrownBy(
            () -> Checkup.run(List.of(buggy), TestCluster.api().facts(), Focus.none(), LONG))
        .hasMessage("our bug");
  }

  private static Check check(String id) {
    return Catalogue.check(id).orElseThrow();
  }
}
