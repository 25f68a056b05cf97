package io.github.eksauth.bot.following;

import io.github.eksauth.bot.diagnosis.Diagnostician;
import io.github.eksauth.knowledge.entry.InvalidKnowledge;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.KnowledgeFolder;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.match.Lint;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.yaml.Problem;
import java.nio.file.Path;
import java.util.List;

/// What a folder of entries comes to, held against all that `kb lint` knows.
sealed interface Reading {
  /// It can answer.
  record Sound(Knowledge knowledge, Matcher matcher) implements Reading {}

  /// It cannot.
  record Unsound(List<Problem> problems) implements Reading {
    public Unsound {
      problems = List.copyOf(problems);
    }
  }

  /// Reads a folder; that takes seconds of one core.
  ///
  /// @param shown what problems call the folder
  static Reading of(Path folder, String shown) {
    KnowledgeFolder source = new KnowledgeFolder(folder);
    Vocabulary vocabulary = Diagnostician.vocabulary();
    try {
      List<Problem> problems = Lint.problems(source, vocabulary);
      if (problems.isEmpty()) {
        Knowledge knowledge = Knowledge.in(source, vocabulary);
        return new Sound(knowledge, new Matcher(knowledge));
      }
      return unsound(problems, folder, shown);
    } catch (InvalidKnowledge e) {
      return unsound(e.problems(), folder, shown);
    } catch (StackOverflowError e) {
      return new Unsound(List.of(new Problem(shown, 0, "something in here is nested too deeply")));
    }
  }

  private static Unsound unsound(List<Problem> problems, Path folder, String shown) {
    return new Unsound(
        problems.stream()
            .map(problem -> {
              Path file = Path.of(problem.file());
              String name =
                  file.startsWith(folder) ? shown + "/" + folder.relativize(file) : problem.file();
              return new Problem(name, problem.line(), problem.message());
            })
            .toList());
  }
}
