package io.github.eksauth.knowledge.entry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SourcesTest {
  @ParameterizedTest
  @CsvSource({
    "tfm#123, terraform-aws-modules/terraform-aws-eks/issues/123",
    "tfm@v20.37.2, terraform-aws-modules/terraform-aws-eks/tree/v20.37.2",
    "tfm@v20.37.2 modules/aws-auth/main.tf,"
        + " terraform-aws-modules/terraform-aws-eks/blob/v20.37.2/modules/aws-auth/main.tf",
    "ug creating-access-entries, awsdocs/amazon-eks-user-guide/search?q=creating-access-entries",
    "ug creating-access-entries.adoc, awsdocs/amazon-eks-user-guide/search?q=creating-access-entries",
    "auth pkg/arn/arn.go, kubernetes-sigs/aws-iam-authenticator/blob/HEAD/pkg/arn/arn.go",
    "auth#5, kubernetes-sigs/aws-iam-authenticator/issues/5",
    "tfk#5, hashicorp/terraform-provider-kubernetes/issues/5",
    "tfaws#5, hashicorp/terraform-provider-aws/issues/5",
    "roadmap#185, aws/containers-roadmap/issues/185",
    "eksctl-io/eksctl#5, eksctl-io/eksctl/issues/5",
    "eksctl-io/eksctl docs/iam.md, eksctl-io/eksctl/blob/HEAD/docs/iam.md"
  })
  void a_short_form_stands_for_an_address_at_github(String source, String path) {
    assertThat(Sources.address(source)).contains("https://github.com/" + path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://docs.aws.amazon.com/eks/", "https://example.com/a?b=c#d"})
  void a_url_stands_for_itself(String url) {
    assertThat(Sources.address(url)).contains(url);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "tfm", "tfm#", "tfm#x", "ug", "the docs", "http://example.com", "https://a b"})
  void anything_else_is_no_source(String source) {
    assertThat(Sources.address(source)).isEmpty();
  }
}
