package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.CLUSTER;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static io.github.eksauth.checks.catalogue.Workloads.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PodIdentityRoleChecksTest {
  private static final String EXISTS = "pod-identity-role-exists";
  private static final String TRUSTED = "pod-identity-role-trusted";
  private static final String CONDITIONS = "pod-identity-role-conditions";
  private static final Map<String, List<String>> EKS =
      Map.of("Service", List.of("pods.eks.amazonaws.com"));

  private static TestCluster trusts(Statement... statements) {
    return trusting(podIdentity(), statements);
  }

  private static Verdict tagged(String operator, String key, String value) {
    return trusts(pods(new Condition(operator, key, List.of(value)))).judge(CONDITIONS, CART);
  }

  @Test
  void the_role_of_the_association_exists_or_it_does_not() {
    healthy(podIdentity().judge(EXISTS), CART_ROLE);
    healthy(podIdentity().judge(EXISTS, CART), CART_ROLE);
    broken(podIdentity().absent(ROLE).judge(EXISTS), CART_ROLE, "a-1", "shop/cart");
    broken(
        podIdentity()
            .known(
                ROLE,
                podIdentity()
                    .facts()
                    .get(ROLE)
                    .map(PodIdentityRoleChecksTest::moved)
                    .ifKnown()
                    .orElseThrow())
            .judge(EXISTS),
        "role/moved/cart");
  }

  private static IamRole moved(IamRole role) {
    return new IamRole(
        role.name(),
        "arn:aws:iam::111122223333:role/moved/cart",
        role.roleId(),
        role.createdAt(),
        role.trustPolicy(),
        "");
  }

  @Test
  void both_actions_are_needed() {
    healthy(podIdentity().judge(TRUSTED), CART_ROLE, "sts:TagSession");
    healthy(
        trusts(
                statement("Allow", EKS, List.of("sts:AssumeRole")),
                statement("Allow", EKS, List.of("sts:Tag*")))
            .judge(TRUSTED, CART));
    broken(
        trusts(statement("Allow", EKS, List.of("sts:AssumeRole"))).judge(TRUSTED, CART),
        "call sts:TagSession");
    broken(
        trusts(statement("Allow", EKS, List.of("sts:TagSession"))).judge(TRUSTED),
        "call sts:AssumeRole");
  }

  @Test
  void a_role_for_something_else_is_broken() {
    broken(trusts(webIdentity()).judge(TRUSTED), "sts:AssumeRole, sts:TagSession");
    broken(trusts().judge(TRUSTED));
    broken(
        trusts(pods(), statement("Deny", Map.of("*", List.of("*")), List.of("sts:TagSession")))
            .judge(TRUSTED),
        "denies");
  }

  @Test
  void whom_a_star_lets_in_is_not_certain() {
    unsure(
        trusts(statement("Allow", Map.of("AWS", List.of("*")), List.of("sts:*"))).judge(TRUSTED),
        "not certain");
  }

  @Test
  void one_wrong_association_of_many_is_broken_and_one_in_focus_is_judged_alone() {
    String tillRole = "arn:aws:iam::111122223333:role/till";
    var cluster =
        podIdentity()
            .known(
                ASSOCIATIONS,
                List.of(
                    new PodIdentityName("a-1", "shop", "cart", ""),
                    new PodIdentityName("a-2", "shop", "till", "")))
            .known(
                new FactKey.PodIdentityAssociationOf("a-2"),
                new PodIdentityAssociation(
                    "a-2", "shop", "till", tillRole, "", "", Optional.empty(), Optional.empty()))
            .role(tillRole, TestCluster.MONDAY, "ec2.amazonaws.com");
    broken(cluster.judge(TRUSTED), tillRole);
    healthy(cluster.judge(TRUSTED, CART), CART_ROLE);
  }

  @Test
  void without_association_or_role_there_is_nothing_to_trust() {
    notApplicable(irsa().judge(TRUSTED), "no Pod Identity associations");
    notApplicable(irsa().judge(TRUSTED, CART), "no Pod Identity association for shop/cart");
    notApplicable(podIdentity().absent(ROLE).judge(TRUSTED), "does not exist");
    notApplicable(podIdentity().absent(ROLE).judge(CONDITIONS), "does not exist");
    notApplicable(trusts(webIdentity()).judge(CONDITIONS), "judged separately");
  }

  @Test
  void what_is_not_seen_leaves_doubt() {
    for (String check : List.of(EXISTS, TRUSTED, CONDITIONS)) {
      lacks(podIdentity().denied(ROLE).judge(check), "iam:GetRole");
      lacks(podIdentity().denied(ASSOCIATIONS).judge(check), "eks:ListPodIdentityAssociations");
      lacks(podIdentity().denied(ASSOCIATION).judge(check), "eks:DescribePodIdentityAssociation");
      lacks(podIdentity().denied(new FactKey.Cluster()).judge(check), "eks:DescribeCluster");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, aws:RequestTag/kubernetes-namespace, shop",
    "StringEquals, AWS:requesttag/Kubernetes-Service-Account, cart",
    "StringLike, aws:RequestTag/kubernetes-namespace, sh*",
    "StringEquals, aws:RequestTag/eks-cluster-name, payments",
    "ArnEquals, aws:RequestTag/eks-cluster-arn, " + CLUSTER,
    "StringEquals, aws:SourceAccount, 111122223333",
    "StringNotEquals, aws:RequestTag/kubernetes-namespace, kube-system",
    "StringEqualsIfExists, aws:RequestTag/team, blue",
  })
  void conditions_on_what_eks_sends_are_met(String operator, String key, String value) {
    healthy(tagged(operator, key, value), CART_ROLE);
  }

  @ParameterizedTest
  @CsvSource({
    "StringEquals, aws:RequestTag/kubernetes-namespace, till",
    "StringEquals, aws:RequestTag/kubernetes-namespace, sh*",
    "StringEquals, aws:RequestTag/kubernetes-service-account, Cart",
    "StringEquals, aws:RequestTag/eks-cluster-name, other",
    "StringEquals, aws:RequestTag/team, blue",
    "StringEquals, aws:SourceAccount, 444455556666",
    "StringEquals, oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE:sub, system:serviceaccount:shop:cart",
  })
  void conditions_on_something_else_are_broken(String operator, String key, String value) {
    broken(tagged(operator, key, value), key, value);
  }

  @ParameterizedTest
  @CsvSource({
    "StringLike, aws:RequestTag/kubernetes-pod-name, cart-*",
    "ArnLike, aws:SourceArn, " + CLUSTER,
    "StringEquals, aws:RequestTag/kubernetes-namespace, ${aws:PrincipalTag/team}",
  })
  void conditions_that_only_iam_can_judge_leave_doubt(String operator, String key, String value) {
    unsure(tagged(operator, key, value), key);
  }

  @Test
  void a_denial_of_this_namespace_is_broken() {
    broken(
        trusts(
                pods(),
                statement(
                    "Deny",
                    EKS,
                    List.of("sts:AssumeRole"),
                    new Condition(
                        "StringEquals", "aws:RequestTag/kubernetes-namespace", List.of("shop"))))
            .judge(CONDITIONS),
        "denies");
  }

  @Test
  void conditions_do_not_decide_whether_the_service_is_trusted() {
    healthy(
        trusts(
                pods(
                    new Condition(
                        "StringEquals", "aws:RequestTag/kubernetes-namespace", List.of("till"))))
            .judge(TRUSTED));
  }
}
