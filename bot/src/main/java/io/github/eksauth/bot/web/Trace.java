package io.github.eksauth.bot.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Where an exception came from, for the log. Messages are left out: those of parsers quote what
/// they could not read, and that may be a paste or a secret.
public final class Trace {
  private static final int FRAMES = 12;
  private static final int CAUSES = 4;

  private Trace() {}

  /// The classes of the exception and its causes, with the places that each was thrown at.
  public static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder(one(thrown));
    Throwable cause = thrown.getCause();
    for (int i = 0; i < CAUSES && cause != null; i++) {
      text.append(", caused by ").append(one(cause));
      cause = cause.getCause();
    }
    return text.toString();
  }

  private static String one(Throwable thrown) {
    return Arrays.stream(thrown.getStackTrace())
        .limit(FRAMES)
        .map(frame ->
            frame.getClassName().substring(frame.getClassName().lastIndexOf('.') + 1)
                + "."
                + frame.getMethodName()
                + ":"
                + frame.getLineNumber())
        .collect(Collectors.joining(" < ", thrown.getClass().getName() + " at ", ""));
  }
}
