package io.github.eksauth.bot.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitBranchOverHttpTest {
  private static final Optional<Secret> TOKEN = Optional.of(new Secret("t0p-s3cr3t"));

  @TempDir private Path folder;
  private Upstream upstream;
  private HttpUpstream http;

  @BeforeEach
  void a_server() {
    upstream = new Upstream(folder.resolve("upstream.git"));
    http = new HttpUpstream(upstream);
  }

  @AfterEach
  void close() {
    http.close();
    upstream.close();
  }

  private static GitBranch branch(String address, Optional<Secret> token) {
    return new GitBranch(address, "main", Upstream.ENTRIES, token, Limits.USUAL, Clock.systemUTC());
  }

  private Found entries(GitBranch branch) throws IOException {
    return branch.entries(folder.resolve("entries"), Files.createDirectory(folder.resolve("work")));
  }

  @Test
  void entries_come_over_http_with_and_without_leaving_out_large_files() throws IOException {
    String commit = upstream.entry("some-trouble").file("video.mp4", "x".repeat(300_000)).push();
    GitBranch branch = branch(http.address("127.0.0.1", "kb.git"), Optional.empty());

    assertThat(branch.head())
        .isInstanceOfSatisfying(Head.At.class, at -> assertThat(at.commit()).startsWith(commit));
    assertThat(entries(branch)).isInstanceOf(Found.Entries.class);
    assertThat(folder.resolve("entries").resolve("some-trouble").resolve("entry.yaml")).exists();

    Shelf.delete(folder.resolve("entries"));
    Shelf.delete(folder.resolve("work"));
    upstream.allowingFilters();
    assertThat(entries(branch)).isInstanceOf(Found.Entries.class);
    assertThat(folder.resolve("entries").resolve("some-trouble").resolve("entry.yaml")).exists();
  }

  @Test
  void a_server_that_asks_for_a_login_gets_the_token() {
    upstream.entry("some-trouble").push();
    http.requires("x-access-token", "t0p-s3cr3t");

    assertThat(branch(http.address("127.0.0.1", "kb.git"), TOKEN).head())
        .isInstanceOf(Head.At.class);
  }

  @Test
  void the_user_of_the_address_comes_with_the_token() {
    upstream.entry("some-trouble").push();
    http.requires("oauth2", "t0p-s3cr3t");

    assertThat(branch(http.address("oauth2@127.0.0.1", "kb.git"), TOKEN).head())
        .isInstanceOf(Head.At.class);
  }

  @Test
  void without_the_token_it_is_said_which_one_is_missing() {
    http.requires("x-access-token", "t0p-s3cr3t");

    String address = http.address("127.0.0.1", "kb.git");
    assertThat(branch(address, Optional.empty()).head())
        .isEqualTo(
            new Head.OutOfReach(
                "cannot read "
                    + address
                    + ": not authorized; does EKS_AUTH_GIT_TOKEN hold a token that may read it?"));
  }

  @Test
  void a_wrong_token_is_not_printed() {
    http.requires("x-access-token", "another");

    assertThat(branch(http.address("127.0.0.1", "kb.git"), TOKEN).head())
        .isInstanceOfSatisfying(
            Head.OutOfReach.class,
            it -> assertThat(it.why()).contains("EKS_AUTH_GIT_TOKEN").doesNotContain("t0p"));
  }

  @Test
  void a_host_that_we_are_sent_on_to_does_not_get_the_token() {
    upstream.entry("some-trouble").push();
    http.requires("x-access-token", "t0p-s3cr3t");

    assertThat(branch(http.address("127.0.0.1", "old.git"), TOKEN).head())
        .isInstanceOf(Head.OutOfReach.class);
    assertThat(http.logins()).hasSizeGreaterThan(1).allMatch(String::isEmpty);
  }

  @Test
  void a_server_that_only_hands_out_files_is_refused() {
    assertThat(branch(http.address("127.0.0.1", "files.git"), Optional.empty()).head())
        .isInstanceOfSatisfying(
            Head.OutOfReach.class,
            it -> assertThat(it.why()).endsWith("there are files, but no Git server"));
  }

  @Test
  void a_repository_that_is_not_there_is_told() {
    assertThat(branch(http.address("127.0.0.1", "none.git"), Optional.empty()).head())
        .isInstanceOfSatisfying(
            Head.OutOfReach.class,
            it -> assertThat(it.why()).contains("there is no repository, or the token may not"));
  }

  @Test
  void a_server_that_says_nothing_is_given_up() throws IOException {
    Limits hasty = new Limits(10, 10, 10, 10, 10, Duration.ofSeconds(1), Duration.ofSeconds(1));
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      GitBranch branch =
          new GitBranch(
              "http://127.0.0.1:" + silent.getLocalPort() + "/kb.git",
              "main",
              Upstream.ENTRIES,
              Optional.empty(),
              hasty,
              Clock.systemUTC());

      assertThat(branch.head()).isInstanceOf(Head.OutOfReach.class);
    }
  }

  @Test
  void a_fetch_that_takes_too_long_is_given_up() throws IOException {
    upstream.entry("some-trouble").push();
    Limits noTime =
        new Limits(
            1000,
            20_000,
            100_000,
            200_000,
            300_000,
            Duration.ofSeconds(20),
            Duration.ofSeconds(-1));
    GitBranch branch =
        new GitBranch(
            http.address("127.0.0.1", "kb.git"),
            "main",
            Upstream.ENTRIES,
            Optional.empty(),
            noTime,
            Clock.systemUTC());

    assertThat(entries(branch))
        .isInstanceOfSatisfying(
            Found.OutOfReach.class, it -> assertThat(it.why()).contains("it took longer than"));
  }
}
