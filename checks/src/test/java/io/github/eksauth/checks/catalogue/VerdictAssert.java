package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.catalogue.Verdict.Broken;
import io.github.eksauth.checks.catalogue.Verdict.Healthy;
import io.github.eksauth.checks.catalogue.Verdict.NotApplicable;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.Permission;

/// Asserts the kind of a verdict and words of its English sentence.
final class VerdictAssert {
  private VerdictAssert() {}

  static void healthy(Verdict verdict, String... words) {
    is(verdict, Healthy.class, words);
  }

  static void broken(Verdict verdict, String... words) {
    is(verdict, Broken.class, words);
  }

  static void unsure(Verdict verdict, String... words) {
    is(verdict, Unsure.class, words);
  }

  static void notApplicable(Verdict verdict, String... words) {
    is(verdict, NotApplicable.class, words);
  }

  static void lacks(Verdict verdict, String permission) {
    unsure(verdict, permission);
    assertThat(((Unsure) verdict).missing()).contains(Permission.parse(permission));
  }

  private static void is(Verdict verdict, Class<? extends Verdict> kind, String... words) {
    assertThat(verdict).isInstanceOf(kind);
    for (String word : words) {
      assertThat(verdict.because().en()).contains(word);
    }
  }
}
