package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.FieldReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One mapping of the configuration file with the keys that it may have. The readers end with it,
/// and the reference is made from it, so that no key is read and not told, or told and not read.
enum Section {
  CONFIGURATION(
      "the configuration",
      new Setting("clusters", "list", "none", "clusters by name; see [a cluster](#a-cluster)"),
      new Setting(
          "accounts",
          "list",
          "none",
          "accounts that are searched for clusters; see [an account](#an-account)"),
      new Setting("timeouts", "mapping", "as below", "see [timeouts](#timeouts)"),
      new Setting("slack", "mapping", "as below", "see [slack](#slack)"),
      new Setting("web", "mapping", "as below", "see [web](#web)"),
      new Setting("knowledge", "mapping", "as below", "see [knowledge](#knowledge)")),

  CLUSTER(
      "a cluster",
      new Setting("name", "name", "required", "as EKS calls it"),
      new Setting("region", "region", "required", "like `eu-west-1`"),
      new Setting(
          "account", "12 digits", "that of `role-arn`", "checked against the account that answers"),
      new Setting(
          "aliases",
          "list of names",
          "none",
          "what people call it; each name of the file stands once"),
      new Setting(
          "role-arn",
          "ARN of a role",
          "none: the credentials at hand",
          "the role to assume; of the cluster's own account, because EKS answers nobody else"),
      Common.EXTERNAL_ID,
      Common.SESSION_NAME,
      Common.PROFILE,
      new Setting(
          "kubeconfig",
          "path of a file",
          "none: EKS's own way in",
          "the way to an API server that is reached by other means"),
      new Setting(
          "context", "name", "the current one", "a context of `kubeconfig`, which it needs")),

  ACCOUNT(
      "an account",
      new Setting(
          "role-arn",
          "ARN of a role",
          "none: the credentials at hand",
          "the role to assume, of the account to search"),
      Common.EXTERNAL_ID,
      Common.SESSION_NAME,
      Common.PROFILE,
      new Setting("regions", "list of regions", "required", "where to look")),

  TIMEOUTS(
      "`timeouts`",
      new Setting(
          "call",
          Common.time(ConfigReader.SHORTEST, ConfigReader.LONGEST),
          Common.code(Common.text(Timeouts.USUAL.call())),
          "one call to AWS or Kubernetes, retries included; not longer than `run`"),
      new Setting(
          "run",
          Common.time(ConfigReader.SHORTEST, ConfigReader.LONGEST),
          Common.code(Common.text(Timeouts.USUAL.run())),
          "everything that one question needs")),

  SLACK(
      "`slack`",
      new Setting(
          "transport",
          "`socket`, `http`",
          "`socket`",
          "over a socket that the bot opens, or by Slack's requests to `POST /slack/events`"),
      new Setting(
          "state",
          "path of a folder",
          Common.code(SlackConfig.USUAL.state()),
          "keeps what must survive a restart; each replica has its own"),
      new Setting(
          "allow",
          "list",
          "none: nobody may look at any cluster, and texts are still explained",
          "who may ask about which clusters; see [an item of allow](#an-item-of-allow)"),
      new Setting(
          "overhear",
          "list of channel ids",
          "none",
          "channels in which the bot answers without being addressed, when it is sure"),
      new Setting(
          "hide-accounts",
          Common.YES_OR_NO,
          Common.code(SlackConfig.USUAL.hideAccounts()),
          "mask account ids in what is posted"),
      new Setting("language", "`en`, `zh`", "that of the question", "the language to answer in"),
      new Setting(
          "workers",
          Common.number(ServerReader.MOST_WORKERS),
          Common.code(SlackConfig.USUAL.workers()),
          "questions answered at once"),
      new Setting(
          "waiting",
          Common.number(ServerReader.MOST_WAITING),
          Common.code(SlackConfig.USUAL.waiting()),
          "questions that may wait; whoever asks more is told that the bot is busy")),

  ALLOW(
      "an item of `allow`",
      new Setting(
          "clusters",
          "list of names, aliases or ARNs",
          "required",
          "`*` stands for any run of characters"),
      new Setting("channels", "list of channel ids", "any channel", "where, like `C0123ABCD`"),
      new Setting(
          "users",
          "list of user ids",
          "anybody, unless `groups` names somebody",
          "who, like `U0123ABCD`"),
      new Setting(
          "groups",
          "list of user group ids",
          "anybody, unless `users` names somebody",
          "who, like `S0123ABCD`; needs the scope `usergroups:read`")),

  WEB(
      "`web`",
      new Setting(
          "listen",
          "address:port",
          Common.code(WebConfig.USUAL.host() + ":" + WebConfig.USUAL.port()),
          "where the HTTP server listens; `0.0.0.0:8080` is all addresses, `[::1]:8080` IPv6")),

  KNOWLEDGE(
      "`knowledge`",
      new Setting(
          "repository",
          "https address of its page",
          "none: gaps are not reported",
          "where *Report a gap* and *Propose an entry* lead, on GitHub or GitLab"),
      new Setting(
          "branch",
          "name of a branch",
          Common.code(KnowledgeConfig.USUAL.branch()),
          "what pull requests go to, and what is followed"),
      new Setting(
          "follow",
          Common.YES_OR_NO,
          "`false`",
          "whether the entries of the branch answer, in place of those that came with the program"),
      new Setting(
          "clone",
          "https or file address, or a path",
          "`repository`",
          "what to clone, when that is not the page"),
      new Setting(
          "path",
          "folder",
          Common.code(FollowConfig.USUAL_PATH),
          "the folder of entries in the repository"),
      new Setting(
          "poll",
          Common.time(FollowReader.SHORTEST_POLL, ConfigReader.LONGEST),
          Common.code(Common.text(FollowConfig.USUAL_POLL)),
          "how often to look at the branch"),
      new Setting(
          "report-to",
          "channel id",
          "none: the log only",
          "the channel that is told which revision was taken or refused, and when the branch cannot be read"));

  private final String shown;

  @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
  private final List<Setting> settings;

  Section(String shown, Setting... settings) {
    this.shown = shown;
    this.settings = List.of(settings);
  }

  /// In the order in which they are told.
  List<Setting> settings() {
    return settings;
  }

  /// Ends the reading of such a mapping: notes every key that there is not.
  ///
  /// @throws IllegalStateException when its reader took other keys than it has
  void done(FieldReader fields) {
    Set<String> keys =
        settings.stream().map(Setting::key).collect(Collectors.toCollection(LinkedHashSet::new));
    if (!fields.asked().equals(keys)) {
      throw new IllegalStateException(
          "the reader of " + shown + " takes " + fields.asked() + ", and " + keys + " are told");
    }
    fields.done(shown);
  }

  /// What several of them have in common.
  private static final class Common {
    static final String YES_OR_NO = "`true`, `false`";

    static final Setting EXTERNAL_ID =
        new Setting(
            "external-id",
            "text, or `${NAME}` of the environment",
            "none",
            "what the role's trust asks for; needs `role-arn`, and is never printed");

    static final Setting SESSION_NAME =
        new Setting(
            "session-name",
            "name",
            code(Entrance.SESSION),
            "how AWS's logs call the session; needs `role-arn`");

    static final Setting PROFILE =
        new Setting(
            "profile",
            "name",
            "none: the credentials at hand",
            "the profile of `~/.aws/config` whose credentials are used, or assume the role");

    private Common() {}

    static String code(Object value) {
      return "`" + value + "`";
    }

    static String number(int most) {
      return "number from 1 to " + most;
    }

    static String time(Duration shortest, Duration longest) {
      return "time from " + code(text(shortest)) + " to " + code(text(longest));
    }

    /// As it is written in the file.
    static String text(Duration time) {
      if (time.toMillisPart() > 0) {
        return time.toMillis() + "ms";
      }
      return time.toSecondsPart() == 0 ? time.toMinutes() + "m" : time.toSeconds() + "s";
    }
  }
}
