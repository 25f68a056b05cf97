package io.github.eksauth.checks.awsauth;

import java.util.Optional;
import java.util.regex.Pattern;

/// An Amazon Resource Name, cut into its parts; the text form is the one it was parsed from.
public record Arn(
    String partition, String service, String region, String account, String resource) {
  private static final Pattern PARTITION = Pattern.compile("aws[a-z-]*");

  /// Empty when the text is not an ARN or its partition is not one of AWS's.
  public static Optional<Arn> parse(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || !parts[0].equals("arn") || !PARTITION.matcher(parts[1]).matches()) {
      return Optional.empty();
    }
    return Optional.of(new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]));
  }

  /// The ARN of an IAM role in the same partition and account, without a path.
  private Arn role(String name) {
    return new Arn(partition, "iam", "", account, "role/" + name);
  }

  public boolean isRole() {
    return service.equals("iam") && resource.startsWith("role/");
  }

  public boolean isUser() {
    return service.equals("iam") && resource.startsWith("user/");
  }

  /// Whether this is how STS names a session of a role: `assumed-role/<role>/<session>`.
  public boolean isRoleSession() {
    return service.equals("sts")
        && resource.startsWith("assumed-role/")
        && resource.indexOf('/', "assumed-role/".length()) > 0;
  }

  /// The name of the role, when this is a role or a session of one. It is what IAM `GetRole` asks
  /// for.
  public Optional<String> roleName() {
    return canonical().filter(Arn::isRole).map(arn -> arn.withoutPath().lastSegment());
  }

  /// The last segment of the resource: the bare name of a role or user.
  public String lastSegment() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /// Whether something stands between `role/` and the name.
  public boolean hasPath() {
    return resource.indexOf('/') != resource.lastIndexOf('/');
  }

  /// How `aws-auth` must name a role: only the name after `role/` (fact 3). Anything else stays as
  /// it is (fact 4).
  public Arn withoutPath() {
    return isRole() && hasPath() ? role(lastSegment()) : this;
  }

  /// What the authenticator makes of a caller's ARN (fact 2): a role session becomes its role, and
  /// IAM roles, users, the account root and federated users stay as they are. Nothing else is a
  /// caller.
  public Optional<Arn> canonical() {
    if (isRoleSession()) {
      return Optional.of(
          role(resource.substring("assumed-role/".length(), resource.lastIndexOf('/'))));
    }
    boolean caller =
        isRole()
            || isUser()
            || (service.equals("iam") && resource.equals("root"))
            || (service.equals("sts") && resource.startsWith("federated-user/"));
    return caller ? Optional.of(this) : Optional.empty();
  }

  @Override
  public String toString() {
    return String.join(":", "arn", partition, service, region, account, resource);
  }
}
