package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.broken;
import static io.github.eksauth.checks.catalogue.Verdicts.healthy;
import static io.github.eksauth.checks.catalogue.Verdicts.unsure;

import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.LaunchTemplate;
import io.github.eksauth.checks.fact.NodeGroup;
import io.github.eksauth.checks.fact.UserDataForm;
import io.github.eksauth.checks.fact.Words;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// Whether the user data in the launch template of a managed node group is what its image reads.
///
/// Without an image in the template EKS adds what joins the cluster, so that none at all is right
/// and something extra must only be of a kind that the image knows. With an image EKS adds nothing,
/// and its type is CUSTOM, which does not tell the system (EKS user guide, launch-templates).
final class UserDataFit {
  /// A family of images and the forms of user data that it reads.
  private enum Family {
    AL2023("AL2023_", UserDataForm.NODEADM),
    AL2("AL2_", UserDataForm.BOOTSTRAP_SH),
    BOTTLEROCKET("BOTTLEROCKET_", UserDataForm.BOTTLEROCKET),
    WINDOWS("WINDOWS_", UserDataForm.POWERSHELL);

    private final String prefix;
    private final UserDataForm reads;

    Family(String prefix, UserDataForm reads) {
      this.prefix = prefix;
      this.reads = reads;
    }

    static Optional<Family> of(String amiType) {
      for (Family family : values()) {
        if (amiType.startsWith(family.prefix)) {
          return Optional.of(family);
        }
      }
      return Optional.empty();
    }

    /// Scripts that join nothing themselves, which cloud-init runs on Amazon Linux.
    boolean runsAnyScript() {
      return this == AL2 || this == AL2023;
    }
  }

  /// What only one family reads: found with another, it is certainly wrong.
  private static final Set<UserDataForm> TELLING =
      EnumSet.complementOf(EnumSet.of(UserDataForm.NONE, UserDataForm.OTHER));

  private UserDataFit() {}

  static FactKey.LaunchTemplateOf template(NodeGroup group) {
    return new FactKey.LaunchTemplateOf(group.launchTemplateId(), group.launchTemplateVersion());
  }

  static Verdict judge(Facts facts, NodeGroup group) {
    if (group.launchTemplateId().isEmpty()) {
      return healthy(
          Words.of(
              "node group %s has no launch template of its own, so EKS writes its user data",
              "节点组 %s 没有自己的启动模板，用户数据由 EKS 编写", group.name()),
          group.name());
    }
    var key = template(group);
    return Verdicts.given(
        facts,
        key,
        template ->
            template.imageId().isEmpty() ? besidesEks(group, template) : alone(group, template),
        () ->
            unsure(
                "%s of node group %s does not exist any more",
                "节点组 %2$s 的%1$s 已不存在", key.what(), group.name()));
  }

  /// EKS merges what joins the cluster with what the template brings.
  private static Verdict besidesEks(NodeGroup group, LaunchTemplate template) {
    UserDataForm form = template.userData();
    Optional<Family> family = Family.of(group.amiType());
    if (form == UserDataForm.NONE) {
      return healthy(
          Words.of(
              "the launch template of node group %s (%s) brings no user data, so EKS writes it",
              "节点组 %s 的启动模板（%s）没有用户数据，由 EKS 编写", group.name(), template.id()),
          group.name());
    }
    if (family.isEmpty()) {
      return unsure(
          "which user data images of type \"%s\" (node group %s) read is not known",
          "不清楚 \"%s\" 类型的镜像（节点组 %s）读取哪种用户数据", group.amiType(), group.name());
    }
    if (form == family.get().reads
        || (form == UserDataForm.OTHER && family.get().runsAnyScript())) {
      return healthy(
          Words.of(
              "the user data of node group %s is %s, which %s reads beside what EKS adds",
              "节点组 %s 的用户数据为%s，%s 会与 EKS 添加的内容一起读取", group.name(), words(form), group.amiType()),
          group.name());
    }
    return TELLING.contains(form)
        ? broken(
            Words.of(
                "the user data of node group %s (launch template %s, version %s) is %s, but its image type"
                    + " %s reads %s",
                "节点组 %s（启动模板 %s，版本 %s）的用户数据为%s，但其镜像类型 %s 读取的是%s",
                group.name(),
                template.id(),
                group.launchTemplateVersion(),
                words(form),
                group.amiType(),
                words(family.get().reads)),
            group.name(),
            template.id())
        : unsure(
            "the user data of node group %s is %s; whether %s can read it was not seen",
            "节点组 %s 的用户数据为%s；无法判断 %s 能否读取", group.name(), words(form), group.amiType());
  }

  /// With an image in the template EKS adds nothing.
  private static Verdict alone(NodeGroup group, LaunchTemplate template) {
    return template.userData() == UserDataForm.NONE
        ? broken(
            Words.of(
                "the launch template of node group %s (%s) names image %s and has no user data; with an"
                    + " image of your own EKS adds none, so nothing tells the nodes their cluster",
                "节点组 %s 的启动模板（%s）指定了镜像 %s 但没有用户数据；使用自定义镜像时 EKS 不会添加，节点无从得知所属集群",
                group.name(),
                template.id(),
                template.imageId()),
            group.name(),
            template.id())
        : unsure(
            "node group %s has an image of its own, %s, with user data that is %s; which user data that"
                + " image reads was not seen",
            "节点组 %s 使用自定义镜像 %s，用户数据为%s；无法得知该镜像读取哪种用户数据",
            group.name(),
            template.imageId(),
            words(template.userData()));
  }

  private static Words words(UserDataForm form) {
    return switch (form) {
      case NONE -> new Words("empty", "空");
      case BOOTSTRAP_SH ->
          new Words("a call of /etc/eks/bootstrap.sh", "对 /etc/eks/bootstrap.sh 的调用");
      case NODEADM -> new Words("a NodeConfig for nodeadm", "供 nodeadm 使用的 NodeConfig");
      case BOTTLEROCKET -> new Words("TOML of Bottlerocket", " Bottlerocket 的 TOML");
      case POWERSHELL -> new Words("PowerShell", " PowerShell");
      case OTHER -> new Words("of a kind of its own", "其他形式");
    };
  }
}
