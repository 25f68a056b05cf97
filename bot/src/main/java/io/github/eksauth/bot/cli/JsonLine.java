package io.github.eksauth.bot.cli;

import io.github.eksauth.bot.intake.BadInput;
import java.io.BufferedReader;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One paste of a file of `{"id": …, "text": …}` lines; other fields are not looked at.
record JsonLine(String id, String text) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// The pastes, read as they are asked for; blank lines are skipped.
  ///
  /// @throws BadInput on asking for a line that is not of this form
  static Iterable<JsonLine> read(BufferedReader reader) {
    AtomicInteger number = new AtomicInteger();
    Iterator<JsonLine> lines =
        reader
            .lines()
            .peek(line -> number.incrementAndGet())
            .filter(line -> !line.isBlank())
            .map(line -> parse(line, number.get()))
            .iterator();
    return () -> lines;
  }

  private static JsonLine parse(String line, int number) {
    JsonNode row;
    try {
      row = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new BadInput("line " + number + " is not JSON: " + e.getOriginalMessage());
    }
    if (!row.path("id").isString() || !row.path("text").isString()) {
      throw new BadInput(
          "line " + number + " lacks a text `id` or `text`; write {\"id\": …, \"text\": …}");
    }
    return new JsonLine(row.path("id").stringValue(), row.path("text").stringValue());
  }
}
