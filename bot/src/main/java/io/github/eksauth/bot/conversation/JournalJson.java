package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.conversation.JournalLine.About;
import io.github.eksauth.bot.conversation.JournalLine.Accepted;
import io.github.eksauth.bot.conversation.JournalLine.Done;
import io.github.eksauth.bot.conversation.JournalLine.HasPosted;
import io.github.eksauth.bot.conversation.JournalLine.Heading;
import io.github.eksauth.bot.conversation.JournalLine.Posting;
import io.github.eksauth.bot.conversation.JournalLine.Remembered;
import io.github.eksauth.bot.conversation.JournalLine.Spoke;
import io.github.eksauth.bot.conversation.JournalLine.Starting;
import io.github.eksauth.bot.conversation.JournalLine.WasSeen;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.reply.CardView;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Paste;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/// The lines of the journal as JSON. Each says which version of this format it is of; a line of
/// another version is not read.
final class JournalJson {
  private static final int VERSION = 1;

  private JournalJson() {}

  static String write(JournalLine line) {
    ObjectNode json = Json.object().put("v", VERSION);
    switch (line) {
      case Accepted accepted -> {
        Json.put(json.put("is", "accepted"), "at", accepted.at());
        json.set("asked", asked(accepted.asked()));
      }
      case Starting(String id, int attempt) ->
          json.put("is", "starting").put("id", id).put("attempt", attempt);
      case Posting(String id) -> json.put("is", "posting").put("id", id);
      case HasPosted(String id, Posted(Place place, String message)) ->
          json.put("is", "posted").put("id", id).put("message", message).set("place", place(place));
      case Done(String id) -> json.put("is", "done").put("id", id);
      case WasSeen(Seen seen) -> {
        Json.put(json.put("is", "seen").put("id", seen.id()), "at", seen.at());
        json.set("keys", Json.texts(seen.keys()));
      }
      case Remembered(Heading heading, String answer) ->
          json.put("is", "answered").putRawValue("answered", new RawValue(answer));
      case About(Room room) -> json.put("is", "room").set("room", room(room));
      case Spoke spoke ->
          Json.put(json.put("is", "spoke").put("key", spoke.key()), "at", spoke.at());
    }
    return Json.line(json);
  }

  /// What a line says; empty when it is torn, damaged, or of another version.
  static Optional<JournalLine> read(String line) {
    return read(line, Set.of());
  }

  /// What a line says, as above.
  ///
  /// @param done ids of what is done: only the keys of it still matter
  static Optional<JournalLine> read(String line, Set<String> done) {
    try {
      JsonNode json = Json.read(line);
      if (Json.number(json, "v") != VERSION) {
        return Optional.empty();
      }
      return Optional.of(
          switch (Json.text(json, "is")) {
            case "accepted" -> accepted(json, done);
            case "starting" -> new Starting(Json.text(json, "id"), Json.count(json, "attempt"));
            case "posting" -> new Posting(Json.text(json, "id"));
            case "posted" ->
                new HasPosted(
                    Json.text(json, "id"),
                    new Posted(place(Json.part(json, "place")), Json.text(json, "message")));
            case "done" -> new Done(Json.text(json, "id"));
            case "seen" ->
                new WasSeen(
                    new Seen(
                        Json.text(json, "id"), Json.texts(json, "keys"), Json.time(json, "at")));
            case "answered" -> remembered(Json.part(json, "answered"));
            case "room" -> new About(room(Json.part(json, "room")));
            case "spoke" -> new Spoke(Json.text(json, "key"), Json.time(json, "at"));
            default -> throw new IllegalArgumentException("no such line");
          });
    } catch (JacksonException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static JournalLine accepted(JsonNode json, Set<String> done) {
    JsonNode asked = Json.part(json, "asked");
    Instant at = Json.time(json, "at");
    String id = Json.text(asked, "id");
    return done.contains(id)
        ? new WasSeen(new Seen(id, Json.texts(asked, "keys"), at))
        : new Accepted(asked(asked), at);
  }

  /// The line for an answer.
  static Remembered remembered(Answered answered) {
    return new Remembered(
        new Heading(
            answered.id(), answered.place(), answered.message(), answered.by(), answered.at()),
        text(answered));
  }

  /// An answer as JSON, all of it ASCII.
  static String text(Answered answered) {
    return Json.text(answered(answered));
  }

  private static Remembered remembered(JsonNode json) {
    return new Remembered(
        new Heading(
            Json.text(json, "id"),
            place(Json.part(json, "place")),
            Json.text(json, "message"),
            person(Json.part(json, "by")),
            Json.time(json, "at")),
        Json.text(json));
  }

  /// The answer in such a line; empty when it is damaged.
  static Optional<Answered> answered(Remembered line) {
    return answered(line.json());
  }

  /// The answer in JSON; empty when it is damaged.
  static Optional<Answered> answered(String json) {
    try {
      return Optional.of(answered(Json.read(json)));
    } catch (JacksonException
        | DateTimeException
        | ArithmeticException
        | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ObjectNode asked(Asked asked) {
    ObjectNode json = Json.object().put("id", asked.id()).put("surface", asked.surface().name());
    json.set("keys", Json.texts(asked.keys()));
    json.set("by", person(asked.by()));
    json.set("place", place(asked.place()));
    json.set("order", order(asked.order()));
    Json.put(json, "replyUrl", asked.replyUrl());
    Json.put(json, "at", asked.at());
    return json;
  }

  private static Asked asked(JsonNode json) {
    return new Asked(
        Json.text(json, "id"),
        Json.texts(json, "keys"),
        Surface.valueOf(Json.text(json, "surface")),
        person(Json.part(json, "by")),
        place(Json.part(json, "place")),
        order(Json.part(json, "order")),
        Json.maybe(json, "replyUrl"),
        Json.time(json, "at"));
  }

  private static ObjectNode person(Person person) {
    return Json.object()
        .put("team", person.team())
        .put("id", person.id())
        .put("name", person.name());
  }

  private static Person person(JsonNode json) {
    return new Person(Json.text(json, "team"), Json.text(json, "id"), Json.text(json, "name"));
  }

  private static ObjectNode place(Place place) {
    ObjectNode json = Json.object().put("team", place.team()).put("channel", place.channel());
    Json.put(json, "thread", place.thread());
    return json;
  }

  private static Place place(JsonNode json) {
    return new Place(
        Json.text(json, "team"), Json.text(json, "channel"), Json.maybe(json, "thread"));
  }

  private static ObjectNode order(Order order) {
    ObjectNode json =
        Json.object().put("do", order.getClass().getSimpleName().toLowerCase(Locale.ROOT));
    switch (order) {
      case Order.Diagnose diagnose -> {
        json.put("paste", diagnose.paste().text());
        json.set("files", Json.array(diagnose.files(), JournalJson::file));
        Json.put(json, "cluster", diagnose.cluster());
        diagnose.targets().ifPresent(targets -> json.set("targets", targets(targets)));
        json.put("filesLeftOut", diagnose.leftOut().files())
            .put("textLeftOut", diagnose.leftOut().text());
      }
      case Order.Check(Optional<String> cluster) -> Json.put(json, "cluster", cluster);
      case Order.Explain(String entry) -> json.put("entry", entry);
      case Order.Use(String cluster) -> json.put("cluster", cluster);
      case Order.Unknown(String word, Optional<String> nearest) ->
          Json.put(json.put("word", word), "nearest", nearest);
      case Order.ForTargets(List<Target> targets) -> json.set("targets", targets(targets));
      case Order.On(String cluster) -> json.put("cluster", cluster);
      case Order.Clusters(),
          Order.Mute(),
          Order.Unmute(),
          Order.Help(),
          Order.Form(),
          Order.Again(),
          Order.NextError() -> {}
    }
    return json;
  }

  private static Order order(JsonNode json) {
    return switch (Json.text(json, "do")) {
      case "diagnose" ->
          new Order.Diagnose(
              new Paste(Json.text(json, "paste")),
              Json.list(json, "files", JournalJson::file),
              Json.maybe(json, "cluster"),
              maybeTargets(json),
              leftOut(json));
      case "check" -> new Order.Check(Json.maybe(json, "cluster"));
      case "explain" -> new Order.Explain(Json.text(json, "entry"));
      case "clusters" -> new Order.Clusters();
      case "use" -> new Order.Use(Json.text(json, "cluster"));
      case "mute" -> new Order.Mute();
      case "unmute" -> new Order.Unmute();
      case "help" -> new Order.Help();
      case "form" -> new Order.Form();
      case "unknown" -> new Order.Unknown(Json.text(json, "word"), Json.maybe(json, "nearest"));
      case "again" -> new Order.Again();
      case "fortargets" -> new Order.ForTargets(targets(json));
      case "on" -> new Order.On(Json.text(json, "cluster"));
      case "nexterror" -> new Order.NextError();
      default -> throw new IllegalArgumentException("no such order");
    };
  }

  private static JsonNode targets(List<Target> targets) {
    return Json.texts(targets.stream().map(Target::id).toList());
  }

  private static List<Target> targets(JsonNode json) {
    return Json.texts(json, "targets").stream()
        .map(id -> Target.of(id).orElseThrow(() -> new IllegalArgumentException("no such target")))
        .toList();
  }

  private static Optional<List<Target>> maybeTargets(JsonNode json) {
    return json.has("targets") ? Optional.of(targets(json)) : Optional.empty();
  }

  /// Lines that were written before this was kept say nothing about it.
  private static LeftOut leftOut(JsonNode json) {
    return json.has("filesLeftOut")
        ? new LeftOut(Json.count(json, "filesLeftOut"), Json.flag(json, "textLeftOut"))
        : LeftOut.NOTHING;
  }

  private static ObjectNode file(SharedFile file) {
    return Json.object()
        .put("id", file.id())
        .put("name", file.name())
        .put("type", file.type())
        .put("size", file.size())
        .put("url", file.url());
  }

  private static SharedFile file(JsonNode json) {
    return new SharedFile(
        Json.text(json, "id"),
        Json.text(json, "name"),
        Json.text(json, "type"),
        Json.number(json, "size"),
        Json.text(json, "url"));
  }

  private static ObjectNode answered(Answered answered) {
    ObjectNode json = Json.object().put("id", answered.id()).put("message", answered.message());
    json.set("place", place(answered.place()));
    json.set("by", person(answered.by()));
    json.set("topic", topic(answered.topic()));
    Json.put(json, "cluster", answered.cluster());
    json.putObject("view")
        .put("option", answered.view().option())
        .put("why", answered.view().why())
        .put("allEvidence", answered.view().allEvidence())
        .put("textOnly", answered.view().textOnly());
    Json.put(json, "at", answered.at());
    return json.put("look", answered.look()).put("edition", answered.edition());
  }

  private static Answered answered(JsonNode json) {
    JsonNode view = Json.part(json, "view");
    return new Answered(
        Json.text(json, "id"),
        place(Json.part(json, "place")),
        Json.text(json, "message"),
        person(Json.part(json, "by")),
        topic(Json.part(json, "topic")),
        Json.maybe(json, "cluster"),
        new CardView(
            Json.count(view, "option"),
            Json.flag(view, "why"),
            Json.flag(view, "allEvidence"),
            Json.flag(view, "textOnly")),
        Json.time(json, "at"),
        Json.text(json, "look"),
        Json.count(json, "edition"));
  }

  private static ObjectNode topic(Topic topic) {
    ObjectNode json = Json.object();
    switch (topic) {
      case Topic.Trouble(Question question) -> {
        json.put("language", question.language().tag()).put("paste", question.paste().text());
        question.targets().ifPresent(targets -> json.set("targets", targets(targets)));
        Json.put(json, "about", question.about());
      }
      case Topic.Sweep(Language language) -> json.put("language", language.tag());
    }
    return json;
  }

  private static Topic topic(JsonNode json) {
    Language language = language(Json.text(json, "language"));
    return json.has("paste")
        ? new Topic.Trouble(
            new Question(
                new Paste(Json.text(json, "paste")),
                language,
                maybeTargets(json),
                Json.maybe(json, "about")))
        : new Topic.Sweep(language);
  }

  private static Language language(String tag) {
    return Arrays.stream(Language.values())
        .filter(language -> language.tag().equals(tag))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such language"));
  }

  private static ObjectNode room(Room room) {
    ObjectNode json =
        Json.object()
            .put("team", room.team())
            .put("channel", room.channel())
            .put("muted", room.muted())
            .put("hinted", room.hinted());
    Json.put(json, "cluster", room.cluster());
    json.set("lately", Json.texts(room.lately()));
    json.set("mutedThreads", Json.texts(room.mutedThreads()));
    return json;
  }

  private static Room room(JsonNode json) {
    return new Room(
        Json.text(json, "team"),
        Json.text(json, "channel"),
        Json.maybe(json, "cluster"),
        Json.texts(json, "lately"),
        Json.flag(json, "muted"),
        Json.texts(json, "mutedThreads"),
        Json.flag(json, "hinted"));
  }
}
