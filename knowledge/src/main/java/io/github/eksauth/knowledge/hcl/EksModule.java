package io.github.eksauth.knowledge.hcl;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// What one version of the EKS module, or of one of its submodules, accepts and returns.
///
/// @param source as a `module` block names it
/// @param tag the release that was read
/// @param arguments by name
public record EksModule(
    int major, String source, String tag, Map<String, Argument> arguments, Set<String> outputs) {
  public EksModule {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    outputs = Collections.unmodifiableSet(new LinkedHashSet<>(outputs));
  }

  public boolean hasArgument(String name) {
    return arguments.containsKey(name);
  }

  public boolean hasOutput(String name) {
    return outputs.contains(name);
  }
}
