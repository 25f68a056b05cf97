package io.github.eksauth.bot.slack.fake;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The methods that take and give files.
final class FileMethods {
  /// A file between the request for an address and its sharing.
  ///
  /// @param content what was sent to the address; empty until then
  private record Upload(String name, int length, String content, boolean sent) {}

  private final Workspace workspace;
  private final Installation installation;
  private final Events events;
  private final Function<String, String> url;
  private final Map<String, Upload> uploads = new ConcurrentHashMap<>();

  /// @param url makes an address of this server from a path
  FileMethods(
      Workspace workspace, Installation installation, Events events, Function<String, String> url) {
    this.workspace = workspace;
    this.installation = installation;
    this.events = events;
    this.url = url;
  }

  ObjectNode info(Arguments arguments) {
    installation.require("files:read");
    ObjectNode file =
        workspace
            .fileJson(arguments.required("file"))
            .orElseThrow(() -> Refusal.of("file_not_found"));
    ObjectNode answer = Json.object().put("ok", true);
    answer.set("file", file);
    return answer;
  }

  ObjectNode uploadUrl(Arguments arguments) {
    installation.require("files:write");
    String name = arguments.required("filename");
    arguments.required("length");
    int length = arguments.number("length", 0);
    if (length <= 0) {
      throw Refusal.listing("invalid_arguments", List.of("/length: must be more than 0"));
    }
    String id = workspace.nextId("F");
    uploads.put(id, new Upload(name, length, "", false));
    return Json.object()
        .put("ok", true)
        .put("file_id", id)
        .put("upload_url", url.apply("upload/" + id));
  }

  /// Takes the content that comes to an upload address; whether there is such an address.
  boolean receive(String id, String content) {
    return uploads.computeIfPresent(
            id, (key, upload) -> new Upload(upload.name(), upload.length(), content, true))
        != null;
  }

  ObjectNode complete(Arguments arguments) {
    installation.require("files:write");
    JsonNode files = arguments.tree("files");
    if (files.isEmpty()) {
      throw Refusal.listing("invalid_arguments", List.of("/files: missing required field"));
    }
    String id = arguments.text("channel_id");
    String thread = arguments.text("thread_ts");
    String comment = arguments.text("initial_comment");
    ObjectNode answer = Json.object().put("ok", true);
    ArrayNode shared = answer.putArray("files");
    for (JsonNode each : files) {
      String file = Json.text(each, "id");
      Upload upload = uploads.get(file);
      if (upload == null || !upload.sent()) {
        throw Refusal.of("file_not_found");
      }
    }
    if (!id.isEmpty()) {
      place(id, thread);
    }
    for (JsonNode each : files) {
      Upload upload = uploads.remove(Json.text(each, "id"));
      if (upload == null) {
        throw Refusal.of("file_not_found");
      }
      String title = each.hasNonNull("title") ? Json.text(each, "title") : upload.name();
      FakeFile file = FakeFile.text(upload.name(), upload.content());
      ObjectNode json = workspace.file(file, Identity.BOT_USER, url.apply(""));
      json.put("id", Json.text(each, "id")).put("title", title);
      shared.add(json);
      workspace.uploaded(
          new UploadedFile(
              Json.text(each, "id"), upload.name(), title, id, thread, comment, upload.content()));
    }
    if (!id.isEmpty()) {
      Channel channel = place(id, thread);
      ObjectNode json = workspace.bots(comment, Json.missing(), thread);
      json.set("files", shared.deepCopy());
      events.said(channel, workspace.post(channel, json, false));
    }
    return answer;
  }

  private Channel place(String id, String thread) {
    Channel channel = workspace.channel(id).orElseThrow(() -> Refusal.of("channel_not_found"));
    if (!channel.has(Identity.BOT_USER)) {
      throw Refusal.of(
          channel.kind() == Channel.Kind.PUBLIC ? "not_in_channel" : "channel_not_found");
    }
    if (!thread.isEmpty() && workspace.message(id, thread).isEmpty()) {
      throw Refusal.of("thread_not_found");
    }
    return channel;
  }
}
