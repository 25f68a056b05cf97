package io.github.eksauth.bot.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The Web API of the fake, called by Slack's own client.
class FakeWebApiTest {
  private static final String TABLE =
      """
      [{"type": "table", "rows": [[{"type": "raw_text", "text": "a"}]]}]\
      """;

  private static final String MODAL =
      """
      {"type": "modal", "callback_id": "eks-auth:diagnose",
       "title": {"type": "plain_text", "text": "Diagnose"},
       "submit": {"type": "plain_text", "text": "Go"},
       "blocks": [{"type": "input", "block_id": "text", "label": {"type": "plain_text", "text": "a"},
         "element": {"type": "plain_text_input", "action_id": "text", "multiline": true}}]}\
      """;

  private static final String HOME =
      """
      {"type": "home", "blocks": [{"type": "divider"}]}\
      """;

  private static final String HELLO =
      """
      {"channel": "C1", "text": "hello"}\
      """;

  private final FakeSlack slack =
      FakeSlack.start()
          .channel("C1", "platform")
          .withoutBot("C2", "elsewhere", false)
          .withoutBot("G1", "secret", true);
  private final FakeUser ada = slack.user("U1", "Ada");
  private final MethodsClient bot = methods(slack.botToken());

  private MethodsClient methods(String token) {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.apiUrl());
    return Slack.getInstance(config).methods(token);
  }

  @AfterEach
  void stop() {
    slack.close();
  }

  // who may call

  @Test
  void each_method_wants_its_kind_of_token() throws Exception {
    assertThat(methods("xoxb-other").authTest(r -> r).getError()).isEqualTo("invalid_auth");
    assertThat(methods(slack.appToken()).chatPostMessage(r -> r.channel("C1").text("a")).getError())
        .isEqualTo("not_allowed_token_type");
    assertThat(bot.appsConnectionsOpen(r -> r).getError()).isEqualTo("not_allowed_token_type");
    assertThat(post("chat.postMessage", "", HELLO)).isEqualTo("not_authed");
    assertThat(bot.authTest(r -> r).getUserId()).isEqualTo("U0BOT");
  }

  @Test
  void a_scope_that_was_not_granted_is_named() throws Exception {
    var refused = bot.usersInfo(r -> r.user("U1"));
    assertThat(refused.getError()).isEqualTo("missing_scope");
    assertThat(refused.getNeeded()).isEqualTo("users:read");
    assertThat(refused.getProvided())
        .isEqualTo("app_mentions:read,chat:write,commands,files:read,files:write,im:history");
    slack.grant("users:read");
    assertThat(bot.usersInfo(r -> r.user("U1")).getUser().getRealName()).isEqualTo("Ada");
  }

  @Test
  void where_the_app_is_no_member_it_cannot_write() throws Exception {
    assertThat(bot.chatPostMessage(r -> r.channel("C2").text("a")).getError())
        .isEqualTo("not_in_channel");
    assertThat(bot.chatPostMessage(r -> r.channel("G1").text("a")).getError())
        .isEqualTo("channel_not_found");
    assertThat(bot.chatPostMessage(r -> r.channel("C9").text("a")).getError())
        .isEqualTo("channel_not_found");
    assertThat(bot.chatPostMessage(r -> r.channel("U1").text("a")).getChannel())
        .isEqualTo(ada.dm());
  }

  @Test
  void reading_a_thread_needs_the_history_of_that_kind_of_channel() throws Exception {
    var asked = ada.says("C1", "a");
    assertThat(bot.conversationsReplies(r -> r.channel("C1").ts(asked.ts())).getNeeded())
        .isEqualTo("channels:history");
    slack.grant("channels:history");
    assertThat(bot.conversationsReplies(r -> r.channel("C1").ts(asked.ts())).getMessages())
        .extracting(each -> each.getText())
        .containsExactly("a");
    assertThat(bot.conversationsReplies(r -> r.channel("C1").ts("1.000001")).getError())
        .isEqualTo("thread_not_found");
  }

  // messages

  @Test
  void a_message_that_slack_would_refuse_is_refused_with_the_place() throws Exception {
    assertThat(bot.chatPostMessage(r -> r.channel("C1")).getError()).isEqualTo("no_text");
    assertThat(say("[{").getError()).isEqualTo("invalid_blocks_format");
    var refused = say("[{\"type\": \"divider\", \"x\": 1}]");
    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] invalid additional property: x [json-pointer:/blocks/0]");
    String section =
        "{\"type\": \"section\", \"text\": {\"type\": \"mrkdwn\", \"text\": \"%s\"}}"
            .formatted("x".repeat(2700));
    assertThat(
            say("[" + String.join(",", List.of(section, section, section, section, section)) + "]")
                .getError())
        .isEqualTo("msg_blocks_too_long");
    assertThat(slack.messages("C1")).isEmpty();
  }

  private ChatPostMessageResponse say(String blocks) throws Exception {
    return bot.chatPostMessage(r -> r.channel("C1").text("a").blocksAsString(blocks));
  }

  @Test
  void blocks_without_a_text_are_taken_and_complained_about() throws Exception {
    assertThat(
            bot.chatPostMessage(r -> r.channel("C1").blocksAsString("[{\"type\": \"divider\"}]"))
                .isOk())
        .isTrue();
    assertThat(slack.complaints()).containsExactly("a message with blocks and no text");
  }

  @Test
  void a_reply_needs_a_thread_that_is_there() throws Exception {
    var asked = ada.says("C1", "a");
    assertThat(bot.chatPostMessage(r -> r.channel("C1").threadTs("1.000001").text("b")).getError())
        .isEqualTo("thread_not_found");
    var reply = bot.chatPostMessage(r -> r.channel("C1").threadTs(asked.ts()).text("b"));
    assertThat(
            bot.chatPostMessage(r -> r.channel("C1").threadTs(reply.getTs()).text("c")).getError())
        .isEqualTo("cannot_reply_to_message");
    assertThat(slack.thread("C1", asked.ts()))
        .extracting(SlackMessage::text)
        .containsExactly("a", "b");
    assertThat(slack.replies(asked)).extracting(SlackMessage::ts).containsExactly(reply.getTs());
  }

  @Test
  void an_update_keeps_the_place_and_is_counted() throws Exception {
    var posted = say(TABLE);
    bot.chatUpdate(r -> r.channel("C1").ts(posted.getTs()).text("2").blocksAsString(TABLE));
    bot.chatUpdate(r -> r.channel("C1").ts(posted.getTs()).text("3"));
    var now = slack.message("C1", posted.getTs()).orElseThrow();
    assertThat(now.text()).isEqualTo("3");
    assertThat(now.blocks()).isEmpty();
    assertThat(now.edits()).isEqualTo(2);
    assertThat(bot.chatUpdate(r -> r.channel("C1").ts("1.000001").text("a")).getError())
        .isEqualTo("message_not_found");
    var hers = ada.says("C1", "mine");
    assertThat(bot.chatUpdate(r -> r.channel("C1").ts(hers.ts()).text("a")).getError())
        .isEqualTo("cant_update_message");
    assertThat(bot.chatDelete(r -> r.channel("C1").ts(hers.ts())).getError())
        .isEqualTo("cant_delete_message");
    assertThat(bot.chatDelete(r -> r.channel("C1").ts(posted.getTs())).isOk()).isTrue();
    assertThat(slack.messages("C1")).containsExactly(hers);
  }

  @Test
  void unfurl_flags_and_metadata_are_kept() throws Exception {
    // Slack's own client always sends both flags, so this one is sent without it
    post("chat.postMessage", slack.botToken(), HELLO);
    var posted =
        bot.chatPostMessage(r ->
            r.channel("C1")
                .text("b")
                .unfurlLinks(false)
                .unfurlMedia(false)
                .metadataAsString("{\"event_type\": \"t\", \"event_payload\": {\"id\": \"7\"}}"));
    assertThat(slack.messages("C1")).extracting(SlackMessage::unfurls).containsExactly(true, false);
    slack.grant("channels:history");
    var read =
        bot.conversationsReplies(r -> r.channel("C1").ts(posted.getTs()).includeAllMetadata(true));
    assertThat(read.getMessages().getFirst().getMetadata().getEventPayload())
        .isEqualTo(Map.of("id", "7"));
    assertThat(
            bot.chatPostMessage(r -> r.channel("C1").text("b").metadataAsString("{}")).getError())
        .isEqualTo("invalid_metadata_format");
  }

  @Test
  void every_ts_is_another_one_however_many_write_at_once() {
    IntStream.range(0, 500).parallel().forEach(_ -> ada.says("C1", "a"));
    assertThat(slack.messages("C1"))
        .hasSize(500)
        .extracting(SlackMessage::ts)
        .doesNotHaveDuplicates()
        .allMatch(ts -> ts.matches("\\d{10}\\.\\d{6}"));
  }

  @Test
  void an_ephemeral_message_is_seen_by_one_member_only() throws Exception {
    slack.user("U2", "Bob");
    ada.says("C1", "a");
    assertThat(bot.chatPostEphemeral(r -> r.channel("C1").user("U2").text("a")).getError())
        .isEqualTo("user_not_in_channel");
    bot.chatPostEphemeral(r -> r.channel("C1").user("U1").text("b"));
    assertThat(slack.ephemerals("U1")).extracting(Ephemeral::text).containsExactly("b");
    assertThat(slack.messages("C1")).hasSize(1);
  }

  @Test
  void a_reaction_counts_once() throws Exception {
    slack.grant("reactions:write");
    var asked = ada.says("C1", "a");
    assertThat(bot.reactionsAdd(r -> r.channel("C1").timestamp(asked.ts()).name("eyes")).isOk())
        .isTrue();
    assertThat(bot.reactionsAdd(r -> r.channel("C1").timestamp(asked.ts()).name("eyes")).getError())
        .isEqualTo("already_reacted");
  }

  @Test
  void people_groups_and_channels_are_told() throws Exception {
    slack.grant("usergroups:read", "channels:read", "im:write").userGroup("S1", "U1", "U2");
    assertThat(bot.usergroupsUsersList(r -> r.usergroup("S1")).getUsers())
        .containsExactly("U1", "U2");
    assertThat(bot.usergroupsUsersList(r -> r.usergroup("S9")).getError())
        .isEqualTo("no_such_subteam");
    assertThat(bot.conversationsInfo(r -> r.channel("C1")).getChannel().getName())
        .isEqualTo("platform");
    assertThat(bot.conversationsOpen(r -> r.users(List.of("U1"))).getChannel().getId())
        .isEqualTo(ada.dm());
  }

  @Test
  void blocks_can_be_validated_without_a_token() throws Exception {
    assertThat(post("blocks.validate", "", "{\"blocks\": [{\"type\": \"divider\"}]}"))
        .isEqualTo("ok");
    assertThat(post("blocks.validate", "", "{\"view\": " + MODAL + "}")).isEqualTo("ok");
    assertThat(post("chat.party", slack.botToken(), "{}")).isEqualTo("unknown_method");
    var refused = bot.blocksValidate(r -> r.blocksAsString("[{\"type\": \"divide\"}]"));
    assertThat(refused.getError()).isEqualTo("invalid_blocks");
    assertThat(refused.getErrors())
        .extracting(each -> each.getPointer(), each -> each.getMessage())
        .containsExactly(tuple("/blocks/0/type", "unsupported type: divide"));
  }

  @Test
  void calls_are_kept_with_their_arguments_and_without_the_token() throws Exception {
    say(TABLE);
    Call call = slack.calls("chat.postMessage").getFirst();
    assertThat(call.answer()).isEqualTo("ok");
    assertThat(call.token()).isEqualTo("bot");
    assertThat(call.arguments().at("/blocks/0/type").stringValue()).isEqualTo("table");
    assertThat(call.arguments().has("token")).isFalse();
  }

  // views

  @Test
  void a_trigger_opens_one_modal_within_three_seconds() throws Exception {
    String trigger = slack.trigger("U1");
    var opened = bot.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL));
    assertThat(opened.getError()).isNull();
    assertThat(slack.modals("U1")).extracting(SlackView::title).containsExactly("Diagnose");
    assertThat(bot.viewsOpen(r -> r.triggerId(trigger).viewAsString(MODAL)).getError())
        .isEqualTo("exchanged_trigger_id");
    String late = slack.trigger("U1");
    slack.expireTriggers();
    assertThat(bot.viewsOpen(r -> r.triggerId(late).viewAsString(MODAL)).getError())
        .isEqualTo("expired_trigger_id");
    assertThat(bot.viewsOpen(r -> r.triggerId("1.2.3").viewAsString(MODAL)).getError())
        .isEqualTo("invalid_trigger_id");
    var changed =
        bot.viewsUpdate(r ->
            r.viewId(opened.getView().getId()).viewAsString(MODAL.replace("Diagnose", "Other")));
    assertThat(changed.getView().getTitle().getText()).isEqualTo("Other");
    assertThat(bot.viewsUpdate(r -> r.viewId("V9").viewAsString(MODAL)).getError())
        .isEqualTo("not_found");
  }

  @Test
  void a_modal_beyond_the_limits_is_refused() throws Exception {
    var refused =
        bot.viewsOpen(r ->
            r.triggerId(slack.trigger("U1"))
                .viewAsString(MODAL.replace("Diagnose", "A title that is far too long")));
    assertThat(refused.getError()).isEqualTo("invalid_arguments");
    assertThat(refused.getResponseMetadata().getMessages())
        .containsExactly("[ERROR] 28 characters, at most 24 [json-pointer:/title/text]");
  }

  @Test
  void a_home_tab_is_published_for_one_user_and_not_over_a_newer_one() throws Exception {
    var first = bot.viewsPublish(r -> r.userId("U1").viewAsString(HOME));
    bot.viewsPublish(r -> r.userId("U1").viewAsString(HOME));
    assertThat(
            bot.viewsPublish(r -> r.userId("U1").viewAsString(HOME).hash(first.getView().getHash()))
                .getError())
        .isEqualTo("hash_conflict");
    assertThat(slack.home("U1")).isPresent();
    assertThat(slack.home("U2")).isEmpty();
  }

  // files

  @Test
  void an_upload_is_shared_in_its_thread() throws Exception {
    var asked = ada.says("C1", "a");
    var uploaded =
        bot.filesUploadV2(r ->
            r.channel("C1")
                .threadTs(asked.ts())
                .filename("access.tf")
                .title("Access")
                .content("resource {}")
                .initialComment("the file"));
    assertThat(uploaded.isOk()).isTrue();
    assertThat(slack.uploads())
        .extracting(UploadedFile::name, UploadedFile::content, UploadedFile::thread)
        .containsExactly(tuple("access.tf", "resource {}", asked.ts()));
    assertThat(slack.replies(asked)).extracting(SlackMessage::text).containsExactly("the file");
  }

  @Test
  void an_upload_that_was_never_sent_cannot_be_shared() throws Exception {
    var url = bot.filesGetUploadURLExternal(r -> r.filename("a.tf").length(1));
    var file = FileDetails.builder().id(url.getFileId()).build();
    assertThat(
            bot.filesCompleteUploadExternal(r -> r.channelId("C1").files(List.of(file))).getError())
        .isEqualTo("file_not_found");
  }

  @Test
  void a_download_needs_the_token_and_gives_the_bytes() throws Exception {
    String url = shared(FakeFile.text("pod.log", "Unauthorized"));
    assertThat(new String(get(url, slack.botToken()).body(), StandardCharsets.UTF_8))
        .isEqualTo("Unauthorized");
    assertThat(get(url, "xoxb-other").statusCode()).isEqualTo(302);
    assertThat(slack.calls("files-pri")).extracting(Call::answer).containsExactly("ok", "302");
  }

  @Test
  void a_download_can_lead_elsewhere() throws Exception {
    var file = FakeFile.text("a.log", "a").redirectedTo(URI.create("http://evil.example/a.log"));
    assertThat(get(shared(file), slack.botToken()).headers().firstValue("Location"))
        .contains("http://evil.example/a.log");
  }

  @Test
  void a_download_can_be_a_bomb() throws Exception {
    HttpResponse<byte[]> packed =
        get(shared(FakeFile.gzipBomb("b.log", 50_000_000)), slack.botToken());
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.body().length).isLessThan(100_000);
    assertThat(FakeFile.zipBomb("e.txt", 50_000_000).content()).startsWith("PK");
  }

  @Test
  void a_download_can_be_of_another_size_than_slack_tells() {
    ada.shares("C1", FakeFile.text("c.log", "four").claiming(3), "");
    assertThat(slack.messages("C1").getLast().json().at("/files/0/size").asInt()).isEqualTo(3);
  }

  @Test
  void a_download_can_break_off() {
    String broken = shared(FakeFile.text("d.log", "x".repeat(10_000)).cutAfter(2000));
    assertThatThrownBy(() -> get(broken, slack.botToken())).isInstanceOf(IOException.class);
  }

  private String shared(FakeFile file) {
    return ada.shares("C1", file, "look").json().at("/files/0/url_private_download").stringValue();
  }

  // response urls

  @Test
  void a_response_url_serves_five_times_and_thirty_minutes() throws Exception {
    String url = slack.responseUrl("C1", "U1");
    for (int use = 0; use < 5; use++) {
      assertThat(send(url, "", HELLO).statusCode()).isEqualTo(200);
    }
    assertThat(send(url, "", HELLO).body()).contains("used_url");
    assertThat(slack.ephemerals("U1")).hasSize(5);
    String late = slack.responseUrl("C1", "U1");
    slack.expireResponseUrls();
    assertThat(send(late, "", HELLO).body()).contains("expired_url");
  }

  @Test
  void a_response_url_writes_where_the_app_is_no_member() throws Exception {
    String url = slack.responseUrl("C2", "U1");
    send(url, "", "{\"text\": \"seen by all\", \"response_type\": \"in_channel\"}");
    assertThat(slack.messages("C2")).extracting(SlackMessage::text).containsExactly("seen by all");
  }

  // faults

  @Test
  void too_many_calls_are_told_when_to_come_back() throws Exception {
    slack.faults().rateLimit("chat.postMessage", Duration.ofSeconds(7), 1);
    var limited = catchThrowableOfType(SlackApiException.class, () -> say(TABLE));
    assertThat(limited.getResponse().code()).isEqualTo(429);
    assertThat(limited.getResponse().header("Retry-After")).isEqualTo("7");
    assertThat(say(TABLE).isOk()).isTrue();
    assertThat(slack.calls("chat.postMessage"))
        .extracting(Call::answer)
        .containsExactly("429", "ok");
  }

  @Test
  void a_share_of_calls_is_limited_in_the_same_order_for_the_same_seed() throws Exception {
    List<String> once = limited();
    assertThat(once).contains("429", "ok");
    assertThat(limited()).isEqualTo(once);
  }

  private List<String> limited() throws Exception {
    int before = slack.calls().size();
    slack.faults().clear().rateLimitRatio(0.5, Duration.ofSeconds(1), 42);
    for (int call = 0; call < 20; call++) {
      send(slack.apiUrl() + "chat.postMessage", slack.botToken(), HELLO);
    }
    return slack.calls().stream().skip(before).map(Call::answer).toList();
  }

  @Test
  void a_call_can_break_before_it_is_carried_out() {
    slack.faults().status("chat.postMessage", 503, 1).reset("chat.update", 1);
    var broken = catchThrowableOfType(SlackApiException.class, () -> say(TABLE));
    assertThat(broken.getResponse().code()).isEqualTo(503);
    assertThatThrownBy(() -> post("chat.update", slack.botToken(), HELLO))
        .isInstanceOf(IOException.class);
    assertThat(slack.messages("C1")).isEmpty();
  }

  @Test
  void a_call_can_break_after_it_was_carried_out() {
    slack.faults().loseAnswer("chat.postMessage", 1);
    assertThatThrownBy(() -> post("chat.postMessage", slack.botToken(), HELLO))
        .isInstanceOf(IOException.class);
    assertThat(slack.messages("C1")).extracting(SlackMessage::text).containsExactly("hello");
  }

  @Test
  void errors_come_on_order() throws Exception {
    slack
        .faults()
        .fail("chat.update", "internal_error", 1)
        .failAlways("views.open", "fatal_error")
        .noTables();
    assertThat(bot.chatUpdate(r -> r.channel("C1").ts("1").text("a")).getError())
        .isEqualTo("internal_error");
    assertThat(bot.chatUpdate(r -> r.channel("C1").ts("1").text("a")).getError())
        .isEqualTo("message_not_found");
    assertThat(bot.viewsOpen(r -> r.triggerId("1")).getError()).isEqualTo("fatal_error");
    assertThat(say(TABLE).getError()).isEqualTo("invalid_blocks");
    slack.faults().clear();
    assertThat(say(TABLE).isOk()).isTrue();
  }

  @Test
  void a_slack_that_is_down_refuses_connections_until_it_is_up() throws Exception {
    slack.goDown();
    assertThatThrownBy(() -> post("auth.test", slack.botToken(), "{}"))
        .isInstanceOf(ConnectException.class);
    slack.up();
    assertThat(post("auth.test", slack.botToken(), "{}")).isEqualTo("ok");
  }

  // plain HTTP

  /// Calls with a body of JSON, as any client may; gives `ok` or the error.
  private String post(String method, String token, String body) throws Exception {
    JsonNode answer = Json.parse(send(slack.apiUrl() + method, token, body).body()).orElseThrow();
    return answer.path("ok").asBoolean() ? "ok" : Json.text(answer, "error");
  }

  private static HttpResponse<String> send(String url, String token, String body) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private static HttpResponse<byte[]> get(String url, String token) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(url)).header("Authorization", "Bearer " + token).build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }
  }
}
