package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.Problem;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What proves to Slack that we are its app, and to us that a request is Slack's; and where Slack's
/// Web API is. All of it comes from environment variables.
///
/// @param botToken what our calls carry; an `xoxb-` token
/// @param appToken what opens a socket; an `xapp-` token, there with [SlackConfig.Transport#SOCKET]
/// @param signingSecret what Slack signs its requests with, there with [SlackConfig.Transport#HTTP]
/// @param api the address that the names of methods are appended to; ends with `/`
public record SlackSecrets(
    Secret botToken, Optional<Secret> appToken, Optional<Secret> signingSecret, URI api) {
  static final String BOT_TOKEN = "SLACK_BOT_TOKEN";
  static final String APP_TOKEN = "SLACK_APP_TOKEN";
  static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
  static final String API_URL = "SLACK_API_URL";

  /// Slack itself.
  public static final URI SLACK = URI.create("https://slack.com/api/");

  private static final Pattern BOT = Pattern.compile("xoxb-[A-Za-z0-9-]{4,250}");
  private static final Pattern APP = Pattern.compile("xapp-[A-Za-z0-9-]{4,250}");

  /// 32 hexadecimal digits as Slack gives them today; only what is surely something else is
  /// refused.
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9]{16,128}");

  /// Reads them; what is wrong is noted, never with the value, and reads as a text that opens
  /// nothing.
  static SlackSecrets of(
      Map<String, String> environment, SlackConfig.Transport transport, List<Problem> problems) {
    boolean socket = transport == SlackConfig.Transport.SOCKET;
    Optional<String> bot = given(environment, BOT_TOKEN);
    Optional<String> app = given(environment, APP_TOKEN);
    Optional<String> signing = given(environment, SIGNING_SECRET);
    if (bot.isEmpty()) {
      problems.add(missing(BOT_TOKEN, "the Bot User OAuth Token from \"OAuth & Permissions\""));
    }
    if (socket && app.isEmpty()) {
      problems.add(
          missing(
              APP_TOKEN,
              "an app-level token with the scope connections:write from \"Basic Information\", or write `transport: http` under `slack:`"));
    }
    if (!socket && signing.isEmpty()) {
      problems.add(
          missing(
              SIGNING_SECRET,
              "the signing secret from \"Basic Information\", or write `transport: socket` under `slack:`"));
    }
    bot.filter(token -> !BOT.matcher(token).matches())
        .ifPresent(token -> problems.add(wrong(BOT_TOKEN, "xoxb-", token)));
    app.filter(token -> !APP.matcher(token).matches())
        .ifPresent(token -> problems.add(wrong(APP_TOKEN, "xapp-", token)));
    signing
        .filter(secret -> !SECRET.matcher(secret).matches())
        .ifPresent(secret -> problems.add(wrong(SIGNING_SECRET, "", secret)));
    return new SlackSecrets(
        new Secret(bot.orElse("")),
        app.map(Secret::new),
        signing.map(Secret::new),
        given(environment, API_URL).flatMap(text -> api(text, problems)).orElse(SLACK));
  }

  /// Without the line end that comes with a secret read from a file.
  private static Optional<String> given(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static Problem missing(String name, String what) {
    return new Problem(name, 0, "is not set; set it to " + what + " of your Slack app's settings");
  }

  private static Problem wrong(String name, String prefix, String value) {
    String is;
    if (value.startsWith("xapp-") && !prefix.equals("xapp-")) {
      is = "holds an app-level token (xapp-), which belongs into " + APP_TOKEN;
    } else if (value.startsWith("xoxb-") && !prefix.equals("xoxb-")) {
      is = "holds a bot token (xoxb-), which belongs into " + BOT_TOKEN;
    } else if (value.startsWith("xoxp-")) {
      is = "holds a user token (xoxp-), and we act as a bot only";
    } else if (prefix.isEmpty()) {
      is = "is no signing secret, which has letters and digits only";
    } else {
      is = "is no token of the form " + prefix + "…";
    }
    return new Problem(
        name,
        0,
        is
            + "; set it to "
            + switch (prefix) {
              case "xoxb-" -> "the Bot User OAuth Token (xoxb-)";
              case "xapp-" -> "the app-level token (xapp-)";
              default -> "the signing secret";
            });
  }

  private static Optional<URI> api(String text, List<Problem> problems) {
    try {
      URI api = new URI(text.endsWith("/") ? text : text + "/");
      String scheme = String.valueOf(api.getScheme()).toLowerCase(Locale.ROOT);
      boolean safe =
          scheme.equals("https")
              || (scheme.equals("http") && loopback(String.valueOf(api.getHost())));
      if (safe
          && api.getHost() != null
          && api.getUserInfo() == null
          && api.getQuery() == null
          && api.getFragment() == null) {
        return Optional.of(api);
      }
    } catch (URISyntaxException e) {
      // told below, like everything that is no such address
    }
    problems.add(
        new Problem(
            API_URL,
            0,
            "is no address of a Web API; write it like https://slack.com/api/ (http only on this machine, like http://127.0.0.1:3000/api/), or leave it unset for Slack itself"));
    return Optional.empty();
  }

  /// Whether it is this machine, without asking a name server.
  private static boolean loopback(String host) {
    return host.equals("localhost")
        || (host.matches("127(\\.[0-9]{1,3}){3}|\\[::1\\]")
            && InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")).isLoopbackAddress());
  }
}
