package io.github.eksauth.bot.slack.api;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.SlackFilesUploadV2Exception;
import io.github.eksauth.bot.slack.api.Call.Why;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes calls that Slack may refuse for a while: waits as long as Slack says, and tries again what
/// can do no harm, until the time is up.
final class Caller {
  private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private static final Set<String> NOT_IN_CHANNEL =
      Set.of("not_in_channel", "channel_not_found", "is_archived", "user_not_in_channel");
  private static final Set<String> INVALID =
      Set.of("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long");
  private static final Set<String> GONE =
      Set.of("message_not_found", "cant_update_message", "edit_window_closed", "thread_not_found");
  private static final Set<String> DENIED =
      Set.of(
          "missing_scope",
          "not_allowed_token_type",
          "no_permission",
          "invalid_auth",
          "not_authed",
          "account_inactive",
          "token_revoked",
          "restricted_action");
  private static final Set<String> LIMITED = Set.of("ratelimited", "rate_limited");

  /// One call of the SDK.
  interface Sdk<R> {
    R call() throws IOException, SlackApiException, SlackFilesUploadV2Exception;
  }

  /// Whether a call may be made again when nobody knows whether it was heard.
  enum Repeat {
    HARMLESS,
    HARMFUL
  }

  private Caller() {}

  /// Makes a call.
  static <R extends SlackApiTextResponse> Call<R> call(Duration within, Repeat repeat, Sdk<R> sdk) {
    long end = System.nanoTime() + within.toNanos();
    Duration pause = PAUSE;
    while (true) {
      Attempt<R> attempt = attempt(repeat, sdk);
      if (attempt.again().isEmpty()) {
        return attempt.call();
      }
      Duration wait = attempt.again().get().isZero() ? pause : attempt.again().get();
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
      if (System.nanoTime() + wait.toNanos() > end || !slept(wait)) {
        return attempt.call();
      }
    }
  }

  /// What one attempt came to.
  ///
  /// @param again how long to wait before the next; zero to choose; empty when there is to be none
  private record Attempt<R>(Call<R> call, Optional<Duration> again) {
    static <R> Attempt<R> last(Call<R> call) {
      return new Attempt<>(call, Optional.empty());
    }

    static <R> Attempt<R> failed(Why why, String words, Optional<Duration> again) {
      return new Attempt<>(new Call.Failed<>(why, words), again);
    }
  }

  private static <R extends SlackApiTextResponse> Attempt<R> attempt(Repeat repeat, Sdk<R> sdk) {
    try {
      R response = sdk.call();
      return response.isOk()
          ? Attempt.last(new Call.Ok<>(response))
          : refused(text(response.getError()), text(response.getNeeded()));
    } catch (SlackApiException refused) {
      return refused(refused, repeat);
    } catch (SlackFilesUploadV2Exception failed) {
      return Attempt.failed(Why.OTHER, failed.getClass().getSimpleName(), Optional.empty());
    } catch (ConnectException | UnknownHostException | NoRouteToHostException notSent) {
      return Attempt.failed(Why.UNREACHABLE, words(notSent), Optional.of(Duration.ZERO));
    } catch (IOException broken) {
      return repeat == Repeat.HARMLESS
          ? Attempt.failed(Why.UNREACHABLE, words(broken), Optional.of(Duration.ZERO))
          : Attempt.failed(Why.IN_DOUBT, words(broken), Optional.empty());
    }
  }

  private static String words(IOException e) {
    return e.getClass().getSimpleName();
  }

  private static <R> Attempt<R> refused(String error, String needed) {
    Why why = why(error);
    return Attempt.failed(
        why,
        needed.isEmpty() ? error : error + ", needs the scope " + needed,
        why == Why.LIMITED ? Optional.of(Duration.ofSeconds(1)) : Optional.empty());
  }

  private static <R> Attempt<R> refused(SlackApiException refused, Repeat repeat) {
    int status = refused.getResponse().code();
    if (status == TOO_MANY) {
      return Attempt.failed(
          Why.LIMITED,
          "429",
          Optional.of(retryAfter(text(refused.getResponse().header("Retry-After")))));
    }
    if (status >= SERVER_ERROR) {
      // an answer of the edge or of Slack itself; the work may have been done before it failed
      return repeat == Repeat.HARMLESS
          ? Attempt.failed(Why.UNREACHABLE, Integer.toString(status), Optional.of(Duration.ZERO))
          : Attempt.failed(Why.IN_DOUBT, Integer.toString(status), Optional.empty());
    }
    String error = refused.getError() == null ? "" : text(refused.getError().getError());
    return refused(error.isEmpty() ? Integer.toString(status) : error, "");
  }

  /// Seconds, as <https://docs.slack.dev/apis/web-api/rate-limits> says.
  private static Duration retryAfter(String header) {
    return header.matches("[0-9]{1,5}")
        ? Duration.ofSeconds(Math.max(1, Integer.parseInt(header)))
        : Duration.ofSeconds(1);
  }

  static Why why(String error) {
    if (NOT_IN_CHANNEL.contains(error)) {
      return Why.NOT_IN_CHANNEL;
    }
    if (INVALID.contains(error)) {
      return Why.INVALID_BLOCKS;
    }
    if (GONE.contains(error)) {
      return Why.GONE;
    }
    if (DENIED.contains(error)) {
      return Why.DENIED;
    }
    return LIMITED.contains(error) ? Why.LIMITED : Why.OTHER;
  }

  private static boolean slept(Duration wait) {
    try {
      Thread.sleep(wait);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      LOG.debug("stopped while waiting for Slack");
      return false;
    }
  }

  private static String text(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text;
  }
}
