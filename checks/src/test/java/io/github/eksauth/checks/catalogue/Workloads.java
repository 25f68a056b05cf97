package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.DaemonSet;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamRole;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.OidcProvider;
import io.github.eksauth.checks.fact.Pod;
import io.github.eksauth.checks.fact.PodContainer;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Clusters with one workload, the service account `shop/cart` and its pod `cart-1`, for tests:
/// with IRSA or with Pod Identity, and everything about it as it should be.
final class Workloads {
  static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
  static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + ISSUER;
  static final String DUAL_STACK =
      "arn:aws:iam::111122223333:oidc-provider/oidc-eks.eu-west-1.api.aws/id/EXAMPLE";
  static final String CART_ROLE = "arn:aws:iam::111122223333:role/shop/cart";
  static final String SUBJECT = "system:serviceaccount:shop:cart";
  static final String NODE = "ip-10-0-1-7.eu-west-1.compute.internal";
  static final Instant WEDNESDAY = Instant.parse("2026-11-18T10:00:00Z");

  static final Focus CART =
      Focus.none().with(Subject.NAMESPACE, "shop").with(Subject.SERVICE_ACCOUNT, "cart");
  static final Focus CART_POD = Focus.none().withPod("shop", "cart-1");
  static final Focus CART_SESSION =
      Focus.none().withCaller("arn:aws:sts::111122223333:assumed-role/cart/botocore-session-1");

  static final FactKey.ServiceAccountOf ACCOUNT = new FactKey.ServiceAccountOf("shop", "cart");
  static final FactKey.PodOf POD = new FactKey.PodOf("shop", "cart-1");
  static final FactKey.PodsOf PODS = new FactKey.PodsOf("shop", "cart");
  static final FactKey.Role ROLE = new FactKey.Role("cart");
  static final FactKey.PodIdentityAssociations ASSOCIATIONS = new FactKey.PodIdentityAssociations();
  static final FactKey.PodIdentityAssociationOf ASSOCIATION =
      new FactKey.PodIdentityAssociationOf("a-1");

  static final Map<String, String> WEB_IDENTITY =
      Map.of(
          "AWS_ROLE_ARN",
          CART_ROLE,
          "AWS_WEB_IDENTITY_TOKEN_FILE",
          "/var/run/secrets/eks.amazonaws.com/serviceaccount/token");
  static final Map<String, String> POD_IDENTITY =
      Map.of("AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://169.254.170.23/v1/credentials");

  private Workloads() {}

  /// IRSA: annotated on Monday, the pod of Friday.
  static TestCluster irsa(AuthenticationMode mode) {
    TestCluster cluster =
        TestCluster.of(mode)
            .known(new FactKey.OidcProviders(), List.of(PROVIDER))
            .known(
                new FactKey.OidcProviderOf(PROVIDER),
                new OidcProvider(PROVIDER, ISSUER, List.of("sts.amazonaws.com"), List.of("9e99")));
    account(cluster, Map.of(Workload.ROLE_ARN, CART_ROLE));
    trusting(cluster, webIdentity(equals("sub", SUBJECT), equals("aud", "sts.amazonaws.com")));
    return pod(cluster, FRIDAY, WEB_IDENTITY);
  }

  static TestCluster irsa() {
    return irsa(AuthenticationMode.API);
  }

  /// Pod Identity: associated on Monday, the pod of Friday, the agent on its node.
  static TestCluster podIdentity(AuthenticationMode mode) {
    TestCluster cluster = TestCluster.of(mode);
    associated(cluster, "");
    account(cluster, Map.of());
    trusting(cluster, pods());
    agent(cluster, 1, NODE);
    node(cluster, Map.of("kubernetes.io/os", "linux"));
    return pod(cluster, FRIDAY, POD_IDENTITY);
  }

  static TestCluster podIdentity() {
    return podIdentity(AuthenticationMode.API);
  }

  static TestCluster associated(TestCluster cluster, String owner) {
    return cluster
        .known(ASSOCIATIONS, List.of(new PodIdentityName("a-1", "shop", "cart", owner)))
        .known(
            ASSOCIATION,
            new PodIdentityAssociation(
                "a-1",
                "shop",
                "cart",
                CART_ROLE,
                "",
                owner,
                Optional.of(MONDAY),
                Optional.of(MONDAY)));
  }

  static TestCluster account(TestCluster cluster, Map<String, String> annotations) {
    return cluster.known(
        ACCOUNT,
        new ServiceAccount(
            "shop", "cart", annotations, Optional.of(MONDAY), Optional.of(MONDAY), "helm"));
  }

  static TestCluster trusting(TestCluster cluster, Statement... statements) {
    return cluster.known(
        ROLE,
        new IamRole(
            "cart",
            CART_ROLE,
            "AROACART",
            Optional.of(MONDAY),
            new TrustPolicy(List.of(statements)),
            ""));
  }

  static TestCluster pod(TestCluster cluster, Instant createdAt, Map<String, String> env) {
    return pod(
        cluster,
        podOf(createdAt, Optional.empty(), new PodContainer("app", env, Optional.empty())));
  }

  static TestCluster pod(TestCluster cluster, Pod pod) {
    return cluster.known(POD, pod).known(PODS, List.of(pod));
  }

  static Pod podOf(Instant createdAt, Optional<Long> fsGroup, PodContainer... containers) {
    return podOn(NODE, "default-scheduler", createdAt, fsGroup, containers);
  }

  static Pod podOn(
      String node,
      String scheduler,
      Instant createdAt,
      Optional<Long> fsGroup,
      PodContainer... containers) {
    return new Pod(
        "shop",
        "cart-1",
        Map.of(),
        Map.of(),
        scheduler,
        Optional.of(createdAt),
        "Running",
        "ReplicaSet",
        node,
        "cart",
        false,
        false,
        fsGroup,
        List.of(containers),
        List.of());
  }

  static TestCluster agent(TestCluster cluster, int desired, String... readyOn) {
    return cluster.known(
        new FactKey.PodIdentityAgent(),
        new DaemonSet(
            "kube-system", "eks-pod-identity-agent", desired, readyOn.length, List.of(readyOn)));
  }

  static TestCluster node(TestCluster cluster, Map<String, String> labels) {
    return cluster.known(
        new FactKey.Nodes(),
        List.of(
            new Node(
                NODE,
                "aws:///eu-west-1a/i-0abc",
                true,
                "",
                List.of(),
                labels,
                Optional.of(MONDAY))));
  }

  static Statement webIdentity(Condition... conditions) {
    return statement(
        "Allow",
        Map.of("Federated", List.of(PROVIDER)),
        List.of("sts:AssumeRoleWithWebIdentity"),
        conditions);
  }

  static Statement pods(Condition... conditions) {
    return statement(
        "Allow",
        Map.of("Service", List.of("pods.eks.amazonaws.com")),
        List.of("sts:AssumeRole", "sts:TagSession"),
        conditions);
  }

  static Statement statement(
      String effect,
      Map<String, List<String>> principals,
      List<String> actions,
      Condition... conditions) {
    return new Statement(effect, principals, false, actions, false, List.of(conditions));
  }

  static Condition equals(String claim, String... values) {
    return new Condition("StringEquals", ISSUER + ":" + claim, List.of(values));
  }

  static Condition like(String claim, String... values) {
    return new Condition("StringLike", ISSUER + ":" + claim, List.of(values));
  }
}
