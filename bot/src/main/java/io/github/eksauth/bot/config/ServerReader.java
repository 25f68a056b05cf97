package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.FieldReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the sections of the server apart: `slack`, `web` and `knowledge`.
final class ServerReader {
  private static final Map<String, Language> LANGUAGES =
      Map.of("en", Language.ENGLISH, "zh", Language.CHINESE);

  /// A host name, an IPv4 address, or an IPv6 address in brackets; then the port.
  private static final Pattern LISTEN =
      Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}\\]):([0-9]{1,5})");

  private static final Pattern BRANCH = Pattern.compile("[A-Za-z0-9._][A-Za-z0-9._/-]{0,199}");
  private static final Pattern OWNER_AND_NAME = Pattern.compile("(/[A-Za-z0-9._-]+){2,}");
  private static final int HIGHEST_PORT = 65_535;
  static final int MOST_WORKERS = 200;
  static final int MOST_WAITING = 10_000;

  /// From a path as it is written to where it is.
  private final Function<String, Path> path;

  private final FollowReader follow;

  /// @param environment the environment variables, for secrets
  ServerReader(Function<String, Path> path, Map<String, String> environment) {
    this.path = path;
    follow = new FollowReader(path, environment);
  }

  SlackConfig slack(FieldReader fields) {
    SlackConfig usual = SlackConfig.USUAL;
    SlackConfig.Transport transport =
        fields
            .choice(
                "transport",
                SlackConfig.Transport.values(),
                value -> value.name().toLowerCase(Locale.ROOT))
            .orElse(usual.transport());
    Path state = fields.text("state").map(path).orElse(usual.state());
    List<AccessRule> allow =
        fields.readers("allow", "an item of `allow`").stream().map(ServerReader::rule).toList();
    List<String> overhear = ids(fields, "overhear", Kind.CHANNEL);
    overhear.stream()
        .filter(id -> id.startsWith("D"))
        .forEach(id ->
            fields.problem(
                fields.lineOf("overhear"),
                "`overhear` names the direct conversation "
                    + id
                    + ", where we are always addressed; name channels only"));
    boolean hideAccounts = yes(fields, "hide-accounts", usual.hideAccounts());
    Optional<Language> language = language(fields);
    int workers = number(fields, "workers", 1, MOST_WORKERS, usual.workers());
    int waiting = number(fields, "waiting", 1, MOST_WAITING, usual.waiting());
    Section.SLACK.done(fields);
    return new SlackConfig(
        transport, state, allow, overhear, hideAccounts, language, workers, waiting);
  }

  private static AccessRule rule(FieldReader fields) {
    List<String> clusters = fields.texts("clusters");
    if (clusters.isEmpty()) {
      fields.problem(
          fields.line(),
          "an item of `allow` needs the `clusters` that it allows; add `clusters: [NAME]`, or `clusters: [\"*\"]` for all of them");
    }
    AccessRule rule =
        new AccessRule(
            clusters,
            ids(fields, "channels", Kind.CHANNEL),
            ids(fields, "users", Kind.USER),
            ids(fields, "groups", Kind.GROUP));
    Section.ALLOW.done(fields);
    return rule;
  }

  /// Names are not taken: they change, and looking them up needs a scope we do not ask for.
  private static List<String> ids(FieldReader fields, String key, Kind kind) {
    List<String> ids = new ArrayList<>();
    for (Doc.Text item : fields.textItems(key)) {
      if (kind.form.matcher(item.value()).matches()) {
        ids.add(item.value());
      } else {
        fields.problem(
            item.line(),
            "`" + key + "` has \"" + item.value() + "\", which is no id; " + kind.instead);
      }
    }
    return ids;
  }

  private static Optional<Language> language(FieldReader fields) {
    Optional<String> written = fields.text("language");
    Optional<Language> language = written.flatMap(it -> Optional.ofNullable(LANGUAGES.get(it)));
    if (written.isPresent() && language.isEmpty()) {
      fields.problem(
          fields.lineOf("language"),
          "`language: "
              + written.get()
              + "` is not known; write one of en, zh, or leave the key out to answer in the language of the question");
    }
    return language;
  }

  static boolean yes(FieldReader fields, String key, boolean usual) {
    return fields
        .text(key)
        .map(text -> {
          if (!text.equals("true") && !text.equals("false")) {
            fields.problem(
                fields.lineOf(key), "`" + key + "` is \"" + text + "\"; write true or false");
          }
          return text.equals("true");
        })
        .orElse(usual);
  }

  private static int number(FieldReader fields, String key, int least, int most, int usual) {
    return fields
        .text(key)
        .flatMap(text -> {
          Optional<Integer> number =
              Optional.of(text)
                  .filter(it -> it.matches("[0-9]{1,6}"))
                  .map(Integer::valueOf)
                  .filter(it -> it >= least && it <= most);
          if (number.isEmpty()) {
            fields.problem(
                fields.lineOf(key),
                "`" + key + "` is \"" + text + "\"; write a number from " + least + " to " + most);
          }
          return number;
        })
        .orElse(usual);
  }

  WebConfig web(FieldReader fields) {
    WebConfig web =
        fields
            .text("listen")
            .flatMap(text -> {
              Matcher parts = LISTEN.matcher(text);
              if (parts.matches() && Integer.parseInt(parts.group(2)) <= HIGHEST_PORT) {
                String host = parts.group(1).replaceAll("[\\[\\]]", "");
                return Optional.of(new WebConfig(host, Integer.parseInt(parts.group(2))));
              }
              fields.problem(
                  fields.lineOf("listen"),
                  "`listen` is \""
                      + text
                      + "\"; write an address and a port, like 127.0.0.1:8080, or 0.0.0.0:8080 for all addresses");
              return Optional.empty();
            })
            .orElse(WebConfig.USUAL);
    Section.WEB.done(fields);
    return web;
  }

  KnowledgeConfig knowledge(FieldReader fields) {
    Optional<String> repository =
        fields
            .text("repository")
            .flatMap(text -> {
              Optional<String> page = repository(text);
              if (page.isEmpty()) {
                fields.problem(
                    fields.lineOf("repository"),
                    "`repository` is \""
                        + text
                        + "\"; write the https address of its page, like https://github.com/acme/eks-auth");
              }
              return page;
            });
    Optional<String> branch = fields.text("branch");
    branch.ifPresent(name ->
        ConfigReader.check(
            fields, "branch", name, BRANCH, "write the name of a branch, like main"));
    if (branch.isPresent() && !fields.has("repository") && !fields.has("clone")) {
      fields.problem(
          fields.lineOf("branch"),
          "`branch` needs the `repository` that it is in; add `repository: https://…`");
    }
    String name = branch.orElse(KnowledgeConfig.USUAL.branch());
    Optional<FollowConfig> followed = follow.read(fields, repository, name);
    Section.KNOWLEDGE.done(fields);
    return new KnowledgeConfig(repository, name, followed);
  }

  private static Optional<String> repository(String text) {
    try {
      URI page = new URI(text.replaceFirst("/$", "").replaceFirst("\\.git$", ""));
      boolean fits =
          "https".equals(page.getScheme())
              && page.getHost() != null
              && page.getUserInfo() == null
              && page.getQuery() == null
              && page.getFragment() == null
              && OWNER_AND_NAME.matcher(String.valueOf(page.getPath())).matches();
      return Optional.of(page.toString()).filter(_ -> fits);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// What Slack gives ids to. A name is told from an id by its form alone.
  private enum Kind {
    CHANNEL(
        "[CGD][A-Z0-9]{7,20}",
        "write the channel's id, like C0123ABCD: it stands at the bottom of the channel's details"),
    USER(
        "[UW][A-Z0-9]{7,20}",
        "write the person's id, like U0123ABCD: \"Copy member ID\" in their profile's menu"),
    GROUP(
        "S[A-Z0-9]{7,20}",
        "write the user group's id, like S0123ABCD: it ends the address of the group's page");

    private final Pattern form;
    private final String instead;

    Kind(String form, String instead) {
      this.form = Pattern.compile(form);
      this.instead = instead;
    }
  }
}
