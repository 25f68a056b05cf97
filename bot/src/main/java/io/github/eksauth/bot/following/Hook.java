package io.github.eksauth.bot.following;

import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import io.github.eksauth.bot.web.Route;
import io.github.eksauth.bot.web.Sent;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Where GitHub and GitLab say that something was pushed, so that we look at once.
///
/// Nothing of what they say is used but which branch it is about: we then look for ourselves. So a
/// request that is sent once more does no more than the first.
///
/// GitHub signs each request
/// (https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries), GitLab sends
/// the secret itself (https://docs.gitlab.com/user/project/integrations/webhooks/).
final class Hook {
  static final String PATH = "/webhook/knowledge";
  private static final int MOST_BYTES = 1024 * 1024;
  private static final String ALGORITHM = "HmacSHA256";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Secret secret;
  private final String ref;
  private final Runnable look;

  /// @param look called when something was pushed to the branch; must return at once
  Hook(Secret secret, String branch, Runnable look) {
    this.secret = secret;
    ref = "refs/heads/" + branch;
    this.look = look;
  }

  Route route() {
    return new Route("POST", PATH, MOST_BYTES, this::answer);
  }

  private Sent answer(Received received) {
    if (!isGenuine(received)) {
      return Sent.text(401, "the signature does not fit the secret");
    }
    String event =
        received.header("x-github-event").or(() -> received.header("x-gitlab-event")).orElse("");
    return switch (event) {
      case "ping" -> Sent.text(200, "pong");
      case "push", "Push Hook" -> pushed(received.body());
      default -> Sent.text(200, "nothing to do for this event");
    };
  }

  private Sent pushed(Bytes body) {
    Optional<String> pushed = ref(body);
    if (pushed.isEmpty()) {
      return Sent.text(400, "this is not a push in JSON; choose the content type application/json");
    }
    if (!pushed.get().equals(ref)) {
      return Sent.text(200, "nothing to do for this branch");
    }
    look.run();
    return Sent.text(202, "looking");
  }

  private static Optional<String> ref(Bytes body) {
    try {
      JsonNode ref = JSON.readTree(body.toArray()).path("ref");
      return ref.isString() ? Optional.of(ref.stringValue()) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private boolean isGenuine(Received received) {
    Optional<String> signature = received.header("x-hub-signature-256");
    if (signature.isPresent()) {
      return same(signature.get(), "sha256=" + HexFormat.of().formatHex(hmac(received.body())));
    }
    return received.header("x-gitlab-token").filter(it -> same(it, secret.value())).isPresent();
  }

  private byte[] hmac(Bytes body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return mac.doFinal(body.toArray());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /// Takes as long whatever the difference.
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
