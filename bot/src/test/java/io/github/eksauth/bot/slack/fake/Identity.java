package io.github.eksauth.bot.slack.fake;

import java.util.Set;

/// Who the app is in the fake workspace, and what lets it in.
final class Identity {
  static final String TEAM = "T0FAKE";
  static final String DOMAIN = "fake";
  static final String APP = "A0FAKE";
  static final String BOT_USER = "U0BOT";
  static final String BOT = "B0BOT";
  static final String BOT_NAME = "eks-auth";
  static final String BOT_TOKEN = "xoxb-fake-bot-token";
  static final String APP_TOKEN = "xapp-1-A0FAKE-fake-app-token";
  static final String SIGNING_SECRET = "8f742231b10e8888abcd99yyyzzz85a5";

  /// Old way of showing that a request is from Slack; still in each payload.
  static final String VERIFICATION_TOKEN = "fake-verification-token";

  /// What the manifest asks for.
  static final Set<String> SCOPES =
      Set.of(
          "app_mentions:read", "chat:write", "commands", "files:read", "files:write", "im:history");

  static final Set<String> EVENTS = Set.of("app_home_opened", "app_mention", "message.im");

  static final String COMMAND = "/eks-auth";

  /// The callback id of the entry in the menu of a message.
  static final String SHORTCUT = "diagnose_message";

  private Identity() {}
}
