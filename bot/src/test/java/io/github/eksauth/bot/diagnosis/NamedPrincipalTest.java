package io.github.eksauth.bot.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.knowledge.text.Paste;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NamedPrincipalTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/teams/deploy";
  private static final String CALLER = "arn:aws:sts::111122223333:assumed-role/ci/run-7";

  private static Optional<String> in(String text) {
    return NamedPrincipal.in(new Paste(text).mentions());
  }

  @Test
  void the_only_role_in_the_text_is_meant() {
    assertThat(in("creating EKS Access Entry (shop:" + ROLE + "): InvalidParameterException"))
        .contains(ROLE);
  }

  @Test
  void beside_whoever_was_refused_the_other_one_is_meant() {
    assertThat(in("User: " + CALLER + " is not authorized to perform: x on resource: " + ROLE))
        .contains(ROLE);
  }

  @Test
  void whoever_was_refused_is_meant_when_nobody_else_is_named() {
    assertThat(in("User: " + CALLER + " is not authorized to perform: eks:DescribeCluster"))
        .contains(CALLER);
  }

  @Test
  void a_role_written_twice_with_and_without_its_path_is_one() {
    assertThat(in(ROLE + " and " + ROLE.replace("teams/", ""))).contains(ROLE);
  }

  @Test
  void of_two_roles_neither_is_taken() {
    assertThat(in(ROLE + " and arn:aws:iam::111122223333:role/other")).isEmpty();
  }

  @Test
  void what_is_no_principal_is_not_taken() {
    assertThat(in("arn:aws:iam::111122223333:instance-profile/nodes")).isEmpty();
    assertThat(in("arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy")).isEmpty();
  }
}
