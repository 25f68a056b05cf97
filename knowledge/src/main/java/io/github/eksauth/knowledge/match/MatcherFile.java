package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the matcher makes of the program's own entries, made once by the build and kept inside the
/// jar: numbering every phrase of every entry would be most of a short run.
///
/// The build calls [#main], after the entries have been bundled.
final class MatcherFile {
  static final String SIGNATURES = "signatures.bin";
  static final String RANKING = "ranking.bin";

  private MatcherFile() {}

  /// Writes the files into the folder that the argument names.
  static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Knowledge knowledge = Knowledge.bundled();
    Tables.Output signatures = new Tables.Output();
    Signatures.of(knowledge).write(signatures);
    Files.write(folder.resolve(SIGNATURES), signatures.bytes());
    Tables.Output ranking = new Tables.Output();
    Ranking.of(knowledge).write(ranking);
    Files.write(folder.resolve(RANKING), ranking.bytes());
  }

  /// One of the files in the program's own jar.
  static Tables.Input open(String name) {
    try (InputStream in = MatcherFile.class.getResourceAsStream("/knowledge/" + name)) {
      if (in == null) {
        throw new IllegalStateException(
            name + " is not in the program; build it with `mvn verify`");
      }
      return new Tables.Input(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
