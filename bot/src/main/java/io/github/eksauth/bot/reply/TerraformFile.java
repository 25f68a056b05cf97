package io.github.eksauth.bot.reply;

import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.hcl.Target;
import java.util.Comparator;
import java.util.List;

/// The HCL of an option as a file.
///
/// @param name what to call it
public record TerraformFile(String name, String text) {
  /// The snippet for the newest module stands as it is; the others follow as comments, because two
  /// `module` blocks of one name make no configuration.
  static TerraformFile of(Remedy remedy, Wording words) {
    List<Remedy.Snippet> snippets = newestFirst(remedy);
    StringBuilder out = new StringBuilder();
    comment(remedy.option().title().in(words.language()), out);
    comment(words.risk(remedy.option().risk()), out);
    if (!remedy.missing().isEmpty()) {
      comment(words.fillIn(remedy.missing()), out);
    }
    for (int i = 0; i < snippets.size(); i++) {
      Remedy.Snippet snippet = snippets.get(i);
      out.append('\n');
      comment(words.target(snippet.target()), out);
      if (i == 0) {
        out.append(snippet.text().strip()).append('\n');
      } else {
        comment(snippet.text().strip(), out);
      }
    }
    return new TerraformFile("eks-auth-" + remedy.option().id() + ".tf", out.toString());
  }

  private static void comment(String text, StringBuilder out) {
    PlainText.safe(text)
        .lines()
        .forEach(line -> out.append(("# " + line).stripTrailing()).append('\n'));
  }

  /// The snippets, that for the newest module first, plain resources last.
  static List<Remedy.Snippet> newestFirst(Remedy remedy) {
    return remedy.snippets().stream()
        .sorted(
            Comparator.comparingInt((Remedy.Snippet snippet) -> major(snippet.target())).reversed())
        .toList();
  }

  private static int major(Target target) {
    return target.major().orElse(0);
  }
}
