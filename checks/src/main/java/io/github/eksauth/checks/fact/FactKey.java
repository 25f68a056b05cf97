package io.github.eksauth.checks.fact;

import io.github.eksauth.checks.fact.Permission.Iam;
import io.github.eksauth.checks.fact.Permission.Kubernetes;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Names one fact of a cluster. A key knows how it is called in a snapshot and what it costs to
/// read.
public sealed interface FactKey<T> {
  /// The string that names the fact in a snapshot.
  String id();

  /// Everything a live read needs to be allowed.
  Set<Permission> permissions();

  /// What the key names, for use inside a sentence.
  Words what();

  /// The cluster itself (`eks:DescribeCluster`).
  record Cluster() implements FactKey<ClusterInfo> {
    @Override
    public String id() {
      return "cluster";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:DescribeCluster"));
    }

    @Override
    public Words what() {
      return new Words("the cluster", "集群");
    }
  }

  /// The principal ARNs of all access entries; absent in mode CONFIG_MAP.
  record AccessEntries() implements FactKey<List<String>> {
    @Override
    public String id() {
      return "access-entries";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:ListAccessEntries"));
    }

    @Override
    public Words what() {
      return new Words("the list of access entries", "访问条目列表");
    }
  }

  /// One access entry, by the true ARN of its principal, path included (fact 5).
  record AccessEntryOf(String principalArn) implements FactKey<AccessEntry> {
    @Override
    public String id() {
      return "access-entry/" + principalArn;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:DescribeAccessEntry"));
    }

    @Override
    public Words what() {
      return new Words("the access entry of " + principalArn, principalArn + " 的访问条目");
    }
  }

  /// The access policies of one entry.
  record AccessPoliciesOf(String principalArn) implements FactKey<List<AccessPolicy>> {
    @Override
    public String id() {
      return "access-policies/" + principalArn;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:ListAssociatedAccessPolicies"));
    }

    @Override
    public Words what() {
      return new Words("the access policies of " + principalArn, principalArn + " 的访问策略");
    }
  }

  /// The ConfigMap `kube-system/aws-auth`.
  record AwsAuth() implements FactKey<AwsAuthConfigMap> {
    @Override
    public String id() {
      return "aws-auth";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Kubernetes("get", "", "configmaps", "kube-system", "aws-auth"));
    }

    @Override
    public Words what() {
      return new Words("the ConfigMap kube-system/aws-auth", "ConfigMap kube-system/aws-auth");
    }
  }

  /// One IAM role of the cluster's own account, by name.
  record Role(String name) implements FactKey<IamRole> {
    @Override
    public String id() {
      return "role/" + name;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("iam:GetRole"));
    }

    @Override
    public Words what() {
      return new Words("IAM role " + name, "IAM 角色 " + name);
    }
  }

  /// The ARNs of the managed policies attached to one role.
  record AttachedPolicies(String roleName) implements FactKey<List<String>> {
    @Override
    public String id() {
      return "attached-policies/" + roleName;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("iam:ListAttachedRolePolicies"));
    }

    @Override
    public Words what() {
      return new Words(
          "the policies attached to IAM role " + roleName, "IAM 角色 " + roleName + " 附加的策略");
    }
  }

  /// The names of all Fargate profiles.
  record FargateProfiles() implements FactKey<List<String>> {
    @Override
    public String id() {
      return "fargate-profiles";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:ListFargateProfiles"));
    }

    @Override
    public Words what() {
      return new Words("the list of Fargate profiles", "Fargate profile 列表");
    }
  }

  /// One Fargate profile.
  record FargateProfileOf(String name) implements FactKey<FargateProfile> {
    @Override
    public String id() {
      return "fargate-profile/" + name;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:DescribeFargateProfile"));
    }

    @Override
    public Words what() {
      return new Words("Fargate profile " + name, "Fargate profile " + name);
    }
  }

  /// The names of all managed node groups.
  record NodeGroups() implements FactKey<List<String>> {
    @Override
    public String id() {
      return "node-groups";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:ListNodegroups"));
    }

    @Override
    public Words what() {
      return new Words("the list of node groups", "节点组列表");
    }
  }

  /// One managed node group.
  record NodeGroupOf(String name) implements FactKey<NodeGroup> {
    @Override
    public String id() {
      return "node-group/" + name;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("eks:DescribeNodegroup"));
    }

    @Override
    public Words what() {
      return new Words("node group " + name, "节点组 " + name);
    }
  }

  /// Where the traffic of one subnet can go: its route table, or the main one of its VPC.
  record SubnetRoutesOf(String subnetId) implements FactKey<SubnetRoutes> {
    @Override
    public String id() {
      return "subnet-routes/" + subnetId;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Iam("ec2:DescribeSubnets"), new Iam("ec2:DescribeRouteTables"));
    }

    @Override
    public Words what() {
      return new Words("the routes of " + subnetId, subnetId + " 的路由");
    }
  }

  /// One pod.
  record PodOf(String namespace, String name) implements FactKey<Pod> {
    @Override
    public String id() {
      return "pod/" + namespace + "/" + name;
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Kubernetes("get", "", "pods", "", ""));
    }

    @Override
    public Words what() {
      return new Words("pod " + namespace + "/" + name, "Pod " + namespace + "/" + name);
    }
  }

  /// What the Fargate scheduler complained about lately, in all namespaces.
  record FargateEvents() implements FactKey<List<FargateEvent>> {
    @Override
    public String id() {
      return "fargate-events";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Kubernetes("list", "", "events", "", ""));
    }

    @Override
    public Words what() {
      return new Words("the events of the Fargate scheduler", "Fargate 调度器的事件");
    }
  }

  /// The Deployment `kube-system/coredns`.
  record CoreDnsDeployment() implements FactKey<CoreDns> {
    @Override
    public String id() {
      return "coredns";
    }

    @Override
    public Set<Permission> permissions() {
      return Set.of(new Kubernetes("get", "apps", "deployments", "kube-system", "coredns"));
    }

    @Override
    public Words what() {
      return new Words("the Deployment kube-system/coredns", "Deployment kube-system/coredns");
    }
  }

  /// The key that a snapshot calls `id`; empty when no kind of fact is called so.
  static Optional<FactKey<?>> parse(String id) {
    int slash = id.indexOf('/');
    if (slash < 0) {
      return switch (id) {
        case "cluster" -> Optional.of(new Cluster());
        case "access-entries" -> Optional.of(new AccessEntries());
        case "aws-auth" -> Optional.of(new AwsAuth());
        case "fargate-profiles" -> Optional.of(new FargateProfiles());
        case "node-groups" -> Optional.of(new NodeGroups());
        case "fargate-events" -> Optional.of(new FargateEvents());
        case "coredns" -> Optional.of(new CoreDnsDeployment());
        default -> Optional.empty();
      };
    }
    String name = id.substring(slash + 1);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return switch (id.substring(0, slash)) {
      case "access-entry" -> Optional.of(new AccessEntryOf(name));
      case "access-policies" -> Optional.of(new AccessPoliciesOf(name));
      case "role" -> Optional.of(new Role(name));
      case "attached-policies" -> Optional.of(new AttachedPolicies(name));
      case "fargate-profile" -> Optional.of(new FargateProfileOf(name));
      case "node-group" -> Optional.of(new NodeGroupOf(name));
      case "subnet-routes" -> Optional.of(new SubnetRoutesOf(name));
      case "pod" -> {
        int second = name.indexOf('/');
        yield second <= 0 || second == name.length() - 1
            ? Optional.empty()
            : Optional.of(new PodOf(name.substring(0, second), name.substring(second + 1)));
      }
      default -> Optional.empty();
    };
  }
}
