package io.github.eksauth.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A Markdown file of the project, taken apart.
///
/// A block is run by a test unless a comment before it says why not:
///
/// ```
/// <!-- not run: needs a cluster -->
/// ```
///
/// @param name its path from the project's root
record Document(String name, String text) {
  static final Path ROOT = Path.of("..");

  private static final Pattern BLOCK =
      Pattern.compile(
          "(?:<!-- (not run|recipe): (.+?) -->\\s*)?^ *```(\\w+)\n(.*?)^ *```$",
          Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern FENCED =
      Pattern.compile("^ *```.*?^ *```$", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(#).*|\\S+");

  /// A fenced block.
  ///
  /// @param exempt why it is not run
  record Block(String document, String language, String text, Optional<String> exempt) {
    /// The commands, each as its words; comments are left out.
    List<List<String>> commands() {
      return text.replaceAll("\\\\\n\\s*", "")
          .lines()
          .map(Document::words)
          .filter(words -> !words.isEmpty())
          .toList();
    }
  }

  /// All that people read: what is in the root, in docs and in deploy.
  static List<Document> all() {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> root = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"));
        Stream<Path> deploy = Files.walk(ROOT.resolve("deploy"));
        Stream<Path> recordings = Files.list(ROOT.resolve("checks").resolve("recordings"))) {
      Stream.of(root, docs, deploy, recordings)
          .flatMap(it -> it)
          .filter(file -> file.toString().endsWith(".md") && Files.isRegularFile(file))
          .sorted()
          .forEach(files::add);
      List<Document> all = new ArrayList<>();
      for (Path file : files) {
        all.add(new Document(ROOT.relativize(file).toString(), Files.readString(file)));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The document at this path.
  static Document at(String name) {
    return all().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }

  List<Block> blocks(String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(found -> found.group(3).equals(language))
        .map(
            found -> new Block(name, language, found.group(4), Optional.ofNullable(found.group(2))))
        .toList();
  }

  /// What stands in backticks outside of blocks.
  List<String> spans() {
    return SPAN.matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(found -> found.group(1).replace("\\|", "|"))
        .toList();
  }

  List<String> links() {
    return LINK.matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  /// What links into this document may point at, as GitHub makes it of the headings.
  List<String> anchors() {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map(found ->
            found
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-'))
        .toList();
  }

  /// The words of a line of shell; a comment ends it.
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(line);
    while (word.find()) {
      if (word.group(3) != null) {
        break;
      }
      words.add(
          Optional.ofNullable(word.group(1))
              .or(() -> Optional.ofNullable(word.group(2)))
              .orElse(word.group()));
    }
    return words;
  }
}
