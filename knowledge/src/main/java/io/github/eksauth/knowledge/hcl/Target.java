package io.github.eksauth.knowledge.hcl;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/// What a snippet is written for.
public enum Target {
  MODULE_19("module-19", 19, "~> 19.21"),
  MODULE_20("module-20", 20, "~> 20.37"),
  MODULE_21("module-21", 21, "~> 21.0"),
  /// Plain resources of the AWS and Kubernetes providers.
  RESOURCE("resource", 0, ""),
  /// Commands for a shell.
  CLI("cli", 0, "");

  private final String id;
  private final int major;
  private final String constraint;

  Target(String id, int major, String constraint) {
    this.id = id;
    this.major = major;
    this.constraint = constraint;
  }

  public String id() {
    return id;
  }

  /// The major version of the EKS module; empty when the snippet does not use the module.
  public OptionalInt major() {
    return major == 0 ? OptionalInt.empty() : OptionalInt.of(major);
  }

  /// The version constraint to write in a `module` block.
  String constraint() {
    return constraint;
  }

  public static Optional<Target> of(String id) {
    return Arrays.stream(values()).filter(target -> target.id.equals(id)).findFirst();
  }
}
