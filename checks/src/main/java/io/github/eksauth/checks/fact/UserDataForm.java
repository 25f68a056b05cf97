package io.github.eksauth.checks.fact;

/// What kind of text the user data of a node is: each family of AMIs reads another one.
public enum UserDataForm {
  NONE,
  /// `/etc/eks/bootstrap.sh`, of Amazon Linux 2.
  BOOTSTRAP_SH,
  /// A `NodeConfig` for nodeadm, of Amazon Linux 2023.
  NODEADM,
  /// TOML settings, of Bottlerocket.
  BOTTLEROCKET,
  /// PowerShell, of Windows.
  POWERSHELL,
  /// Anything else, such as a script that does not join the cluster itself.
  OTHER
}
