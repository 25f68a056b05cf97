package io.github.eksauth.checks.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.catalogue.RequestContext.Carried;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/// Laws that hold for all operators on texts. The texts are made of few letters, so that they often
/// meet.
class ConditionsPropertiesTest {
  private static Holds hold(String operator, List<String> wanted, Carried carried) {
    return Conditions.hold(new Condition(operator, "key", wanted), _ -> carried);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("aAb*?:").ofMaxLength(4);
  }

  @Provide
  Arbitrary<String> operators() {
    return Arbitraries.of(
        "StringEquals", "StringEqualsIgnoreCase", "StringLike", "ArnEquals", "ArnLike");
  }

  @Property(tries = 200)
  void no_condition_makes_it_throw(
      @ForAll String operator,
      @ForAll String key,
      @ForAll List<String> wanted,
      @ForAll @NotEmpty List<String> carried) {
    var condition = new Condition(operator, key, wanted);
    Conditions.hold(condition, _ -> new Carried.Values(carried));
    Conditions.hold(condition, _ -> new Carried.Nothing());
    Conditions.hold(condition, new WebIdentityRequest("i", Optional.of("s"), Optional.empty()));
  }

  @Property(tries = 200)
  void a_negated_operator_says_the_opposite(
      @ForAll("operators") String operator,
      @ForAll @Size(max = 3) List<@From("texts") String> wanted,
      @ForAll("texts") String value) {
    String negated = operator.replaceFirst("(String|Arn)", "$1Not");
    Carried carried = Carried.Values.of(value);
    assertThat(hold(negated, wanted, carried)).isEqualTo(hold(operator, wanted, carried).not());
    assertThat(hold(negated, wanted, new Carried.Nothing()))
        .isEqualTo(hold(operator, wanted, new Carried.Nothing()).not());
  }

  @Property(tries = 200)
  void one_value_is_all_and_any_of_the_values(
      @ForAll("operators") String operator,
      @ForAll @Size(max = 3) List<@From("texts") String> wanted,
      @ForAll("texts") String value) {
    Carried carried = Carried.Values.of(value);
    Holds holds = hold(operator, wanted, carried);
    assertThat(hold("ForAllValues:" + operator, wanted, carried)).isEqualTo(holds);
    assertThat(hold("ForAnyValue:" + operator, wanted, carried)).isEqualTo(holds);
    assertThat(hold(operator + "IfExists", wanted, carried)).isEqualTo(holds);
  }

  @Property(tries = 200)
  void another_wanted_value_never_makes_a_match_less_likely(
      @ForAll("operators") String operator,
      @ForAll @Size(max = 3) List<@From("texts") String> wanted,
      @ForAll("texts") String more,
      @ForAll("texts") String value) {
    var both = new ArrayList<>(wanted);
    both.add(more);
    Carried carried = Carried.Values.of(value);
    assertThat(hold(operator, both, carried))
        .isGreaterThanOrEqualTo(hold(operator, wanted, carried));
  }

  @Property(tries = 200)
  void what_equals_is_also_like(@ForAll("texts") String value) {
    Carried carried = Carried.Values.of(value);
    assertThat(hold("StringEquals", List.of(value), carried)).isEqualTo(Holds.YES);
    assertThat(hold("StringLike", List.of(value), carried)).isEqualTo(Holds.YES);
  }

  @Property(tries = 200)
  void what_is_not_known_about_the_key_is_not_known_about_the_condition(
      @ForAll("operators") String operator, @ForAll("texts") String wanted) {
    assertThat(hold(operator, List.of(wanted), new Carried.Unknown())).isEqualTo(Holds.UNKNOWN);
  }

  @Property(tries = 200)
  void keys_are_compared_without_case_and_values_with_it(
      @ForAll("texts") String name, @ForAll boolean upper) {
    String key = Workloads.ISSUER + ":sub";
    var request = new WebIdentityRequest(Workloads.ISSUER, Optional.of(name), Optional.empty());
    var condition =
        new Condition("StringEquals", upper ? key.toUpperCase(Locale.ROOT) : key, List.of(name));
    assertThat(Conditions.hold(condition, request)).isEqualTo(Holds.YES);
    assertThat(Conditions.hold(new Condition("StringEquals", key, List.of(name + "x")), request))
        .isEqualTo(Holds.NO);
  }
}
