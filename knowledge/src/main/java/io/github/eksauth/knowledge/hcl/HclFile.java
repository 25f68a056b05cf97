package io.github.eksauth.knowledge.hcl;

import java.util.List;

/// A parsed HCL text: its tokens, its blocks and attributes, and what keeps it from being valid.
record HclFile(
    List<Token> tokens, Body body, List<Reference> references, List<HclProblem> problems) {
  HclFile {
    tokens = List.copyOf(tokens);
    references = List.copyOf(references);
    problems = List.copyOf(problems);
  }

  boolean isValid() {
    return problems.isEmpty();
  }

  /// What stands between two braces, or in the whole file.
  record Body(List<Attribute> attributes, List<Block> blocks) {
    Body {
      attributes = List.copyOf(attributes);
      blocks = List.copyOf(blocks);
    }
  }

  /// `name = value`.
  record Attribute(String name, Expression value, int line, int lastLine, Span valueTokens) {}

  /// `type "label" { … }`.
  record Block(
      String type, List<String> labels, Body body, int line, int lastLine, Span labelTokens) {
    Block {
      labels = List.copyOf(labels);
    }
  }

  /// Tokens by index: the first, and the one after the last.
  record Span(int from, int to) {}

  /// A dotted name in an expression, such as `module.eks.cluster_name`; an index in brackets reads
  /// `[]`.
  record Reference(List<String> path, int line) {
    Reference {
      path = List.copyOf(path);
    }
  }
}
