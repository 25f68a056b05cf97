package io.github.eksauth.knowledge.hcl;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Which argument and output exists in which version of `terraform-aws-modules/eks/aws`.
public final class ModuleTables {
  /// The module's name in the registry.
  public static final String ROOT = "terraform-aws-modules/eks/aws";

  private static final String SUBMODULE = ROOT + "//modules/";
  private static final List<Integer> MAJORS = List.of(17, 18, 19, 20, 21);

  private final Map<Integer, Map<String, EksModule>> bySource = new ConcurrentHashMap<>();

  private ModuleTables() {}

  /// The tables that come with the program; each version is read when it is first asked for.
  public static ModuleTables load() {
    return new ModuleTables();
  }

  /// The major versions there are tables for, oldest first.
  public List<Integer> majors() {
    return MAJORS;
  }

  /// A module by its source: `terraform-aws-modules/eks/aws`, or that with `//modules/karpenter`
  /// and the like.
  public Optional<EksModule> module(int major, String source) {
    if (!MAJORS.contains(major)) {
      return Optional.empty();
    }
    Map<String, EksModule> modules = bySource.computeIfAbsent(major, ModuleTableReader::read);
    return Optional.ofNullable(modules.get(source));
  }

  /// The sources that exist in a version.
  public List<String> sources(int major) {
    return module(major, ROOT).isEmpty()
        ? List.of()
        : bySource.getOrDefault(major, Map.of()).keySet().stream().sorted().toList();
  }

  /// The source of the module that a table calls `root` or by the name of its folder.
  static String source(String name) {
    return name.equals("root") ? ROOT : SUBMODULE + name;
  }
}
