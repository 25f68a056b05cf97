package io.github.eksauth.checks.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which program made a call, by the user agent that CloudTrail and the audit log keep.
final class Tool {
  static final String EKS = "eks";

  /// Programs that hide behind the library they use: `APN/1.0 HashiCorp/1.0 Terraform/1.9.5 …`.
  private static final List<String> TELLING =
      List.of("terraform", "eksctl", "pulumi", "cloudformation", "kubectl", "argocd", "helm");

  private static final Pattern SERVICE = Pattern.compile("eks[a-z-]*\\.amazonaws\\.com");

  private Tool() {}

  /// The name of the program in small letters: `terraform`, `kubectl`, `aws-cli`, `eks` for EKS
  /// itself; empty when the agent is.
  static String of(String userAgent) {
    String agent = userAgent.toLowerCase(Locale.ROOT);
    if (SERVICE.matcher(agent).matches() || agent.startsWith("vpclambda")) {
      return EKS;
    }
    for (String name : TELLING) {
      if (agent.contains(name)) {
        return name;
      }
    }
    if (agent.startsWith("mozilla/")) {
      return "a browser";
    }
    int end = 0;
    while (end < agent.length() && agent.charAt(end) != '/' && agent.charAt(end) != ' ') {
      end++;
    }
    return agent.substring(0, end);
  }
}
