package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.Permission;
import io.github.eksauth.checks.fact.Waiting;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/// Why AWS gave no answer, in words that a person can act on. Nothing here is ever an absence.
final class AwsFailure {
  private AwsFailure() {}

  /// What was asked: the IAM action, how long it was allowed to take, whether that time is over,
  /// and how it went until then.
  record Asked(String action, Duration timeout, boolean over, Attempts attempts) {
    static Asked plainly(String action) {
      return new Asked(action, Duration.ZERO, false, new Attempts());
    }

    /// That there was no answer in time, and what there was instead.
    String late() {
      return Fact.Unseen.TIMED_OUT
          + AwsFailure.inWords(timeout)
          + attempts
              .last()
              .map(failure -> "; before that: " + AwsFailure.of(failure, plainly(action)).why())
              .orElse("");
    }

    Set<Permission> permission() {
      return action.equals("sts:GetCallerIdentity") ? Set.of() : Set.of(new Permission.Iam(action));
    }
  }

  /// The families of refusals that need an explanation of their own.
  private enum Refusal {
    DENIED,
    THROTTLED,
    EXPIRED,
    UNKNOWN_KEY,
    WRONG_SIGNATURE,
    REGION_CLOSED
  }

  /// The codes of all services, since they do not agree on any.
  private static final Map<String, Refusal> CODES =
      Map.ofEntries(
          Map.entry("AccessDenied", Refusal.DENIED),
          Map.entry("AccessDeniedException", Refusal.DENIED),
          Map.entry("UnauthorizedOperation", Refusal.DENIED),
          Map.entry("Client.UnauthorizedOperation", Refusal.DENIED),
          Map.entry("NotAuthorized", Refusal.DENIED),
          Map.entry("Throttling", Refusal.THROTTLED),
          Map.entry("ThrottlingException", Refusal.THROTTLED),
          Map.entry("TooManyRequestsException", Refusal.THROTTLED),
          Map.entry("RequestLimitExceeded", Refusal.THROTTLED),
          Map.entry("LimitExceededException", Refusal.THROTTLED),
          Map.entry("ExpiredToken", Refusal.EXPIRED),
          Map.entry("ExpiredTokenException", Refusal.EXPIRED),
          Map.entry("TokenRefreshRequired", Refusal.EXPIRED),
          Map.entry("InvalidClientTokenId", Refusal.UNKNOWN_KEY),
          Map.entry("UnrecognizedClientException", Refusal.UNKNOWN_KEY),
          Map.entry("InvalidAccessKeyId", Refusal.UNKNOWN_KEY),
          Map.entry("AuthFailure", Refusal.UNKNOWN_KEY),
          Map.entry("SignatureDoesNotMatch", Refusal.WRONG_SIGNATURE),
          Map.entry("InvalidSignatureException", Refusal.WRONG_SIGNATURE),
          Map.entry("IncompleteSignature", Refusal.WRONG_SIGNATURE),
          Map.entry("RequestExpired", Refusal.WRONG_SIGNATURE),
          Map.entry("RequestTimeTooSkewed", Refusal.WRONG_SIGNATURE),
          Map.entry("OptInRequired", Refusal.REGION_CLOSED));

  /// What AWS's sentences about a denial say of who forbids it, and what that means for whoever
  /// would grant the permission.
  private static final Map<String, String> FORBIDDEN_BY =
      Map.of(
          "service control policy",
          "a service control policy of the organization forbids it, so granting the permission is"
              + " not enough",
          "resource control policy",
          "a resource control policy of the organization forbids it, so granting the permission is"
              + " not enough",
          "permissions boundary",
          "the permissions boundary of that identity forbids it, so granting the permission is not"
              + " enough",
          "session policy",
          "the session was started with a policy that does not allow it",
          "VPC endpoint policy",
          "the policy of the VPC endpoint that the call goes through does not allow it");

  /// What a broken connection is called, the more precise class before the less precise one.
  private static final Map<Class<? extends Throwable>, String> CONNECTION = connection();

  private static Map<Class<? extends Throwable>, String> connection() {
    var words = new LinkedHashMap<Class<? extends Throwable>, String>();
    words.put(
        UnknownHostException.class,
        "DNS does not know the host %s; is the region right, and is there a network?");
    words.put(
        SSLException.class,
        "TLS failed: %s; is a proxy in between whose certificate Java does not trust?");
    words.put(ConnectTimeoutException.class, "no connection came about in time: %s");
    words.put(SocketTimeoutException.class, "the connection fell silent: %s");
    words.put(NoRouteToHostException.class, "there is no way to the host: %s");
    words.put(ConnectException.class, "the connection was refused: %s");
    words.put(NoHttpResponseException.class, "the connection was closed without an answer: %s");
    words.put(ConnectionClosedException.class, "the connection was closed in mid-answer: %s");
    words.put(SocketException.class, "the connection broke: %s");
    return words;
  }

  /// The reason for a failure of the outside world.
  ///
  /// Throws the failure itself when it is none: then it is a bug of ours.
  static <T> Fact.Unseen<T> of(RuntimeException failure, Asked asked) {
    return find(failure, NoCredentials.class)
        .<Fact.Unseen<T>>map(
            nobody -> new Fact.Unseen<>(String.valueOf(nobody.getMessage()), nobody.missing()))
        .or(() -> find(failure, AbortedException.class).map(_ -> stopped(asked)))
        .or(() -> timeout(failure).map(_ -> unseen(asked.late())))
        .or(() -> find(failure, AwsServiceException.class).map(refusal -> refused(refusal, asked)))
        .or(() -> connection(failure).map(AwsFailure::unseen))
        .or(() -> find(failure, SdkException.class).map(other -> unseen(unclear(other))))
        .orElseThrow(() -> failure);
  }

  private static Optional<SdkClientException> timeout(Throwable failure) {
    return find(failure, ApiCallTimeoutException.class)
        .<SdkClientException>map(it -> it)
        .or(() -> find(failure, ApiCallAttemptTimeoutException.class));
  }

  /// The SDK's own clock interrupts the thread of a call. In the middle of a pause between attempts
  /// that looks like somebody stopping us, and the mark would stop the next call.
  private static <T> Fact.Unseen<T> stopped(Asked asked) {
    if (asked.over()) {
      boolean _ = Thread.interrupted();
      return unseen(asked.late());
    }
    Thread.currentThread().interrupt();
    return unseen(Waiting.STOPPED);
  }

  private static <T> Fact.Unseen<T> refused(AwsServiceException refusal, Asked asked) {
    AwsErrorDetails details = refusal.awsErrorDetails();
    String code = details == null || details.errorCode() == null ? "" : details.errorCode();
    String message =
        details == null || details.errorMessage() == null ? "" : Clean.text(details.errorMessage());
    String said = message.isEmpty() ? code : code + ": " + message;
    Refusal kind = CODES.get(code);
    if (kind == null && refusal.isThrottlingException()) {
      kind = Refusal.THROTTLED;
    }
    if (kind == null) {
      return unseen(unnamed(refusal.statusCode(), code, said));
    }
    return switch (kind) {
      case DENIED -> new Fact.Unseen<>(denied(said), asked.permission());
      case THROTTLED ->
          unseen(Fact.Unseen.THROTTLED + asked.action() + " (" + code + "); try again in a minute");
      case EXPIRED ->
          unseen(
              "the AWS credentials have expired ("
                  + code
                  + "); get new ones, with aws sso login or from whoever gave them out");
      case UNKNOWN_KEY ->
          unseen(
              "AWS does not know the access key ("
                  + code
                  + "); is it still active, is a session token missing, and is it of the partition"
                  + " and an enabled region?");
      // what AWS says here quotes the request that was signed: it stays out
      case WRONG_SIGNATURE ->
          unseen(
              "AWS refused the signature ("
                  + code
                  + "); is the secret access key right, and is the clock of this machine?");
      case REGION_CLOSED ->
          unseen("the account cannot use this service in this region (" + said + ")");
    };
  }

  private static String denied(String said) {
    return FORBIDDEN_BY.entrySet().stream()
        .filter(entry -> said.contains(entry.getKey()))
        .map(entry -> said.replaceFirst("\\.$", "") + "; " + entry.getValue())
        .findFirst()
        .orElse(said);
  }

  private static String unnamed(int status, String code, String said) {
    if (status >= 500) {
      return "AWS answered with an error of its own (HTTP "
          + status
          + (said.isEmpty() ? "" : ", " + said)
          + "); try again in a minute";
    }
    return code.isEmpty()
        ? "something that does not look like AWS answered HTTP "
            + status
            + "; is a proxy in between, or the endpoint address wrong?"
        : said;
  }

  private static Optional<String> connection(Throwable failure) {
    for (Map.Entry<Class<? extends Throwable>, String> entry : CONNECTION.entrySet()) {
      Optional<? extends Throwable> found = find(failure, entry.getKey());
      if (found.isPresent()) {
        String detail = Clean.text(String.valueOf(found.get().getMessage()));
        int colon = detail.indexOf(": ");
        // Java appends the system's own words to the name of an unknown host
        String word =
            found.get() instanceof UnknownHostException && colon > 0
                ? detail.substring(0, colon)
                : detail;
        return Optional.of(String.format(Locale.ROOT, entry.getValue(), word));
      }
    }
    return Optional.empty();
  }

  private static String unclear(SdkException failure) {
    String message = Clean.text(String.valueOf(failure.getMessage()));
    String lower = message.toLowerCase(Locale.ROOT);
    return lower.contains("unmarshall") || lower.contains("parse") || lower.contains("json")
        ? "the answer could not be understood; is something other than AWS answering, such as a"
            + " proxy?"
        : message;
  }

  /// A short time as people write it: `5 s`, `250 ms`.
  static String inWords(Duration time) {
    return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }

  private static <T> Fact.Unseen<T> unseen(String why) {
    return new Fact.Unseen<>(why, Set.of());
  }

  private static <E extends Throwable> Optional<E> find(Throwable failure, Class<E> type) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth++ < 20; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }
}
