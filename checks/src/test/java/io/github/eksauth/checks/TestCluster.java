package io.github.eksauth.checks;

import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.*;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A cluster made of a few words, for tests: `TestCluster.mixed().profile("apps",
/// FARGATE_ROLE).noEntry(FARGATE_ROLE)`.
///
/// It starts empty: no entries, profiles, node groups or events, and no aws-auth. What is neither
/// said nor part of that is unseen, as in a snapshot.
public final class TestCluster {
  public static final String CLUSTER = "arn:aws:eks:eu-west-1:111122223333:cluster/payments";
  public static final String FARGATE_ROLE = "arn:aws:iam::111122223333:role/payments-fargate";
  public static final String NODE_ROLE = "arn:aws:iam::111122223333:role/payments-nodes";
  public static final String ADMIN_ROLE = "arn:aws:iam::111122223333:role/platform-admin";
  public static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  public static final Instant FRIDAY = Instant.parse("2026-11-20T09:12:00Z");

  public static final String FARGATE_ITEM =
      """
      - rolearn: arn:aws:iam::111122223333:role/payments-fargate
        username: system:node:{{SessionName}}
        groups: [system:bootstrappers, system:nodes, system:node-proxier]
      """;
  public static final String NODE_ITEM =
      """
      - rolearn: arn:aws:iam::111122223333:role/payments-nodes
        username: system:node:{{EC2PrivateDNSName}}
        groups:
        - system:bootstrappers
        - system:nodes
      """;
  public static final String ADMIN_ITEM =
      """
      - rolearn: arn:aws:iam::111122223333:role/platform-admin
        username: admin
        groups: [system:masters]
      """;

  private final AuthenticationMode mode;
  private final Map<FactKey<?>, Fact<?>> facts = new HashMap<>();
  private final List<String> profiles = new ArrayList<>();
  private final List<String> nodeGroups = new ArrayList<>();
  private final List<String> entries = new ArrayList<>();
  private final List<Node> nodes = new ArrayList<>();

  private TestCluster(AuthenticationMode mode) {
    this.mode = mode;
    known(new FactKey.Cluster(), info("ACTIVE", false));
    known(new FactKey.FargateProfiles(), List.of());
    known(new FactKey.NodeGroups(), List.of());
    known(new FactKey.FargateEvents(), List.of());
    known(new FactKey.PodIdentityAssociations(), List.of());
    facts.put(new FactKey.AwsAuth(), Fact.absent());
    facts.put(new FactKey.CoreDnsDeployment(), Fact.absent());
    facts.put(new FactKey.KarpenterNodeClasses(), Fact.absent());
    facts.put(new FactKey.AutoModeNodeClasses(), Fact.absent());
    known(new FactKey.Nodes(), List.of());
    known(new FactKey.CertificateRequests(), List.of());
    if (mode.readsEntries()) {
      known(new FactKey.AccessEntries(), List.of());
    } else {
      facts.put(new FactKey.AccessEntries(), Fact.absent());
    }
  }

  public static TestCluster of(AuthenticationMode mode) {
    return new TestCluster(mode);
  }

  public static TestCluster api() {
    return of(AuthenticationMode.API);
  }

  public static TestCluster mixed() {
    return of(AuthenticationMode.API_AND_CONFIG_MAP);
  }

  public static TestCluster configMap() {
    return of(AuthenticationMode.CONFIG_MAP);
  }

  /// A cluster with a Fargate profile, a node group and an admin, all of them recognised.
  public static TestCluster healthy(AuthenticationMode mode) {
    TestCluster cluster =
        of(mode)
            .profile("apps", FARGATE_ROLE)
            .nodeGroup("workers", NODE_ROLE)
            .role(FARGATE_ROLE, MONDAY)
            .role(NODE_ROLE, MONDAY, "ec2.amazonaws.com")
            .role(ADMIN_ROLE, MONDAY)
            .policies(
                FARGATE_ROLE, "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy")
            .policies(
                NODE_ROLE,
                "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
                "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly",
                "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy")
            .known(
                new FactKey.SubnetRoutesOf("subnet-1"),
                new SubnetRoutes("subnet-1", "vpc-1", "rtb-1", true, List.of("local", "nat-1")))
            .known(new FactKey.CoreDnsDeployment(), new CoreDns(Map.of(), 2, 2));
    if (mode.readsEntries()) {
      cluster
          .entry(FARGATE_ROLE, "FARGATE_LINUX", FRIDAY)
          .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
          .entry(ADMIN_ROLE, "STANDARD", FRIDAY)
          .admin(ADMIN_ROLE);
    }
    if (mode.readsAwsAuth()) {
      cluster.mapRoles(FARGATE_ITEM + NODE_ITEM + ADMIN_ITEM);
    }
    return cluster;
  }

  public <T> TestCluster known(FactKey<T> key, T value) {
    facts.put(key, Fact.known(value));
    return this;
  }

  public TestCluster absent(FactKey<?> key) {
    facts.put(key, Fact.absent());
    return this;
  }

  public TestCluster denied(FactKey<?> key) {
    facts.put(key, Fact.unseen("AccessDenied", key.permissions()));
    return this;
  }

  public TestCluster status(String status) {
    return known(new FactKey.Cluster(), info(status, false));
  }

  public TestCluster autoMode() {
    return known(new FactKey.Cluster(), info("ACTIVE", true));
  }

  public TestCluster profile(String name, String roleArn) {
    return profile(
        new FargateProfile(
            name,
            "ACTIVE",
            List.of(),
            roleArn,
            List.of(new Selector(name, Map.of())),
            List.of("subnet-1"),
            Optional.of(MONDAY)));
  }

  public TestCluster profileIn(String status, String name, HealthIssue... issues) {
    return profile(
        new FargateProfile(
            name,
            status,
            List.of(issues),
            FARGATE_ROLE,
            List.of(new Selector(name, Map.of())),
            List.of(),
            Optional.of(MONDAY)));
  }

  public TestCluster profile(FargateProfile profile) {
    if (!profiles.contains(profile.name())) {
      profiles.add(profile.name());
    }
    known(new FactKey.FargateProfiles(), List.copyOf(profiles));
    return known(new FactKey.FargateProfileOf(profile.name()), profile);
  }

  public TestCluster nodeGroup(String name, String roleArn) {
    return nodeGroup(name, roleArn, "AL2023_x86_64_STANDARD");
  }

  public TestCluster nodeGroup(String name, String roleArn, String amiType) {
    nodeGroups.add(name);
    known(new FactKey.NodeGroups(), List.copyOf(nodeGroups));
    return known(
        new FactKey.NodeGroupOf(name),
        new NodeGroup(
            name,
            "ACTIVE",
            roleArn,
            amiType,
            List.of(),
            List.of("subnet-1"),
            "",
            "",
            Optional.of(MONDAY)));
  }

  /// A role that Fargate may assume.
  public TestCluster role(String arn, Instant createdAt) {
    return role(arn, createdAt, "eks-fargate-pods.amazonaws.com");
  }

  public TestCluster role(
      String arn, Instant createdAt, String trustedService, Condition... conditions) {
    String name = arn.substring(arn.lastIndexOf('/') + 1);
    return known(
        new FactKey.Role(name),
        new IamRole(
            name,
            arn,
            "AROA" + createdAt.getEpochSecond(),
            Optional.of(createdAt),
            new TrustPolicy(
                List.of(
                    new Statement(
                        "Allow",
                        Map.of("Service", List.of(trustedService)),
                        false,
                        List.of("sts:AssumeRole"),
                        false,
                        List.of(conditions)))),
            ""));
  }

  public TestCluster policies(String roleArn, String... policyArns) {
    return known(
        new FactKey.AttachedPolicies(roleArn.substring(roleArn.lastIndexOf('/') + 1)),
        List.of(policyArns));
  }

  public TestCluster entry(String principalArn, String type, Instant createdAt, String... groups) {
    if (!entries.contains(principalArn)) {
      entries.add(principalArn);
    }
    known(new FactKey.AccessEntries(), List.copyOf(entries));
    facts.putIfAbsent(new FactKey.AccessPoliciesOf(principalArn), Fact.known(List.of()));
    return known(
        new FactKey.AccessEntryOf(principalArn),
        new AccessEntry(
            principalArn,
            type,
            "",
            List.of(groups),
            Optional.of(createdAt),
            Optional.of(createdAt)));
  }

  public TestCluster noEntry(String principalArn) {
    return absent(new FactKey.AccessEntryOf(principalArn));
  }

  public TestCluster admin(String principalArn) {
    return known(
        new FactKey.AccessPoliciesOf(principalArn),
        List.of(
            new AccessPolicy(
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                "cluster",
                List.of())));
  }

  /// aws-auth with this text as `mapRoles`, written by Terraform on [#FRIDAY].
  public TestCluster mapRoles(String text) {
    return awsAuth(Map.of("mapRoles", text), "Terraform");
  }

  public TestCluster awsAuth(Map<String, String> data, String writer) {
    return known(
        new FactKey.AwsAuth(),
        new AwsAuthConfigMap(
            data,
            Optional.of(MONDAY),
            List.of(
                new FieldManager(
                    writer, "Apply", Optional.of(FRIDAY), List.copyOf(data.keySet())))));
  }

  public Snapshot snapshot() {
    return new Snapshot(FRIDAY, "", facts);
  }

  public Facts facts() {
    return new Facts(snapshot());
  }

  public Verdict judge(String check) {
    return judge(check, Focus.none());
  }

  public Verdict judge(String check, Focus focus) {
    return Catalogue.check(check).orElseThrow().judge(facts(), focus);
  }

  public Fact<String> observe(String observation, Focus focus) {
    return Catalogue.observation(observation).orElseThrow().observe(facts(), focus);
  }

  private ClusterInfo info(String status, boolean autoMode) {
    return new ClusterInfo(
        "payments",
        CLUSTER,
        "1.33",
        "eks.12",
        status,
        mode,
        "arn:aws:iam::111122223333:role/payments-cluster",
        "https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLE",
        Optional.of(MONDAY),
        "https://EXAMPLE.gr7.eu-west-1.eks.amazonaws.com",
        true,
        true,
        List.of("0.0.0.0/0"),
        List.of("audit", "authenticator"),
        autoMode,
        "",
        "vpc-1",
        List.of("subnet-1"),
        "",
        List.of());
  }

  /// A node on EC2 that is Ready, of the node group (empty: of none), and its instance with the
  /// role in its profile.
  public TestCluster node(String name, String instanceId, String nodeGroup, String roleArn) {
    return node(new Node(
            name,
            "aws:///eu-west-1a/" + instanceId,
            true,
            "",
            List.of(),
            nodeGroup.isEmpty() ? Map.of() : Map.of("eks.amazonaws.com/nodegroup", nodeGroup),
            Optional.of(FRIDAY)))
        .instance(instanceId, roleArn, "ip-10-0-0-1.eu-west-1.compute.internal", 2);
  }

  public TestCluster node(Node node) {
    nodes.add(node);
    return known(new FactKey.Nodes(), List.copyOf(nodes));
  }

  public TestCluster instance(String id, String roleArn, String dnsName, int hopLimit) {
    String profile = "profile-of-" + id;
    known(new FactKey.InstanceProfileOf(profile), List.of(roleArn));
    return known(
        new FactKey.InstanceOf(id),
        new Instance(
            id,
            dnsName,
            "arn:aws:iam::111122223333:instance-profile/" + profile,
            "subnet-1",
            "running",
            "required",
            Optional.of(hopLimit)));
  }
}
