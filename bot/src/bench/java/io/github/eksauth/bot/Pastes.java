package io.github.eksauth.bot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What people paste: the texts that the entries are tested with, but for the longest.
final class Pastes {
  private static final int LONGEST = 4_000;

  private Pastes() {}

  static List<String> all() {
    try (Stream<Path> files = Files.walk(Path.of("..", "knowledge", "entries"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("hit-"))
          .sorted()
          .map(Pastes::read)
          .filter(text -> text.length() < LONGEST)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
