package io.github.eksauth.checks.awsauth;

import io.github.eksauth.checks.fact.Words;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One item of `mapRoles` or `mapUsers` as the authenticator understood it.
///
/// `key` and `line` (from 1, within the text of that key) say where it stands; `groupsAreList` is
/// false when `groups` had another type, which leaves the item without groups (fact 7).
public record Mapping(
    String key, int line, String arn, String username, List<String> groups, boolean groupsAreList) {
  public Mapping {
    groups = List.copyOf(groups);
  }

  /// How it can be found: ARNs are compared without case (fact 3).
  String match() {
    return arn.toLowerCase(Locale.ROOT);
  }

  /// Whether the ARN is a role's and has a path, so that it can never match (fact 3).
  public boolean roleWithPath() {
    return Arn.parse(arn).filter(Arn::isRole).filter(Arn::hasPath).isPresent();
  }

  /// The ARN as it would have to be written to match.
  public String arnWithoutPath() {
    return Arn.parse(arn).map(Arn::withoutPath).map(Arn::toString).orElse(arn);
  }

  /// Why no caller can ever have this ARN, path aside (fact 6); empty when one can.
  public Optional<Words> neverMatches() {
    Optional<Arn> parsed = Arn.parse(arn);
    if (parsed.isEmpty()) {
      return Optional.of(new Words("is not an ARN", "不是 ARN"));
    }
    Arn it = parsed.get();
    if (it.isRoleSession()) {
      return Optional.of(
          new Words("is a session of a role, not the role", "是角色会话 (STS) 的 ARN，而不是角色的 ARN"));
    }
    if (it.canonical().isPresent()) {
      return Optional.empty();
    }
    String kind = it.service() + ":" + it.resource().split("[/:]", 2)[0];
    return Optional.of(
        switch (kind) {
          case "iam:instance-profile" ->
              new Words("is an instance profile, not its role", "是实例配置文件，而不是其角色");
          case "iam:group" -> new Words("is an IAM group", "是 IAM 用户组");
          case "eks:fargateprofile" ->
              new Words(
                  "is a Fargate profile, not its pod execution role",
                  "是 Fargate profile，而不是其 pod 执行角色");
          default -> new Words("is neither an IAM role nor an IAM user", "既不是 IAM 角色也不是 IAM 用户");
        });
  }

  /// Where it stands, for people: `mapRoles line 3`.
  public Words where() {
    return new Words(key + " line " + line, key + " 第 " + line + " 行");
  }
}
