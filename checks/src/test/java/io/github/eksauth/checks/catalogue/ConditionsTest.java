package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.catalogue.RequestContext.Carried;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final RequestContext ONE = key -> Carried.Values.of("Shop");
  private static final RequestContext TWO = key -> new Carried.Values(List.of("Shop", "Cart"));
  private static final RequestContext NONE = key -> new Carried.Nothing();
  private static final RequestContext HIDDEN = key -> new Carried.Unknown();

  private static Holds hold(String operator, RequestContext request, String... values) {
    return Conditions.hold(new Condition(operator, "key", List.of(values)), request);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, Shop, YES",
    "StringEquals, shop, NO",
    "StringEquals, Sh*, NO",
    "StringEqualsIgnoreCase, shop, YES",
    "StringLike, Sh*, YES",
    "StringLike, S??p, YES",
    "StringLike, sh*, NO",
    "StringNotEquals, Shop, NO",
    "StringNotEquals, shop, YES",
    "StringNotEqualsIgnoreCase, shop, NO",
    "StringNotLike, Sh*, NO",
    "StringNotLike, sh*, YES",
    "StringEqualsIfExists, Cart, NO",
    "ForAnyValue:StringEquals, Shop, YES",
    "ForAllValues:StringLike, S*, YES",
    "ForAnyValue:StringNotEquals, Cart, YES",
    "Null, true, NO",
    "Null, false, YES",
    "Null, perhaps, UNKNOWN",
    "StringEquals, ${aws:username}, UNKNOWN",
    "StringNotLike, ${aws:username}, UNKNOWN",
    "IpAddress, 10.0.0.0/8, UNKNOWN",
    "Bool, true, UNKNOWN",
    "StringResembles, Shop, UNKNOWN",
  })
  void a_text_is_compared_by_its_operator(String operator, String value, Holds holds) {
    assertThat(hold(operator, ONE, value)).isEqualTo(holds);
  }

  @Test
  void one_of_the_wanted_values_is_enough_and_a_negation_wants_none() {
    assertThat(hold("StringEquals", ONE, "Cart", "Shop")).isEqualTo(Holds.YES);
    assertThat(hold("StringNotEquals", ONE, "Cart", "Shop")).isEqualTo(Holds.NO);
    assertThat(hold("StringEquals", ONE, "${aws:username}", "Shop")).isEqualTo(Holds.YES);
    assertThat(hold("StringEquals", ONE)).isEqualTo(Holds.NO);
  }

  @Test
  void quantifiers_run_over_the_values_of_the_request() {
    assertThat(hold("ForAllValues:StringEquals", TWO, "Shop")).isEqualTo(Holds.NO);
    assertThat(hold("ForAllValues:StringEquals", TWO, "Shop", "Cart")).isEqualTo(Holds.YES);
    assertThat(hold("ForAnyValue:StringEquals", TWO, "Shop")).isEqualTo(Holds.YES);
    assertThat(hold("ForAnyValue:StringNotEquals", TWO, "Shop")).isEqualTo(Holds.YES);
    assertThat(hold("ForAllValues:StringNotEquals", TWO, "Shop")).isEqualTo(Holds.NO);
    assertThat(hold("StringEquals", TWO, "Shop")).isEqualTo(Holds.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, NO",
    "StringLike, NO",
    "StringNotEquals, YES",
    "StringNotLike, YES",
    "ArnLike, NO",
    "ArnNotLike, YES",
    "Bool, NO",
    "NotIpAddress, YES",
    "StringEqualsIfExists, YES",
    "ForAllValues:StringEquals, YES",
    "ForAnyValue:StringEquals, NO",
    "ForAnyValue:StringNotEquals, NO",
    "ForAnyValue:StringEqualsIfExists, UNKNOWN",
    "StringResembles, UNKNOWN",
  })
  void a_key_that_is_missing_matches_nothing_and_fails_no_negation(String operator, Holds holds) {
    assertThat(hold(operator, NONE, "Shop")).isEqualTo(holds);
  }

  @Test
  void null_asks_whether_the_key_is_missing() {
    assertThat(hold("Null", NONE, "true")).isEqualTo(Holds.YES);
    assertThat(hold("Null", NONE, "false")).isEqualTo(Holds.NO);
    assertThat(hold("Null", HIDDEN, "true")).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void each_part_of_an_arn_is_matched_by_itself() {
    RequestContext arn =
        key -> Carried.Values.of("arn:aws:eks:eu-west-1:111122223333:cluster/shop");
    String ofAccount = "arn:aws:eks:*:111122223333:cluster/*";
    assertThat(hold("ArnLike", arn, ofAccount)).isEqualTo(Holds.YES);
    assertThat(hold("ArnEquals", arn, ofAccount)).isEqualTo(Holds.YES);
    assertThat(hold("ArnNotEquals", arn, ofAccount)).isEqualTo(Holds.NO);
    assertThat(hold("ArnLike", arn, "arn:aws:eks:*:444455556666:cluster/*")).isEqualTo(Holds.NO);
    assertThat(hold("ArnLike", arn, "arn:*")).isEqualTo(Holds.UNKNOWN);
    assertThat(hold("ArnLike", ONE, ofAccount)).isEqualTo(Holds.UNKNOWN);
  }

  @Test
  void conditions_hold_together_and_the_one_that_fails_is_told() {
    var met = new Condition("StringEquals", "a", List.of("Shop"));
    var unmet = new Condition("StringEquals", "b", List.of("Cart"));
    var unclear = new Condition("Bool", "c", List.of("true"));
    assertThat(Conditions.hold(List.of(), ONE)).isEqualTo(Holds.YES);
    assertThat(Conditions.hold(List.of(met, unclear), ONE)).isEqualTo(Holds.UNKNOWN);
    assertThat(Conditions.hold(List.of(met, unclear, unmet), ONE)).isEqualTo(Holds.NO);
    assertThat(Conditions.failing(List.of(met, unclear, unmet), ONE)).contains(unmet);
  }
}
