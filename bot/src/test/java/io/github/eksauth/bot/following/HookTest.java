package io.github.eksauth.bot.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.bot.web.Sent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HookTest {
  /// The example of GitHub's documentation,
  /// https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries
  private static final String DOCUMENTED_SECRET = "It's a Secret to Everybody";

  private static final String DOCUMENTED_SIGNATURE =
      "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";

  private static final String PUSH =
      """
      {"ref": "refs/heads/main", "after": "3f2a1b9"}\
      """;

  /// Of [#PUSH] with the documented secret, by `openssl dgst -sha256 -hmac`.
  private static final String PUSH_SIGNATURE =
      "sha256=72ee0dd05a1fb52b845ea8fcb093ba59172baabda834a6a1ee76087e71d8a86c";

  private final AtomicInteger looks = new AtomicInteger();
  private final Route route =
      new Hook(new Secret(DOCUMENTED_SECRET), "main", looks::incrementAndGet).route();

  private Sent send(String body, Map<String, String> headers) {
    Map<String, List<String>> all = new java.util.HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    return route
        .answer()
        .apply(
            new Received(
                Hook.PATH, all, Map.of(), Bytes.of(body.getBytes(StandardCharsets.UTF_8))));
  }

  private Sent sendSigned(String event, String body, String signature) {
    return send(body, Map.of("x-github-event", event, "x-hub-signature-256", signature));
  }

  @Test
  void the_route_takes_posts_of_one_mebibyte_at_most() {
    assertThat(route.method() + " " + route.path()).isEqualTo("POST /webhook/knowledge");
    assertThat(route.mostBytes()).isEqualTo(1_048_576);
  }

  @Test
  void the_documented_signature_is_good() {
    Sent sent = sendSigned("ping", "Hello, World!", DOCUMENTED_SIGNATURE);

    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.body()).isEqualTo("pong");
    assertThat(looks).hasValue(0);
  }

  @Test
  void a_push_to_our_branch_makes_us_look() {
    assertThat(sendSigned("push", PUSH, PUSH_SIGNATURE).status()).isEqualTo(202);
    assertThat(looks).hasValue(1);
  }

  @Test
  void a_forged_request_does_nothing() {
    List<Map<String, String>> forged =
        List.of(
            Map.of("x-github-event", "push"),
            Map.of("x-github-event", "push", "x-hub-signature-256", ""),
            Map.of("x-github-event", "push", "x-hub-signature-256", "sha256="),
            Map.of("x-github-event", "push", "x-hub-signature-256", DOCUMENTED_SIGNATURE),
            Map.of("x-github-event", "push", "x-hub-signature-256", PUSH_SIGNATURE + "0"),
            Map.of(
                "x-github-event",
                "push",
                "x-hub-signature-256",
                PUSH_SIGNATURE.replace("sha256=", "sha1=")),
            Map.of("x-github-event", "push", "x-hub-signature", PUSH_SIGNATURE),
            Map.of("x-gitlab-event", "Push Hook", "x-gitlab-token", "guessed"),
            // a wrong signature is not made good by another header
            Map.of(
                "x-github-event",
                "push",
                "x-hub-signature-256",
                "sha256=00",
                "x-gitlab-token",
                DOCUMENTED_SECRET));

    assertThat(forged)
        .allSatisfy(headers -> assertThat(send(PUSH, headers).status()).isEqualTo(401));
    assertThat(sendSigned("push", PUSH + " ", PUSH_SIGNATURE).status()).isEqualTo(401);
    assertThat(looks).hasValue(0);
  }

  @Test
  void gitlab_is_known_by_its_token() {
    Sent sent =
        send(PUSH, Map.of("x-gitlab-event", "Push Hook", "x-gitlab-token", DOCUMENTED_SECRET));

    assertThat(sent.status()).isEqualTo(202);
    assertThat(looks).hasValue(1);
  }

  @Test
  void another_branch_or_event_is_none_of_ours() {
    Map<String, String> genuine =
        Map.of("x-gitlab-event", "Push Hook", "x-gitlab-token", DOCUMENTED_SECRET);
    Map<String, String> issue =
        Map.of("x-gitlab-event", "Issue Hook", "x-gitlab-token", DOCUMENTED_SECRET);

    assertThat(send(PUSH.replace("main", "main2"), genuine).status()).isEqualTo(200);
    assertThat(send(PUSH.replace("heads", "tags"), genuine).status()).isEqualTo(200);
    assertThat(send(PUSH, issue).status()).isEqualTo(200);
    assertThat(looks).hasValue(0);
  }

  @Test
  void what_is_no_push_in_json_is_answered_with_what_to_choose() {
    Map<String, String> genuine =
        Map.of("x-gitlab-event", "Push Hook", "x-gitlab-token", DOCUMENTED_SECRET);

    assertThat(
            List.of("", "payload=%7B%7D", "{", "[]", "{\"ref\": 1}", "[".repeat(100_000), "\u0000"))
        .allSatisfy(body -> {
          Sent sent = send(body, genuine);
          assertThat(sent.status()).isEqualTo(400);
          assertThat(sent.body()).contains("application/json");
        });
    assertThat(looks).hasValue(0);
  }
}
