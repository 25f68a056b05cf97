package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.CertificateRequest;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.RbacSubject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisteredNodeChecksTest {
  private static final String DNS = "ip-10-0-0-1.eu-west-1.compute.internal";
  private static final String ID = "i-0123456789abcdef0";
  private static final String OTHER = "i-0fedcba9876543210";
  private static final String NAMES = "node-username-matches";
  private static final String BY_SESSION =
      """
      - rolearn: arn:aws:iam::111122223333:role/payments-nodes
        username: system:node:{{SessionName}}
        groups: [system:bootstrappers, system:nodes]
      """;

  private static Node notReady(String name, String nodeGroup) {
    return new Node(
        name,
        "aws:///eu-west-1a/" + OTHER,
        false,
        "container runtime network not ready: cni plugin not initialized",
        List.of(),
        Map.of("eks.amazonaws.com/nodegroup", nodeGroup),
        Optional.of(FRIDAY));
  }

  private static TestCluster withGroup(TestCluster cluster) {
    return cluster.nodeGroup("workers", NODE_ROLE).role(NODE_ROLE, MONDAY);
  }

  private static TestCluster withEntry(String type) {
    return withGroup(api()).entry(NODE_ROLE, type, FRIDAY);
  }

  @Test
  void ready_nodes_are_healthy() {
    healthy(api().node(DNS, ID, "workers", NODE_ROLE).judge("nodes-ready"), "all nodes are Ready");
  }

  @Test
  void a_node_that_is_not_ready_says_why_and_since_when() {
    var cluster = api().node(DNS, ID, "workers", NODE_ROLE).node(notReady("ip-10-0-0-2", "batch"));
    broken(
        cluster.judge("nodes-ready"),
        "1 of 2 nodes",
        "ip-10-0-0-2 (registered 2026-11-20 09:12 UTC)",
        "cni plugin not initialized");
    healthy(cluster.judge("nodes-ready", Focus.none().with(Subject.NODE_GROUP, "workers")));
  }

  @Test
  void nodes_that_never_registered_are_not_there_to_be_ready() {
    notApplicable(api().judge("nodes-ready"), "registered");
    lacks(api().denied(new FactKey.Nodes()).judge("nodes-ready"), "list nodes");
  }

  @Test
  void a_node_with_the_dns_name_of_its_instance_fits_its_entry() {
    healthy(withEntry("EC2_LINUX").node(DNS, ID, "workers", NODE_ROLE).judge(NAMES), DNS);
  }

  @Test
  void a_node_named_by_instance_id_does_not_fit_an_entry_of_type_ec2_linux() {
    broken(
        withEntry("EC2_LINUX").node(ID, ID, "workers", NODE_ROLE).judge(NAMES),
        "{{EC2PrivateDNSName}}",
        "its node " + ID + " is named by instance id");
    healthy(withEntry("EC2").node(ID, ID, "workers", NODE_ROLE).judge(NAMES), "instance id");
  }

  @Test
  void a_node_named_by_dns_does_not_fit_the_session_name() {
    broken(
        withGroup(configMap())
            .mapRoles(BY_SESSION)
            .node(DNS, ID, "workers", NODE_ROLE)
            .judge(NAMES),
        "aws-auth (mapRoles line 1)",
        "named by private DNS name");
  }

  @Test
  void a_host_name_of_its_own_is_not_what_ec2_tells() {
    broken(
        withEntry("EC2_LINUX").node("worker-1.corp.example", ID, "workers", NODE_ROLE).judge(NAMES),
        "which is " + DNS + " for instance " + ID,
        "worker-1.corp.example");
  }

  @Test
  void a_fixed_name_fits_no_two_nodes_and_needs_no_node_to_be_wrong() {
    broken(
        withGroup(configMap())
            .mapRoles(NODE_ITEM.replace("system:node:{{EC2PrivateDNSName}}", "nodes"))
            .judge(NAMES),
        "username \"nodes\"");
  }

  @Test
  void the_node_in_question_is_judged_by_the_role_of_its_instance() {
    String other = "arn:aws:iam::111122223333:role/self-managed";
    var cluster =
        withEntry("EC2_LINUX")
            .node(DNS, ID, "workers", NODE_ROLE)
            .role(other, MONDAY)
            .entry(other, "EC2_LINUX", FRIDAY)
            .node(OTHER, OTHER, "", other);
    broken(
        cluster.judge(NAMES, Focus.none().with(Subject.KUBERNETES_USER, "system:node:" + OTHER)),
        other);
    healthy(cluster.judge(NAMES), DNS);
  }

  @Test
  void without_a_registered_node_there_is_no_name_to_compare() {
    notApplicable(withEntry("EC2_LINUX").judge(NAMES), "no node");
    notApplicable(withGroup(api()).noEntry(NODE_ROLE).judge(NAMES), "not recognised");
  }

  @Test
  void denied_nodes_and_instances_leave_the_names_open() {
    lacks(withEntry("EC2_LINUX").denied(new FactKey.Nodes()).judge(NAMES), "list nodes");
    lacks(
        withEntry("EC2_LINUX")
            .node(DNS, ID, "workers", NODE_ROLE)
            .denied(new FactKey.InstanceOf(ID))
            .judge(NAMES),
        "ec2:DescribeInstances");
  }

  private static CertificateRequest request(String name, String signer, boolean approved) {
    return new CertificateRequest(
        name, signer, "system:node:" + ID, approved, false, Optional.of(FRIDAY));
  }

  private static TestCluster requests(CertificateRequest... requests) {
    return api().known(new FactKey.CertificateRequests(), List.of(requests));
  }

  @Test
  void a_waiting_serving_certificate_is_told_with_who_asked() {
    broken(
        requests(
                request("csr-1", "kubernetes.io/kubelet-serving", true),
                request("csr-2", "kubernetes.io/kubelet-serving", false))
            .judge("node-csrs-approved"),
        "csr-2 of system:node:" + ID + ", since 2026-11-20 09:12 UTC");
  }

  @Test
  void other_requests_that_wait_are_none_of_the_kubelets() {
    healthy(
        requests(
                request("csr-1", "kubernetes.io/kubelet-serving", true),
                request("csr-2", "example.com/app", false))
            .judge("node-csrs-approved"),
        "1 seen");
    lacks(
        api().denied(new FactKey.CertificateRequests()).judge("node-csrs-approved"),
        "list certificatesigningrequests.certificates.k8s.io");
  }

  private static final FactKey.ClusterRoleOf MANAGER =
      new FactKey.ClusterRoleOf("eks:node-manager");

  private static RbacRule rule(String resource, String... verbs) {
    return new RbacRule(List.of(verbs), List.of(""), List.of(resource), List.of(), List.of());
  }

  private static TestCluster nodeManager(String subject, RbacRule... rules) {
    return withGroup(api())
        .known(MANAGER, List.of(rules))
        .known(
            new FactKey.ClusterRoleBindings(),
            List.of(
                new RbacBinding(
                    "",
                    "eks:node-manager",
                    "ClusterRole",
                    "eks:node-manager",
                    List.of(new RbacSubject("User", subject, "")))));
  }

  private static TestCluster nodeManager(String subject) {
    return nodeManager(
        subject,
        rule("pods", "get", "list", "watch", "delete"),
        rule("nodes", "get", "list", "watch", "patch"),
        rule("pods/eviction", "create"));
  }

  @Test
  void eks_manages_nodes_by_a_role_that_is_there_and_bound() {
    healthy(nodeManager("eks:node-manager").judge("node-manager-bound"));
    broken(nodeManager("somebody-else").judge("node-manager-bound"), "no ClusterRoleBinding gives");
    broken(
        nodeManager("eks:node-manager").absent(MANAGER).judge("node-manager-bound"),
        "ClusterRole eks:node-manager does not exist");
    broken(
        nodeManager("eks:node-manager", rule("pods", "*"), rule("nodes", "*"))
            .judge("node-manager-bound"),
        "does not allow to create pods/eviction");
  }

  @Test
  void a_denied_cluster_role_is_unsure_and_without_node_groups_nobody_needs_it() {
    lacks(
        nodeManager("eks:node-manager").denied(MANAGER).judge("node-manager-bound"),
        "get clusterroles.rbac.authorization.k8s.io");
    notApplicable(api().absent(MANAGER).judge("node-manager-bound"), "no managed node groups");
  }

  private static final Focus INSTANCE = Focus.none().with(Subject.INSTANCE, ID);

  @Test
  void an_instance_with_a_mapped_role_is_recognised() {
    healthy(
        withEntry("EC2_LINUX")
            .instance(ID, NODE_ROLE, DNS, 2)
            .judge("instance-role-mapped", INSTANCE),
        ID + " carries " + NODE_ROLE);
    healthy(
        withGroup(configMap())
            .mapRoles(BY_SESSION)
            .instance(ID, NODE_ROLE, DNS, 2)
            .judge("instance-role-mapped", INSTANCE),
        "node name of its own");
  }

  @Test
  void an_instance_with_another_role_is_refused() {
    broken(
        withEntry("EC2_LINUX")
            .role(ADMIN_ROLE, MONDAY)
            .instance(ID, ADMIN_ROLE, DNS, 2)
            .judge("instance-role-mapped", INSTANCE),
        ID + " carries " + ADMIN_ROLE,
        "it has no access entry");
  }

  @Test
  void an_instance_is_also_named_by_its_session_and_by_its_node() {
    var cluster =
        withEntry("EC2_LINUX").node(DNS, ID, "workers", ADMIN_ROLE).role(ADMIN_ROLE, MONDAY);
    broken(
        cluster.judge(
            "instance-role-mapped",
            Focus.none().withCaller("arn:aws:sts::111122223333:assumed-role/platform-admin/" + ID)),
        ADMIN_ROLE);
    broken(
        cluster.judge(
            "instance-role-mapped",
            Focus.none().with(Subject.KUBERNETES_USER, "system:node:" + DNS)),
        ADMIN_ROLE);
    notApplicable(cluster.judge("instance-role-mapped"), "no instance is named");
  }

  @Test
  void an_instance_without_a_profile_has_no_role_unless_it_is_ending() {
    broken(
        withoutProfile("running").judge("instance-role-mapped", INSTANCE), "no instance profile");
    unsure(withoutProfile("terminated").judge("instance-role-mapped", INSTANCE), "terminated");
  }

  private static TestCluster withoutProfile(String state) {
    return withEntry("EC2_LINUX")
        .known(
            new FactKey.InstanceOf(ID),
            new Instance(ID, DNS, "", "subnet-1", state, "required", Optional.of(1)));
  }

  @Test
  void an_empty_or_deleted_profile_holds_no_role() {
    var cluster = withEntry("EC2_LINUX").instance(ID, NODE_ROLE, DNS, 2);
    var profile = new FactKey.InstanceProfileOf("profile-of-" + ID);
    broken(cluster.absent(profile).judge("instance-role-mapped", INSTANCE), "holds no role");
    broken(
        cluster.known(profile, List.of()).judge("instance-role-mapped", INSTANCE), "holds no role");
    lacks(
        cluster.denied(profile).judge("instance-role-mapped", INSTANCE), "iam:GetInstanceProfile");
  }

  @Test
  void an_unknown_or_denied_instance_is_unsure() {
    unsure(
        withEntry("EC2_LINUX")
            .absent(new FactKey.InstanceOf(ID))
            .judge("instance-role-mapped", INSTANCE),
        "does not exist");
    lacks(
        withEntry("EC2_LINUX")
            .denied(new FactKey.InstanceOf(ID))
            .judge("instance-role-mapped", INSTANCE),
        "ec2:DescribeInstances");
  }
}
