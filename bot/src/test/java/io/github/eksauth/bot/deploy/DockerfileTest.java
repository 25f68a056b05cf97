package io.github.eksauth.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of the image can be told without building it.
class DockerfileTest {
  private static final Path ROOT = Path.of("..");

  private static List<String> lines(String start) throws IOException {
    try (Stream<String> lines = Files.lines(ROOT.resolve("Dockerfile"))) {
      return lines.map(String::strip).filter(line -> line.startsWith(start)).toList();
    }
  }

  @Test
  void both_base_images_are_pinned_by_digest() throws IOException {
    assertThat(lines("FROM "))
        .hasSize(2)
        .allMatch(line -> line.matches("FROM [\\w.:/-]+@sha256:[0-9a-f]{64}(?: AS build)?"));
  }

  @Test
  void it_runs_as_a_user_by_number_and_needs_no_shell() throws IOException {
    assertThat(lines("USER ")).containsExactly("USER 65532:65532");
    assertThat(Stream.of("ENTRYPOINT ", "CMD ").map(DockerfileTest::only))
        .allMatch(line -> line.matches("\\w+ \\[\".*\"]"));
  }

  private static String only(String start) {
    try {
      // the health check's CMD is the other one
      return lines(start).getLast();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// What stands in the group of the pattern, wherever the pattern fits.
  private static List<String> named(String pattern) throws IOException {
    return Pattern.compile(pattern)
        .matcher(Files.readString(ROOT.resolve("Dockerfile")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  @Test
  void every_class_that_it_names_exists() throws IOException {
    assertThat(named("(io\\.github\\.eksauth\\.[a-z.]+[A-Z]\\w+)"))
        .isNotEmpty()
        .allSatisfy(name ->
            assertThat(Class.forName(name).getDeclaredMethods())
                .anyMatch(method -> method.getName().equals("main")));
  }

  @Test
  void what_makes_its_cache_exists() throws IOException {
    assertThat(named("-Dbench=(\\w+)"))
        .hasSize(1)
        .allSatisfy(name ->
            assertThat(ROOT.resolve("bot/src/bench/java/io/github/eksauth/bot/" + name + ".java"))
                .exists());
  }

  /// Java refuses to start from a cache when its first heap is smaller than what the cache holds,
  /// and a container of 512 MiB would have one of 8 MiB.
  @Test
  void its_heap_begins_with_a_share_of_the_memory() throws IOException {
    assertThat(named("(bot/src/main/image/\\S+)"))
        .hasSize(1)
        .allSatisfy(options ->
            assertThat(Files.readString(ROOT.resolve(options)))
                .containsPattern("(?m)^-XX:InitialRAMPercentage=\\d{2}$"));
    assertThat(Files.readString(ROOT.resolve("Dockerfile"))).contains("-XX:AOTCache=");
  }

  @Test
  void what_it_copies_exists_and_is_let_through() throws IOException {
    List<String> allowed =
        Files.readAllLines(ROOT.resolve(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    assertThat(allowed).allSatisfy(path -> assertThat(ROOT.resolve(path)).exists());
    assertThat(lines("COPY ").stream().filter(line -> !line.contains("--from")))
        .isNotEmpty()
        .allSatisfy(line -> {
          String source = line.split(" ", -1)[1];
          assertThat(ROOT.resolve(source)).exists();
          assertThat(source.equals(".") || allowed.contains(source.split("/", -1)[0])).isTrue();
        });
  }
}
