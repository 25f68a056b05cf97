package io.github.eksauth.bot.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// One run of the program, as a test sees it.
public record Run(int exitCode, String out, String err) {
  public static Run of(String... args) {
    return withInput("", args);
  }

  static Run withInput(String input, String... args) {
    return withInput(input.getBytes(StandardCharsets.UTF_8), args);
  }

  static Run withInput(byte[] input, String... args) {
    return in(Map.of(), input, args);
  }

  /// With these environment variables on top of what makes the output plain.
  static Run in(Map<String, String> environment, String input, String... args) {
    return in(environment, input.getBytes(StandardCharsets.UTF_8), args);
  }

  private static Run in(Map<String, String> environment, byte[] input, String... args) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("NO_COLOR", "1");
    all.put("COLUMNS", "100");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        EksAuth.run(
            new EksAuth.Console(
                new ByteArrayInputStream(input), new PrintWriter(out), new PrintWriter(err), all),
            args);
    return new Run(exitCode, out.toString(), err.toString());
  }
}
