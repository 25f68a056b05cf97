package io.github.eksauth.checks.fact;

/// A NodeClass: `role` is the name (Auto Mode: also the ARN) of the role its nodes come with,
/// `instanceProfile` the profile instead; the other one is empty.
public record NodeClass(String name, @OrEmpty String role, @OrEmpty String instanceProfile) {}
