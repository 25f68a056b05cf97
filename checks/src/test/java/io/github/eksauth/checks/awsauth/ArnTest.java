package io.github.eksauth.checks.awsauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:sts::111122223333:assumed-role/Admin/jane, arn:aws:iam::111122223333:role/Admin",
    "arn:aws-cn:sts::111122223333:assumed-role/Admin/i-0abc, arn:aws-cn:iam::111122223333:role/Admin",
    "arn:aws:iam::111122223333:role/team/Admin, arn:aws:iam::111122223333:role/team/Admin",
    "arn:aws:iam::111122223333:user/team/jane, arn:aws:iam::111122223333:user/team/jane",
    "arn:aws:iam::111122223333:root, arn:aws:iam::111122223333:root",
    "arn:aws:sts::111122223333:federated-user/bob, arn:aws:sts::111122223333:federated-user/bob",
  })
  void what_the_cluster_makes_of_a_caller(String caller, String canonical) {
    assertThat(Arn.parse(caller).flatMap(Arn::canonical)).map(Arn::toString).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:iam::111122223333:instance-profile/nodes",
        "arn:aws:iam::111122223333:group/admins",
        "arn:aws:sts::111122223333:assumed-role/no-session",
        "arn:aws:eks:eu-west-1:111122223333:cluster/payments",
      })
  void what_is_no_caller(String arn) {
    assertThat(Arn.parse(arn).flatMap(Arn::canonical)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "arn", "arn:aws:iam::1", "arn:azure:iam::1:role/x", "role/x"})
  void what_is_no_arn(String text) {
    assertThat(Arn.parse(text)).isEmpty();
  }

  @Test
  void only_a_role_loses_its_path() {
    assertThat(Arn.parse("arn:aws:iam::111122223333:role/a/b/Admin").map(Arn::withoutPath))
        .map(Arn::toString)
        .contains("arn:aws:iam::111122223333:role/Admin");
    assertThat(Arn.parse("arn:aws:iam::111122223333:user/a/jane").map(Arn::withoutPath))
        .map(Arn::toString)
        .contains("arn:aws:iam::111122223333:user/a/jane");
  }

  @Test
  void the_name_of_a_role_is_the_same_for_its_sessions() {
    assertThat(Arn.parse("arn:aws:iam::111122223333:role/a/Admin").flatMap(Arn::roleName))
        .contains("Admin");
    assertThat(
            Arn.parse("arn:aws:sts::111122223333:assumed-role/Admin/jane").flatMap(Arn::roleName))
        .contains("Admin");
    assertThat(Arn.parse("arn:aws:iam::111122223333:user/jane").flatMap(Arn::roleName)).isEmpty();
  }

  @Property
  void no_text_breaks_it_and_an_arn_comes_back_as_it_was(@ForAll String text) {
    assertThat(Arn.parse(text).map(Arn::toString)).isIn(Optional.empty(), Optional.of(text));
    Arn.parse("arn:aws:iam::1:" + text)
        .ifPresent(arn -> {
          arn.canonical();
          arn.roleName();
          arn.withoutPath();
        });
  }

  @Property
  void taking_the_path_off_twice_is_taking_it_off_once(
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String path,
      @ForAll @AlphaChars @StringLength(min = 1, max = 8) String name,
      @ForAll @NumericChars @StringLength(value = 12) String account) {
    Arn arn = Arn.parse("arn:aws:iam::" + account + ":role/" + path + "/" + name).orElseThrow();

    assertThat(arn.hasPath()).isTrue();
    assertThat(arn.withoutPath().withoutPath()).isEqualTo(arn.withoutPath());
    assertThat(arn.withoutPath()).hasToString("arn:aws:iam::" + account + ":role/" + name);
  }
}
