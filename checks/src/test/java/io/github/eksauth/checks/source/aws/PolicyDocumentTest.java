package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.PolicyStatement;
import io.github.eksauth.checks.fact.TrustPolicy;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyDocumentTest {
  private static final String ONE_STATEMENT =
      """
      {"Version": "2012-10-17",
       "Statement": {"Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:s3:::a+b c"}}
      """;

  @Test
  void one_text_or_statement_stands_for_a_list_of_one() {
    Fact<List<PolicyStatement>> statements = PolicyDocument.permissions("it", ONE_STATEMENT);

    // all but some resources: all, under a condition
    assertThat(statements)
        .isEqualTo(
            Fact.known(
                List.of(new PolicyStatement("Allow", List.of("iam:*"), true, List.of("*"), true))));
  }

  @Test
  void a_document_is_read_as_iam_encodes_it_and_as_kms_leaves_it() {
    String trust =
        """
        {"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole",
          "Condition": {"StringLike": {"aws:PrincipalArn": "arn:aws:iam::1:role/a+b*"}}}]}
        """;
    String encoded = URLEncoder.encode(trust, StandardCharsets.UTF_8).replace("+", "%20");

    Fact<TrustPolicy> plain = PolicyDocument.trust("it", trust);
    assertThat(plain).isInstanceOf(Fact.Known.class);
    assertThat(PolicyDocument.trust("it", encoded)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | it is not JSON",
        "{\"Statement\": [ | it is not JSON",
        "%zz | URLDecoder",
        "'' | the policy has no Statement",
        "[] | the policy has no Statement",
        "{} | the policy has no Statement",
        "{\"Statement\": \"x\"} | the policy has no Statement",
        "{\"Statement\": [7]} | Statement holds something that is not an object",
        "{\"Statement\": [{\"Action\": [7]}]} | Action holds something that is not a text",
      })
  void what_cannot_be_understood_is_unseen_with_its_name(String document, String reason) {
    Fact<?> fact = PolicyDocument.permissions("the inline policy x of role y", document);

    assertThat(fact).isInstanceOf(Fact.Unseen.class);
    assertThat(((Fact.Unseen<?>) fact).why())
        .startsWith("the inline policy x of role y could not be understood: ")
        .contains(reason);
  }

  @Property(tries = 500)
  void any_text_is_a_policy_or_unseen(@ForAll String text) {
    assertThat(PolicyDocument.permissions("it", text)).isNotNull();
    assertThat(PolicyDocument.trust("it", text)).isNotNull();
  }

  @Property(tries = 500)
  void any_cut_of_a_policy_is_a_policy_or_unseen(@ForAll int at) {
    String cut = ONE_STATEMENT.substring(0, Math.floorMod(at, ONE_STATEMENT.length()));

    assertThat(PolicyDocument.permissions("it", cut)).isNotNull();
    assertThat(PolicyDocument.trust("it", cut)).isNotNull();
  }
}
