package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster that has everything that AWS can tell, with every component of every fact filled.
final class RichCluster {
  static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00.250Z");
  static final Instant FRIDAY = Instant.parse("2026-11-20T09:12:00Z");
  static final String ROLE = "arn:aws:iam::111122223333:role/platform/eks/payments-fargate";
  static final String ADMIN =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123456789abcdef";
  static final String USER = "arn:aws:iam::111122223333:user/people/ann+lee";
  static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d-0000-1111-2222-333344445555";
  static final String ISSUER = "oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE";
  static final String PROVIDER = "arn:aws:iam::111122223333:oidc-provider/" + ISSUER;
  static final FactKey.Simulation PASS_ROLE =
      new FactKey.Simulation("iam:PassRole", "eks.amazonaws.com", ADMIN, ROLE);

  private final Map<FactKey<?>, Fact<?>> facts = new HashMap<>();

  private RichCluster() {}

  static Snapshot snapshot() {
    return new Snapshot(FRIDAY, "", new RichCluster().fill().facts);
  }

  /// The same with some facts replaced.
  static Snapshot with(Map<? extends FactKey<?>, ? extends Fact<?>> others) {
    var all = new HashMap<FactKey<?>, Fact<?>>(snapshot().facts());
    all.putAll(others);
    return new Snapshot(FRIDAY, "", all);
  }

  static ClusterInfo info(AuthenticationMode mode) {
    return new ClusterInfo(
        "payments",
        "arn:aws:eks:eu-west-1:111122223333:cluster/payments",
        "1.33",
        "eks.12",
        "ACTIVE",
        mode,
        "arn:aws:iam::111122223333:role/payments-cluster",
        "https://" + ISSUER,
        Optional.of(MONDAY),
        "https://EXAMPLE.gr7.eu-west-1.eks.amazonaws.com",
        true,
        true,
        List.of("10.0.0.0/8", "192.0.2.0/24"),
        List.of("audit", "authenticator"),
        true,
        "arn:aws:iam::111122223333:role/payments-auto",
        "vpc-1",
        List.of("subnet-1", "subnet-2"),
        KEY,
        List.of(new HealthIssue("KmsKeyNotFound", "the key is gone", List.of(KEY))));
  }

  private <T> void known(FactKey<T> key, T value) {
    facts.put(key, Fact.known(value));
  }

  private RichCluster fill() {
    known(new FactKey.Cluster(), info(AuthenticationMode.API_AND_CONFIG_MAP));
    known(
        new FactKey.Ourselves(),
        new OwnIdentity(FakeAccount.OURSELVES, "111122223333", "AROA1:test"));
    entries();
    principals();
    compute();
    network();
    known(new FactKey.KmsKeyOf(KEY), new KmsKey(KEY, "Enabled", "CUSTOMER"));
    known(
        new FactKey.KmsKeyPolicyOf(KEY),
        new TrustPolicy(
            List.of(
                new Statement(
                    "Allow",
                    Map.of("AWS", List.of("arn:aws:iam::111122223333:root")),
                    false,
                    List.of("kms:*"),
                    false,
                    List.of()))));
    events();
    return this;
  }

  private void entries() {
    known(new FactKey.AccessEntries(), List.of(ROLE, ADMIN, USER));
    known(
        new FactKey.AccessEntryOf(ADMIN),
        new AccessEntry(
            ADMIN,
            "STANDARD",
            "ops:{{SessionName}}",
            List.of("viewers", "on-call"),
            Optional.of(MONDAY),
            Optional.of(FRIDAY)));
    known(
        new FactKey.AccessPoliciesOf(ADMIN),
        List.of(
            new AccessPolicy(
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                "cluster",
                List.of()),
            new AccessPolicy(
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
                "namespace",
                List.of("apps", "batch-*"))));
    known(
        new FactKey.AccessPolicyCatalogue(),
        List.of(
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy",
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
            "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy"));
    known(
        new FactKey.PodIdentityAssociations(),
        List.of(
            new PodIdentityName("a-1", "apps", "web", ""),
            new PodIdentityName(
                "a-2",
                "kube-system",
                "ebs-csi",
                "arn:aws:eks:eu-west-1:111122223333:addon/payments/aws-ebs-csi-driver/1"),
            new PodIdentityName("a-3", "apps", "worker", "")));
    known(
        new FactKey.PodIdentityAssociationOf("a-2"),
        new PodIdentityAssociation(
            "a-2",
            "kube-system",
            "ebs-csi",
            ROLE,
            "arn:aws:iam::444455556666:role/other",
            "arn:aws:eks:eu-west-1:111122223333:addon/payments/aws-ebs-csi-driver/1",
            Optional.of(MONDAY),
            Optional.of(FRIDAY)));
    known(
        new FactKey.AddonOf("coredns"),
        new Addon(
            "coredns",
            "v1.11.4-eksbuild.2",
            "DEGRADED",
            List.of(
                new HealthIssue(
                    "InsufficientNumberOfReplicas",
                    "no replicas <yet> & none soon",
                    List.of("coredns"))),
            ROLE));
  }

  private void principals() {
    known(
        new FactKey.Role("payments-fargate"),
        new IamRole(
            "payments-fargate",
            ROLE,
            "AROA1",
            Optional.of(MONDAY),
            new TrustPolicy(
                List.of(
                    new Statement(
                        "Allow",
                        Map.of(
                            "Service",
                            List.of("eks-fargate-pods.amazonaws.com"),
                            "AWS",
                            List.of("arn:aws:iam::111122223333:root")),
                        false,
                        List.of("sts:AssumeRole", "sts:TagSession"),
                        false,
                        List.of(
                            new Condition(
                                "ArnLike",
                                "aws:SourceArn",
                                List.of(
                                    "arn:aws:eks:eu-west-1:111122223333:fargateprofile/payments/*",
                                    "100% +plus")))))),
            "arn:aws:iam::111122223333:policy/boundary"));
    known(new FactKey.User("ann+lee"), new IamUser("ann+lee", USER, "AIDA1", Optional.of(MONDAY)));
    known(
        new FactKey.AttachedPolicies("payments-fargate"),
        List.of(
            "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy",
            "arn:aws:iam::111122223333:policy/logs",
            "arn:aws:iam::111122223333:policy/team/pull"));
    known(
        new FactKey.InlinePolicies("payments-fargate"),
        List.of(
            new InlinePolicy(
                "logs & more",
                List.of(
                    new PolicyStatement(
                        "Allow",
                        List.of("logs:PutLogEvents", "logs:CreateLogStream"),
                        false,
                        List.of("*"),
                        false),
                    new PolicyStatement(
                        "Deny",
                        List.of("iam:*"),
                        true,
                        List.of("arn:aws:s3:::a", "arn:aws:s3:::b/*"),
                        true))),
            new InlinePolicy("empty", List.of())));
    known(
        PASS_ROLE,
        new SimulatedAccess(
            "implicitDeny", List.of("one-policy", "another"), List.of("organization", "boundary")));
    known(
        new FactKey.OidcProviders(),
        List.of(PROVIDER, "arn:aws:iam::111122223333:oidc-provider/token.actions.example"));
    known(
        new FactKey.OidcProviderOf(PROVIDER),
        new OidcProvider(
            PROVIDER, ISSUER, List.of("sts.amazonaws.com", "other"), List.of("9e99a48a9960b149")));
    known(new FactKey.InstanceProfileOf("nodes"), List.of(ROLE));
  }

  private void compute() {
    known(new FactKey.FargateProfiles(), List.of("apps", "batch", "system"));
    known(
        new FactKey.FargateProfileOf("apps"),
        new FargateProfile(
            "apps",
            "CREATE_FAILED",
            List.of(
                new HealthIssue("PodExecutionRoleAlreadyInUse", "it is used", List.of(ROLE)),
                new HealthIssue("AccessDenied", "no", List.of())),
            ROLE,
            List.of(
                new Selector("apps", Map.of("tier", "web", "zone", "*")),
                new Selector("jobs-*", Map.of())),
            List.of("subnet-1", "subnet-2"),
            Optional.of(MONDAY)));
    known(new FactKey.NodeGroups(), List.of("workers", "gpu", "windows"));
    known(
        new FactKey.NodeGroupOf("workers"),
        new NodeGroup(
            "workers",
            "DEGRADED",
            ROLE,
            "CUSTOM",
            List.of(new HealthIssue("NodeCreationFailure", "did not join", List.of("i-1", "i-2"))),
            List.of("subnet-1", "subnet-2"),
            "lt-1",
            "7",
            Optional.of(MONDAY)));
    known(
        new FactKey.InstanceOf("i-0123456789abcdef0"),
        new Instance(
            "i-0123456789abcdef0",
            "ip-10-0-0-1.eu-west-1.compute.internal",
            "arn:aws:iam::111122223333:instance-profile/nodes",
            "subnet-1",
            "running",
            "required",
            Optional.of(2)));
    known(
        new FactKey.LaunchTemplateOf("lt-1", "7"),
        new LaunchTemplate(
            "lt-1",
            "7",
            "ami-1",
            UserDataForm.NODEADM,
            "arn:aws:iam::111122223333:instance-profile/nodes",
            "required",
            Optional.of(1)));
  }

  private void network() {
    known(
        new FactKey.SubnetRoutesOf("subnet-1"),
        new SubnetRoutes(
            "subnet-1", "vpc-1", "rtb-1", true, List.of("local", "nat-1", "vpce-1", "tgw-1")));
    known(
        new FactKey.SubnetRoutesOf("subnet-2"),
        new SubnetRoutes("subnet-2", "vpc-1", "rtb-main", false, List.of("local", "igw-1")));
    known(
        new FactKey.SubnetRoutesOf("subnet-3"),
        new SubnetRoutes("subnet-3", "vpc-1", "rtb-main", false, List.of("local", "igw-1")));
    known(
        new FactKey.SubnetRoutesOf("subnet-9"),
        new SubnetRoutes("subnet-9", "vpc-9", "rtb-9", true, List.of("local", "pcx-1", "eni-1")));
    known(
        new FactKey.VpcEndpointsOf("vpc-1"),
        List.of(
            new VpcEndpoint(
                "com.amazonaws.eu-west-1.sts",
                "Interface",
                "available",
                List.of("subnet-1", "subnet-2"),
                true),
            new VpcEndpoint("com.amazonaws.eu-west-1.s3", "Gateway", "pending", List.of(), false),
            new VpcEndpoint(
                "com.amazonaws.eu-west-1.ecr.api", "Interface", "available", List.of(), false)));
  }

  private void events() {
    known(
        new FactKey.TrailEventsOf("DeleteAccessEntry"),
        List.of(
            new TrailEvent(
                "DeleteAccessEntry",
                Optional.of(FRIDAY),
                "arn:aws:sts::111122223333:assumed-role/ci/run-7",
                "terraform/1.9",
                "AccessDenied",
                "no \"rights\"",
                Map.of("name", "payments", "principalArn", ROLE)),
            new TrailEvent(
                "DeleteAccessEntry",
                Optional.of(MONDAY),
                "arn:aws:iam::111122223333:user/ann",
                "aws-cli/2",
                "",
                "",
                Map.of("clusterName", "payments", "accessConfig.authenticationMode", "API"))));
    known(
        new FactKey.AuthenticatorLog(),
        List.of(
            new AuthenticatorLine(
                Optional.of(FRIDAY),
                false,
                ROLE,
                "",
                List.of(),
                "identity is not mapped: \"quoted\" \\ and back"),
            new AuthenticatorLine(
                Optional.of(MONDAY),
                true,
                ADMIN,
                "ops:ann@example.com",
                List.of("viewers", "on-call"),
                "")));
    known(
        new FactKey.AwsAuthWrites(),
        List.of(
            new AuditWrite(
                Optional.of(FRIDAY),
                "patch",
                "kubernetes-admin",
                "Terraform/1.9 (+https://x)",
                200),
            new AuditWrite(Optional.of(MONDAY), "delete", "ann", "kubectl/v1.33", 403)));
  }
}
