package io.github.eksauth.knowledge.hcl;

/// An argument of a Terraform module.
///
/// @param type its type as the module declares it, such as `list(string)`; long object types are
///   shortened
/// @param standard the value it has when it is not set, as HCL
public record Argument(String name, String type, String standard) {}
