package io.github.eksauth.bot.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Reads the body of a request up to a size and within a time; whoever sends more or drips is cut
/// off, and nothing beyond the size is kept.
record BodyReader(int mostBytes, Duration longest, InstantSource clock) {
  private static final int CHUNK = 8192;

  /// What became of a body.
  sealed interface Body {
    /// It is all here.
    record Whole(Bytes bytes) implements Body {}

    /// It is larger than it may be.
    record TooLarge() implements Body {}

    /// It took longer than it may.
    record TooSlow() implements Body {}
  }

  /// @param announced the length that the sender says it has; negative when it does not say
  /// @throws IOException when the sender hangs up, or sends what is no HTTP
  Body read(InputStream in, long announced) throws IOException {
    if (announced > mostBytes) {
      return new Body.TooLarge();
    }
    Instant latest = clock.instant().plus(longest);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(announced, 0));
    byte[] chunk = new byte[CHUNK];
    int length = in.read(chunk);
    while (length >= 0) {
      if (bytes.size() + length > mostBytes) {
        return new Body.TooLarge();
      }
      bytes.write(chunk, 0, length);
      if (clock.instant().isAfter(latest)) {
        return new Body.TooSlow();
      }
      length = in.read(chunk);
    }
    return new Body.Whole(Bytes.of(bytes.toByteArray()));
  }
}
