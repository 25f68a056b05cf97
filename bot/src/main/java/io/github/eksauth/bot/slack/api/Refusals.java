package io.github.eksauth.bot.slack.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Slack's error codes (https://docs.slack.dev/reference/methods/chat.postMessage#errors and those
/// of the other methods), sorted by what they come to.
final class Refusals {
  private static final Map<Why, Set<String>> CODES =
      Map.of(
          Why.NOT_IN_CHANNEL,
          // a private channel that we are not in looks as if it were not there
          Set.of("not_in_channel", "channel_not_found", "user_not_in_channel"),
          Why.LIMITED,
          Set.of("ratelimited", "rate_limited", "message_limit_exceeded"),
          Why.INVALID_BLOCKS,
          Set.of(
              "invalid_blocks",
              "invalid_blocks_format",
              "msg_too_long",
              "msg_blocks_too_long",
              "view_too_large",
              "duplicate_external_id"),
          Why.GONE,
          Set.of(
              "message_not_found",
              "thread_not_found",
              "cant_update_message",
              "edit_window_closed",
              "is_archived",
              "is_inactive",
              "channel_is_archived",
              "expired_trigger_id",
              "trigger_expired",
              "exchanged_trigger_id",
              "trigger_exchanged",
              "invalid_trigger_id",
              "expired_url",
              "used_url",
              "view_not_found",
              "not_found",
              "hash_conflict",
              "no_such_subteam",
              "user_not_found"),
          Why.DENIED,
          Set.of(
              "missing_scope",
              "not_allowed_token_type",
              "invalid_auth",
              "not_authed",
              "account_inactive",
              "token_revoked",
              "token_expired",
              "no_permission",
              "access_denied",
              "restricted_action",
              "restricted_action_thread_only_channel",
              "restricted_action_read_only_channel",
              "restricted_action_non_threadable_channel",
              "restricted_action_thread_locked",
              "ekm_access_denied",
              "team_access_not_granted",
              "permission_denied"));

  /// What Slack says when it failed; the call may have been done all the same.
  private static final Set<String> BROKEN =
      Set.of(
          "internal_error",
          "fatal_error",
          "service_unavailable",
          "request_timeout",
          "team_added_to_org");

  private Refusals() {}

  /// @param method the method of Slack that was called
  /// @param code Slack's error code
  /// @param needed the scope that Slack misses
  /// @param details what Slack says beyond the code
  static <T> Attempt<T> of(
      String method, String code, Optional<String> needed, Optional<String> details) {
    if (BROKEN.contains(code)) {
      return new Attempt.Broken<>(true, method + " failed at Slack: " + code);
    }
    String words =
        needed
            .map(scope ->
                "`"
                    + method
                    + "` needs the scope "
                    + scope
                    + "; add it under \"OAuth & Permissions\" of the Slack app and install it anew")
            .orElseGet(() ->
                "`"
                    + method
                    + "` was refused: "
                    + code
                    + details.map(text -> " (" + text + ")").orElse(""));
    return new Attempt.Settled<>(Call.failed(why(code), words));
  }

  private static Why why(String code) {
    return CODES.entrySet().stream()
        .filter(codes -> codes.getValue().contains(code))
        .map(Map.Entry::getKey)
        .findFirst()
        // views.* tell bad blocks by this
        .orElse(code.equals("invalid_arguments") ? Why.INVALID_BLOCKS : Why.OTHER);
  }
}
