package io.github.eksauth.bot.config;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.FieldReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes the configuration apart and notes every problem; what is wrong reads as if it were not
/// there, so that all problems come out at once.
final class ConfigReader {
  private static final Pattern CLUSTER_NAME = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,99}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(?:-[a-z]+)+-[0-9]{1,2}");
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern SESSION = Pattern.compile("[A-Za-z0-9_+=,.@-]{2,64}");
  private static final Pattern EXTERNAL_ID = Pattern.compile("[A-Za-z0-9_+=,.@:/-]{2,1224}");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)\\}");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m)");
  static final Duration SHORTEST = Duration.ofMillis(100);
  static final Duration LONGEST = Duration.ofMinutes(10);

  private final Path file;
  private final Map<String, String> environment;

  /// Where each name and alias was written first.
  private final Map<String, Integer> names = new HashMap<>();

  ConfigReader(Path file, Map<String, String> environment) {
    this.file = file;
    this.environment = environment;
  }

  Config read(FieldReader fields) {
    List<KnownCluster> clusters = new ArrayList<>();
    for (FieldReader cluster : fields.readers("clusters", "a cluster")) {
      clusters.add(cluster(cluster));
    }
    List<KnownAccount> accounts =
        fields.readers("accounts", "an account").stream().map(this::account).toList();
    Timeouts timeouts = fields.reader("timeouts").map(this::timeouts).orElse(Timeouts.USUAL);
    ServerReader server = new ServerReader(this::path, environment);
    SlackConfig slack = fields.reader("slack").map(server::slack).orElse(SlackConfig.USUAL);
    WebConfig web = fields.reader("web").map(server::web).orElse(WebConfig.USUAL);
    KnowledgeConfig knowledge =
        fields.reader("knowledge").map(server::knowledge).orElse(KnowledgeConfig.USUAL);
    Section.CONFIGURATION.done(fields);
    return new Config(clusters, accounts, timeouts, slack, web, knowledge);
  }

  private KnownCluster cluster(FieldReader fields) {
    String name = fields.requiredText("name");
    check(
        fields,
        "name",
        name,
        CLUSTER_NAME,
        "a cluster's name has letters, digits, - and _; what people call it goes under `aliases`");
    String region = fields.requiredText("region");
    region(fields, "region", region);
    Entrance entrance = entrance(fields);
    Optional<String> account = clusterAccount(fields, entrance);
    List<String> aliases = aliases(fields, name, region, account);
    Optional<Path> kubeconfig = fields.text("kubeconfig").map(this::path);
    kubeconfig
        .filter(path -> !Files.isRegularFile(path))
        .ifPresent(path ->
            fields.problem(
                fields.lineOf("kubeconfig"),
                "`kubeconfig`: there is no file " + path + "; write the path of a kubeconfig"));
    Optional<String> context = fields.text("context");
    if (context.isPresent() && !fields.has("kubeconfig")) {
      fields.problem(
          fields.lineOf("context"),
          "`context` needs a `kubeconfig` that it is in; add `kubeconfig: …`");
    }
    Section.CLUSTER.done(fields);
    return new KnownCluster(name, region, account, entrance, aliases, kubeconfig, context);
  }

  /// EKS answers only about clusters of the caller's own account, so the role tells the account.
  private Optional<String> clusterAccount(FieldReader fields, Entrance entrance) {
    Optional<String> account = fields.text("account");
    account.ifPresent(
        id -> check(fields, "account", id, ACCOUNT, "write the 12 digits of an account id"));
    Optional<String> ofRole = entrance.roleArn().flatMap(Arn::parse).map(Arn::account);
    if (account.isPresent() && ofRole.isPresent() && !account.equals(ofRole)) {
      fields.problem(
          fields.lineOf("role-arn"),
          "`role-arn` is in account "
              + ofRole.get()
              + ", the cluster in "
              + account.get()
              + "; name a role of the cluster's own account");
    }
    return account.or(() -> ofRole);
  }

  private List<String> aliases(
      FieldReader fields, String name, String region, Optional<String> account) {
    unique(fields, fields.lineOf("name"), name + " " + region + " " + account.orElse(""), name);
    List<String> aliases = new ArrayList<>();
    for (Doc.Text alias : fields.textItems("aliases")) {
      unique(fields, alias.line(), alias.value(), alias.value());
      aliases.add(alias.value());
    }
    return aliases;
  }

  private void unique(FieldReader fields, int line, String key, String shown) {
    Integer before = names.putIfAbsent(key, line);
    if (before != null) {
      fields.problem(
          line, "`" + shown + "` already stands in line " + before + "; each is written once");
    }
  }

  private KnownAccount account(FieldReader fields) {
    Entrance entrance = entrance(fields);
    List<String> regions = fields.texts("regions");
    if (regions.isEmpty()) {
      fields.problem(
          fields.line(), "an account needs `regions` to look in; add `regions: [eu-west-1]`");
    }
    regions.forEach(region -> region(fields, "regions", region));
    Section.ACCOUNT.done(fields);
    return new KnownAccount(entrance, regions);
  }

  private Entrance entrance(FieldReader fields) {
    Optional<String> role = fields.text("role-arn");
    role.filter(arn -> Arn.parse(arn).filter(Arn::isRole).isEmpty())
        .ifPresent(arn ->
            fields.problem(
                fields.lineOf("role-arn"),
                "`role-arn: "
                    + arn
                    + "` is not the ARN of an IAM role; write it like"
                    + " arn:aws:iam::111122223333:role/eks-auth"));
    Optional<Secret> externalId = secret(fields, "external-id");
    // the value stays out of the message
    externalId
        .filter(id -> !EXTERNAL_ID.matcher(id.value()).matches())
        .ifPresent(_ ->
            fields.problem(
                fields.lineOf("external-id"),
                "`external-id` is not one: 2 to 1224 letters, digits and _+=,.@:/-"));
    Optional<String> session = fields.text("session-name");
    session.ifPresent(name ->
        check(fields, "session-name", name, SESSION, "2 to 64 letters, digits and _+=,.@-"));
    if (!fields.has("role-arn")) {
      for (String key : List.of("external-id", "session-name")) {
        if (fields.has(key)) {
          fields.problem(
              fields.lineOf(key), "`" + key + "` needs the role it is for; add `role-arn: …`");
        }
      }
    }
    return new Entrance(fields.text("profile"), role, externalId, session.orElse(Entrance.SESSION));
  }

  private static void region(FieldReader fields, String key, String region) {
    check(fields, key, region, REGION, "write it like eu-west-1");
  }

  static void check(FieldReader fields, String key, String text, Pattern form, String instead) {
    if (!text.isEmpty() && !form.matcher(text).matches()) {
      fields.problem(
          fields.lineOf(key), "`" + key + "` is \"" + text + "\", which cannot be; " + instead);
    }
  }

  /// A secret may stand in the environment: `${NAME}`.
  private Optional<Secret> secret(FieldReader fields, String key) {
    return fields
        .text(key)
        .flatMap(text -> {
          Matcher variable = VARIABLE.matcher(text);
          if (!variable.matches()) {
            return Optional.of(new Secret(text));
          }
          Optional<String> value =
              Optional.ofNullable(environment.get(variable.group(1))).filter(it -> !it.isBlank());
          if (value.isEmpty()) {
            fields.problem(
                fields.lineOf(key),
                "`"
                    + key
                    + "` is to come from the environment variable "
                    + variable.group(1)
                    + ", which is not set; set it");
          }
          return value.map(Secret::new);
        });
  }

  /// A path, from the folder of the configuration; `~/` is the home folder.
  private Path path(String text) {
    String home = environment.getOrDefault("HOME", "");
    if (text.startsWith("~/") && !home.isEmpty()) {
      return Path.of(home).resolve(text.substring(2));
    }
    return file.toAbsolutePath().resolveSibling(text);
  }

  private Timeouts timeouts(FieldReader fields) {
    Duration call = duration(fields, "call", Timeouts.USUAL.call());
    Duration run = duration(fields, "run", Timeouts.USUAL.run());
    if (call.compareTo(run) > 0) {
      fields.problem(
          fields.lineOf("call"),
          "a single `call` may take longer than the whole `run`; make `run` longer");
    }
    Section.TIMEOUTS.done(fields);
    return new Timeouts(call, run);
  }

  static Duration duration(FieldReader fields, String key, Duration usual) {
    return fields
        .text(key)
        .flatMap(text -> {
          Optional<Duration> read =
              duration(text)
                  .filter(it -> it.compareTo(SHORTEST) >= 0 && it.compareTo(LONGEST) <= 0);
          if (read.isEmpty()) {
            fields.problem(
                fields.lineOf(key),
                "`" + key + "` is \"" + text + "\"; write a time from 100ms to 10m, like 5s");
          }
          return read;
        })
        .orElse(usual);
  }

  private static Optional<Duration> duration(String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(parts.group(1));
    return Optional.of(
        switch (parts.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          default -> Duration.ofMinutes(number);
        });
  }
}
