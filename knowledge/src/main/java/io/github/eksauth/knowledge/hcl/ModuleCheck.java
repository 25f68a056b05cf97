package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import io.github.eksauth.knowledge.hcl.HclFile.Reference;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/// Compares the `module` blocks of a snippet with what the module accepts in the version the
/// snippet is for.
final class ModuleCheck {
  private static final String AWS_AUTH = ModuleTables.source("aws-auth");
  private static final int AWS_AUTH_MAJOR = 20;
  private static final String AWS_AUTH_CONSTRAINT = "~> 20.0";

  /// What Terraform itself reads in a `module` block.
  private static final Set<String> META_ARGUMENTS =
      Set.of("source", "version", "count", "for_each", "providers", "depends_on");

  /// In these blocks `module.eks.…` is the address of a resource, not an output.
  private static final Set<String> BLOCKS_OF_ADDRESSES = Set.of("moved", "removed", "import");

  private final ModuleTables tables;
  private final HclFile file;
  private final Target target;
  private final BitSet addresses;
  private final List<HclProblem> problems = new ArrayList<>();
  private final Map<String, EksModule> byName = new HashMap<>();
  private final Set<String> foreign = new HashSet<>();

  ModuleCheck(ModuleTables tables, HclFile file, Target target) {
    this.tables = tables;
    this.file = file;
    this.target = target;
    this.addresses = linesOfAddresses(file);
  }

  List<HclProblem> problems() {
    ModuleBlock.of(file).forEach(this::module);
    file.references().forEach(this::reference);
    return problems;
  }

  private void add(int line, String message) {
    problems.add(new HclProblem(line, message));
  }

  private void module(ModuleBlock module) {
    if (module.source().isEmpty()) {
      add(
          module.lineOf("source"),
          "the module has no source; write source = \"" + ModuleTables.ROOT + "\"");
      return;
    }
    String source = module.source().get();
    if (!source.contains("terraform-aws-modules/eks")
        && ModuleName.nearest(source, List.of(ModuleTables.ROOT)).isEmpty()) {
      foreign.add(module.name());
      return;
    }
    if (target.major().isEmpty()) {
      add(
          module.line(),
          "a snippet for `"
              + target.id()
              + "` does without the EKS module; write the provider's resources, or move the"
              + " block to the snippet for a module version");
      return;
    }
    int major = source.equals(AWS_AUTH) ? AWS_AUTH_MAJOR : target.major().getAsInt();
    version(module, major, source);
    Optional<EksModule> table = tables.module(major, source);
    if (table.isEmpty()) {
      add(module.lineOf("source"), noSuchSource(major, source));
      foreign.add(module.name());
      return;
    }
    byName.put(module.name(), table.get());
    for (Attribute argument : module.arguments()) {
      if (!META_ARGUMENTS.contains(argument.name()) && !table.get().hasArgument(argument.name())) {
        add(argument.line(), noSuchArgument(table.get(), argument.name()));
      }
    }
    for (Block block : module.block().body().blocks()) {
      add(block.line(), "a module takes no blocks; write `" + block.type() + " = {`");
    }
  }

  private void version(ModuleBlock module, int major, String source) {
    boolean awsAuth = source.equals(AWS_AUTH);
    String wanted = awsAuth ? AWS_AUTH_CONSTRAINT : target.constraint();
    Optional<String> version = module.version();
    if (version.isEmpty()) {
      add(
          module.lineOf("version"),
          "the module has no version; write version = \"" + wanted + "\"");
    } else if (awsAuth ? !version.get().equals(wanted) : !staysWithin(major, version.get())) {
      String why =
          awsAuth
              ? "; the aws-auth submodule ends with version 20"
              : "; this snippet is for version " + major + " and nothing else";
      add(
          module.lineOf("version"),
          "version = \""
              + version.get()
              + "\" does not fit; write version = \""
              + wanted
              + "\""
              + why);
    }
  }

  /// `~> 20.37` and `~> 20.37.1`, but not `~> 20`, which lets 21 in.
  private static boolean staysWithin(int major, String constraint) {
    String prefix = "~> " + major + ".";
    if (!constraint.startsWith(prefix)) {
      return false;
    }
    String rest = constraint.substring(prefix.length());
    boolean digitsAndDots = rest.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    return digitsAndDots
        && !rest.isEmpty()
        && !rest.startsWith(".")
        && !rest.endsWith(".")
        && !rest.contains("..");
  }

  private String noSuchSource(int major, String source) {
    List<Integer> elsewhere = majorsWhere(it -> tables.module(it, source).isPresent());
    Map<String, String> sourceByFolder =
        tables.sources(major).stream().collect(Collectors.toMap(ModuleCheck::folder, it -> it));
    Optional<String> near =
        ModuleName.nearest(folder(source), sourceByFolder.keySet())
            .map(folder -> "\"" + sourceByFolder.getOrDefault(folder, folder) + "\"");
    return "the EKS module has no \"" + source + "\" in version " + major + hint(near, elsewhere);
  }

  private static String folder(String source) {
    return source.substring(source.lastIndexOf('/') + 1);
  }

  private String noSuchArgument(EksModule module, String name) {
    List<Integer> elsewhere =
        majorsWhere(it ->
            tables
                .module(it, module.source())
                .filter(table -> table.hasArgument(name))
                .isPresent());
    Optional<String> near =
        ModuleName.nearest(name, module.arguments().keySet()).map(it -> "`" + it + "`");
    return "`"
        + name
        + "` is no argument of "
        + describe(module)
        + hint(near, elsewhere)
        + inSubmodule(module, name);
  }

  private static String describe(EksModule module) {
    return module.source() + " " + module.major() + " (read at " + module.tag() + ")";
  }

  private String inSubmodule(EksModule module, String name) {
    boolean moved =
        module.source().equals(ModuleTables.ROOT)
            && module.major() >= AWS_AUTH_MAJOR
            && tables
                .module(AWS_AUTH_MAJOR, AWS_AUTH)
                .filter(it -> it.hasArgument(name))
                .isPresent();
    if (moved) {
      return "; use the module \""
          + AWS_AUTH
          + "\", version = \""
          + AWS_AUTH_CONSTRAINT
          + "\", for it";
    }
    return "";
  }

  private List<Integer> majorsWhere(IntPredicate holds) {
    return tables.majors().stream().filter(holds::test).toList();
  }

  private static String hint(Optional<String> near, List<Integer> elsewhere) {
    String hint = near.map(name -> "; write " + name).orElse("");
    if (!elsewhere.isEmpty()) {
      hint +=
          "; it exists in "
              + elsewhere.stream().map(major -> "v" + major).collect(Collectors.joining(", "))
              + " only";
    }
    return hint.isEmpty() ? "; remove it" : hint;
  }

  private void reference(Reference reference) {
    List<String> path = reference.path();
    if (path.size() < 3 || !path.getFirst().equals("module") || addresses.get(reference.line())) {
      return;
    }
    String output = path.get(2).equals("[]") && path.size() > 3 ? path.get(3) : path.get(2);
    Optional<EksModule> module = referenced(path.get(1));
    if (module.isPresent() && !output.equals("[]") && !module.get().hasOutput(output)) {
      List<Integer> elsewhere =
          majorsWhere(it ->
              tables
                  .module(it, module.get().source())
                  .filter(m -> m.hasOutput(output))
                  .isPresent());
      Optional<String> near =
          ModuleName.nearest(output, module.get().outputs()).map(it -> "`" + it + "`");
      add(
          reference.line(),
          "`" + output + "` is no output of " + describe(module.get()) + hint(near, elsewhere));
    }
  }

  /// A snippet may leave the block of the cluster's own module out; by custom it is called `eks`.
  private Optional<EksModule> referenced(String name) {
    if (name.equals("eks")
        && !byName.containsKey(name)
        && !foreign.contains(name)
        && target.major().isPresent()) {
      return tables.module(target.major().getAsInt(), ModuleTables.ROOT);
    }
    return Optional.ofNullable(byName.get(name));
  }

  private static BitSet linesOfAddresses(HclFile file) {
    var lines = new BitSet();
    for (Block block : file.body().blocks()) {
      if (BLOCKS_OF_ADDRESSES.contains(block.type())) {
        lines.set(block.line(), block.lastLine() + 1);
      }
    }
    return lines;
  }
}
