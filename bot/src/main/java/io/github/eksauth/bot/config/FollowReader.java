package io.github.eksauth.bot.config;

import io.github.eksauth.knowledge.yaml.FieldReader;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// Takes what `knowledge` says about following a branch apart.
final class FollowReader {
  static final String TOKEN = "EKS_AUTH_GIT_TOKEN";
  static final String WEBHOOK_SECRET = "EKS_AUTH_WEBHOOK_SECRET";

  private static final Pattern CHANNEL = Pattern.compile("[CG][A-Z0-9]{7,20}");

  /// No part is `.` or `..`.
  private static final Pattern FOLDER =
      Pattern.compile("(?!\\.)[A-Za-z0-9._-]{1,100}(?:/(?!\\.)[A-Za-z0-9._-]{1,100}){0,9}");

  static final Duration SHORTEST_POLL = Duration.ofSeconds(10);
  private static final int SHORTEST_SECRET = 16;

  private final Function<String, Path> path;
  private final Map<String, String> environment;

  /// @param path from a path as it is written to where it is
  FollowReader(Function<String, Path> path, Map<String, String> environment) {
    this.path = path;
    this.environment = environment;
  }

  /// The branch to follow, unless none is.
  ///
  /// @param fields those of `knowledge`
  /// @param repository the page of the repository, which can be cloned too
  Optional<FollowConfig> read(FieldReader fields, Optional<String> repository, String branch) {
    boolean follows = ServerReader.yes(fields, "follow", false);
    for (String key : List.of("clone", "path", "poll", "report-to")) {
      if (fields.has(key) && !fields.has("follow")) {
        fields.problem(
            fields.lineOf(key), "`" + key + "` is for a branch to follow; add `follow: true`");
      }
    }
    Optional<String> clone = fields.text("clone").flatMap(text -> clone(fields, text));
    String folder = fields.text("path").orElse(FollowConfig.USUAL_PATH);
    ConfigReader.check(
        fields, "path", folder, FOLDER, "write a folder of the repository, like knowledge/entries");
    Optional<String> reportTo = fields.text("report-to");
    reportTo.ifPresent(channel ->
        ConfigReader.check(
            fields,
            "report-to",
            channel,
            CHANNEL,
            "write the channel's id, like C0123ABCD: it stands at the bottom of the channel's details"));
    Duration poll = poll(fields);
    if (!follows) {
      return Optional.empty();
    }
    if (!fields.has("clone") && !fields.has("repository")) {
      fields.problem(
          fields.lineOf("follow"),
          "`follow` needs the `repository` to follow; add `repository: https://…`, or `clone: …` for one without a page");
    }
    Optional<Secret> webhookSecret = given(WEBHOOK_SECRET);
    webhookSecret
        .filter(secret -> secret.value().length() < SHORTEST_SECRET)
        .ifPresent(_ ->
            fields.problem(
                fields.lineOf("follow"),
                WEBHOOK_SECRET
                    + " is shorter than "
                    + SHORTEST_SECRET
                    + " characters, which can be guessed; set it to a long random text"));
    return clone
        .or(() -> repository)
        .map(from ->
            new FollowConfig(from, branch, folder, poll, reportTo, given(TOKEN), webhookSecret));
  }

  private static Duration poll(FieldReader fields) {
    Duration poll = ConfigReader.duration(fields, "poll", FollowConfig.USUAL_POLL);
    if (poll.compareTo(SHORTEST_POLL) < 0) {
      fields.problem(fields.lineOf("poll"), "`poll` is too often; write a time from 10s to 10m");
    }
    return poll;
  }

  /// Without the line end that comes with a secret read from a file.
  private Optional<Secret> given(String variable) {
    return Optional.ofNullable(environment.get(variable))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(Secret::new);
  }

  private Optional<String> clone(FieldReader fields, String text) {
    if (!text.contains(":")) {
      return Optional.of(path.apply(text).normalize().toString());
    }
    if (isAddress(text)) {
      return Optional.of(text);
    }
    // a password stays out of the message
    fields.problem(
        fields.lineOf("clone"),
        "`clone` is no address that we read from; write one like https://git.example.com/acme/eks-auth.git, or a path (a password goes into "
            + TOKEN
            + ")");
    return Optional.empty();
  }

  private static boolean isAddress(String text) {
    try {
      URI address = new URI(text);
      String user = Optional.ofNullable(address.getRawUserInfo()).orElse("");
      boolean plain = address.getQuery() == null && address.getFragment() == null;
      return plain
          && switch (String.valueOf(address.getScheme())) {
            case "https" -> address.getHost() != null && !user.contains(":");
            case "file" -> address.getHost() == null && address.getPath() != null;
            default -> false;
          };
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
