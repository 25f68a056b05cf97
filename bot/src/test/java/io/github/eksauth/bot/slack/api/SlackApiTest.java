package io.github.eksauth.bot.slack.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.config.SlackSecrets;
import io.github.eksauth.bot.conversation.Place;
import io.github.eksauth.bot.metrics.Metrics;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Called;
import io.github.eksauth.bot.slack.api.ScriptedSlack.Reply;
import io.github.eksauth.bot.slack.blocks.Message;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlackApiTest {
  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Place THREAD = new Place("T1", "C0123ABCD", Optional.of("100.1"));
  private static final Place CHANNEL = new Place("T1", "C0123ABCD", Optional.empty());
  private static final Message MESSAGE =
      new Message("first line", "[{\"type\":\"table\",\"rows\":[]}]");
  private static final Reply POSTED = Reply.json("{\"ok\":true,\"ts\":\"200.2\"}");

  private final ScriptedSlack slack;
  private final SlackApi api;

  SlackApiTest() throws IOException {
    slack = new ScriptedSlack();
    api = new SlackApi(slack.secrets(), new Metrics().slack());
  }

  @AfterEach
  void close() {
    api.close();
    slack.close();
  }

  private Call<String> post(Duration within) {
    return api.post(THREAD, MESSAGE, "a1", within);
  }

  private static <T> Why why(Call<T> call) {
    assertThat(call).isInstanceOf(Call.Failed.class);
    return ((Call.Failed<T>) call).why();
  }

  @Test
  void a_post_carries_text_blocks_thread_and_what_it_answers() {
    slack.on("chat.postMessage", POSTED);

    assertThat(post(WITHIN)).isEqualTo(Call.ok("200.2"));

    Called call = slack.calls("chat.postMessage").getFirst();
    assertThat(call.authorization()).contains("Bearer " + ScriptedSlack.BOT_TOKEN);
    assertThat(call.fields())
        .containsEntry("channel", "C0123ABCD")
        .containsEntry("thread_ts", "100.1")
        .containsEntry("text", "first line")
        .containsEntry("blocks", MESSAGE.blocks())
        .containsEntry("unfurl_links", "0")
        .containsEntry("unfurl_media", "0")
        .containsEntry(
            "metadata",
            "{\"event_type\":\"eks_auth_answer\",\"event_payload\":{\"asked\":\"a1\"}}");
    assertThat(slack.calls("auth.test")).isEmpty();
  }

  @Test
  void as_long_as_slack_asks_is_waited_before_the_next_try() {
    slack.on("chat.postMessage", Reply.limited("1"), POSTED);

    assertThat(post(WITHIN)).isEqualTo(Call.ok("200.2"));

    List<Called> calls = slack.calls("chat.postMessage");
    assertThat(calls).hasSize(2);
    assertThat(Duration.ofNanos(calls.getLast().atNanos() - calls.getFirst().atNanos()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(990));
  }

  @Test
  void a_wait_that_is_longer_than_there_is_time_is_told_and_not_waited() {
    slack.on("chat.postMessage", Reply.limited("3000"));

    assertThat(post(WITHIN))
        .isEqualTo(Call.failed(Why.LIMITED, "Slack takes `chat.postMessage` again in 3000 s"));
    assertThat(slack.calls("chat.postMessage")).hasSize(1);
  }

  @Test
  void a_wait_that_is_no_number_is_a_second() {
    slack.on("chat.postMessage", Reply.limited("soon"), POSTED);

    assertThat(post(WITHIN)).isEqualTo(Call.ok("200.2"));
  }

  @Test
  void a_post_that_may_have_arrived_is_in_doubt_and_not_sent_again() {
    for (Reply reply :
        List.of(
            Reply.hangUp(),
            Reply.status(500),
            Reply.status(503),
            Reply.error("internal_error"),
            Reply.json("<html>"))) {
      slack.on("chat.postMessage", reply, POSTED);
      int before = slack.calls("chat.postMessage").size();

      assertThat(why(post(WITHIN))).as(reply.toString()).isEqualTo(Why.IN_DOUBT);
      assertThat(slack.calls("chat.postMessage")).hasSize(before + 1);
    }
  }

  @Test
  void an_update_that_may_have_arrived_is_sent_again() {
    slack.on("chat.update", Reply.hangUp(), Reply.status(502), Reply.error("fatal_error"), POSTED);

    assertThat(api.update(THREAD, "200.2", MESSAGE, WITHIN)).isEqualTo(Call.ok("200.2"));
    assertThat(slack.calls("chat.update")).hasSize(4);
  }

  @Test
  void a_call_that_is_not_answered_ends_in_time() {
    slack.on("chat.postMessage", Reply.silence());
    slack.on("chat.update", Reply.silence());

    assertThat(why(post(Duration.ofMillis(300)))).isEqualTo(Why.IN_DOUBT);
    assertThat(why(api.update(THREAD, "200.2", MESSAGE, Duration.ofMillis(300))))
        .isEqualTo(Why.UNREACHABLE);
  }

  @Test
  void a_post_that_did_not_leave_is_not_in_doubt() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    SlackSecrets secrets =
        new SlackSecrets(
            new Secret(ScriptedSlack.BOT_TOKEN),
            Optional.empty(),
            Optional.empty(),
            URI.create("http://127.0.0.1:" + nobody + "/api/"));

    try (SlackApi nowhere = new SlackApi(secrets, new Metrics().slack())) {
      Call<String> call = nowhere.post(THREAD, MESSAGE, "a1", Duration.ofMillis(500));
      assertThat(why(call)).isEqualTo(Why.UNREACHABLE);
      assertThat(call.toString()).doesNotContain(ScriptedSlack.BOT_TOKEN);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "not_in_channel, NOT_IN_CHANNEL",
    "channel_not_found, NOT_IN_CHANNEL",
    "invalid_blocks, INVALID_BLOCKS",
    "msg_blocks_too_long, INVALID_BLOCKS",
    "is_archived, GONE",
    "message_not_found, GONE",
    "token_revoked, DENIED",
    "restricted_action, DENIED",
    "something_new, OTHER"
  })
  void a_refusal_is_sorted_by_what_it_comes_to_and_not_repeated(String code, Why why) {
    slack.on("chat.postMessage", Reply.error(code));

    assertThat(post(WITHIN)).isEqualTo(Call.failed(why, "`chat.postMessage` was refused: " + code));
    assertThat(slack.calls("chat.postMessage")).hasSize(1);
  }

  @Test
  void a_missing_scope_is_named() {
    slack.on(
        "chat.postMessage",
        Reply.json(
            "{\"ok\":false,\"error\":\"missing_scope\",\"needed\":\"chat:write\",\"provided\":\"commands\"}"));

    assertThat(post(WITHIN))
        .isEqualTo(
            Call.failed(
                Why.DENIED,
                "`chat.postMessage` needs the scope chat:write; add it under \"OAuth & Permissions\" of the Slack app and install it anew"));
  }

  @Test
  void progress_is_shown_once_and_then_has_to_wait() {
    slack.on("chat.update", POSTED);

    assertThat(api.tryUpdate(THREAD, "200.2", MESSAGE)).isTrue();
    assertThat(api.tryUpdate(THREAD, "200.2", MESSAGE)).isFalse();
    assertThat(api.update(THREAD, "200.2", MESSAGE, WITHIN)).isEqualTo(Call.ok("200.2"));
    assertThat(slack.calls("chat.update")).hasSize(2);
  }

  @Test
  void progress_that_slack_refuses_is_dropped_and_the_next_not_tried() {
    slack.on("chat.update", Reply.limited("3000"));

    assertThat(api.tryUpdate(THREAD, "200.2", MESSAGE)).isFalse();
    assertThat(api.tryUpdate(THREAD, "300.3", MESSAGE)).isFalse();
    assertThat(slack.calls("chat.update")).hasSize(1);
  }

  @Test
  void a_whisper_is_for_one_person_in_the_thread() {
    slack.on("chat.postEphemeral", Reply.json("{\"ok\":true,\"message_ts\":\"201.1\"}"));

    assertThat(api.whisper(THREAD, "U0123ABCD", MESSAGE)).isEqualTo(Call.ok("201.1"));
    assertThat(slack.calls("chat.postEphemeral").getFirst().fields())
        .containsEntry("user", "U0123ABCD")
        .containsEntry("thread_ts", "100.1")
        .containsEntry("text", "first line");
  }

  @Test
  void an_answer_to_a_command_goes_to_its_address_without_our_token() {
    slack.on("hook", Reply.json("ok"));

    assertThat(api.respond(slack.address() + "hook", MESSAGE, true, false))
        .isEqualTo(Call.ok(Call.Done.DONE));

    Called call = slack.calls("hook").getFirst();
    assertThat(call.authorization()).isEmpty();
    assertThat(call.body())
        .isEqualTo(
            "{\"text\":\"first line\",\"replace_original\":true,\"response_type\":\"in_channel\",\"unfurl_links\":false,\"unfurl_media\":false,\"blocks\":[{\"type\":\"table\",\"rows\":[]}]}");
  }

  @Test
  void an_address_that_was_used_up_is_gone() {
    slack.on("hook", Reply.status(404, "{\"ok\":false,\"error\":\"expired_url\"}"));

    assertThat(why(api.respond(slack.address() + "hook", MESSAGE, false, true)))
        .isEqualTo(Why.GONE);
  }

  @Test
  void an_answer_goes_to_slack_and_nowhere_else() {
    for (String address :
        List.of(
            "https://hooks.slack.com.example.com/a",
            "https://example.com/hooks.slack.com",
            "http://hooks.slack.com/a",
            "https://user@hooks.slack.com/a",
            "file:///etc/passwd",
            "http://127.0.0.1:1/a",
            "no address")) {
      assertThat(why(api.respond(address, MESSAGE, false, true))).as(address).isEqualTo(Why.OTHER);
    }
  }

  @Test
  void a_file_is_announced_sent_and_shared_in_the_thread() {
    slack.on(
        "files.getUploadURLExternal",
        Reply.json(
            "{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"" + slack.address() + "up\"}"));
    slack.on("up", Reply.json("OK"));
    slack.on("files.completeUploadExternal", Reply.json("{\"ok\":true,\"files\":[]}"));

    assertThat(api.upload(THREAD, "fix.tf", "The fix", "a = \"ö\"\n")).isEqualTo(Call.ok("F1"));

    assertThat(slack.calls("files.getUploadURLExternal").getFirst().fields())
        .containsEntry("filename", "fix.tf")
        .containsEntry("length", "9");
    assertThat(slack.calls("up").getFirst().body()).isEqualTo("a = \"ö\"\n");
    assertThat(slack.calls("up").getFirst().authorization()).isEmpty();
    assertThat(slack.calls("files.completeUploadExternal").getFirst().fields())
        .containsEntry("channel_id", "C0123ABCD")
        .containsEntry("thread_ts", "100.1");
  }

  @Test
  void a_file_is_not_sent_to_another_host() {
    slack.on(
        "files.getUploadURLExternal",
        Reply.json("{\"ok\":true,\"file_id\":\"F1\",\"upload_url\":\"https://example.com/up\"}"));

    assertThat(why(api.upload(THREAD, "fix.tf", "The fix", "a"))).isEqualTo(Why.OTHER);
  }

  @Test
  void views_are_opened_and_published() {
    Reply view = Reply.json("{\"ok\":true,\"view\":{\"id\":\"V1\",\"type\":\"modal\"}}");
    slack.on("views.open", view);
    slack.on("views.publish", view);

    assertThat(api.openView("t1", "{}")).isEqualTo(Call.ok("V1"));
    assertThat(api.publishHome("U0123ABCD", "{}")).isEqualTo(Call.ok("V1"));
    assertThat(slack.calls("views.open").getFirst().fields())
        .containsEntry("trigger_id", "t1")
        .containsEntry("view", "{}");
  }

  @Test
  void a_trigger_that_is_too_old_is_gone() {
    slack.on("views.open", Reply.error("expired_trigger_id"));

    assertThat(why(api.openView("t1", "{}"))).isEqualTo(Why.GONE);
  }

  private static String message(String user, String ts, String asked) {
    return "{\"user\":\""
        + user
        + "\",\"ts\":\""
        + ts
        + "\",\"metadata\":{\"event_type\":\"eks_auth_answer\",\"event_payload\":{\"asked\":\""
        + asked
        + "\"}}}";
  }

  /// @param next where the next page begins
  private static Reply page(String next, String... messages) {
    return Reply.json(
        "{\"ok\":true,\"messages\":["
            + String.join(",", messages)
            + "],\"response_metadata\":{\"next_cursor\":\""
            + next
            + "\"}}");
  }

  @Test
  void our_answer_is_found_in_the_thread_page_by_page_and_not_mistaken() {
    slack.on(
        "conversations.replies",
        page(
            "c2",
            "{\"user\":\"U9\",\"ts\":\"100.1\"}",
            message("U9", "100.2", "a1"),
            message("UBOT1", "100.3", "a2")),
        Reply.json("{\"ok\":true,\"messages\":[" + message("UBOT1", "100.4", "a1") + "]}"));

    assertThat(api.find(THREAD, "a1")).isEqualTo(Call.ok(Optional.of("100.4")));

    Called second = slack.calls("conversations.replies").getLast();
    assertThat(second.fields()).containsEntry("cursor", "c2").containsEntry("ts", "100.1");
  }

  @Test
  void all_our_answers_in_a_thread_are_found_page_by_page() {
    slack.on(
        "conversations.replies",
        page("c2", message("UBOT1", "100.2", "a1"), message("U9", "100.3", "a2")),
        Reply.json("{\"ok\":true,\"messages\":[" + message("UBOT1", "100.4", "a3") + "]}"));

    assertThat(api.answersIn(THREAD).map(all -> all.stream().map(it -> it.getTs()).toList()))
        .isEqualTo(Call.ok(List.of("100.2", "100.4")));
  }

  @Test
  void outside_of_threads_the_channel_is_looked_through() {
    slack.on("conversations.history", Reply.json("{\"ok\":true,\"messages\":[]}"));

    assertThat(api.find(CHANNEL, "a1")).isEqualTo(Call.ok(Optional.empty()));
  }

  @Test
  void where_we_may_not_read_we_do_not_claim_that_it_is_not_there() {
    slack.on("conversations.replies", Reply.error("missing_scope"));

    assertThat(why(api.find(THREAD, "a1"))).isEqualTo(Why.DENIED);
  }

  @Test
  void members_of_a_group_and_who_we_are_are_asked_once() {
    slack.on("usergroups.users.list", Reply.json("{\"ok\":true,\"users\":[\"U1\",\"U2\"]}"));

    assertThat(api.members("S1")).isEqualTo(Call.ok(Set.of("U1", "U2")));
    assertThat(api.members("S1")).isEqualTo(Call.ok(Set.of("U1", "U2")));
    assertThat(api.self()).isEqualTo(Call.ok(new Self("T1", "UBOT1", "BBOT1")));
    assertThat(api.self()).isEqualTo(Call.ok(new Self("T1", "UBOT1", "BBOT1")));
    assertThat(slack.calls("usergroups.users.list")).hasSize(1);
    assertThat(slack.calls("auth.test")).hasSize(1);
  }

  @Test
  void a_failure_to_tell_the_members_is_not_remembered() {
    slack.on(
        "usergroups.users.list",
        Reply.error("missing_scope"),
        Reply.json("{\"ok\":true,\"users\":[\"U1\"]}"));

    assertThat(why(api.members("S1"))).isEqualTo(Why.DENIED);
    assertThat(api.members("S1")).isEqualTo(Call.ok(Set.of("U1")));
  }
}
