package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MentionsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:eks:eu-west-1:111122223333:cluster/shop",
        "arn:aws-cn:eks:cn-north-1:111122223333:cluster/shop",
        "arn:aws:eks:eu-west-1:111122223333:fargateprofile/shop/apps/12ab",
        "aws eks list-access-entries --cluster-name shop --region eu-west-1",
        "eksctl get nodegroup --cluster=shop",
        "aws eks update-kubeconfig --region eu-west-1 --name shop",
        "Error: creating EKS Fargate Profile (shop:apps): InvalidParameterException",
        "Cannot create Fargate Profile apps because cluster shop currently has Fargate profile"
      })
  void the_cluster_is_read_from_wherever_tools_name_it(String text) {
    assertThat(mentions(text).cluster()).contains("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Misconfigured Fargate Profile: fargate profile apps blocked for new launches due to: x",
        "creating EKS Fargate Profile (shop:apps): InvalidParameterException",
        "arn:aws:eks:eu-west-1:111122223333:fargateprofile/shop/apps/12ab",
        "Cannot delete Fargate Profile apps because cluster shop currently has",
        "--fargate-profile-name apps"
      })
  void the_profile_is_read_from_wherever_tools_name_it(String text) {
    assertThat(mentions(text).profile()).contains("apps");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arn:aws:eks:ap-southeast-1:111122223333:cluster/shop",
        "https://ABC.gr7.ap-southeast-1.eks.amazonaws.com/api",
        "aws eks describe-cluster --region ap-southeast-1"
      })
  void the_region_is_read_from_arn_endpoint_and_flag(String text) {
    assertThat(mentions(text).region()).contains("ap-southeast-1");
  }

  @Test
  void pod_and_namespace_are_read_from_a_description() {
    Mentions mentions = mentions("Name:             web-7d9c\nNamespace:        front\n");

    assertThat(mentions.pod()).contains("web-7d9c");
    assertThat(mentions.namespace()).contains("front");
  }

  @Test
  void a_service_account_brings_its_namespace_unless_the_text_names_another() {
    assertThat(mentions("sub is system:serviceaccount:shop:uploader").namespace()).contains("shop");
    assertThat(
            mentions(
                    "User \"system:serviceaccount:shop:uploader\" cannot list resource \"pods\" in API group \"\" in the namespace \"front\"")
                .namespace())
        .contains("front");
  }

  @Test
  void pod_and_namespace_are_read_from_an_escaped_json_log_line() {
    Mentions mentions = mentions("{\\\"pod\\\":\\\"web-7d9c\\\",\\\"namespace\\\": \\\"front\\\"}");

    assertThat(mentions.pod()).contains("web-7d9c");
    assertThat(mentions.namespace()).contains("front");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User: arn:aws:sts::111122223333:assumed-role/ci/run is not authorized",
        "time=x msg=\"access denied\" arn=\"arn:aws:sts::111122223333:assumed-role/ci/run\"",
        "{\"Arn\": \"arn:aws:sts::111122223333:assumed-role/ci/run\"}",
        "User \"arn:aws:sts::111122223333:assumed-role/ci/run\" cannot list pods"
      })
  void the_caller_is_the_identity_that_was_refused(String text) {
    assertThat(mentions(text).caller()).contains("arn:aws:sts::111122223333:assumed-role/ci/run");
  }

  @Test
  void an_arn_does_not_take_the_full_stop_of_its_sentence_along() {
    assertThat(mentions("not found: arn:aws:iam::111122223333:role/pods.").arns())
        .containsExactly("arn:aws:iam::111122223333:role/pods");
  }

  @Test
  void arns_come_in_reading_order_and_once() {
    String text =
        "arn:aws:iam::111122223333:role/b arn:aws:iam::111122223333:role/a arn:aws:iam::111122223333:role/b";

    assertThat(mentions(text).arns())
        .containsExactly("arn:aws:iam::111122223333:role/b", "arn:aws:iam::111122223333:role/a");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "we upgraded the eks module from v19 to v20 | 20",
        "从 19 升级到 20 之后 | 20",
        "terraform-aws-modules/eks module v18.31.2 | 18",
        "after moving to 21 it fails | 21"
      })
  void the_module_version_is_the_one_people_move_to(String text, int major) {
    assertThat(mentions(text).module()).contains(major);
  }

  @Test
  void the_module_version_is_read_from_hcl() {
    String hcl = "source  = \"terraform-aws-modules/eks/aws\"\n  version = \"~> 19.21\"\n";

    assertThat(mentions(hcl).module()).contains(19);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"upgraded kubernetes to 1.29", "kubelet v1.20.4-eks", "to v20.37-eks-1", "200"})
  void a_version_of_something_else_is_no_module_version(String text) {
    assertThat(mentions(text).module()).isEmpty();
  }

  @Test
  void subnet_argument_and_image_are_read_from_their_errors() {
    assertThat(mentions("Subnet subnet-0123456789abcdef0 provided is not").subnet())
        .contains("subnet-0123456789abcdef0");
    assertThat(mentions("An argument named \"aws_auth_roles\" is not expected here.").argument())
        .contains("aws_auth_roles");
    assertThat(mentions("Failed to pull image \"nginx:1\": denied").image()).contains("nginx:1");
  }

  @Test
  void a_text_without_names_mentions_nothing() {
    assertThat(mentions("help, it does not work")).isEqualTo(mentions(""));
  }

  private static Mentions mentions(String text) {
    return new Paste(text).mentions();
  }
}
