package io.github.eksauth.bot.following;

import java.time.Duration;

/// How much of a repository is taken in; a revision that has more is not.
///
/// @param files files and folders among the entries
/// @param fileBytes bytes of one file of an entry
/// @param entryBytes bytes of all files of all entries
/// @param objectBytes bytes of any one object that the server sends, entry or not
/// @param packBytes bytes that the server sends for one commit, packed
/// @param idle how long the server may say nothing; whole seconds
/// @param fetch how long it may take to send a commit
record Limits(
    int files,
    long fileBytes,
    long entryBytes,
    long objectBytes,
    long packBytes,
    Duration idle,
    Duration fetch) {
  private static final long KIB = 1024;
  private static final long MIB = 1024 * KIB;

  /// Some ten times of what the program's own entries need.
  static final Limits USUAL =
      new Limits(
          20_000,
          256 * KIB,
          64 * MIB,
          32 * MIB,
          256 * MIB,
          Duration.ofSeconds(20),
          Duration.ofMinutes(5));
}
