package io.github.eksauth.bot.following;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.bot.config.FollowConfig;
import io.github.eksauth.bot.config.Secret;
import io.github.eksauth.bot.diagnosis.Brain;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.bot.web.Bytes;
import io.github.eksauth.bot.web.Received;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);
  private static final Brain BUNDLED = Brain.bundled();
  private static final Limits SMALL =
      new Limits(
          40, 20_000, 100_000, 200_000, 300_000, Duration.ofSeconds(20), Duration.ofMinutes(1));

  @TempDir private Path folder;
  private Upstream upstream;
  private Path state;
  private final List<FollowEvent> events = new ArrayList<>();

  @BeforeEach
  void a_repository() {
    upstream = new Upstream(folder.resolve("upstream.git"));
    state = folder.resolve("state");
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  private FollowConfig config(String repository) {
    return new FollowConfig(
        repository,
        "main",
        Upstream.ENTRIES,
        Duration.ofHours(1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Looks only when it is told to.
  private Follower follower(Limits limits) {
    return new Follower(
        config(upstream.path()),
        state,
        BUNDLED,
        events::add,
        NOON,
        limits,
        Pace.of(Duration.ofHours(1)));
  }

  private Follower follower() {
    return follower(Limits.USUAL);
  }

  private static List<String> ids(Follower follower) {
    return List.copyOf(follower.get().knowledge().ids());
  }

  private static String says(Follower follower) {
    assertThat(follower.part().ready()).isTrue();
    return follower.part().says();
  }

  /// What an entry that starts from the draft is found by.
  private static Entry answer(Brain brain) {
    Diagnosis diagnosis =
        brain
            .diagnostician()
            .diagnose(Question.of(new Paste(Upstream.draft("hit-1.txt"))), Optional.empty());
    assertThat(diagnosis).isInstanceOf(Diagnosis.Explained.class);
    String id = ((Diagnosis.Explained) diagnosis).hit().entry();
    return brain.knowledge().entry(id).orElseThrow();
  }

  @Test
  void the_bundled_knowledge_answers_until_a_revision_is_there() {
    upstream.entry("some-trouble").push();
    Follower follower = follower();

    assertThat(follower.get()).isSameAs(BUNDLED);
    assertThat(says(follower)).isEqualTo("revision bundled since 2026-11-26T12:00:00Z");
  }

  @Test
  void a_pushed_change_is_picked_up() {
    String first = upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    String second = upstream.entry("new-trouble", "another failure altogether").push();

    follower.look();

    assertThat(ids(follower)).containsExactly("new-trouble", "some-trouble");
    assertThat(follower.get().revision()).isEqualTo(second).hasSize(7);
    assertThat(says(follower)).isEqualTo("revision " + second + " since 2026-11-26T12:00:00Z");
    assertThat(events)
        .containsExactly(new FollowEvent.Took(first, 1), new FollowEvent.Took(second, 2));
  }

  @Test
  void what_a_revision_brings_answers() {
    upstream.entry("some-trouble").push();
    Follower follower = follower();

    follower.look();

    assertThat(answer(follower.get()).id()).isEqualTo("some-trouble");
  }

  @Test
  void the_projects_own_entries_can_be_followed() throws IOException {
    Path own = Path.of("..", "knowledge", "entries");
    try (Stream<Path> files = Files.walk(own)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        upstream.file(Upstream.ENTRIES + "/" + own.relativize(file), Files.readString(file));
      }
    }
    String commit = upstream.push();
    Follower follower = follower();

    follower.look();

    assertThat(events).containsExactly(new FollowEvent.Took(commit, 88));
    assertThat(ids(follower)).containsExactlyElementsOf(BUNDLED.knowledge().ids());
  }

  @Test
  void looking_again_at_the_same_revision_changes_nothing() {
    upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    Brain taken = follower.get();

    follower.look();

    assertThat(follower.get()).isSameAs(taken);
    assertThat(events).hasSize(1);
  }

  @Test
  void a_broken_revision_is_refused_once_and_the_one_before_answers_on() {
    String good = upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    Brain before = follower.get();
    String bad = upstream.broken("bad-trouble").push();

    follower.look();
    follower.look();

    assertThat(follower.get()).isSameAs(before);
    assertThat(answer(follower.get()).id()).isEqualTo("some-trouble");
    assertThat(events).hasSize(2);
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            FollowEvent.Refused.class,
            refused -> {
              assertThat(refused.revision()).isEqualTo(bad);
              assertThat(refused.problems().getFirst())
                  .startsWith("knowledge/entries/bad-trouble/entry.yaml:7: `Unauthorized` is too");
              assertThat(refused.problems()).noneMatch(it -> it.contains(state.toString()));
            });
    assertThat(says(follower))
        .startsWith("revision " + good + " since ")
        .contains("; refused revision " + bad + " with ", "knowledge/entries/bad-trouble/");
  }

  @Test
  void a_repaired_revision_is_taken() {
    upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    upstream.broken("bad-trouble").push();
    follower.look();

    String repaired = upstream.entry("bad-trouble").remove(entry("some-trouble")).push();
    follower.look();

    assertThat(ids(follower)).containsExactly("bad-trouble");
    assertThat(says(follower)).isEqualTo("revision " + repaired + " since 2026-11-26T12:00:00Z");
  }

  private static String entry(String id) {
    return Upstream.ENTRIES + "/" + id + "/";
  }

  @Test
  void a_fixture_that_goes_wrong_refuses_the_revision() {
    upstream.entry("some-trouble").file(entry("some-trouble") + "hit-1.txt", "all is well").push();
    Follower follower = follower();

    follower.look();

    assertThat(follower.get()).isSameAs(BUNDLED);
    assertThat(says(follower)).contains("some-trouble/hit-1.txt: finds nothing");
  }

  @Test
  void a_branch_that_is_put_back_to_what_answers_needs_no_new_reading() {
    String good = upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    Brain before = follower.get();
    upstream.broken("bad-trouble").push();
    follower.look();

    upstream.backTo(good);
    follower.look();

    assertThat(follower.get()).isSameAs(before);
    assertThat(says(follower)).doesNotContain("refused");
    assertThat(events.getLast()).isEqualTo(new FollowEvent.Took(good, 1));
  }

  @Test
  void a_refusal_is_told_once_even_when_the_branch_goes_back_and_forth() {
    String good = upstream.entry("some-trouble").push();
    String bad = upstream.broken("bad-trouble").push();
    Follower follower = follower();
    for (String each : List.of(bad, good, bad)) {
      upstream.backTo(each);
      follower.look();
    }

    assertThat(events.stream().filter(FollowEvent.Refused.class::isInstance)).hasSize(1);
    assertThat(says(follower)).contains("refused revision " + bad);
  }

  @Test
  void a_force_push_is_followed() {
    upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();

    String forced = upstream.remove("").entry("other-trouble").forcePush();
    follower.look();

    assertThat(ids(follower)).containsExactly("other-trouble");
    assertThat(follower.get().revision()).isEqualTo(forced);
  }

  @Test
  void a_deleted_branch_leaves_what_answers_and_is_told_on_the_third_look() {
    String good = upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    upstream.deleteBranch();

    for (int look = 0; look < 5; look++) {
      follower.look();
    }

    assertThat(ids(follower)).containsExactly("some-trouble");
    assertThat(says(follower))
        .endsWith("; cannot read " + upstream.path() + ": it has no branch main; was it deleted?");
    assertThat(events).hasSize(2);
    assertThat(events.getLast()).isInstanceOf(FollowEvent.OutOfReach.class);

    upstream.backTo(good);
    follower.look();

    assertThat(events).hasSize(3).endsWith(new FollowEvent.BackInReach());
    assertThat(says(follower)).isEqualTo("revision " + good + " since 2026-11-26T12:00:00Z");
  }

  @Test
  void a_repository_that_is_gone_leaves_what_answers() throws IOException {
    upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    Shelf.delete(Path.of(upstream.path()));

    follower.look();

    assertThat(ids(follower)).containsExactly("some-trouble");
    assertThat(says(follower)).contains("there is no repository");
  }

  @Test
  void the_last_good_revision_answers_after_a_restart_without_the_repository() throws IOException {
    String good = upstream.entry("some-trouble").push();
    follower().look();
    upstream.broken("bad-trouble").push();
    follower().look();
    Shelf.delete(Path.of(upstream.path()));
    Follower restarted = follower();

    restarted.startFromKept();
    restarted.look();

    assertThat(ids(restarted)).containsExactly("some-trouble");
    assertThat(restarted.get().revision()).isEqualTo(good);
  }

  @Test
  void after_a_restart_nothing_is_told_a_second_time() {
    String good = upstream.entry("some-trouble").push();
    Follower follower = follower();
    follower.look();
    upstream.broken("bad-trouble").push();
    follower.look();
    events.clear();

    Follower restarted = follower();
    restarted.startFromKept();
    restarted.look();

    assertThat(events).containsExactly(new FollowEvent.Kept(good, 1));
    assertThat(says(restarted)).contains("refused revision");
  }

  @Test
  void a_secret_in_a_file_is_not_told() {
    String key = "AKIA" + "IOSFODNN7EXAMPLE";
    upstream.entry("some-trouble");
    upstream.file(
        Upstream.ENTRIES + "/some-trouble/entry.yaml",
        Upstream.draft("entry.yaml").replace("tfm#1", "aws_access_key_id=" + key));
    upstream.push();
    Follower follower = follower();

    follower.look();

    assertThat(says(follower)).contains("refused revision", "redacted").doesNotContain(key);
    assertThat(events.toString()).contains("redacted").doesNotContain(key);
  }

  @Test
  void what_was_kept_of_another_branch_does_not_answer() {
    upstream.entry("some-trouble").push();
    follower().look();
    try (Upstream other = new Upstream(folder.resolve("other.git"))) {
      Follower elsewhere =
          new Follower(
              config(other.path()),
              state,
              BUNDLED,
              events::add,
              NOON,
              Limits.USUAL,
              Pace.of(Duration.ofHours(1)));

      elsewhere.startFromKept();

      assertThat(elsewhere.get()).isSameAs(BUNDLED);
    }
  }

  @Test
  void what_was_kept_and_broken_since_is_refused() throws IOException {
    upstream.entry("some-trouble").push();
    follower().look();
    Path kept = kept();
    Files.writeString(kept.resolve("some-trouble").resolve("entry.yaml"), "title: [");
    Follower restarted = follower();

    restarted.startFromKept();

    assertThat(restarted.get()).isSameAs(BUNDLED);
    assertThat(says(restarted)).contains("entry.yaml:1: not YAML");
  }

  private Path kept() throws IOException {
    try (Stream<Path> files = Files.list(state.resolve("knowledge"))) {
      return files.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  @Test
  void only_the_newest_revision_is_kept_on_disk() throws IOException {
    Follower follower = follower();
    for (String id : List.of("a", "b", "c")) {
      upstream.remove("").entry(id).push();
      follower.look();
      assertThat(ids(follower)).containsExactly(id);
    }
    upstream.broken("d").push();
    follower.look();

    try (Stream<Path> files = Files.list(state.resolve("knowledge"))) {
      assertThat(files.map(it -> it.getFileName().toString().substring(0, 7)))
          .containsExactlyInAnyOrder("current", "entries", "refused");
    }
  }

  @Test
  void a_state_folder_that_cannot_be_written_leaves_what_answers() throws IOException {
    upstream.entry("some-trouble").push();
    Files.writeString(state, "a file, not a folder");
    Follower follower = follower();

    follower.look();

    assertThat(follower.get()).isSameAs(BUNDLED);
    assertThat(says(follower)).contains("cannot write to the state folder");
  }

  @Test
  void a_folder_of_entries_that_is_not_there_is_refused() {
    upstream.file("README.md", "hello").push();
    Follower follower = follower();

    follower.look();

    assertThat(says(follower))
        .contains("knowledge/entries: there is no such folder; name the one with the entries");
  }

  @Test
  void a_huge_file_of_an_entry_is_refused() {
    refuses(
        upstream
            .entry("some-trouble")
            .file(entry("some-trouble") + "hit-9.txt", "x".repeat(20_001)),
        "knowledge/entries/some-trouble/hit-9.txt: is larger than 20000 bytes; shorten it");
  }

  @Test
  void a_huge_file_elsewhere_in_the_repository_is_refused_before_it_is_unpacked() {
    refuses(upstream.entry("some-trouble").file("video.mp4", "x".repeat(200_001)), "200");
  }

  @Test
  void a_server_that_can_leaves_out_what_is_not_ours_and_what_is_too_large() {
    upstream.allowingFilters();
    String taken = upstream.entry("some-trouble").file("video.mp4", "x".repeat(200_001)).push();
    Follower follower = follower(SMALL);

    follower.look();

    assertThat(follower.get().revision()).isEqualTo(taken);
    upstream.file(entry("some-trouble") + "hit-9.txt", "x".repeat(20_001)).push();
    follower.look();
    assertThat(says(follower)).contains("hit-9.txt: is larger than 20000 bytes; shorten it");
  }

  @Test
  void a_commit_that_is_large_packed_is_refused() {
    String noise =
        new java.util.Random(1)
            .ints(190_000, ' ', '~')
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    refuses(
        upstream
            .entry("some-trouble")
            .file("a", noise)
            .file("b", "b" + noise.substring(7))
            .file("c", new StringBuilder(noise).reverse().toString()),
        "the commit comes to more than 300000 bytes, packed");
  }

  @Test
  void entries_that_are_large_together_are_refused() {
    for (int i = 0; i < 6; i++) {
      upstream.file(entry("some-trouble") + "near-" + i + ".txt", i + "x".repeat(19_000));
    }
    refuses(upstream, "knowledge/entries: comes to more than 100000 bytes; remove some");
  }

  @Test
  void too_many_files_are_refused() {
    for (int i = 0; i < 41; i++) {
      upstream.file(entry("some-trouble") + "near-" + i + ".txt", "x");
    }
    refuses(upstream, "knowledge/entries: has more than 40 files; remove some");
  }

  @Test
  void symbolic_links_are_refused_and_not_followed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cr3t");
    upstream.entry("some-trouble").symlink(entry("some-trouble") + "hit-9.txt", secret.toString());

    refuses(upstream, "some-trouble/hit-9.txt: is a symbolic link, which is not followed");
    refuses(
        upstream
            .remove(entry("some-trouble") + "hit-9")
            .symlink(Upstream.ENTRIES + "/other-trouble", folder.toString()),
        "knowledge/entries/other-trouble: is a symbolic link");
  }

  @Test
  void a_folder_of_entries_that_is_a_symbolic_link_is_refused() {
    refuses(
        upstream.symlink(Upstream.ENTRIES, folder.toString()),
        "knowledge/entries: there is no such folder");
  }

  @Test
  void submodules_are_refused_and_not_followed() {
    refuses(
        upstream.entry("some-trouble").submodule(Upstream.ENTRIES + "/shared"),
        "knowledge/entries/shared: is a submodule, which is not followed");
  }

  @Test
  void a_name_that_is_no_name_of_an_entry_is_refused() {
    refuses(
        upstream.entry("some-trouble").file(Upstream.ENTRIES + "/a trouble/entry.yaml", "x"),
        "knowledge/entries/a trouble: is named with more than letters");
  }

  private void refuses(Upstream revision, String because) {
    revision.push();
    Follower follower = follower(SMALL);

    follower.look();

    assertThat(follower.get()).isSameAs(BUNDLED);
    assertThat(says(follower)).contains("; refused revision ", because);
  }

  @Test
  void what_no_entry_is_made_of_is_left_where_it_is() throws IOException {
    upstream
        .entry("some-trouble")
        .file(entry("some-trouble") + "run.sh", "rm -rf /")
        .file(entry("some-trouble") + ".gitattributes", "* filter=evil")
        .file(entry("some-trouble") + "more/entry.yaml", "x")
        .file("hooks/post-checkout", "rm -rf /")
        .push();
    Follower follower = follower();

    follower.look();

    assertThat(ids(follower)).containsExactly("some-trouble");
    try (Stream<Path> files = Files.walk(kept())) {
      assertThat(files.filter(Files::isRegularFile).map(it -> it.getFileName().toString()))
          .contains("entry.yaml", "zh.yaml")
          .allMatch(
              name -> name.endsWith(".yaml") || name.endsWith(".txt") || name.endsWith(".tf"));
    }
  }

  @Test
  void a_listener_that_fails_does_not_stop_anything() {
    upstream.entry("some-trouble").push();
    Follower follower =
        new Follower(
            config(upstream.path()),
            state,
            BUNDLED,
            event -> {
              throw new IllegalStateException("Slack is down");
            },
            NOON,
            Limits.USUAL,
            Pace.of(Duration.ofHours(1)));

    follower.look();

    assertThat(ids(follower)).containsExactly("some-trouble");
  }

  @Test
  void a_push_that_we_are_told_of_is_picked_up_at_once() throws InterruptedException {
    String first = upstream.entry("some-trouble").push();
    BlockingQueue<FollowEvent> heard = new LinkedBlockingQueue<>();
    FollowConfig told =
        new FollowConfig(
            upstream.path(),
            "main",
            Upstream.ENTRIES,
            Duration.ofHours(1),
            Optional.empty(),
            Optional.empty(),
            Optional.of(new Secret("0123456789abcdef")));
    Pace slow = new Pace(Duration.ofHours(1), Duration.ofMillis(1));
    try (Follower follower =
        new Follower(told, state, BUNDLED, heard::add, NOON, Limits.USUAL, slow)) {
      follower.start();
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(new FollowEvent.Took(first, 1));
      String second = upstream.entry("new-trouble", "another failure altogether").push();
      Received push =
          new Received(
              Hook.PATH,
              Map.of(
                  "x-gitlab-event", List.of("Push Hook"),
                  "x-gitlab-token", List.of("0123456789abcdef")),
              Map.of(),
              Bytes.of("{\"ref\": \"refs/heads/main\"}".getBytes(StandardCharsets.UTF_8)));

      for (int time = 0; time < 5; time++) {
        assertThat(follower.routes().getFirst().answer().apply(push).status()).isEqualTo(202);
      }

      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(new FollowEvent.Took(second, 2));
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void without_a_secret_nobody_can_tell_us_of_a_push() {
    assertThat(follower().routes()).isEmpty();
  }

  @Test
  void questions_during_swaps_are_all_answered_each_by_one_whole_revision() throws Exception {
    String first = upstream.entry("trouble-0").push();
    Map<String, String> entryOf = new ConcurrentHashMap<>(Map.of(first, "trouble-0"));
    BlockingQueue<FollowEvent> heard = new LinkedBlockingQueue<>();
    Pace quick = new Pace(Duration.ofMillis(20), Duration.ofMillis(1));
    AtomicBoolean done = new AtomicBoolean();
    try (Follower follower =
            new Follower(
                config(upstream.path()), state, BUNDLED, heard::add, NOON, Limits.USUAL, quick);
        ExecutorService askers = Executors.newFixedThreadPool(3)) {
      follower.start();
      assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(new FollowEvent.Took(first, 1));
      List<Future<Integer>> asked = new ArrayList<>();
      for (int asker = 0; asker < 3; asker++) {
        asked.add(
            askers.submit(() -> {
              int answers = 0;
              while (!done.get()) {
                Brain brain = follower.get();
                assertThat(brain.knowledge().ids()).containsExactly(entryOf.get(brain.revision()));
                assertThat(answer(brain).id()).isEqualTo(entryOf.get(brain.revision()));
                answers++;
              }
              return answers;
            }));
      }
      try {
        for (int revision = 1; revision <= 8; revision++) {
          String id = "trouble-" + revision;
          upstream.remove("").broken(id);
          upstream.push();
          assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(FollowEvent.Refused.class);
          upstream.entry(id);
          // askers know what a revision holds before anybody can take it
          String commit = upstream.commit();
          entryOf.put(commit, id);
          upstream.backTo(commit);
          assertThat(heard.poll(60, TimeUnit.SECONDS)).isInstanceOf(FollowEvent.Took.class);
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> each : asked) {
        assertThat(each.get(60, TimeUnit.SECONDS)).isPositive();
      }
      assertThat(ids(follower)).containsExactly("trouble-8");
    }
  }
}
