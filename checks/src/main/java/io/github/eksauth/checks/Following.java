package io.github.eksauth.checks;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.fact.Addon;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.FargateProfile;
import io.github.eksauth.checks.fact.Instance;
import io.github.eksauth.checks.fact.Node;
import io.github.eksauth.checks.fact.NodeClass;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.ServiceAccount;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What else a fact makes worth knowing: the items of a list, the role behind a profile, the routes
/// of its subnets.
///
/// One instance follows the facts of one cluster.
final class Following {
  /// A cluster has hundreds of nodes alike; these many of those that are ready are enough.
  private static final int MOST_READY_NODES = 3;

  private static final String ROLE_ANNOTATION = "eks.amazonaws.com/role-arn";

  /// The add-ons that people and workloads get in with, or without which nothing else works.
  private static final List<String> ADDONS =
      List.of("aws-ebs-csi-driver", "coredns", "eks-pod-identity-agent", "kube-proxy", "vpc-cni");

  private final Facts facts;
  private final Set<FactKey<?>> next = new LinkedHashSet<>();

  private Following(Facts facts) {
    this.facts = facts;
  }

  /// The keys that a fact leads to.
  static <T> Set<FactKey<?>> of(FactKey<T> key, Facts facts) {
    Following following = new Following(facts);
    facts.get(key).ifKnown().ifPresent(value -> following.follow(key, value));
    return following.next;
  }

  private void follow(FactKey<?> key, Object value) {
    switch (value) {
      case ClusterInfo cluster -> cluster(cluster);
      case FargateProfile profile -> {
        compute(profile.podExecutionRoleArn());
        routes(profile.subnets());
      }
      case NodeGroup group -> {
        compute(group.nodeRoleArn());
        routes(group.subnets());
        if (!group.launchTemplateId().isEmpty()) {
          next.add(
              new FactKey.LaunchTemplateOf(
                  group.launchTemplateId(), group.launchTemplateVersion()));
        }
      }
      case PodIdentityAssociation association -> {
        compute(association.roleArn());
        next.add(
            new FactKey.ServiceAccountOf(association.namespace(), association.serviceAccount()));
      }
      case ServiceAccount account -> {
        compute(account.annotations().getOrDefault(ROLE_ANNOTATION, ""));
        next.add(new FactKey.PodsOf(account.namespace(), account.name()));
      }
      case Addon addon -> compute(addon.serviceAccountRoleArn());
      case Instance instance -> {
        Arn.parse(instance.instanceProfileArn())
            .ifPresent(arn -> next.add(new FactKey.InstanceProfileOf(arn.lastSegment())));
        routes(List.of(instance.subnetId()));
      }
      case OwnIdentity own -> principal(own.arn());
      case List<?> list -> items(key, list);
      default -> {
        if (key instanceof FactKey.AwsAuth) {
          mapped();
        }
      }
    }
  }

  private void cluster(ClusterInfo cluster) {
    compute(cluster.roleArn());
    compute(cluster.nodeRoleArn());
    routes(cluster.subnets());
    if (!cluster.vpcId().isEmpty()) {
      next.add(new FactKey.VpcEndpointsOf(cluster.vpcId()));
    }
    if (!cluster.kmsKeyArn().isEmpty()) {
      next.add(new FactKey.KmsKeyOf(cluster.kmsKeyArn()));
      next.add(new FactKey.KmsKeyPolicyOf(cluster.kmsKeyArn()));
    }
    ADDONS.forEach(name -> next.add(new FactKey.AddonOf(name)));
  }

  private void items(FactKey<?> list, List<?> items) {
    int ready = 0;
    for (Object item : items) {
      switch (item) {
        case String name -> item(list, name);
        case PodIdentityName name -> {
          next.add(new FactKey.PodIdentityAssociationOf(name.associationId()));
        }
        case NodeClass nodeClass -> nodeClass(nodeClass);
        case Node node -> {
          if (node.instanceId().startsWith("i-") && (!node.ready() || ready++ < MOST_READY_NODES)) {
            next.add(new FactKey.InstanceOf(node.instanceId()));
          }
        }
        case RbacBinding binding -> binding(binding);
        default -> {}
      }
    }
  }

  private void item(FactKey<?> list, String name) {
    switch (list) {
      case FactKey.AccessEntries _ -> {
        next.add(new FactKey.AccessEntryOf(name));
        next.add(new FactKey.AccessPoliciesOf(name));
        principal(name);
      }
      case FactKey.FargateProfiles _ -> next.add(new FactKey.FargateProfileOf(name));
      case FactKey.NodeGroups _ -> next.add(new FactKey.NodeGroupOf(name));
      case FactKey.OidcProviders _ -> {
        // the account's other providers belong to other clusters
        if (facts
            .get(new FactKey.Cluster())
            .ifKnown()
            .filter(cluster -> cluster.oidcIssuer().endsWith(issuer(name)))
            .isPresent()) {
          next.add(new FactKey.OidcProviderOf(name));
        }
      }
      case FactKey.InstanceProfileOf _ -> compute(name);
      default -> {}
    }
  }

  private static String issuer(String providerArn) {
    return providerArn.substring(providerArn.indexOf('/') + 1);
  }

  private void nodeClass(NodeClass nodeClass) {
    if (nodeClass.role().startsWith("arn:")) {
      compute(nodeClass.role());
    } else if (!nodeClass.role().isEmpty()) {
      role(nodeClass.role());
    }
    if (!nodeClass.instanceProfile().isEmpty()) {
      next.add(new FactKey.InstanceProfileOf(nodeClass.instanceProfile()));
    }
  }

  /// What Kubernetes binds itself grants nothing to people; the rest says what they may do.
  private void binding(RbacBinding binding) {
    boolean people =
        binding.subjects().stream()
            .anyMatch(subject ->
                !subject.kind().equals("ServiceAccount") && !subject.name().startsWith("system:"));
    if (people) {
      next.add(
          binding.roleKind().equals("Role")
              ? new FactKey.RoleIn(binding.namespace(), binding.roleName())
              : new FactKey.ClusterRoleOf(binding.roleName()));
    }
  }

  private void mapped() {
    if (AwsAuth.of(facts) instanceof Fact.Known<AwsAuth>(AwsAuth awsAuth)) {
      awsAuth.roles().stream().map(Mapping::arn).forEach(this::principal);
      awsAuth.users().stream().map(Mapping::arn).forEach(this::principal);
    }
  }

  /// IAM is asked by name, and answers for its own account only.
  private void principal(String text) {
    Arn.parse(text)
        .flatMap(Arn::canonical)
        .filter(this::ours)
        .ifPresent(arn -> {
          if (arn.isRole()) {
            next.add(new FactKey.Role(arn.lastSegment()));
          } else if (arn.isUser()) {
            next.add(new FactKey.User(arn.lastSegment()));
          }
        });
  }

  /// The role of something that works: what it may do matters too.
  private void compute(String text) {
    Arn.parse(text)
        .filter(Arn::isRole)
        .filter(this::ours)
        .ifPresent(arn -> role(arn.lastSegment()));
  }

  private void role(String name) {
    next.add(new FactKey.Role(name));
    next.add(new FactKey.AttachedPolicies(name));
    next.add(new FactKey.InlinePolicies(name));
  }

  private boolean ours(Arn arn) {
    return facts
        .get(new FactKey.Cluster())
        .ifKnown()
        .flatMap(cluster -> Arn.parse(cluster.arn()))
        .filter(own -> own.account().equals(arn.account()))
        .isPresent();
  }

  private void routes(List<String> subnets) {
    subnets.stream()
        .filter(id -> !id.isEmpty())
        .forEach(id -> next.add(new FactKey.SubnetRoutesOf(id)));
  }
}
