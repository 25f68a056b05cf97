package io.github.eksauth.bot.conversation;

/// What came with a question and is not read, so that the answer can say so.
///
/// @param files how many files: more came than we read of one message
/// @param text whether the text was longer than what we read, and only its beginning is here
public record LeftOut(int files, boolean text) {
  public static final LeftOut NOTHING = new LeftOut(0, false);
}
