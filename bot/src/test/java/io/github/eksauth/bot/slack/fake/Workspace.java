package io.github.eksauth.bot.slack.fake;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What is in the fake workspace: people, conversations, messages, files and views. Every public
/// method holds its lock, and every change wakes those who wait for one.
final class Workspace {
  /// How long a trigger may open a view, and a response url may be used
  /// (<https://docs.slack.dev/interactivity/handling-user-interaction>).
  private static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);

  private static final Duration RESPONSE_LIFE = Duration.ofMinutes(30);
  private static final int RESPONSE_USES = 5;

  /// A person.
  record Member(String id, String name) {
    String handle() {
      return name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
    }
  }

  /// What a click or a command lets the app do for a short while.
  record Trigger(String user, long bornNanos) {}

  /// Where a response url leads.
  ///
  /// @param message ts of the message that was acted on, empty when none
  record ResponseUrl(
      String channel, String thread, String user, String message, boolean ephemeral, long born) {}

  /// A file of a user or of the app.
  private record StoredFile(FakeFile file, ObjectNode json) {}

  private final AtomicLong lastMicros = new AtomicLong();
  private final AtomicLong ids = new AtomicLong(1000);
  private final Map<String, Channel> channels = new LinkedHashMap<>();
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Set<String>> userGroups = new HashMap<>();
  private final Map<String, StoredFile> files = new HashMap<>();
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Set<String> usedTriggers = new LinkedHashSet<>();
  private final Map<String, ResponseUrl> responseUrls = new HashMap<>();
  private final Map<String, Integer> responseUses = new HashMap<>();
  private final List<Ephemeral> ephemerals = new ArrayList<>();
  private final List<UploadedFile> uploads = new ArrayList<>();
  private final Map<String, SlackView> views = new LinkedHashMap<>();
  private final Map<String, List<String>> open = new HashMap<>();
  private final Map<String, String> homes = new HashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private final List<Ack> acks = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  Workspace() {
    members.put(Identity.BOT_USER, new Member(Identity.BOT_USER, Identity.BOT_NAME));
  }

  // time and ids

  /// A ts that is later than all before, in Slack's form: seconds, a dot, six digits.
  String nextTs() {
    long now = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    long micros = lastMicros.updateAndGet(last -> Math.max(now, last + 1));
    return "%d.%06d".formatted(micros / 1_000_000, micros % 1_000_000);
  }

  String nextId(String prefix) {
    return prefix + "0FAKE" + ids.incrementAndGet();
  }

  // waiting

  /// Waits until there is an answer; empty when there is none in time.
  synchronized <T> Optional<T> await(Duration most, Supplier<Optional<T>> answer) {
    long end = System.nanoTime() + most.toNanos();
    while (true) {
      Optional<T> found = answer.get();
      long left = end - System.nanoTime();
      if (found.isPresent() || left <= 0) {
        return found;
      }
      try {
        // also looks by itself, because not everything that is waited for is in here
        wait(Math.clamp(TimeUnit.NANOSECONDS.toMillis(left), 1, 50));
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }

  synchronized void changed() {
    notifyAll();
  }

  // people and conversations

  synchronized Member member(String id, String name) {
    return members.computeIfAbsent(id, key -> new Member(id, name));
  }

  synchronized Optional<Member> member(String id) {
    return Optional.ofNullable(members.get(id));
  }

  synchronized void userGroup(String id, Collection<String> users) {
    userGroups.put(id, new LinkedHashSet<>(users));
  }

  synchronized Optional<List<String>> userGroup(String id) {
    return Optional.ofNullable(userGroups.get(id)).map(List::copyOf);
  }

  synchronized Channel channel(String id, String name, Channel.Kind kind, boolean withBot) {
    Channel channel = channels.computeIfAbsent(id, key -> new Channel(id, name, kind));
    if (withBot) {
      channel.members().add(Identity.BOT_USER);
    } else {
      channel.members().remove(Identity.BOT_USER);
    }
    changed();
    return channel;
  }

  synchronized void join(String channel, String user) {
    channel(channel).orElseThrow().members().add(user);
  }

  synchronized Optional<Channel> channel(String id) {
    return Optional.ofNullable(channels.get(id));
  }

  /// The conversation of the app with a user, which is there when first asked for.
  synchronized Channel dm(String user) {
    Channel dm = channel("D" + user.substring(1), "directmessage", Channel.Kind.DM, true);
    dm.members().add(user);
    return dm;
  }

  // messages

  synchronized SlackMessage post(Channel channel, ObjectNode json, boolean unfurls) {
    if (!json.has("ts")) {
      json.put("ts", nextTs());
    }
    giveIds(json.path("blocks"));
    var stored = new Channel.Stored(channel.id(), json, unfurls);
    channel.add(stored);
    changed();
    return stored.seen();
  }

  /// Changes a message in its place.
  synchronized SlackMessage edit(
      Channel.Stored stored, java.util.function.Consumer<ObjectNode> to) {
    to.accept(stored.json());
    giveIds(stored.json().path("blocks"));
    stored.json().putObject("edited").put("user", stored.user()).put("ts", nextTs());
    stored.edited();
    changed();
    return stored.seen();
  }

  synchronized Optional<Channel.Stored> stored(String channel, String ts) {
    return channel(channel).flatMap(each -> each.find(ts));
  }

  synchronized Optional<SlackMessage> message(String channel, String ts) {
    return stored(channel, ts).map(Channel.Stored::seen);
  }

  synchronized void delete(String channel, String ts) {
    channel(channel).orElseThrow().remove(ts);
    changed();
  }

  synchronized List<SlackMessage> messages(String channel) {
    return channel(channel).stream()
        .flatMap(each -> each.all().stream())
        .map(Channel.Stored::seen)
        .toList();
  }

  synchronized List<SlackMessage> thread(String channel, String ts) {
    return channel(channel).stream()
        .flatMap(each -> each.thread(ts).stream())
        .map(Channel.Stored::seen)
        .toList();
  }

  synchronized Ephemeral whisper(Ephemeral ephemeral) {
    giveIds(ephemeral.blocks());
    ephemerals.add(ephemeral);
    changed();
    return ephemeral;
  }

  /// Puts another ephemeral message in the place of one, or takes it away.
  synchronized void replace(String ts, Optional<Ephemeral> by) {
    ephemerals.removeIf(each -> each.ts().equals(ts));
    by.ifPresent(this::whisper);
    changed();
  }

  synchronized List<Ephemeral> ephemerals(String user) {
    return ephemerals.stream().filter(each -> each.user().equals(user)).toList();
  }

  /// Slack names each block that has no name.
  private void giveIds(JsonNode blocks) {
    for (JsonNode block : blocks) {
      if (block instanceof ObjectNode object && !object.has("block_id")) {
        object.put("block_id", "b" + Long.toString(ids.incrementAndGet(), 36));
      }
    }
  }

  // files

  synchronized ObjectNode file(FakeFile file, String user, String base) {
    String id = nextId("F");
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8);
    String url = base + "files-pri/" + Identity.TEAM + "-" + id + "/" + name;
    String download = base + "files-pri/" + Identity.TEAM + "-" + id + "/download/" + name;
    ObjectNode json =
        Json.object()
            .put("id", id)
            .put("created", System.currentTimeMillis() / 1000)
            .put("timestamp", System.currentTimeMillis() / 1000)
            .put("name", file.name())
            .put("title", file.name())
            .put("mimetype", file.mimetype())
            .put("filetype", file.filetype())
            .put("pretty_type", "Plain Text")
            .put("user", user)
            .put("user_team", Identity.TEAM)
            .put("editable", false)
            .put("size", file.claimed())
            .put("mode", file.filetype().equals("text") ? "snippet" : "hosted")
            .put("is_external", false)
            .put("external_type", "")
            .put("is_public", true)
            .put("public_url_shared", false)
            .put("display_as_bot", false)
            .put("username", "")
            .put("url_private", file.place().map(URI::toString).orElse(url))
            .put("url_private_download", file.place().map(URI::toString).orElse(download))
            .put("permalink", "https://fake.slack.com/files/" + user + "/" + id)
            .put("has_rich_preview", false)
            .put("file_access", "visible");
    files.put(id, new StoredFile(file, json));
    return json;
  }

  synchronized Optional<ObjectNode> fileJson(String id) {
    return Optional.ofNullable(files.get(id)).map(each -> each.json().deepCopy());
  }

  synchronized Optional<FakeFile> fileBody(String id) {
    return Optional.ofNullable(files.get(id)).map(StoredFile::file);
  }

  synchronized void uploaded(UploadedFile file) {
    uploads.add(file);
    changed();
  }

  synchronized List<UploadedFile> uploads() {
    return List.copyOf(uploads);
  }

  // triggers and response urls

  synchronized String trigger(String user) {
    String id = ids.incrementAndGet() + "." + ids.incrementAndGet() + "." + "fake";
    triggers.put(id, new Trigger(user, System.nanoTime()));
    return id;
  }

  /// Lets time pass for all triggers that were given out.
  synchronized void expireTriggers() {
    triggers.replaceAll((id, trigger) ->
        new Trigger(trigger.user(), System.nanoTime() - TRIGGER_LIFE.plusSeconds(1).toNanos()));
  }

  /// The user whose click or command it was; a trigger serves once.
  synchronized String exchange(String trigger) {
    if (usedTriggers.contains(trigger)) {
      throw Refusal.of("exchanged_trigger_id");
    }
    Trigger found = triggers.remove(trigger);
    if (found == null) {
      throw Refusal.of("invalid_trigger_id");
    }
    usedTriggers.add(trigger);
    if (System.nanoTime() - found.bornNanos() > TRIGGER_LIFE.toNanos()) {
      throw Refusal.of("expired_trigger_id");
    }
    return found.user();
  }

  synchronized String responseUrl(
      String base, String channel, String thread, String user, String message, boolean ephemeral) {
    String id = nextId("R");
    responseUrls.put(
        id, new ResponseUrl(channel, thread, user, message, ephemeral, System.nanoTime()));
    return base + "response/" + id;
  }

  /// Lets time pass for all response urls that were given out.
  synchronized void expireResponseUrls() {
    responseUrls.replaceAll((id, url) ->
        new ResponseUrl(
            url.channel(),
            url.thread(),
            url.user(),
            url.message(),
            url.ephemeral(),
            System.nanoTime() - RESPONSE_LIFE.plusSeconds(1).toNanos()));
  }

  synchronized ResponseUrl use(String id) {
    ResponseUrl url = responseUrls.get(id);
    if (url == null) {
      throw Refusal.of("invalid_url");
    }
    if (System.nanoTime() - url.born() > RESPONSE_LIFE.toNanos()) {
      throw Refusal.of("expired_url");
    }
    if (responseUses.merge(id, 1, Integer::sum) > RESPONSE_USES) {
      throw Refusal.of("used_url");
    }
    return url;
  }

  // views

  /// Shows a modal, above those that are open.
  synchronized SlackView open(String user, JsonNode given, String previous) {
    SlackView view = view(nextId("V"), user, given, previous);
    open.computeIfAbsent(user, key -> new ArrayList<>()).add(view.id());
    changed();
    return view;
  }

  synchronized SlackView update(SlackView old, JsonNode given) {
    SlackView view = view(old.id(), old.user(), given, Json.text(old.json(), "previous_view_id"));
    changed();
    return view;
  }

  synchronized SlackView publish(String user, JsonNode given) {
    String id = homes.computeIfAbsent(user, key -> nextId("V"));
    SlackView view = view(id, user, given, "");
    changed();
    return view;
  }

  private SlackView view(String id, String user, JsonNode given, String previous) {
    ObjectNode json = (ObjectNode) given.deepCopy();
    giveIds(json.path("blocks"));
    String hash = nextTs() + ".hash";
    json.put("id", id)
        .put("team_id", Identity.TEAM)
        .put("hash", hash)
        .put("app_id", Identity.APP)
        .put("app_installed_team_id", Identity.TEAM)
        .put("bot_id", Identity.BOT)
        .put("root_view_id", previous.isEmpty() ? id : previous);
    if (previous.isEmpty()) {
      json.putNull("previous_view_id");
    } else {
      json.put("previous_view_id", previous);
    }
    for (String name : List.of("callback_id", "private_metadata", "external_id")) {
      if (!json.has(name)) {
        json.put(name, "");
      }
    }
    if (!json.has("state")) {
      json.putObject("state").putObject("values");
    }
    var view = new SlackView(id, user, hash, json);
    views.put(id, view);
    return view;
  }

  synchronized void close(String user, boolean all) {
    List<String> shown = open.getOrDefault(user, new ArrayList<>());
    if (all) {
      shown.clear();
    } else if (!shown.isEmpty()) {
      shown.removeLast();
    }
    changed();
  }

  synchronized Optional<SlackView> view(String id) {
    return Optional.ofNullable(views.get(id));
  }

  synchronized Optional<SlackView> viewByExternalId(String externalId) {
    return views.values().stream()
        .filter(each -> !externalId.isEmpty())
        .filter(each -> Json.text(each.json(), "external_id").equals(externalId))
        .findFirst();
  }

  /// The modals that a user has open, the topmost last.
  synchronized List<SlackView> modals(String user) {
    return open.getOrDefault(user, List.of()).stream().map(views::get).toList();
  }

  synchronized Optional<SlackView> home(String user) {
    return Optional.ofNullable(homes.get(user)).map(views::get);
  }

  // what happened

  synchronized void called(Call call) {
    calls.add(call);
    changed();
  }

  synchronized List<Call> calls() {
    return List.copyOf(calls);
  }

  synchronized void acknowledged(Ack ack) {
    acks.add(ack);
    changed();
  }

  synchronized List<Ack> acks() {
    return List.copyOf(acks);
  }

  synchronized void complain(String complaint) {
    complaints.add(complaint);
    changed();
  }

  synchronized List<String> complaints() {
    return List.copyOf(complaints);
  }

  // shapes

  /// The part that is the same in all messages of a user.
  ObjectNode human(String user, String text, String thread) {
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("user", user)
            .put("text", text)
            .put("team", Identity.TEAM)
            .put("client_msg_id", nextId("m"));
    json.putArray("blocks").add(richText(text));
    if (!thread.isEmpty()) {
      json.put("thread_ts", thread);
    }
    return json;
  }

  /// How a client sends what was typed: mentions are elements of their own.
  private ObjectNode richText(String text) {
    ObjectNode block = Json.object().put("type", "rich_text");
    ObjectNode section = block.putArray("elements").addObject().put("type", "rich_text_section");
    ArrayNode elements = section.putArray("elements");
    String mention = "<@" + Identity.BOT_USER + ">";
    String rest = text;
    if (text.startsWith(mention)) {
      elements.addObject().put("type", "user").put("user_id", Identity.BOT_USER);
      rest = text.substring(mention.length());
    }
    if (!rest.isEmpty()) {
      elements.addObject().put("type", "text").put("text", unescaped(rest));
    }
    return block;
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /// The part that is the same in all messages of the app.
  ObjectNode bots(String text, JsonNode blocks, String thread) {
    ObjectNode json =
        Json.object()
            .put("type", "message")
            .put("user", Identity.BOT_USER)
            .put("bot_id", Identity.BOT)
            .put("app_id", Identity.APP)
            .put("text", text)
            .put("team", Identity.TEAM);
    json.putObject("bot_profile")
        .put("id", Identity.BOT)
        .put("app_id", Identity.APP)
        .put("name", Identity.BOT_NAME)
        .put("deleted", false)
        .put("team_id", Identity.TEAM);
    if (blocks.isArray()) {
      json.set("blocks", blocks.deepCopy());
    }
    if (!thread.isEmpty()) {
      json.put("thread_ts", thread);
    }
    return json;
  }
}
