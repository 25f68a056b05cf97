package io.github.eksauth.checks.fact;

/// A complaint of EKS about a Fargate profile or a node group.
public record HealthIssue(String code, String message) {}
