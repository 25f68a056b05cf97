package io.github.eksauth.knowledge.hcl;

import io.github.eksauth.knowledge.hcl.HclFile.Attribute;
import io.github.eksauth.knowledge.hcl.HclFile.Block;
import io.github.eksauth.knowledge.hcl.HclFile.Body;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what is wrong with a snippet, and what to write instead.
public final class SnippetCheck {
  /// Who sets one of these owns the whole list: what it leaves out loses its access.
  private static final Set<String> WHOLE_LISTS = Set.of("aws_auth_roles", "map_roles", "mapRoles");

  private static final String KEPT = "kept-role";
  private static final int ACCOUNT_DIGITS = 12;

  private final ModuleTables tables;
  private final Set<String> vocabulary;

  /// Compares snippets with these tables and names.
  ///
  /// @param vocabulary the placeholders that can be filled in, fields of lists as `kept-role.arn`
  public SnippetCheck(ModuleTables tables, Set<String> vocabulary) {
    this.tables = tables;
    this.vocabulary = Set.copyOf(vocabulary);
  }

  /// Everything that is wrong with a snippet, by line; of a text that is not HCL only why it is
  /// not.
  ///
  /// @param fileName the last part of the file's name, `option.target.tf`; not looked at for
  ///   commands
  public List<HclProblem> check(String fileName, String text, Target target) {
    var problems = new ArrayList<HclProblem>();
    if (target == Target.CLI) {
      commands(text, problems);
    } else {
      if (!fileName.endsWith("." + target.id() + ".tf")) {
        String wanted = "<option>." + target.id() + ".tf";
        problems.add(new HclProblem(1, "the file is called " + fileName + "; call it " + wanted));
      }
      hcl(text, target, problems);
    }
    accounts(text, problems);
    problems.sort(Comparator.comparingInt(HclProblem::line));
    return List.copyOf(problems);
  }

  private void commands(String text, List<HclProblem> problems) {
    var reader = new ShellReader(text);
    reader.problem().ifPresent(problems::add);
    for (ShellReader.Part part : reader.parts()) {
      if (part instanceof ShellReader.Part.Slot slot) {
        known(slot.name(), slot.line(), problems);
      }
    }
  }

  private void hcl(String text, Target target, List<HclProblem> problems) {
    var reader = new TemplateReader(text);
    problems.addAll(reader.problems());
    if (!reader.file().isValid()) {
      return;
    }
    format(text).ifPresent(problems::add);
    placeholders(reader, problems);
    trailingComments(reader.file(), problems);
    wholeLists(reader, problems);
    problems.addAll(new ModuleCheck(tables, reader.file(), target).problems());
  }

  private static Optional<HclProblem> format(String text) {
    List<String> actual = text.lines().toList();
    List<String> canonical = HclFormat.format(text).lines().toList();
    for (int i = 0; i < actual.size() && i < canonical.size(); i++) {
      if (!actual.get(i).equals(canonical.get(i))) {
        String wanted = canonical.get(i);
        return Optional.of(
            new HclProblem(
                i + 1,
                "not as terraform fmt leaves it; write `" + wanted + "`, with these spaces"));
      }
    }
    if (!text.endsWith("\n")) {
      return Optional.of(
          new HclProblem(
              Math.max(1, actual.size()), "the last line does not end; add a line break"));
    }
    if (!HclFormat.isCanonical(text)) {
      return Optional.of(
          new HclProblem(1, "not as terraform fmt leaves it; run terraform fmt on the file"));
    }
    return Optional.empty();
  }

  private void placeholders(TemplateReader reader, List<HclProblem> problems) {
    for (Token token : reader.file().tokens()) {
      for (String name : Placeholders.names(token.text())) {
        switch (token.kind()) {
          case QUOTED_TEXT -> known(name, token.line(), problems);
          case COMMENT, HEREDOC_TEXT -> {
            if (vocabulary.contains(name)) {
              problems.add(
                  new HclProblem(
                      token.line(),
                      "`<"
                          + name
                          + ">` is not filled in here; placeholders go into quoted strings only"));
            }
          }
          default -> {}
        }
      }
    }
    for (TemplatePart.Each each : reader.blocks()) {
      if (vocabulary.stream().noneMatch(name -> name.startsWith(each.list() + "."))) {
        problems.add(
            new HclProblem(
                each.line(),
                "`" + each.list() + "` is no list we know; write `# each " + KEPT + "`"));
      }
    }
  }

  private void known(String name, int line, List<HclProblem> problems) {
    if (!vocabulary.contains(name)) {
      String hint =
          ModuleName.nearest(name, vocabulary)
              .map(near -> "write `<" + near + ">`")
              .orElse("write one that can be filled in");
      problems.add(new HclProblem(line, "`<" + name + ">` is no placeholder we know; " + hint));
    }
  }

  /// They would move when a value is filled in.
  private static void trailingComments(HclFile file, List<HclProblem> problems) {
    for (int i = 1; i < file.tokens().size(); i++) {
      Token token = file.tokens().get(i);
      if (token.is(TokenKind.COMMENT) && !file.tokens().get(i - 1).endsLine()) {
        problems.add(
            new HclProblem(token.line(), "a comment after code; put it on the line above"));
      }
    }
  }

  private static void wholeLists(TemplateReader reader, List<HclProblem> problems) {
    if (reader.lists().contains(KEPT)) {
      return;
    }
    var seen = new HashSet<Integer>();
    for (Named named : names(reader.file().body())) {
      if (WHOLE_LISTS.contains(named.name()) && seen.add(named.line())) {
        problems.add(
            new HclProblem(
                named.line(),
                "`"
                    + named.name()
                    + "` owns the whole list, and what is left out loses access; put the roles that must"
                    + " stay between `# each "
                    + KEPT
                    + "` and `# end`"));
      }
    }
  }

  private record Named(String name, int line) {}

  private static List<Named> names(Body body) {
    List<Named> names = new ArrayList<>();
    for (Attribute attribute : body.attributes()) {
      names.add(new Named(attribute.name(), attribute.line()));
      names(attribute.value(), names);
    }
    for (Block block : body.blocks()) {
      names.addAll(names(block.body()));
    }
    return names;
  }

  private static void names(Expression expression, List<Named> names) {
    switch (expression) {
      case Expression.Text ignored -> {}
      case Expression.Items(List<Expression> items) -> items.forEach(item -> names(item, names));
      case Expression.Computed(List<Expression> within) -> within.forEach(it -> names(it, names));
      case Expression.Fields(List<Expression.Field> fields) -> {
        for (Expression.Field field : fields) {
          if (field.key() instanceof Expression.Text(String key)) {
            names.add(new Named(key, field.line()));
          }
          names(field.value(), names);
        }
      }
    }
  }

  /// Twelve digits on their own.
  private static void accounts(String text, List<HclProblem> problems) {
    int line = 1;
    int word = 0;
    boolean digits = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '\n';
      if (Character.isLetterOrDigit(c)) {
        digits &= c >= '0' && c <= '9';
        word++;
        continue;
      }
      if (digits && word == ACCOUNT_DIGITS) {
        String account = text.substring(i - word, i);
        problems.add(
            new HclProblem(line, account + " looks like an account id; write `<account>`"));
      }
      word = 0;
      digits = true;
      if (c == '\n') {
        line++;
      }
    }
  }
}
