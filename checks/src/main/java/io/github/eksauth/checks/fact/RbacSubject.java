package io.github.eksauth.checks.fact;

/// Whom a binding is for: `kind` is `User`, `Group` or `ServiceAccount`.
public record RbacSubject(String kind, String name, @OrEmpty String namespace) {}
