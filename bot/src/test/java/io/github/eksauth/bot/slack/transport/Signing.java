package io.github.eksauth.bot.slack.transport;

import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as https://docs.slack.dev/authentication/verifying-requests-from-slack describes it.
final class Signing {
  private Signing() {}

  static String signature(String secret, String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static Received signed(String secret, String timestamp, byte[] body) {
    return new Received(
        "/slack/events",
        Map.of(
            "x-slack-request-timestamp",
            List.of(timestamp),
            "x-slack-signature",
            List.of(signature(secret, timestamp, body))),
        Map.of(),
        Bytes.of(body));
  }
}
