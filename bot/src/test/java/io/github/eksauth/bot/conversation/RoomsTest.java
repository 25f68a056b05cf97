package io.github.eksauth.bot.conversation;

import static io.github.eksauth.bot.conversation.Asking.CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomsTest {
  private static final Place OTHER = new Place("T1", "C2", Optional.empty());

  @TempDir private Path folder;
  private Journal journal;
  private Rooms rooms;

  @BeforeEach
  void open() {
    journal = Journal.open(folder, new Hands());
    rooms = new Rooms(journal);
  }

  @AfterEach
  void close() {
    journal.close();
  }

  private void restart() {
    close();
    open();
  }

  @Test
  void a_channel_keeps_its_cluster_over_a_restart_in_all_its_threads() {
    rooms.use(CHANNEL.in("1"), "prod");
    restart();

    assertThat(rooms.cluster(CHANNEL)).contains("prod");
    assertThat(rooms.cluster(CHANNEL.in("2"))).contains("prod");
    assertThat(rooms.cluster(OTHER)).isEmpty();
  }

  @Test
  void the_same_channel_id_in_another_workspace_is_another_channel() {
    rooms.use(CHANNEL, "prod");

    assertThat(rooms.cluster(new Place("T2", "C1", Optional.empty()))).isEmpty();
  }

  @Test
  void the_last_5_clusters_are_known_the_newest_first_and_each_once() {
    IntStream.rangeClosed(1, 6).forEach(i -> rooms.used(CHANNEL, "c" + i));
    rooms.used(CHANNEL, "c3");
    restart();

    assertThat(rooms.lately(CHANNEL)).containsExactly("c3", "c6", "c5", "c4", "c2");
  }

  @Test
  void a_muted_thread_is_quiet_and_the_channel_is_not() {
    rooms.mute(CHANNEL.in("1"));
    restart();

    assertThat(rooms.isMuted(CHANNEL.in("1"))).isTrue();
    assertThat(rooms.isMuted(CHANNEL.in("2"))).isFalse();
    assertThat(rooms.isMuted(CHANNEL)).isFalse();
    rooms.unmute(CHANNEL.in("1"));
    assertThat(rooms.isMuted(CHANNEL.in("1"))).isFalse();
  }

  @Test
  void a_muted_channel_is_quiet_in_all_its_threads() {
    rooms.mute(CHANNEL);
    rooms.unmute(CHANNEL.in("1"));

    assertThat(rooms.isMuted(CHANNEL.in("1"))).isTrue();
    assertThat(rooms.isMuted(OTHER)).isFalse();
    assertThat(rooms.muted("T1")).containsExactly(CHANNEL);
    rooms.unmute(CHANNEL);
    restart();
    assertThat(rooms.isMuted(CHANNEL.in("1"))).isFalse();
    assertThat(rooms.muted("T1")).isEmpty();
  }

  @Test
  void how_to_mute_is_said_once_in_each_channel() {
    assertThat(rooms.hint(CHANNEL.in("1"))).isTrue();
    restart();
    assertThat(rooms.hint(CHANNEL.in("2"))).isFalse();
    assertThat(rooms.hint(OTHER)).isTrue();
  }

  @Test
  void of_very_many_muted_threads_the_last_200_are_known() {
    IntStream.rangeClosed(1, 201).forEach(i -> rooms.mute(CHANNEL.in("t" + i)));

    assertThat(rooms.isMuted(CHANNEL.in("t1"))).isFalse();
    assertThat(rooms.isMuted(CHANNEL.in("t2"))).isTrue();
    assertThat(rooms.isMuted(CHANNEL.in("t201"))).isTrue();
  }
}
