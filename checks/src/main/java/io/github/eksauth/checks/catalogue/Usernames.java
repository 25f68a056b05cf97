package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Selector;
import java.util.Optional;
import java.util.regex.Pattern;

/// The user name that the API server sees: the template of the mapping filled with what the
/// caller's ARN and the message tell (facts 30, 48).
final class Usernames {
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{[A-Za-z0-9]{1,40}}}");

  private Usernames() {}

  /// With `*` for each part that is not known.
  static String of(String template, Focus focus) {
    String known = filled(template, focus);
    return focus
        .on(Subject.KUBERNETES_USER)
        .filter(name -> Selector.wildcard(known, name))
        .orElse(known);
  }

  private static String filled(String template, Focus focus) {
    Optional<Arn> arn = focus.callerArn().flatMap(Arn::parse);
    Optional<String> session = arn.filter(Arn::isRoleSession).map(Arn::lastSegment);
    String name = template;
    if (arn.isPresent()) {
      name = name.replace("{{AccountID}}", arn.get().account());
    }
    if (session.isPresent()) {
      name =
          name.replace("{{SessionNameRaw}}", session.get())
              .replace("{{SessionName}}", session.get().replace('@', '-'));
    }
    return TEMPLATE.matcher(name).replaceAll("*");
  }
}
