package io.github.eksauth.bot.conversation;

import io.github.eksauth.bot.conversation.GivenUp.Reason;
import io.github.eksauth.bot.conversation.JournalLine.About;
import io.github.eksauth.bot.conversation.JournalLine.Accepted;
import io.github.eksauth.bot.conversation.JournalLine.Done;
import io.github.eksauth.bot.conversation.JournalLine.HasPosted;
import io.github.eksauth.bot.conversation.JournalLine.Heading;
import io.github.eksauth.bot.conversation.JournalLine.Posting;
import io.github.eksauth.bot.conversation.JournalLine.Spoke;
import io.github.eksauth.bot.conversation.JournalLine.Starting;
import io.github.eksauth.bot.intake.BadInput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must survive the end of the process, however it ends: what was taken and is not answered,
/// what came in lately, answers that can be given again, and what we remember about channels.
///
/// It is a file of JSON lines in the state folder. A call that returns has written its line; see
/// [LineFile] for what that promises. Now and then the file is replaced by a shorter one that
/// amounts to the same: written aside, put in place with one rename, and without keeping anybody
/// waiting meanwhile. That happens when it has grown long, and once an hour when there is something
/// in it that is not needed any more, so that no text stays on the disk for much longer than it is
/// of use.
///
/// Of pastes it holds the redacted text only: there is no other. Several threads may use it.
///
/// When the disk refuses a line the bot goes on without that line, and says so in the log and in
/// [#trouble()]: somebody who waits for an answer is worse off with a bot that stops because it
/// could forget.
public final class Journal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  /// Nobody waits longer for an answer in a chat.
  static final Duration WORTH_ANSWERING = Duration.ofMinutes(10);

  static final int MOST_ATTEMPTS = 3;

  private static final Duration WORTH_AN_APOLOGY = Duration.ofHours(24);
  private static final Duration BETWEEN_WARNINGS = Duration.ofMinutes(1);
  private static final Duration BETWEEN_TIDYINGS = Duration.ofHours(1);

  /// A line that says that something is done has an id in it and little else.
  private static final int LONGEST_DONE = 1_000;

  private static final long USUAL_SIZE = 8L * 1024 * 1024;
  private static final long MOST_ANSWER_BYTES = 16L * 1024 * 1024;

  private static final String NAME = "journal.jsonl";
  private static final String NEXT = "journal.next.jsonl";
  private static final String UNREAD = "journal.unread.jsonl";
  private static final String LOCK = "journal.lock";

  private final StateFolder folder;
  private final Clock clock;
  private final long usualSize;
  private final FileChannel lockFile;
  private final List<Unfinished> unfinished;
  private final List<GivenUp> givenUp;
  private final int unreadable;
  private final Thread tidying =
      Thread.ofVirtual().name("journal-tidying").unstarted(this::tidyEveryHour);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition compacted = lock.newCondition();

  // guarded by the lock
  private final JournalState state;
  private LineFile file;
  private boolean closed;
  private long compactAt;
  private Optional<String> trouble = Optional.empty();
  private Instant warned = Instant.MIN;

  /// The lines that came while a shorter file is being written; null when none is.
  private @Nullable List<String> meanwhile;

  private Journal(StateFolder folder, Clock clock, long usualSize, FileChannel lockFile)
      throws IOException {
    this.folder = folder;
    this.clock = clock;
    this.usualSize = usualSize;
    this.lockFile = lockFile;
    state = new JournalState(MOST_ANSWER_BYTES);
    Instant now = clock.instant();
    unreadable = readBack(now);
    int dropped = state.dropOlderThan(WORTH_AN_APOLOGY, now);
    if (dropped > 0) {
      LOG.warn("{} unanswered questions in {} are older than a day and dropped", dropped, folder);
    }
    List<Unfinished> open = state.unfinished();
    givenUp = open.stream().flatMap(it -> giveUp(it, now).stream()).toList();
    unfinished = open.stream().filter(it -> giveUp(it, now).isEmpty()).toList();
    file = replacement(state.lines(now));
    putInPlace();
    compactAt = Math.max(usualSize, 2 * file.size());
  }

  /// The journal in a folder, with what is in it.
  ///
  /// Lines that cannot be read are told in the log and do no harm: the last one is torn when the
  /// process was killed while it wrote, and then nobody was told that it is there.
  ///
  /// @throws BadInput when the folder cannot be used, or another process uses it
  public static Journal open(Path folder, Clock clock) {
    Journal journal = open(folder, clock, USUAL_SIZE);
    journal.tidying.start();
    return journal;
  }

  /// @param usualSize up to which the file grows, in bytes, before it is compacted
  static Journal open(Path path, Clock clock, long usualSize) {
    StateFolder folder = StateFolder.at(path);
    FileChannel lock = lock(folder);
    try {
      return new Journal(folder, clock, usualSize, lock);
    } catch (IOException e) {
      close(lock);
      throw new BadInput(
          "The journal in %s cannot be used (%s); let our user own the folder and the files in it"
              .formatted(folder, e));
    }
  }

  private static FileChannel lock(StateFolder folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(folder.own(LOCK), StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new BadInput(
          "%s cannot be written (%s); let our user own the folder and the files in it"
              .formatted(folder.file(LOCK), e));
    }
    try {
      @Nullable FileLock lock = channel.tryLock();
      if (lock != null) {
        channel.truncate(0);
        channel.write(
            ByteBuffer.wrap(
                Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // this very process has it open
    } catch (IOException e) {
      close(channel);
      throw new BadInput(
          "%s cannot be locked (%s); name a folder on another file system as `state` under `slack:`"
              .formatted(folder.file(LOCK), e));
    }
    String owner = owner(channel);
    close(channel);
    throw new BadInput(
        "The folder %s is in use by another eks-auth%s; stop that one, or name another folder as `state` under `slack:`"
            .formatted(folder, owner));
  }

  private static String owner(FileChannel channel) {
    try {
      ByteBuffer text = ByteBuffer.allocate(20);
      channel.read(text, 0);
      String pid = new String(text.array(), 0, text.position(), StandardCharsets.US_ASCII);
      return pid.isBlank() ? "" : " (process " + pid + ")";
    } catch (IOException e) {
      return "";
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("a lock file could not be closed", e);
    }
  }

  /// @return how many lines could not be read
  private int readBack(Instant now) throws IOException {
    Path path = folder.file(NAME);
    if (Files.notExists(path)) {
      return 0;
    }
    Set<String> done = done(path);
    boolean[] lastIsUnreadable = {false};
    int[] count = {0};
    LineReader.read(
        path,
        text -> {
          Optional<JournalLine> line = JournalJson.read(text, done);
          line.ifPresent(it -> state.apply(it, text + "\n", now));
          lastIsUnreadable[0] = line.isEmpty();
          count[0] += line.isEmpty() ? 1 : 0;
        });
    if (count[0] > (lastIsUnreadable[0] ? 1 : 0)) {
      Files.deleteIfExists(folder.file(UNREAD));
      Files.copy(path, folder.file(UNREAD));
      folder.own(UNREAD);
      LOG.warn(
          "{} lines of {} cannot be read and are left out; the file as it was is kept as {}",
          count[0],
          path,
          UNREAD);
    }
    return count[0];
  }

  /// What the file says is done: the pastes of most of it need not be read.
  private static Set<String> done(Path path) throws IOException {
    Set<String> done = new HashSet<>();
    LineReader.read(
        path,
        text -> {
          if (text.length() < LONGEST_DONE
              && JournalJson.read(text).orElse(null) instanceof Done(String id)) {
            done.add(id);
          }
        });
    return done;
  }

  private static Optional<GivenUp> giveUp(Unfinished what, Instant now) {
    if (what.attempts() >= MOST_ATTEMPTS) {
      return Optional.of(new GivenUp(what, Reason.TRIED_TOO_OFTEN));
    }
    return what.asked().at().isBefore(now.minus(WORTH_ANSWERING))
        ? Optional.of(new GivenUp(what, Reason.TOO_OLD))
        : Optional.empty();
  }

  /// What was taken before the start and is to be answered now, in the order in which it came.
  public List<Unfinished> unfinished() {
    return unfinished;
  }

  /// What was taken before the start and is not answered any more.
  public List<GivenUp> givenUp() {
    return givenUp;
  }

  /// How many lines could not be read at the start.
  public int unreadable() {
    return unreadable;
  }

  /// What came in within the last 15 minutes, the oldest first.
  public List<Seen> seen() {
    return locked(() -> state.seen(clock.instant()));
  }

  /// How far something is that is not done yet.
  public Optional<Unfinished> unfinished(String id) {
    return locked(() -> state.unfinished(id));
  }

  /// How many questions are taken and not done.
  public int open() {
    return locked(state::open);
  }

  /// Why lines cannot be written at present, when they cannot.
  public Optional<String> trouble() {
    return locked(() -> trouble);
  }

  /// Something was taken: from here on it is answered, in this life or the next.
  public void accept(Asked asked) {
    put(new Accepted(asked, clock.instant()));
  }

  /// An answer to it is begun.
  public void starting(String id) {
    lock.lock();
    try {
      state.unfinished(id).ifPresent(it -> put(new Starting(id, it.attempts() + 1)));
    } finally {
      lock.unlock();
    }
  }

  /// A message is about to be posted for it.
  public void posting(String id) {
    ifOpen(id, new Posting(id));
  }

  /// The message was posted.
  ///
  /// @param message the chat's id of it
  public void posted(String id, Place place, String message) {
    ifOpen(id, new HasPosted(id, new Posted(place, message)));
  }

  /// It is answered, or its asker was told that it will not be.
  public void done(String id) {
    ifOpen(id, new Done(id));
  }

  /// An answer was given, or turned by its reader. The newest 1,000 are kept, for a day at most.
  public void remember(Answered answered) {
    put(JournalJson.remembered(answered));
  }

  /// The answer with this id, while it is kept.
  public Optional<Answered> recall(String id) {
    return locked(() -> state.answer(id, clock.instant())).flatMap(JournalJson::answered);
  }

  /// The answers of that kind, the newest first.
  List<Answered> recall(Predicate<Heading> which, int most) {
    return locked(() -> state.answers(which, most, clock.instant())).stream()
        .flatMap(line -> JournalJson.answered(line).stream())
        .toList();
  }

  /// What is known about a channel from now on.
  void remember(Room room) {
    put(new About(room));
  }

  /// What is known about the channel of a place.
  Room room(Place place) {
    return locked(() -> state.room(place));
  }

  /// What is known about channels; what changed last comes last.
  List<Room> rooms() {
    return locked(state::rooms);
  }

  /// Whether we may speak unasked now. Then it is noted that we did, for an hour.
  ///
  /// @param keys what may be spoken about once: places, errors
  boolean speak(List<String> keys) {
    lock.lock();
    try {
      Instant now = clock.instant();
      if (keys.stream().anyMatch(key -> state.spokeLately(key, now))) {
        return false;
      }
      keys.forEach(key -> put(new Spoke(key, now)));
      return true;
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> read) {
    lock.lock();
    try {
      return read.get();
    } finally {
      lock.unlock();
    }
  }

  private void ifOpen(String id, JournalLine line) {
    lock.lock();
    try {
      state.unfinished(id).ifPresent(it -> put(line));
    } finally {
      lock.unlock();
    }
  }

  private void put(JournalLine line) {
    String written = JournalJson.write(line);
    lock.lock();
    try {
      if (closed) {
        throw new IllegalStateException("the journal is closed");
      }
      write(written);
      state.apply(line, written, clock.instant());
      if (meanwhile != null) {
        meanwhile.add(written);
      } else if (file.size() > compactAt) {
        startCompacting(state.lines(clock.instant()));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Takes out of the file what is not needed any more, also when nobody asks anything.
  void tidy() {
    lock.lock();
    try {
      if (closed || meanwhile != null) {
        return;
      }
      List<String> lines = state.lines(clock.instant());
      long needed =
          lines.stream().mapToLong(line -> line.getBytes(StandardCharsets.UTF_8).length).sum();
      if (file.size() > needed) {
        startCompacting(lines);
      }
    } finally {
      lock.unlock();
    }
  }

  private void tidyEveryHour() {
    try {
      while (true) {
        Thread.sleep(BETWEEN_TIDYINGS);
        tidy();
      }
    } catch (InterruptedException e) {
      // the journal is closed
    }
  }

  /// Under the lock.
  private void startCompacting(List<String> lines) {
    meanwhile = new ArrayList<>();
    Thread.ofVirtual().name("journal").start(() -> compact(lines));
  }

  private void write(String line) {
    try {
      file.add(line);
      trouble = Optional.empty();
    } catch (IOException e) {
      trouble =
          Optional.of(
              "%s cannot be written (%s); a question that is being answered would be lost with the process"
                  .formatted(folder.file(NAME), e.getMessage()));
      Instant now = clock.instant();
      if (warned.isBefore(now.minus(BETWEEN_WARNINGS))) {
        warned = now;
        LOG.error("{}", trouble.orElseThrow());
      }
    }
  }

  /// Replaces the file by these lines and those that came meanwhile.
  private void compact(List<String> lines) {
    Optional<LineFile> shorter = Optional.empty();
    try {
      shorter = Optional.of(replacement(lines));
    } catch (IOException e) {
      LOG.warn("{} could not be compacted: {}", folder.file(NAME), e.getMessage());
    }
    lock.lock();
    try {
      if (shorter.isPresent()) {
        replaceBy(shorter.get());
      }
      compactAt = Math.max(usualSize, 2 * file.size());
      meanwhile = null;
      compacted.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void replaceBy(LineFile shorter) {
    try {
      for (String line : meanwhile == null ? List.<String>of() : meanwhile) {
        shorter.add(line);
      }
      putInPlace();
    } catch (IOException e) {
      LOG.warn("{} could not be compacted: {}", folder.file(NAME), e.getMessage());
      close(shorter);
      return;
    }
    close(file);
    file = shorter;
  }

  /// A file with these lines, on the disk, beside the one in use.
  private LineFile replacement(List<String> lines) throws IOException {
    Files.deleteIfExists(folder.file(NEXT));
    LineFile next = LineFile.addingTo(folder.own(NEXT));
    try {
      for (String bundle : bundles(lines)) {
        next.add(bundle);
      }
      // so that a power cut right after the rename does not leave an empty file
      next.sync();
      return next;
    } catch (IOException e) {
      close(next);
      throw e;
    }
  }

  /// Few large writes rather than many small ones.
  private static List<String> bundles(List<String> lines) {
    List<String> bundles = new ArrayList<>();
    StringBuilder bundle = new StringBuilder();
    for (String line : lines) {
      bundle.append(line);
      if (bundle.length() > 256 * 1024) {
        bundles.add(bundle.toString());
        bundle.setLength(0);
      }
    }
    bundles.add(bundle.toString());
    return bundles;
  }

  private void putInPlace() throws IOException {
    Files.move(folder.file(NEXT), folder.file(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void close(LineFile file) {
    try {
      file.close();
    } catch (IOException e) {
      LOG.debug("a journal file could not be closed", e);
    }
  }

  /// Closes the file and lets another process have the folder. Nothing is taken after it.
  @Override
  public void close() {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      tidying.interrupt();
      while (meanwhile != null) {
        compacted.awaitUninterruptibly();
      }
      close(file);
      close(lockFile);
    } finally {
      lock.unlock();
    }
  }
}
