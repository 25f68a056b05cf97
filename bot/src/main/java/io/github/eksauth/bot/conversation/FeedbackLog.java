package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.intake.BadInput;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people think of answers, as JSON lines in `feedback.jsonl` in the state folder: from there
/// it goes into the evaluation of the matcher. When the file is full it becomes `feedback.1.jsonl`,
/// and what that was is gone.
public final class FeedbackLog {
  private static final Logger LOG = LoggerFactory.getLogger(FeedbackLog.class);
  private static final String NAME = "feedback.jsonl";
  private static final String BEFORE = "feedback.1.jsonl";
  private static final long MOST = 8L * 1024 * 1024;
  private static final int VERSION = 1;

  private final StateFolder folder;
  private final long most;

  /// @param folder the state folder, as of the [Journal], which sees to it that it is ours alone
  /// @throws BadInput when the folder cannot be used
  public FeedbackLog(Path folder) {
    this(folder, MOST);
  }

  /// @param most size up to which the file grows, in bytes
  FeedbackLog(Path folder, long most) {
    this.folder = StateFolder.at(folder);
    this.most = most;
  }

  /// Writes it down.
  ///
  /// @return whether it is in the file; if not, the log says why
  public synchronized boolean add(Feedback feedback) {
    String line = write(feedback);
    try {
      Path file = folder.own(NAME);
      if (Files.size(file) > 0 && Files.size(file) + line.length() > most) {
        Files.move(file, folder.file(BEFORE), StandardCopyOption.REPLACE_EXISTING);
        folder.own(NAME);
      }
      try (LineFile lines = LineFile.addingTo(file)) {
        lines.add(line);
      }
      return true;
    } catch (IOException e) {
      LOG.error(
          "feedback on {} could not be written to {}: {}",
          feedback.answer(),
          folder,
          e.getMessage());
      return false;
    }
  }

  /// What is known, the oldest first: of each person and answer what they said last, for they may
  /// change their mind. Lines that cannot be read are left out.
  ///
  /// @throws BadInput when the files cannot be read
  public synchronized List<Feedback> read() {
    SequencedMap<List<String>, Feedback> all = new LinkedHashMap<>();
    for (String name : List.of(BEFORE, NAME)) {
      Path file = folder.file(name);
      try {
        if (Files.exists(file)) {
          LineReader.read(file, line -> read(line).ifPresent(it -> all.putLast(key(it), it)));
        }
      } catch (IOException e) {
        throw new BadInput(file + " cannot be read (" + e + "); let our user own it");
      }
    }
    return List.copyOf(all.values());
  }

  private static List<String> key(Feedback it) {
    return List.of(it.team(), it.person(), it.answer());
  }

  private static String write(Feedback feedback) {
    ObjectNode json = Json.object().put("v", VERSION);
    Json.put(json, "at", feedback.at());
    json.put("answer", feedback.answer())
        .put("team", feedback.team())
        .put("person", feedback.person())
        .put("right", feedback.right());
    Json.put(json, "entry", feedback.entry());
    Json.put(json, "was", feedback.was().map(Paste::text));
    json.put("paste", feedback.paste().text());
    return Json.line(json);
  }

  private static Optional<Feedback> read(String line) {
    try {
      JsonNode json = Json.read(line);
      if (Json.number(json, "v") != VERSION) {
        return Optional.empty();
      }
      return Optional.of(
          new Feedback(
              Json.time(json, "at"),
              Json.text(json, "answer"),
              Json.text(json, "team"),
              Json.text(json, "person"),
              Json.flag(json, "right"),
              Json.maybe(json, "entry"),
              Json.maybe(json, "was").map(Paste::new),
              new Paste(Json.text(json, "paste"))));
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
