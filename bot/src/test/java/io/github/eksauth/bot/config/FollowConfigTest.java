package io.github.eksauth.bot.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowConfigTest {
  @TempDir private Path folder;

  private KnowledgeConfig read(String yaml, Map<String, String> environment) throws IOException {
    Path file = Files.writeString(folder.resolve("c.yaml"), yaml);
    return ConfigFile.find(Optional.of(file), environment, folder).knowledge();
  }

  private FollowConfig followed(String yaml) throws IOException {
    return read(yaml, Map.of()).follow().orElseThrow();
  }

  private void assertProblems(String yaml, Map<String, String> environment, String... problems) {
    ConfigProblems.assertProblems(folder.resolve("c.yaml"), () -> read(yaml, environment))
        .containsExactly(problems);
  }

  @Test
  void nothing_is_followed_unless_somebody_says_so() throws IOException {
    String repository = "knowledge: {repository: \"https://github.com/acme/eks-auth\"%s}";

    assertThat(read(repository.formatted(""), Map.of()).follow()).isEmpty();
    assertThat(read(repository.formatted(", follow: false, poll: 5m"), Map.of()).follow())
        .isEmpty();
  }

  @Test
  void the_page_of_the_repository_is_what_is_followed() throws IOException {
    FollowConfig followed =
        followed("knowledge: {repository: \"https://github.com/acme/eks-auth\", follow: true}");

    assertThat(followed)
        .isEqualTo(
            new FollowConfig(
                "https://github.com/acme/eks-auth",
                "main",
                "knowledge/entries",
                Duration.ofSeconds(60),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void a_branch_with_everything_that_can_be_said() throws IOException {
    KnowledgeConfig knowledge =
        read(
            """
            knowledge:
              repository: https://github.com/acme/eks-auth
              branch: live
              follow: true
              clone: https://eks-auth@git.example.com/mirror/eks-auth.git
              path: entries
              poll: 5m
              report-to: C0123ABCD
            """,
            Map.of(
                "EKS_AUTH_GIT_TOKEN", "t0p-s3cr3t\n",
                "EKS_AUTH_WEBHOOK_SECRET", "s3cr3t-s3cr3t-s3cr3t"));

    assertThat(knowledge.follow())
        .contains(
            new FollowConfig(
                "https://eks-auth@git.example.com/mirror/eks-auth.git",
                "live",
                "entries",
                Duration.ofMinutes(5),
                Optional.of("C0123ABCD"),
                Optional.of(new Secret("t0p-s3cr3t")),
                Optional.of(new Secret("s3cr3t-s3cr3t-s3cr3t"))));
    assertThat(knowledge.repository()).contains("https://github.com/acme/eks-auth");
    assertThat(knowledge.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void without_a_network_a_path_is_followed() throws IOException {
    assertThat(followed("knowledge: {follow: true, clone: mirror/kb.git, branch: live}"))
        .satisfies(it -> {
          assertThat(it.repository()).isEqualTo(folder.resolve("mirror/kb.git").toString());
          assertThat(it.branch()).isEqualTo("live");
        });
    assertThat(followed("knowledge: {follow: true, clone: \"file:///srv/kb.git\"}").repository())
        .isEqualTo("file:///srv/kb.git");
  }

  @Test
  void all_problems_come_at_once_each_with_what_to_write_instead() {
    assertProblems(
        """
        knowledge:
          follow: "yes"
          clone: https://me:p4ssw0rd@git.example.com/kb.git
          path: ../entries
          poll: 1s
          report-to: "#ops"
        """,
        Map.of(),
        "2: `follow` is \"yes\"; write true or false",
        "3: `clone` is no address that we read from; write one like https://git.example.com/acme/eks-auth.git, or a path (a password goes into EKS_AUTH_GIT_TOKEN)",
        "4: `path` is \"../entries\", which cannot be; write a folder of the repository, like knowledge/entries",
        "5: `poll` is too often; write a time from 10s to 10m",
        "6: `report-to` is \"#ops\", which cannot be; write the channel's id, like C0123ABCD: it stands at the bottom of the channel's details");
  }

  @Test
  void what_is_followed_must_be_said() {
    assertProblems(
        "knowledge: {follow: true}",
        Map.of(),
        "1: `follow` needs the `repository` to follow; add `repository: https://…`, or `clone: …` for one without a page");
    assertProblems(
        "knowledge: {poll: 5m}",
        Map.of(),
        "1: `poll` is for a branch to follow; add `follow: true`");
  }

  @Test
  void other_ways_to_a_repository_are_refused() {
    for (String address :
        new String[] {
          "ssh://git@example.com/kb.git",
          "git@example.com:kb.git",
          "http://git.example.com/kb.git",
          "ext::sh -c id",
          "https://git.example.com/kb.git?token=1",
          "file://host/kb.git"
        }) {
      assertThatThrownBy(
              () -> read("knowledge: {follow: true, clone: '" + address + "'}", Map.of()))
          .as(address)
          .hasMessageContaining("`clone` is no address that we read from");
    }
  }

  @Test
  void a_webhook_secret_that_can_be_guessed_is_refused_and_not_printed() {
    assertProblems(
        "knowledge: {repository: \"https://github.com/acme/eks-auth\", follow: true}",
        Map.of("EKS_AUTH_WEBHOOK_SECRET", "hunter2"),
        "1: EKS_AUTH_WEBHOOK_SECRET is shorter than 16 characters, which can be guessed; set it to a long random text");
  }
}
