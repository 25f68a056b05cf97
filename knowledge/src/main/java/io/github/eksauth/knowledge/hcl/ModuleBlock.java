package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import java.util.List;
import java.util.Optional;

/// A `module "name" { … }` block.
record ModuleBlock(String name, Block block) {
  static List<ModuleBlock> of(HclFile file) {
    return file.body().blocks().stream()
        .filter(block -> block.type().equals("module"))
        .map(block ->
            new ModuleBlock(block.labels().isEmpty() ? "" : block.labels().getFirst(), block))
        .toList();
  }

  int line() {
    return block.line();
  }

  List<Attribute> arguments() {
    return block.body().attributes();
  }

  /// Empty when it is not set, or not a plain string.
  Optional<String> source() {
    return text("source");
  }

  /// Empty when it is not set, or not a plain string.
  Optional<String> version() {
    return text("version");
  }

  /// The line of an argument, or of the block when the argument is not set.
  int lineOf(String argument) {
    return argument(argument).map(Attribute::line).orElse(line());
  }

  private Optional<Attribute> argument(String name) {
    return arguments().stream().filter(argument -> argument.name().equals(name)).findFirst();
  }

  private Optional<String> text(String name) {
    return argument(name)
        .map(Attribute::value)
        .filter(Expression.Text.class::isInstance)
        .map(value -> ((Expression.Text) value).value());
  }
}
