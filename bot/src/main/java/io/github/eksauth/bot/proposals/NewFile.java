package io.github.eksauth.bot.proposals;

import io.github.eksauth.bot.config.KnowledgeConfig;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A file that somebody is asked to add to the repository of the knowledge.
///
/// @param path in the repository
/// @param head how it begins; kept whole
/// @param body how it goes on; cut where the address would become too long
/// @param message the subject of the commit
/// @param description of the pull request
record NewFile(String path, String head, String body, String message, String description) {
  /// The URL of a button in Slack,
  /// https://docs.slack.dev/reference/block-kit/block-elements/button-element
  static final int LONGEST = 3000;

  /// The address of the page on which the file is added, everything filled in; empty without a
  /// repository, and when not even the head fits.
  Optional<String> url(KnowledgeConfig config) {
    return config
        .repository()
        .flatMap(NewFile::repository)
        .flatMap(repository -> url(repository, config.branch()));
  }

  private Optional<String> url(URI repository, String branch) {
    boolean gitlab = repository.getHost().toLowerCase(Locale.ROOT).contains("gitlab");
    int room = LONGEST - url(repository, branch, gitlab, head).length();
    if (room < 0) {
      return Optional.empty();
    }
    return Optional.of(url(repository, branch, gitlab, head + beginning(body, room)));
  }

  private String url(URI repository, String branch, boolean gitlab, String content) {
    Map<String, String> query = new LinkedHashMap<>();
    if (gitlab) {
      query.put("file_name", path);
      query.put("commit_message", message);
      query.put("content", content);
    } else {
      query.put("filename", path);
      query.put("message", message);
      query.put("description", description);
      query.put("value", content);
    }
    return repository
        + (gitlab ? "/-/new/" : "/new/")
        + Arrays.stream(branch.split("/", -1))
            .map(part -> encoded(part).replace("+", "%20"))
            .collect(Collectors.joining("/"))
        + "?"
        + query.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
  }

  private static Optional<URI> repository(String page) {
    String bare = page.strip();
    while (bare.endsWith("/")) {
      bare = bare.substring(0, bare.length() - 1);
    }
    if (bare.endsWith(".git")) {
      bare = bare.substring(0, bare.length() - 4);
    }
    try {
      URI uri = new URI(bare);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /// As much of the text as fits into so many characters of an address.
  private static String beginning(String text, int room) {
    int left = room;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      left -= encoded(Character.toString(c)).length();
      if (left < 0) {
        break;
      }
      i += Character.charCount(c);
    }
    return text.substring(0, i);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
