package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HoldsTest {
  @Test
  void doubt_decides_unless_the_other_side_does() {
    assertThat(Holds.UNKNOWN.and(Holds.NO)).isEqualTo(Holds.NO);
    assertThat(Holds.UNKNOWN.and(Holds.YES)).isEqualTo(Holds.UNKNOWN);
    assertThat(Holds.UNKNOWN.or(Holds.YES)).isEqualTo(Holds.YES);
    assertThat(Holds.UNKNOWN.or(Holds.NO)).isEqualTo(Holds.UNKNOWN);
    assertThat(Holds.UNKNOWN.not()).isEqualTo(Holds.UNKNOWN);
    assertThat(Holds.YES.not()).isEqualTo(Holds.NO);
  }

  @Test
  void everything_holds_for_none_and_nothing_holds_for_one_of_none() {
    assertThat(Holds.all(List.<Holds>of(), one -> one)).isEqualTo(Holds.YES);
    assertThat(Holds.any(List.<Holds>of(), one -> one)).isEqualTo(Holds.NO);
  }
}
