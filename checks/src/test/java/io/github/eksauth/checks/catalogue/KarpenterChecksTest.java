package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.ServiceAccount;
import io.github.eksauth.checks.fact.SimulatedAccess;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KarpenterChecksTest {
  private static final String ROLE = "arn:aws:iam::111122223333:role/eks/Karpenter-payments";
  private static final String GPU_ROLE = "arn:aws:iam::111122223333:role/Karpenter-gpu";
  private static final String CONTROLLER = "arn:aws:iam::111122223333:role/karpenter-controller";
  private static final String RECOGNISED = "karpenter-node-role-recognised";
  private static final String TYPE = "karpenter-node-entry-type";
  private static final String CURRENT = "karpenter-node-entry-current";
  private static final String PASS = "karpenter-controller-may-pass-role";
  private static final String SPOT = "spot-service-linked-role-exists";

  private static TestCluster withClasses(TestCluster cluster, NodeClass... classes) {
    return cluster.known(new FactKey.KarpenterNodeClasses(), List.of(classes));
  }

  private static TestCluster karpenter(TestCluster cluster) {
    return withClasses(cluster, new NodeClass("default", "Karpenter-payments", ""))
        .role(ROLE, MONDAY, "ec2.amazonaws.com");
  }

  @Test
  void a_role_with_an_entry_is_recognised_path_included() {
    var cluster = karpenter(api()).entry(ROLE, "EC2_LINUX", FRIDAY);
    healthy(cluster.judge(RECOGNISED), ROLE);
    healthy(cluster.judge(TYPE), "EC2_LINUX");
    healthy(cluster.judge(CURRENT));
  }

  @Test
  void a_role_that_nobody_mapped_is_not_recognised() {
    broken(karpenter(mixed()).mapRoles(NODE_ITEM).judge(RECOGNISED), ROLE, "not in aws-auth");
    notApplicable(karpenter(mixed()).judge(TYPE), "no access entry");
    notApplicable(karpenter(configMap()).judge(CURRENT), "CONFIG_MAP");
  }

  @Test
  void a_role_that_does_not_exist_is_told_so() {
    broken(
        withClasses(api(), new NodeClass("default", "Karpenter-old", ""))
            .absent(new FactKey.Role("Karpenter-old"))
            .judge(RECOGNISED),
        "EC2NodeClass default names",
        "does not exist in IAM");
  }

  @Test
  void an_entry_of_another_type_or_older_than_the_role_is_broken() {
    broken(
        karpenter(api()).entry(ROLE, "STANDARD", FRIDAY).judge(TYPE),
        "type STANDARD; its nodes need EC2_LINUX");
    unsure(karpenter(api()).entry(ROLE, "EC2", FRIDAY).judge(TYPE), "named by instance id");
    broken(
        karpenter(api()).role(ROLE, FRIDAY).entry(ROLE, "EC2_LINUX", MONDAY).judge(CURRENT),
        "deleted and recreated");
  }

  @Test
  void every_class_is_judged_unless_the_question_names_its_role() {
    var cluster =
        withClasses(
                api(),
                new NodeClass("default", "Karpenter-payments", ""),
                new NodeClass("gpu", "Karpenter-gpu", ""))
            .role(ROLE, MONDAY)
            .role(GPU_ROLE, MONDAY)
            .entry(ROLE, "EC2_LINUX", FRIDAY);
    broken(cluster.judge(RECOGNISED), GPU_ROLE);
    healthy(
        cluster.judge(
            RECOGNISED,
            Focus.none()
                .withCaller(
                    "arn:aws:sts::111122223333:assumed-role/Karpenter-payments/i-0123456789abcdef0")),
        ROLE);
  }

  @Test
  void a_class_may_name_an_instance_profile_instead() {
    var cluster = withClasses(api(), new NodeClass("default", "", "karpenter-profile"));
    var profile = new FactKey.InstanceProfileOf("karpenter-profile");
    healthy(
        cluster
            .known(profile, List.of(ROLE))
            .role(ROLE, MONDAY)
            .entry(ROLE, "EC2_LINUX", FRIDAY)
            .judge(RECOGNISED));
    unsure(cluster.known(profile, List.of()).judge(RECOGNISED), "karpenter-profile");
    lacks(cluster.denied(profile).judge(RECOGNISED), "iam:GetInstanceProfile");
  }

  @Test
  void a_denied_role_takes_its_path_from_the_list_of_entries() {
    var cluster = karpenter(mixed()).denied(new FactKey.Role("Karpenter-payments"));
    broken(cluster.judge(RECOGNISED), "it has no access entry");
    lacks(cluster.entry(ROLE, "EC2_LINUX", FRIDAY).judge(RECOGNISED), "iam:GetRole");
    lacks(cluster.denied(new FactKey.AccessEntries()).judge(RECOGNISED), "iam:GetRole");
  }

  @Test
  void denied_classes_are_unsure_and_none_is_no_karpenter() {
    for (String check : List.of(RECOGNISED, TYPE, CURRENT, PASS)) {
      lacks(
          api().denied(new FactKey.KarpenterNodeClasses()).judge(check),
          "list ec2nodeclasses.karpenter.k8s.aws");
      notApplicable(api().judge(check), "no EC2NodeClass");
      notApplicable(withClasses(api()).judge(check), "no EC2NodeClass");
    }
  }

  private static FactKey.Simulation passing(String principal, String role) {
    return new FactKey.Simulation("iam:PassRole", "ec2.amazonaws.com", principal, role);
  }

  private static SimulatedAccess answer(String decision, String... deniedBy) {
    return new SimulatedAccess(decision, List.of(), List.of(deniedBy));
  }

  private static TestCluster controlled() {
    return karpenter(api())
        .known(
            new FactKey.PodIdentityAssociations(),
            List.of(new PodIdentityName("a-1", "kube-system", "karpenter", "")))
        .known(
            new FactKey.PodIdentityAssociationOf("a-1"),
            new PodIdentityAssociation(
                "a-1",
                "kube-system",
                "karpenter",
                CONTROLLER,
                "",
                "",
                Optional.of(MONDAY),
                Optional.of(MONDAY)));
  }

  @Test
  void the_controller_is_found_by_its_association_or_its_annotation() {
    healthy(
        controlled().known(passing(CONTROLLER, ROLE), answer("allowed")).judge(PASS),
        CONTROLLER + " may pass " + ROLE);
    broken(
        karpenter(api())
            .known(new FactKey.PodIdentityAssociations(), List.of())
            .absent(new FactKey.ServiceAccountOf("kube-system", "karpenter"))
            .known(
                new FactKey.ServiceAccountOf("karpenter", "karpenter"),
                new ServiceAccount(
                    "karpenter",
                    "karpenter",
                    Map.of("eks.amazonaws.com/role-arn", CONTROLLER),
                    Optional.empty(),
                    Optional.empty(),
                    ""))
            .known(passing(CONTROLLER, ROLE), answer("explicitDeny", "boundary"))
            .judge(PASS),
        CONTROLLER + " may not pass " + ROLE,
        "explicitDeny, by boundary");
  }

  @Test
  void the_question_itself_names_who_was_refused_what() {
    String path = "arn:aws:iam::111122223333:role/tools/karpenter-controller";
    broken(
        api()
            .role(path, MONDAY)
            .known(passing(path, GPU_ROLE), answer("implicitDeny"))
            .judge(
                PASS,
                Focus.none()
                    .withCaller("arn:aws:sts::111122223333:assumed-role/karpenter-controller/17")
                    .with(Subject.TARGET_ROLE, GPU_ROLE)),
        path + " may not pass " + GPU_ROLE);
  }

  @Test
  void a_controller_that_is_not_found_or_not_simulated_is_unsure() {
    var unknown =
        karpenter(api())
            .known(new FactKey.PodIdentityAssociations(), List.of())
            .absent(new FactKey.ServiceAccountOf("kube-system", "karpenter"))
            .absent(new FactKey.ServiceAccountOf("karpenter", "karpenter"));
    unsure(unknown.judge(PASS), "was not seen");
    lacks(
        unknown.denied(new FactKey.ServiceAccountOf("karpenter", "karpenter")).judge(PASS),
        "get serviceaccounts");
    lacks(
        controlled().denied(passing(CONTROLLER, ROLE)).judge(PASS), "iam:SimulatePrincipalPolicy");
  }

  @Test
  void the_role_for_spot_is_one_per_account() {
    String role =
        "arn:aws:iam::111122223333:role/aws-service-role/spot.amazonaws.com/AWSServiceRoleForEC2Spot";
    var key = new FactKey.Role("AWSServiceRoleForEC2Spot");
    healthy(api().role(role, MONDAY, "spot.amazonaws.com").judge(SPOT), role);
    broken(api().absent(key).judge(SPOT), "never used EC2 Spot");
    lacks(api().denied(key).judge(SPOT), "iam:GetRole");
    unsure(
        api()
            .absent(key)
            .judge(SPOT, Focus.none().withCaller("arn:aws:sts::444455556666:assumed-role/k/1")),
        "not in the account");
  }
}
