package io.github.eksauth.knowledge.hcl;

/// Something wrong in a snippet: on which line, and what to write instead.
///
/// @param line from 1
public record HclProblem(int line, String message) {}
