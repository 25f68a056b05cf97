package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.knowledge.text.Paste;

/// What a shared file says, or why it was not read.
public sealed interface FileText {
  /// The text of the file, secrets replaced; of a long log the lines that can matter, which may be
  /// none.
  ///
  /// @param secrets whether secrets stood there
  /// @param cut whether only the first part was read
  record Text(Paste paste, boolean secrets, boolean cut) implements FileText {}

  /// The file was not read.
  record Refused(Reason reason) implements FileText {}

  /// Why a file is not read.
  enum Reason {
    /// It is longer than what we read.
    TOO_BIG,
    /// It is an archive, an image or another file that is no text.
    NOT_TEXT,
    /// Its bytes are not in Slack, so that our token must not go there.
    ELSEWHERE,
    /// There is nothing in it.
    EMPTY,
    /// Slack has it no more.
    NOT_FOUND,
    /// Our app may not read files here; it needs the scope `files:read`.
    NOT_ALLOWED,
    /// It could not be had in time, or not whole.
    UNREADABLE
  }
}
