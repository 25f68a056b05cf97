package io.github.eksauth.knowledge.match;

import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.text.Paste;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Random;

/// Scans a generated log of 1 GB, with one error in it, and tells how fast and in how much memory.
/// The log is made as it is read, so that no disk is measured.
public final class LogScanRun {
  private static final long BYTES = 1_000_000_000L;
  private static final String ERROR =
      "2026-01-31T10:11:12.000Z WARN fargate-scheduler Misconfigured Fargate Profile: fargate profile apps"
          + " blocked for new launches due to: Pod execution role is not found in auth config or does"
          + " not have all required permissions for launching fargate pods.\n";

  private LogScanRun() {}

  /// Prints the figures.
  public static void main(String[] args) throws IOException {
    Matcher matcher = Matcher.bundled(Knowledge.bundled());
    LogScan scan = new LogScan(matcher);
    scan.excerpt(reader(BYTES / 20));
    long start = System.nanoTime();
    String excerpt = scan.excerpt(reader(BYTES));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%.0f MB in %.1f s: %.0f MB/s; making the log alone: %.0f MB/s; heap of %d MiB%n",
        BYTES / 1e6,
        seconds,
        BYTES / 1e6 / seconds,
        BYTES / 1e6 / making(),
        Runtime.getRuntime().maxMemory() >> 20);
    System.out.printf(
        "excerpt of %d lines, found %s%n",
        excerpt.lines().count(), matcher.match(new Paste(excerpt)).hits().getFirst().entry());
  }

  private static double making() throws IOException {
    long start = System.nanoTime();
    char[] buffer = new char[64 * 1024];
    try (InputStreamReader reader = reader(BYTES)) {
      while (reader.read(buffer) >= 0) {
        // only reads
      }
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static InputStreamReader reader(long bytes) {
    return new InputStreamReader(new Log(bytes), StandardCharsets.UTF_8);
  }

  /// Blocks of lines as services write them, over and over, with the error in the middle.
  private static final class Log extends InputStream {
    private final byte[] block = block();
    private final byte[] error = ERROR.getBytes(StandardCharsets.UTF_8);
    private final long bytes;
    private long read;
    private boolean told;

    Log(long bytes) {
      this.bytes = bytes;
    }

    private static byte[] block() {
      Random random = new Random(7);
      String[] words = {
        "handled", "request", "cache", "miss", "user", "order", "payment", "queue", "flush",
        "index", "retry", "page", "token", "node", "pod", "update"
      };
      StringBuilder lines = new StringBuilder();
      while (lines.length() < 4_000_000) {
        lines.append("2026-01-31T10:11:12.").append(100 + random.nextInt(900)).append("Z INFO [");
        lines.append(Integer.toHexString(random.nextInt())).append("] ");
        int count = 6 + random.nextInt(14);
        for (int i = 0; i < count; i++) {
          lines
              .append(words[random.nextInt(words.length)])
              .append(i % 3 == 2 ? "=" + random.nextInt(100_000) : "")
              .append(' ');
        }
        lines.append("took ").append(random.nextInt(900)).append(" ms\n");
      }
      return lines.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("read in blocks");
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (read >= bytes) {
        return -1;
      }
      int at = (int) (read % block.length);
      if (at == 0 && !told && read > bytes / 2) {
        told = true;
        System.arraycopy(error, 0, target, offset, error.length);
        return error.length;
      }
      int n = (int) Math.min(Math.min(length, block.length - at), bytes - read);
      System.arraycopy(block, at, target, offset, n);
      read += n;
      return n;
    }
  }
}
